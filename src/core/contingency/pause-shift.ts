/** Where what a pause froze goes: later by the working days that were lost, in the same order (CO-3, TL-1). */
import { zoneAt } from '#core/regional/at-location.ts'
import {
  addWorkingDays,
  dayNumber,
  dayOf,
  instantOf,
  isAllowed,
  localOf,
  todayIn,
  together,
  withOffset,
  type WorkCalendar,
} from '#core/kernel/calendar.ts'
import { type At, type Change, put, remove } from '#core/kernel/command.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { frozenBy, isWithin, type PauseScope } from '#core/plan/pauses.ts'
import { factsFromRows, type PlanRows } from '#core/plan/plan-facts.ts'
import { calendarsOf } from '#core/plan/timeline.ts'
import { planChanges } from '#core/planning/plan-changes.ts'
import { planRollout } from '#core/planning/planner.ts'

type Pause = StoredRow<'pause'>
type Site = StoredRow<'phaseSite'>

/** What is frozen since when, and how many working days of it were made up for already. */
interface Paused extends PauseScope {
  readonly pausedAt: string
  readonly shiftedDays: number
}

export interface Shift {
  readonly sites: readonly { readonly site: Site; readonly to: string }[]
  readonly sessions: readonly { readonly session: StoredRow<'session'>; readonly startsAt: string }[]
  /** Sessions whose time came while they were frozen: nobody was to hold them, so the plan books them again. */
  readonly missed: readonly StoredRow<'session'>[]
  /** Of one person who was paused: their own first day. */
  readonly people: readonly { readonly participant: StoredRow<'participant'>; readonly to: string }[]
  /** Their seats in sessions that were held without them: they need others. */
  readonly seats: readonly StoredRow<'attendee'>[]
  readonly off: { readonly phase: StoredRow<'phase'>; readonly to: string } | null
  /** The most working days that anything moves. */
  readonly days: number
}

const everyDayOpen: WorkCalendar = { holidays: new Set(), freezes: [] }

export const zoneIn = (from: Pick<PlanRows, 'organisation'>): string => zoneAt(from.organisation[0])

/**
 * The working days that something lost between a pause and a day, without those that another pause made up for already.
 * Days of the scope's calendar: weekends, holidays and freeze periods are nobody's loss.
 */
const lostDays = (from: PlanRows, pause: Paused, ended: readonly Pause[], today: string) => {
  const zone = zoneIn(from)
  const begun = dayNumber(todayIn(zone, pause.pausedAt))
  return (calendar: WorkCalendar, of: Parameters<typeof isWithin>[0]): number => {
    const made = ended
      .filter((other) => isWithin(of, other))
      .map((other) => [dayNumber(todayIn(zone, other.pausedAt)), dayNumber(todayIn(zone, other.endedAt ?? other.pausedAt))] as const)
    let lost = 0
    for (let day = begun + 1; day <= dayNumber(today); day++)
      if (isAllowed(calendar, day) && !made.some(([after, upTo]) => day > after && day <= upTo)) lost++
    return Math.max(0, lost - pause.shiftedDays)
  }
}

/**
 * The new days of all that a pause froze: go-lives by location or of the one person, sessions that were set by hand, and the old system's last day.
 * `days` moves everything by so many working days; without it by those that were lost until `today`.
 *
 * @example shiftOf(from, pause, [], { today: '2026-12-16' }, at).sites[0]?.to // '2026-12-21'
 */
export const shiftOf = (
  from: PlanRows,
  pause: Paused,
  ended: readonly Pause[],
  { today, days }: { readonly today: string; readonly days?: number },
  at: At,
): Shift => {
  const facts = factsFromRows(from, at)
  const calendars = facts ? calendarsOf(facts) : new Map<string, WorkCalendar>()
  const calendarAt = (locationId: string): WorkCalendar => calendars.get(locationId) ?? everyDayOpen
  const everywhere = together([...new Set(from.phaseSites.map(({ locationId }) => calendarAt(locationId)))])
  const lost = lostDays(from, pause, ended, today)
  const daysOf = (calendar: WorkCalendar, of: Parameters<typeof isWithin>[0]): number => days ?? lost(calendar, of)
  const zone = zoneIn(from)
  const frozen = frozenBy(pause, from, pause.pausedAt, zone)
  let most = 0
  const later = (calendar: WorkCalendar, of: Parameters<typeof isWithin>[0], day: number): number | null => {
    const by = daysOf(calendar, of)
    most = Math.max(most, by)
    return by === 0 ? null : addWorkingDays(calendar, day, by)
  }
  const sites = frozen.sites.flatMap((site) => {
    const to = later(calendarAt(site.locationId), site, dayNumber(site.goLiveOn))
    return to === null ? [] : [{ site, to: dayOf(to) }]
  })
  const zones = new Map(from.locations.map((row) => [row.locationId, row.zone]))
  const sessions = frozen.sessions
    .filter(({ fixedAt }) => fixedAt !== null)
    .flatMap((session) => {
      const place = session.locationId
      const here = zones.get(place ?? '') ?? zone
      const { day, minutes } = localOf(Date.parse(session.startsAt), here)
      const to = later(place === null ? everywhere : calendarAt(place), session, day)
      return to === null ? [] : [{ session, startsAt: withOffset(instantOf(to, minutes, here), here) }]
    })
  const placeOf = new Map(frozen.people.length === 0 ? [] : facts?.people.map(({ id, locationId }) => [id, locationId]))
  const people = frozen.people.flatMap((participant) => {
    const { personId, phaseKey, goLiveOn } = participant
    const locationId = placeOf.get(personId)
    if (locationId === undefined || goLiveOn === null) return []
    const to = later(calendarAt(locationId), { personId, phaseKey, locationId }, dayNumber(goLiveOn))
    return to === null ? [] : [{ participant, to: dayOf(to) }]
  })
  const off = frozen.off && later(everywhere, pause, dayNumber(frozen.off.goLiveOn))
  return {
    sites,
    sessions,
    missed: frozen.sessions.filter(({ fixedAt, startsAt }) => fixedAt === null && Date.parse(startsAt) <= Date.parse(at.now)),
    people,
    seats: frozen.seats.filter(({ session }) => todayIn(zone, session.startsAt) <= at.today).map(({ seat }) => seat),
    off: frozen.off && off !== null ? { phase: frozen.off, to: dayOf(off) } : null,
    days: most,
  }
}

/** Working days from the decision to resume to the first new start: training and reminder lie in the week before it. */
const weekAhead = 5

/**
 * The new days where people went back to the old system and start again (CO-4): the first phase that had started begins a week of work
 * after today, and the others, with all that the pause froze, follow at their distances. Undefined where nobody had started.
 *
 * @example restartOf(from, pause, at)?.sites[0]?.to // '2026-12-21'
 */
export const restartOf = (from: PlanRows, pause: Paused, at: At): Shift | undefined => {
  const day = todayIn(zoneIn(from), pause.pausedAt)
  const begun = from.phaseSites.filter(({ goLiveOn }) => goLiveOn <= day)
  const facts = factsFromRows(from, at)
  const first = begun.map(({ goLiveOn }) => goLiveOn).toSorted()[0]
  if (first === undefined || !facts) return undefined
  const calendars = calendarsOf(facts)
  const everywhere = together([...new Set(calendars.values())])
  const to = addWorkingDays(everywhere, dayNumber(at.today), weekAhead)
  let days = 0
  for (let one = dayNumber(first) + 1; one <= to; one++) if (isAllowed(everywhere, one)) days++
  const later = shiftOf(from, pause, [], { today: at.today, days: Math.max(0, days - pause.shiftedDays) }, at)
  const again = begun.map((site) => ({
    site,
    to: dayOf(addWorkingDays(calendars.get(site.locationId) ?? everyDayOpen, dayNumber(site.goLiveOn), days)),
  }))
  return { ...later, sites: [...again, ...later.sites], days: later.days }
}

/** Plans with the new days. A pause moves days later, not people: everyone stays in their phase, for the reason they are in it. */
const replanned = (next: PlanRows, from: PlanRows, at: At): Change[] => {
  const facts = factsFromRows(next, at)
  if (!facts) return []
  const plan = planRollout({ ...facts, people: facts.people.map((person) => ({ ...person, pinned: person.current })) })
  const before = new Map(from.participants.map((row) => [row.personId, row]))
  return planChanges(next, plan, at).map((change) => {
    const old = change.table === 'participant' ? before.get(change.row.personId) : undefined
    return change.table === 'participant' && old && old.phaseKey === change.row.phaseKey
      ? put('participant', { ...change.row, because: old.because })
      : change
  })
}

/**
 * The changes that move all of it, and what hangs on it, by planning again with the new days as the earliest ones (TL-1). What is live
 * keeps its day; so does whoever `stays` when others start again. Raises what the planner raises.
 */
export const shiftChanges = (
  from: PlanRows,
  { sites, sessions, missed, people, seats: unused, off }: Shift,
  at: At,
  stays: ReadonlySet<string> = new Set(),
): Change[] => {
  if (sites.length + sessions.length + missed.length + people.length + unused.length === 0 && off === null) return []
  const keyOf = ({ phaseKey, locationId }: Pick<Site, 'phaseKey' | 'locationId'>): string => `${phaseKey}/${locationId}`
  const moved = new Map(sites.map(({ site, to }) => [keyOf(site), to]))
  const phaseSites = from.phaseSites.map((row): Site => {
    const to = moved.get(keyOf(row))
    return to === undefined ? row : { ...row, goLiveOn: to, notBeforeOn: to }
  })
  const earliest = new Map<string, string>()
  for (const { phaseKey, goLiveOn } of phaseSites) if (goLiveOn < (earliest.get(phaseKey) ?? '9')) earliest.set(phaseKey, goLiveOn)
  const isMoved = new Set(sites.map(({ site }) => site.phaseKey))
  const phases = from.phases.map((row): StoredRow<'phase'> => {
    if (off?.phase.phaseKey === row.phaseKey) return { ...row, goLiveOn: off.to, notBeforeOn: off.to, anchorOn: row.anchorOn && off.to }
    const goLiveOn = earliest.get(row.phaseKey) ?? row.goLiveOn
    if (!isMoved.has(row.phaseKey) || goLiveOn <= row.goLiveOn) return row
    return { ...row, goLiveOn, anchorOn: row.anchorOn === null || row.anchorOn >= goLiveOn ? row.anchorOn : goLiveOn }
  })
  const locationOf = new Map(factsFromRows(from, at)?.people.map(({ id, locationId }) => [id, locationId]))
  const theirs = new Map(people.map(({ participant, to }) => [participant.personId, to]))
  // Their day is the planner's to give again; none of them had begun.
  const participants = from.participants.map((row) => {
    const own = theirs.get(row.personId)
    if (own !== undefined) return { ...row, goLiveOn: null, notBeforeOn: own }
    const place = locationOf.get(row.personId)
    return row.phaseKey !== null && place !== undefined && !stays.has(row.personId) && moved.has(`${row.phaseKey}/${place}`)
      ? { ...row, goLiveOn: null }
      : row
  })
  const startsAt = new Map(sessions.map((one) => [one.session.sessionKey, one.startsAt]))
  const again = new Set(missed.map(({ sessionKey }) => sessionKey))
  const seats = from.attendees.filter(({ sessionKey }) => again.has(sessionKey))
  const later = from.sessions
    .filter(({ sessionKey }) => !again.has(sessionKey))
    .map((row) => {
      const to = startsAt.get(row.sessionKey)
      return to === undefined ? row : { ...row, startsAt: to }
    })
  // Told like somebody who could not come: once the session has been they get another seat, or the plan says that none is left.
  const excused = new Map(unused.map((row) => [row, { ...row, state: 'apology', chosenAt: at.now }]))
  const attendees = from.attendees.filter(({ sessionKey }) => !again.has(sessionKey)).map((row) => excused.get(row) ?? row)
  const before = new Set<unknown>([...from.phases, ...from.phaseSites, ...from.sessions])
  return [
    ...phases.filter((row) => !before.has(row)).map((row) => put('phase', row)),
    ...phaseSites.filter((row) => !before.has(row)).map((row) => put('phaseSite', row)),
    ...later.filter((row) => !before.has(row)).map((row) => put('session', row)),
    ...missed.map((row) => remove('session', row)),
    ...[...excused.values()].map((row) => put('attendee', row)),
    ...seats.map((row) => remove('attendee', row)),
    ...replanned({ ...from, phases, phaseSites, participants, sessions: later, attendees }, from, at),
  ]
}
