/** Which message goes out on which day, to how many: announcement, reminders, welcomes, weekly updates, retrospective. */
import { append } from '#core/kernel/many.ts'
import { dayNumber, dayOf, mondayOf, nextAllowed, type WorkCalendar } from '#core/kernel/calendar.ts'
import type { PhaseKey, PlanFacts, PlannedMessage } from '#core/plan/plan.ts'
import { byText } from '#core/plan/ranking.ts'
import { calendarsOf, type DatedPhase } from '#core/plan/timeline.ts'
import { note, type Note } from '#core/kernel/note.ts'

type Kind = PlannedMessage['kind']

/** The readers at one place, and the day (a count) on which a message is due there. */
interface Readers {
  readonly locationId: string
  readonly count: number
  readonly due: number
}

interface Wanted {
  readonly kind: Kind
  readonly phase: PhaseKey | null
  readonly key: string
  /** The day (a count) on which the message goes to everyone whose place is open. */
  readonly common: number
  readonly readers: readonly Readers[]
}

const stages = {
  announcement: 'before',
  reminder: 'before',
  welcome: 'during',
  update: 'during',
  retrospective: 'after',
} as const satisfies Record<Kind, PlannedMessage['stage']>

/** One message to all places that read it on the shared day, and one for each place with a day of its own. */
const messagesOf = ({ kind, phase, key, common, readers }: Wanted): PlannedMessage[] => {
  const counts = new Map<number, number>()
  for (const { due, count } of readers) counts.set(due, (counts.get(due) ?? 0) + count)
  let shared = common
  if (!counts.has(common)) {
    let most = 0
    for (const [day, count] of counts) {
      if (count > most || (count === most && day < shared)) {
        shared = day
        most = count
      }
    }
  }
  const message = (locationId: string | null, day: number, count: number): PlannedMessage => ({
    key: locationId === null ? key : `${key}:${locationId}`,
    kind,
    stage: stages[kind],
    phase,
    locationId,
    sendOn: dayOf(day),
    readers: count,
  })
  return [
    ...(counts.size > 0 ? [message(null, shared, counts.get(shared) ?? 0)] : []),
    ...readers.filter(({ due }) => due !== shared).map(({ locationId, due, count }) => message(locationId, due, count)),
  ]
}

const weekends = { holidays: new Set<number>(), freezes: [] }
const offWeekend = (day: number, step: 1 | -1): number => nextAllowed(weekends, day, step) ?? day

/** Readers of each place over all phases, in a stable order. */
const everyoneIn = (phases: readonly DatedPhase[]): [locationId: string, count: number][] => {
  const counts = new Map<string, number>()
  for (const { sites } of phases)
    for (const { locationId, headCount } of sites) counts.set(locationId, (counts.get(locationId) ?? 0) + headCount)
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/**
 * The messages of a plan (CM-1): an announcement two weeks ahead, a reminder one week ahead of each phase, a welcome at
 * each place on its day, an update every week until the old system is off, a retrospective in the week after.
 * They come in the order of their days. Each falls on an open day of its readers (TL-2); a place that is closed on the shared day gets its own. What would
 * have been due before today goes out on the next open day, with a warning. One person alone gets none (PH-6).
 *
 * @example planMessages(facts, phases).messages[0]?.key // 'announcement'
 */
export const planMessages = (facts: PlanFacts, phases: readonly DatedPhase[]): { messages: PlannedMessage[]; warnings: Note[] } => {
  const calendars = calendarsOf(facts)
  const calendarAt = (id: string): WorkCalendar => calendars.get(id) ?? weekends
  const today = dayNumber(facts.today)
  const started = phases.filter(({ sites }) => sites.length > 0)
  const first = started[0]
  const lastStarted = started.at(-1)
  if (!first || !lastStarted) return { messages: [], warnings: [] }
  // Whoever moves alone has nobody to tell.
  if (facts.people.length === 1) return { messages: [], warnings: [] }

  const everyone = everyoneIn(started)
  const warnings: Note[] = []

  /** A message ahead of a day: on or before, never before today while that day is still to come. */
  const ahead = (
    kind: 'announcement' | 'reminder',
    phase: PhaseKey | null,
    days: number,
    day: number,
    places: readonly (readonly [locationId: string, count: number, day: number])[],
  ): PlannedMessage[] => {
    const common = offWeekend(day - days, -1)
    let late: number | undefined
    const readers = places.flatMap(([locationId, count, ownDay]): Readers[] => {
      const calendar = calendarAt(locationId)
      const wanted = nextAllowed(calendar, ownDay - days, -1)
      if (wanted !== undefined && (wanted >= today || ownDay < today)) return [{ locationId, count, due: wanted }]
      const due = nextAllowed(calendar, today)
      if (due === undefined) return []
      late = Math.min(late ?? due, due)
      return [{ locationId, count, due }]
    })
    if (late !== undefined) warnings.push(note('communication.late', { kind, phase, wanted: dayOf(common), taken: dayOf(late) }))
    return messagesOf({ kind, phase, key: phase === null ? kind : `${kind}:${phase}`, common, readers })
  }

  const firstDay = dayNumber(first.goLive)
  const announcements = ahead(
    'announcement',
    null,
    14,
    firstDay,
    everyone.map(([id, count]) => [id, count, firstDay]),
  )
  const reminders = started.flatMap(({ key, goLive, sites }) =>
    ahead(
      'reminder',
      key,
      7,
      dayNumber(goLive),
      sites.map(({ locationId, headCount, goLive: day }) => [locationId, headCount, dayNumber(day)]),
    ),
  )
  const welcomes = started.flatMap(({ key, sites }) =>
    sites.map(({ locationId, headCount, goLive }): PlannedMessage => ({
      key: `welcome:${key}:${locationId}`,
      kind: 'welcome',
      stage: 'during',
      phase: key,
      locationId,
      sendOn: goLive,
      readers: headCount,
    })),
  )

  const off = phases.find(({ key }) => key === 'off')
  const solo = started.length === 1 && first.key === 'switch'
  const lastDay = dayNumber(off?.goLive ?? lastStarted.ends)
  const updates: PlannedMessage[] = []
  for (let monday = mondayOf(firstDay); off ? monday + 4 <= lastDay : monday <= lastDay; monday += 7) {
    const friday = monday + 4
    const latest = Math.min(friday, Math.max(lastDay, firstDay))
    const earliest = Math.max(monday, firstDay)
    const readers = everyone.flatMap(([locationId, count]): Readers[] => {
      const due = nextAllowed(calendarAt(locationId), latest, -1)
      return due === undefined || due < earliest ? [] : [{ locationId, count, due }]
    })
    append(updates, messagesOf({ kind: 'update', phase: null, key: `update:${dayOf(friday)}`, common: latest, readers }))
  }

  const afterWeekOf = mondayOf(solo ? dayNumber(first.ends) : Math.max(lastDay, dayNumber(lastStarted.ends))) + 7
  const retrospectives = messagesOf({
    kind: 'retrospective',
    phase: null,
    key: 'retrospective',
    common: afterWeekOf,
    readers: everyone.flatMap(([locationId, count]): Readers[] => {
      const due = nextAllowed(calendarAt(locationId), afterWeekOf)
      return due === undefined ? [] : [{ locationId, count, due }]
    }),
  })
  const messages = [...announcements, ...reminders, ...welcomes, ...updates, ...retrospectives].sort(
    (a, b) => byText(a.sendOn, b.sendOn) || byText(a.key, b.key),
  )
  return { messages, warnings }
}
