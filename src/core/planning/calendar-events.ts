/** The rollout as calendar events: what a calendar programme shows of it, in one language. */
import type { CalendarEvent, DayEvent, EventDetails, TimeEvent } from '#core/kernel/calendar-event.ts'
import { largest } from '#core/kernel/many.ts'
import { listName } from '#core/checklist/checklist.ts'
import type { Note } from '#core/kernel/note.ts'
import { say, sayNote } from '#core/registry/vocabulary.ts'
import { rowKey } from '#core/kernel/table.ts'
import type { Row, TableName } from '#core/kernel/rows.ts'
import { tables } from '#core/registry/tables.ts'
import { spokenLanguage, type Language } from '#core/kernel/language.ts'
import { trainerNamed } from '#core/training/trainer.ts'

/** What becomes of planned things once they are carried out, which a calendar does not tell. */
type Afterwards =
  | 'notBeforeOn'
  | 'approvedAt'
  | 'approvedBy'
  | 'heldAt'
  | 'heldBy'
  | 'heldBecause'
  | 'queuedAt'
  | 'withdrawnAt'
  | 'link'
  | 'fixedAt'
  | 'cancelledAt'
  | 'closedAt'
  | 'seen'
type Versioned<T extends TableName> = Omit<Row<T>, Afterwards> & { readonly version?: number }

/** The rows of one rollout that its calendar is made of. */
export interface CalendarRows {
  readonly rolloutId: string
  /** The sequence of an event by its table and the version of its row; the version itself where this is left out, 0 without one. */
  readonly sequenceOf?: (table: TableName, version: number) => number
  readonly oldSystem: string | null
  readonly phases: readonly Versioned<'phase'>[]
  readonly sites: readonly Versioned<'phaseSite'>[]
  readonly sessions: readonly Versioned<'session'>[]
  readonly officeHours: readonly Versioned<'officeHour'>[]
  readonly messages: readonly Versioned<'message'>[]
  readonly items: readonly Versioned<'checklistItem'>[]
  readonly locations: readonly Pick<Row<'location'>, 'locationId' | 'name'>[]
}

const wholeDay = (day: string): Pick<DayEvent, 'kind' | 'day' | 'endDay'> => ({ kind: 'day', day, endDay: day })

/** The key of a row within its rollout. */
const keyOf = (table: TableName, row: Record<string, unknown>, rolloutId: string): string =>
  rowKey(tables[table], row).slice(rolloutId.length + 1)

const dayInKey = /(?<=[/:])\d{4}-\d{2}-\d{2}(?=$|[/:])/

/**
 * Keys that hold a day, with the place of that day among keys otherwise alike instead: the second office hour of a phase is the same
 * event on whatever day it is, so that a calendar moves it (TL-5).
 *
 * @example countedKeys(['early/albina/2026-12-01', 'early/albina/2026-12-02']).get('early/albina/2026-12-02') // 'early/albina/2'
 */
export const countedKeys = (keys: readonly string[]): ReadonlyMap<string, string> => {
  const alike = Map.groupBy(
    keys.filter((key) => dayInKey.test(key)),
    (key) => key.replace(dayInKey, ''),
  )
  return new Map([...alike.values()].flatMap((group) => group.toSorted().map((key, at) => [key, key.replace(dayInKey, String(at + 1))])))
}

/** The open items of one list of one phase that are due on one day, as one event: a calendar is not a checklist. */
const checklistEvents = (
  from: CalendarRows,
  sequenceOf: NonNullable<CalendarRows['sequenceOf']>,
  title: (phase: string, list: string) => string,
  saying: (item: Note) => string,
): DayEvent[] => {
  const groups = new Map<string, Versioned<'checklistItem'>[]>()
  for (const row of from.items) {
    const week = row.list === 'eachWeek' ? `:${row.itemKey.split(':').at(-1)}` : ''
    const key = `${row.phaseKey}:${row.list}${week}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return [...groups].flatMap(([key, rows]) => {
    // Settled items stay on the day they had; the list is due when what is open is due.
    const first = rows.find(({ state }) => state === 'open') ?? rows[0]
    if (!first) return []
    return [
      {
        ...wholeDay(first.dueOn),
        uid: `checklistItem.${key}@${from.rolloutId}.uitrol`,
        sequence: sequenceOf('checklistItem', largest(rows.map(({ version }) => version ?? 0))),
        title: title(first.phaseKey, first.list),
        description: rows
          .map(({ item, state }) => `${state === 'open' ? '○' : '●'} ${saying({ code: `checklist.item.${item}`, params: {} } as Note)}`)
          .join('\n'),
      },
    ]
  })
}

/**
 * The events of a rollout (TL-5): first days of phases and of places that start on another day, sessions, office hours,
 * messages, and each list of the checklist on its day. UIDs are natural keys without days: `<table>.<key>@<rollout>.uitrol`.
 *
 * @example calendarEvents(rows, 'en', 'New CRM')[0]?.title // 'New CRM: “Early adopters” starts'
 */
export const calendarEvents = (from: CalendarRows, language: Language, tool: string): CalendarEvent[] => {
  const { rolloutId, sequenceOf = (_, version) => version } = from
  const speak = say(language)
  const placeName = new Map(from.locations.map(({ locationId, name }) => [locationId, name]))
  const waitsSince = new Map(from.phases.map(({ phaseKey, waitsSinceOn }) => [phaseKey, waitsSinceOn]))
  /** What a calendar shows of a start whose day is not certain: it moves on day by day until the go/no-go check is approved (GA-4). */
  const waitingStart = (phaseKey: string): Partial<DayEvent> => {
    const since = waitsSince.get(phaseKey)
    return since == null ? {} : { isTentative: true, description: speak('plan.event.waitsAbout', { since }) }
  }
  const titled = (phaseKey: string, title: string): string =>
    waitsSince.get(phaseKey) == null ? title : speak('plan.event.waits', { title })
  const phaseDay = new Map(from.phases.map(({ phaseKey, goLiveOn }) => [phaseKey, goLiveOn]))
  const counted = countedKeys([
    ...from.officeHours.map((row) => keyOf('officeHour', row, rolloutId)),
    ...from.messages.map((row) => keyOf('message', row, rolloutId)),
  ])
  const basics = (table: TableName, row: { version?: number }): Pick<EventDetails, 'uid' | 'sequence'> => {
    const key = keyOf(table, { ...row }, rolloutId)
    return { uid: `${table}.${counted.get(key) ?? key}@${rolloutId}.uitrol`, sequence: sequenceOf(table, row.version ?? 0) }
  }
  const locationOf = (locationId: string | null): { location: string } => ({
    location: locationId === null ? speak('training.event.online') : (placeName.get(locationId) ?? locationId),
  })

  const phases = from.phases.map((row): DayEvent => {
    const phase = row.phaseKey
    if (phase === 'off') {
      const title =
        from.oldSystem === null ? speak('plan.event.milestone', { tool, phase }) : speak('plan.event.off', { system: from.oldSystem })
      return { ...basics('phase', row), ...wholeDay(row.goLiveOn), title: titled(phase, title), ...waitingStart(phase) }
    }
    if (row.headCount === 0)
      return { ...basics('phase', row), ...wholeDay(row.goLiveOn), title: speak('plan.event.milestone', { tool, phase }) }
    return {
      ...basics('phase', row),
      ...wholeDay(row.goLiveOn),
      title: titled(phase, speak('plan.event.phase', { tool, phase })),
      description: speak('plan.event.phaseAbout', { ends: row.endsOn, people: row.headCount }),
      ...waitingStart(phase),
    }
  })
  const sites = from.sites
    .filter(({ phaseKey, goLiveOn }) => phaseDay.get(phaseKey) !== goLiveOn)
    .map((row): DayEvent => ({
      ...basics('phaseSite', row),
      ...wholeDay(row.goLiveOn),
      ...locationOf(row.locationId),
      title: titled(
        row.phaseKey,
        speak('plan.event.site', { tool, phase: row.phaseKey, place: placeName.get(row.locationId) ?? row.locationId }),
      ),
      ...waitingStart(row.phaseKey),
    }))
  const sessions = from.sessions.map((row): TimeEvent => {
    const place = locationOf(row.form === 'room' ? row.locationId : null).location
    return {
      ...basics('session', row),
      kind: 'time',
      startsAt: row.startsAt,
      minutes: row.minutes,
      title: speak('plan.event.session', { tool, phase: row.phaseKey, language: spokenLanguage(row.language) }),
      description: speak('plan.event.sessionAbout', { minutes: row.minutes, seats: row.seats, trainer: trainerNamed(row.trainer) }),
      location: row.room === null ? place : `${row.room}, ${place}`,
    }
  })
  const officeHours = from.officeHours.map((row): TimeEvent => ({
    ...basics('officeHour', row),
    kind: 'time',
    startsAt: row.startsAt,
    minutes: row.minutes,
    title: speak('plan.event.officeHour', { tool }),
    ...locationOf(row.locationId),
  }))
  const messages = from.messages.map((row): DayEvent => ({
    ...basics('message', row),
    ...wholeDay(row.sendOn),
    ...(row.locationId === null ? {} : locationOf(row.locationId)),
    title: speak('plan.event.message', {
      tool,
      phase: row.phaseKey,
      message: sayNote(language, { code: `communication.kind.${row.kind}`, params: {} }),
    }),
    description: speak('plan.event.readers', { readers: row.readers }),
  }))
  const lists = checklistEvents(
    from,
    sequenceOf,
    (phase, list) => speak('plan.event.checklist', { tool, phase, list: sayNote(language, listName(list)) }),
    (item) => sayNote(language, item),
  )
  return [...phases, ...sites, ...sessions, ...officeHours, ...messages, ...lists]
}
