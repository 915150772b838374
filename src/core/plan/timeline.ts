/** When each phase starts and ends, at each place: the timeline that everything else of a plan hangs on. */
import type { PhaseCourse } from '#core/plan/timeline-warnings.ts'
import { dayNumber, dayOf, mondayOf, nextAllowed, together, weekday, type WorkCalendar } from '#core/kernel/calendar.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import type { PhaseKey, PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import { timelineWarnings } from '#core/plan/timeline-warnings.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Note } from '#core/kernel/note.ts'

/** The first day of a phase at one place, and for how many people. */
export interface PhaseSite {
  readonly locationId: string
  readonly goLive: string
  readonly headCount: number
}

/** A cohort with its days. */
export interface DatedPhase extends Cohort {
  /** First day of the phase: of its earliest place. */
  readonly goLive: string
  /** Last working day of its weeks; for `off`, the day itself. */
  readonly ends: string
  /** One for each place with people in the phase; none for a milestone. */
  readonly sites: readonly PhaseSite[]
}

const alwaysOpen: WorkCalendar = { holidays: new Set(), freezes: [] }

/**
 * The working calendar of each place: the holidays of its country and the freezes that hold for it (TL-2, TL-3, RG-7).
 * Places with the same closed days share one calendar object.
 *
 * @example calendarsOf(facts).get('paramaribo')?.holidays.has(dayNumber('2026-11-25')) // true
 */
export const calendarsOf = (facts: Pick<PlanFacts, 'locations' | 'holidays' | 'freezes'>): ReadonlyMap<string, WorkCalendar> => {
  const holidays = new Map([...facts.holidays].map(([country, days]) => [country, new Set(days.map(({ day }) => dayNumber(day)))]))
  const shared = new Map<string, WorkCalendar>()
  return new Map(
    facts.locations.map(({ id, country }) => {
      const freezes = facts.freezes.filter(({ locationId }) => locationId === null || locationId === id)
      const key = [country, ...freezes.map(({ from, to }) => `${from}/${to}`)].join(' ')
      let calendar = shared.get(key)
      if (!calendar) {
        calendar = {
          holidays: holidays.get(country) ?? alwaysOpen.holidays,
          freezes: freezes.map(({ from, to }) => [dayNumber(from), dayNumber(to)] as const),
        }
        shared.set(key, calendar)
      }
      return [id, calendar]
    }),
  )
}

/**
 * The last day (a count) at or before another on which at least one of the places works; freezes do not close a place.
 *
 * @example dayOf(lastOpenDay([calendar], dayNumber('2026-11-29'))) // '2026-11-27', a Friday
 */
export const lastOpenDay = (calendars: Iterable<WorkCalendar>, from: number): number => {
  let last: number | undefined
  for (const { holidays } of new Set(calendars)) {
    const found = nextAllowed({ holidays, freezes: [] }, from, -1)
    if (found !== undefined && (last === undefined || found > last)) last = found
  }
  return last ?? from
}

const countByPlace = (people: readonly PlanPerson[]): [locationId: string, headCount: number][] => {
  const counts = new Map<string, number>()
  for (const { locationId } of people) counts.set(locationId, (counts.get(locationId) ?? 0) + 1)
  return [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

const firstAllowed = (calendar: WorkCalendar, from: number, phase: PhaseKey): number => {
  const found = nextAllowed(calendar, from)
  if (found === undefined) throw new Problem('plan.noAllowedDay', { phase, from: dayOf(from) })
  return found
}

const offWeekend = (day: number): number => (weekday(day) > 5 ? mondayOf(day) + 7 : day)

/** By whole weeks, so that the weekday stays, until it is later than what came before. */
const laterThan = (day: number, before: number | undefined): number =>
  before === undefined || day > before ? day : day + 7 * Math.ceil((before - day + 1) / 7)

const courseOf = (facts: PlanFacts, cohorts: readonly Cohort[], calendars: ReadonlyMap<string, WorkCalendar>): PhaseCourse[] => {
  const calendarAt = (id: string): WorkCalendar => calendars.get(id) ?? alwaysOpen
  const counts = cohorts.map(({ people }) => countByPlace(people))
  const inhabited = new Set(counts.flatMap((places) => places.map(([id]) => calendarAt(id))))
  const everywhere = together([...(inhabited.size > 0 ? inhabited : new Set(calendars.values()))])

  const liveAt = new Map<string, number>()
  let latest: { day: number; week: number; key: PhaseKey } | undefined
  let before: { nominal: number; goLive: number; week: number; key: PhaseKey } | undefined
  return cohorts.map((cohort, index) => {
    const { key, week } = cohort
    // Only a pause sets an earliest day: a date that was chosen may lie before the wanted start.
    const notBefore = (of: string): number => {
      const earliest = facts.notBefore?.get(of)
      return earliest === undefined ? Number.NEGATIVE_INFINITY : dayNumber(earliest)
    }
    const anchor = facts.anchors.get(key)
    const follows = before ? before.nominal + (week - before.week) * 7 : dayNumber(facts.startOn)
    const wanted = anchor === undefined ? follows : dayNumber(anchor)
    const milestone = cohort.people.length === 0
    const happened = anchor !== undefined && anchor < facts.today
    if (anchor !== undefined && !happened) {
      const barrier = milestone && latest && before && latest.day > before.goLive ? { key: latest.key, goLive: latest.day } : before
      if (barrier && wanted <= barrier.goLive) {
        throw new Problem('plan.phaseOrder', { phase: key, day: anchor, before: barrier.key, beforeDay: dayOf(barrier.goLive) })
      }
    }
    let from = happened ? wanted : offWeekend(wanted)
    if (milestone && anchor === undefined && latest) {
      from += Math.max(0, mondayOf(latest.day) + (week - latest.week) * 7 - mondayOf(from))
    }
    if (milestone && !happened) from = Math.max(from, notBefore(key))
    const found = milestone
      ? [{ locationId: null, calendar: everywhere, from, delayed: false, goLive: firstAllowed(everywhere, from, key), headCount: 0 }]
      : (counts[index] ?? []).map(([locationId, headCount]) => {
          const calendar = calendarAt(locationId)
          const inTurn = laterThan(from, liveAt.get(locationId))
          const siteFrom = Math.max(inTurn, notBefore(`${key}/${locationId}`))
          return {
            locationId,
            calendar,
            from: siteFrom,
            delayed: siteFrom > inTurn,
            goLive: firstAllowed(calendar, siteFrom, key),
            headCount,
          }
        })
    const earliest = found.reduce((day, site) => Math.min(day, site.goLive), Number.POSITIVE_INFINITY)
    // What has happened is not planned again, even if that day was closed afterwards.
    const goLive = happened ? wanted : earliest
    const sites = found.map((site) => (site.goLive === earliest ? { ...site, goLive } : site))
    for (const site of sites) {
      if (site.locationId === null) continue
      liveAt.set(site.locationId, site.goLive)
      if (!latest || site.goLive >= latest.day) latest = { day: site.goLive, week, key }
    }
    // Once it has begun, those that follow still count from the day that it was to begin on: they stay where they are (PH-10).
    const asked = facts.askedOn?.get(key)
    const due = asked === undefined ? from : offWeekend(asked === null ? follows : dayNumber(asked))
    before = { nominal: due + Math.max(0, mondayOf(goLive) - mondayOf(due)), goLive, week, key }
    return { key, anchored: anchor !== undefined, first: index === 0, wanted, from, goLive, sites, cohort }
  })
}

const endOf = (course: PhaseCourse, next: PhaseCourse | undefined): number => {
  if (course.key === 'off') return course.goLive
  const over = course.goLive + course.cohort.weeks * 7 - 1
  const last = lastOpenDay(
    course.sites.map(({ calendar }) => calendar),
    next ? Math.min(over, next.goLive - 1) : over,
  )
  return course.sites.reduce((ends, { goLive }) => Math.max(ends, goLive), last)
}

/**
 * Dates cohorts: the first is wanted on `startOn`, each next one as many weeks later as its week says, or on its anchor (TL-1).
 * Each place starts on its own first allowed day (TL-2, TL-3, RG-7); a slip into a later week moves the phases that follow by whole weeks.
 * An anchor before today has happened and is taken as it is; what follows keeps counting from the day that was asked for (`askedOn`, PH-10).
 * Raises `plan.noAllowedDay` and `plan.phaseOrder`.
 *
 * @example schedulePhases(facts, cohorts).phases[0]?.goLive // '2026-11-30'
 */
export const schedulePhases = (facts: PlanFacts, cohorts: readonly Cohort[]): { phases: DatedPhase[]; warnings: Note[] } => {
  const inOrder = cohorts.toSorted((a, b) => a.position - b.position)
  const courses = courseOf(facts, inOrder, calendarsOf(facts))
  const phases = courses.map((course, index) => ({
    ...course.cohort,
    goLive: dayOf(course.goLive),
    ends: dayOf(endOf(course, courses[index + 1])),
    sites: course.sites.flatMap(({ locationId, goLive, headCount }) =>
      locationId === null ? [] : [{ locationId, goLive: dayOf(goLive), headCount }],
    ),
  }))
  return { phases, warnings: timelineWarnings(facts, courses) }
}
