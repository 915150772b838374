/** Whether a plan, a budget or a figure is on track, in the usual words of those who lead. */
import { shared } from '#web/base/lead-words.ts'
import { Verdict } from '#web/parts/chip.tsx'

const wordKeys = { pass: 'onTrack', hold: 'atRisk', fail: 'offTrack', nodata: 'noData' } as const

export const TrackVerdict = ({ verdict }: { verdict: keyof typeof wordKeys }) => (
  <Verdict verdict={verdict}>{shared(wordKeys[verdict])}</Verdict>
)
