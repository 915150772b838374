/** The plan as a calendar file, to import once; the living feed is made of stored rows. */
import type { CalendarEvent } from '#core/kernel/calendar-event.ts'
import { dayNumber } from '#core/kernel/calendar.ts'
import { largest } from '#core/kernel/many.ts'
import { calendarEvents } from '#core/planning/calendar-events.ts'
import { icalendar } from '#core/planning/icalendar.ts'
import { type EarlierEvent, eventsIn } from '#files/plan/earlier-calendar.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

/** UIDs hang on the name of the tool, so that importing a newer plan of the same rollout moves events instead of doubling them. */
const rolloutIdOf = (tool: string): string =>
  tool
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '') || 'rollout'

/** Without a store the day of planning counts versions, and of two made on one day the one that starts later. */
const sequenceOf = ({ today, startOn }: Telling['facts']): number => {
  const ahead = dayNumber(startOn) - dayNumber(today)
  return dayNumber(today) * 1000 + Math.min(999, Math.max(0, ahead))
}

/** What a calendar file is beside the plan that it shows. */
export interface CalendarFile {
  /** Which rollout, where the name of the tool does not say. */
  readonly rolloutId?: string
  /** Grows from one version of the plan to the next. */
  readonly sequence?: number
  /** The file that this one takes the place of. */
  readonly earlier?: string
}

/**
 * First days, sessions, office hours, messages and lists as events (TL-5); stamped with the day of planning, so that equal plans are equal
 * files. Importing a newer file moves the events of an older one: UIDs hold no day, and the sequence grows with the day of planning, with a
 * later start, and beyond that of the earlier file where that says something else. What is in that file only is cancelled.
 */
export const planIcs = (
  { plan, facts, language, words }: Telling,
  { rolloutId = rolloutIdOf(facts.tool), sequence, earlier }: CalendarFile = {},
): string => {
  const eventsAt = (at: number): readonly CalendarEvent[] =>
    calendarEvents(
      {
        rolloutId,
        sequenceOf: () => at,
        oldSystem: facts.oldSystem,
        phases: plan.phases.map(({ key, position, goLive, ends, share, people }) => ({
          rolloutId,
          phaseKey: key,
          position,
          goLiveOn: goLive,
          endsOn: ends,
          headCount: people.length,
          share,
          anchorOn: null,
          waitsSinceOn: null,
        })),
        sites: plan.phases.flatMap(({ key, sites }) =>
          sites.map(({ locationId, goLive, headCount }) => ({ rolloutId, phaseKey: key, locationId, goLiveOn: goLive, headCount })),
        ),
        sessions: plan.sessions.map(({ key, phase, attendees: _, ...session }) => ({
          ...session,
          rolloutId,
          sessionKey: key,
          phaseKey: phase,
        })),
        officeHours: plan.officeHours.map(({ key, phase, ...hour }) => ({ ...hour, rolloutId, officeKey: key, phaseKey: phase })),
        messages: plan.messages.map(({ key, phase, ...message }) => ({ ...message, rolloutId, messageKey: key, phaseKey: phase })),
        items: plan.checklist.map(({ key, phase, due, list, item }) => ({
          rolloutId,
          itemKey: key,
          phaseKey: phase,
          list,
          item,
          dueOn: due,
          ownerId: null,
          state: 'open',
          settledAt: null,
          settledBy: null,
          evidence: null,
        })),
        locations: facts.locations.map(({ id, name }) => ({ locationId: id, name })),
      },
      language,
      facts.tool,
    )
  const before = new Map([...eventsIn(earlier ?? '')].filter(([uid]) => uid.endsWith(`@${rolloutId}.uitrol`)))
  const fileAt = (at: number): string => {
    const events = eventsAt(at)
    const kept = new Set(events.map(({ uid }) => uid))
    const gone = [...before.values()].filter(({ event }) => !kept.has(event.uid))
    const cancelled = ({ event, isCancelled }: EarlierEvent): CalendarEvent => (isCancelled ? event : { ...event, sequence: at })
    return icalendar([...events, ...gone.map(cancelled)], {
      name: words('title', { tool: facts.tool }),
      stamp: `${facts.today}T00:00:00Z`,
      more: ({ uid }) => (kept.has(uid) ? [] : ['STATUS:CANCELLED']),
    })
  }
  const first = sequence ?? sequenceOf(facts)
  if (before.size === 0) return fileAt(first)
  const latest = largest([...before.values()].map(({ event }) => event.sequence))
  const same = fileAt(latest)
  return same === earlier ? same : fileAt(Math.max(first, latest + 1))
}
