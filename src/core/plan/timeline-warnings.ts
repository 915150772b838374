/** What is worth knowing about the days of a timeline: what was moved and why, and which days are risky. */
import { dayNumber, dayOf, isFrozen, weekday, type WorkCalendar } from '#core/kernel/calendar.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import type { PhaseKey, PlanFacts } from '#core/plan/plan.ts'
import type { Because } from '#core/plan/timeline-words.ts'
import { note, type Note } from '#core/kernel/note.ts'

/** How a phase came to its days, in counts of days: what the warnings are told from. */
export interface PhaseCourse {
  readonly key: PhaseKey
  readonly anchored: boolean
  readonly first: boolean
  /** The day that was asked for or followed from the phase before. */
  readonly wanted: number
  /** The same, off the weekend and behind what it must wait for. */
  readonly from: number
  readonly goLive: number
  /** Places with the day they looked from and the day they got; a milestone has one without a place. */
  readonly sites: readonly {
    locationId: string | null
    calendar: WorkCalendar
    from: number
    /** A pause decided the day: whoever resumed saw it beforehand, so nothing warns of it. */
    delayed: boolean
    goLive: number
    headCount: number
  }[]
  readonly cohort: Cohort
}

/** Days on either side of a go-live within which a holiday that may still shift matters. */
const nearDays = 3

const becauseOf = (calendar: WorkCalendar, from: number, to: number): Because => {
  let because: Because = 'weekend'
  for (let day = from; day < to; day++) {
    if (weekday(day) > 5) continue
    if (isFrozen(calendar, day)) return 'freeze'
    because = 'holiday'
  }
  return because
}

const movedAsAWhole = (course: PhaseCourse): Note[] => {
  const { key: phase, wanted, goLive } = course
  const earliest = course.sites.find((site) => site.goLive === goLive)
  const asked = course.anchored || course.first
  const since = asked ? wanted : course.from
  if (!earliest || earliest.delayed || goLive === since) return []
  const because = earliest.from > course.from ? 'earlierPhase' : becauseOf(earliest.calendar, since, goLive)
  const days = { wanted: dayOf(since), taken: dayOf(goLive) }
  if (course.first) return [note('plan.startMoved', { ...days, because })]
  if (course.anchored) return [note('plan.anchorMoved', { phase, ...days, because })]
  return because === 'freeze' ? [note('plan.frozen', { phase, ...days })] : [note('plan.phaseMoved', { phase, ...days, because })]
}

/** Places that share the same answer, in the order in which they come. */
const grouped = <V>(entries: Iterable<readonly [key: string, value: V, place: string]>): { value: V; places: string[] }[] => {
  const groups = new Map<string, { value: V; places: string[] }>()
  for (const [key, value, place] of entries) {
    const group = groups.get(key)
    if (group) group.places.push(place)
    else groups.set(key, { value, places: [place] })
  }
  return [...groups.values()]
}

/**
 * The warnings of a timeline (TL-2, TL-3, RG-7), phase by phase: starts that moved, places that start later, Fridays,
 * eves of holidays, and holidays that are not certain yet. Phases that went live before today are left in peace.
 *
 * @example timelineWarnings(facts, courses).map(({ code }) => code) // ['plan.startMoved']
 */
export const timelineWarnings = (facts: PlanFacts, courses: readonly PhaseCourse[]): Note[] => {
  const placeOf = new Map(facts.locations.map((location) => [location.id, location]))
  const provisional = new Map(
    [...facts.holidays].map(([country, days]) => [country, days.filter((day) => day.provisional).map(({ day }) => dayNumber(day))]),
  )
  const holidays = new Map([...facts.holidays].map(([country, days]) => [country, new Set(days.map(({ day }) => dayNumber(day)))]))
  const today = dayNumber(facts.today)

  return courses.flatMap((course) => {
    const { key: phase } = course
    if (course.goLive < today) return []
    const starts = course.sites.flatMap((site) => {
      const places = site.locationId === null ? facts.locations : [placeOf.get(site.locationId)]
      return places.flatMap((place) => (place ? [{ ...site, place }] : []))
    })
    const later = grouped(
      starts.flatMap(({ place, calendar, from, delayed, goLive }) => {
        if (delayed || goLive === course.goLive) return []
        const because = from > course.from ? 'earlierPhase' : becauseOf(calendar, course.goLive, goLive)
        return [[`${goLive} ${because}`, { goLive, because }, place.name] as const]
      }),
    )
    const fridays = new Set(course.sites.map(({ goLive }) => goLive).filter((day) => weekday(day) === 5))
    const eves = grouped(
      starts.flatMap(({ place, goLive }) =>
        holidays.get(place.country)?.has(goLive + 1) ? [[String(goLive), goLive, place.name] as const] : [],
      ),
    )
    const uncertain = grouped(
      starts.flatMap(({ place, goLive }) =>
        (provisional.get(place.country) ?? [])
          .filter((holiday) => Math.abs(holiday - goLive) <= nearDays)
          .map((holiday) => [`${goLive} ${holiday}`, { goLive, holiday }, place.name] as const),
      ),
    )
    return [
      ...movedAsAWhole(course),
      ...later.map(({ value, places }) =>
        note('plan.siteMoved', { phase, places, wanted: dayOf(course.goLive), taken: dayOf(value.goLive), because: value.because }),
      ),
      ...[...fridays].map((day) => note('plan.fridayStart', { phase, day: dayOf(day) })),
      ...eves.map(({ value, places }) => note('plan.eveOfHoliday', { phase, places, day: dayOf(value) })),
      ...uncertain.map(({ value, places }) =>
        note('plan.provisionalHoliday', { phase, places, day: dayOf(value.goLive), holiday: dayOf(value.holiday) }),
      ),
    ]
  })
}
