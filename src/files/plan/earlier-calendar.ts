/** The events of a calendar file that was written here before, so that a newer one can say what became of them. */
import type { CalendarEvent } from '#core/kernel/calendar-event.ts'
import { addDays } from '#core/kernel/calendar.ts'

export interface EarlierEvent {
  readonly event: CalendarEvent
  readonly isCancelled: boolean
}

const spelled = (text: string): string => text.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
const dayOf = (text: string): string => `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`
const instantOf = (text: string): string => `${dayOf(text)}T${text.slice(9, 11)}:${text.slice(11, 13)}:${text.slice(13, 15)}Z`

/** Property name, without its parameters, to its value. */
const propertiesOf = (lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map(lines.map((line) => [/^[A-Z-]+/.exec(line)?.[0] ?? '', line.slice(line.indexOf(':') + 1)]))

const eventOf = (lines: readonly string[]): EarlierEvent | null => {
  const of = propertiesOf(lines)
  const [uid, starts, ends] = [of.get('UID'), of.get('DTSTART') ?? '', of.get('DTEND') ?? '']
  const sequence = Number(of.get('SEQUENCE') ?? 0)
  if (!uid || !Number.isSafeInteger(sequence)) return null
  const details = { uid: spelled(uid), sequence, title: spelled(of.get('SUMMARY') ?? '') }
  const isCancelled = of.get('STATUS') === 'CANCELLED'
  if (/^\d{8}$/.test(starts)) {
    const day = dayOf(starts)
    return { isCancelled, event: { ...details, kind: 'day', day, endDay: /^\d{8}$/.test(ends) ? addDays(dayOf(ends), -1) : day } }
  }
  if (!/^\d{8}T\d{6}Z$/.test(starts)) return null
  const startsAt = instantOf(starts)
  const minutes = /^\d{8}T\d{6}Z$/.test(ends) ? Math.round((Date.parse(instantOf(ends)) - Date.parse(startsAt)) / 60_000) : 60
  return { isCancelled, event: { ...details, kind: 'time', startsAt, minutes } }
}

/**
 * The events of a file by their UIDs; what it holds besides is passed over.
 *
 * @example eventsIn(text).get('phase.core@new-crm.uitrol')?.event.sequence // 20758
 */
export const eventsIn = (text: string): ReadonlyMap<string, EarlierEvent> => {
  const found = new Map<string, EarlierEvent>()
  let lines: string[] | undefined
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    if (line === 'BEGIN:VEVENT') lines = []
    else if (line === 'END:VEVENT') {
      const event = eventOf(lines ?? [])
      if (event) found.set(event.event.uid, event)
      lines = undefined
    } else lines?.push(line)
  }
  return found
}
