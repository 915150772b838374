/** A told share in words, for pages and messages alike (ME-8). */
import type { ToldShare } from '#core/metrics/small-groups.ts'

export const shareInEnglish = ({ from, to }: ToldShare): string => {
  if (from === 0) return to === 50 ? 'under half' : `under ${to}%`
  if (to === 100) return from === 50 ? 'half or more' : `${from}% or more`
  return `${from === 50 ? 'half' : `${from}%`} to ${to}%`
}

export const shareInDutch = ({ from, to }: ToldShare): string => {
  if (from === 0) return to === 50 ? 'minder dan de helft' : `minder dan ${to}%`
  if (to === 100) return from === 50 ? 'de helft of meer' : `${from}% of meer`
  return `${from === 50 ? 'de helft' : `${from}%`} tot ${to}%`
}
