/** Office hours: an hour a day to drop in with questions, after each go-live. */
import { addWorkingDays, dayNumber, dayOf, mondayOf, nextAllowed, together, type WorkCalendar } from '#core/calendar.ts'
import type { PlanFacts, PlanLocation, PlannedChampion, PlannedOfficeHour } from '#core/plan/plan.ts'
import { calendarsOf, type DatedPhase } from '#core/plan/timeline.ts'
import { note, type Note } from '#core/say.ts'
import { clock, sharedHours } from '#core/training/session-days.ts'
import { remnantBelow } from '#core/training/session-groups.ts'

/** Drop-in hours of a phase at one place in its first week, its second, and each week after: then on request (TR-3). */
export const officeHoursPerWeek = [5, 3, 0] as const

/** Working days after the go-live (itself 0) that have an hour: all of the first week, every other day of the second. */
const offsets = [0, 1, 2, 3, 4, 5, 7, 9] as const
const minutes = 60
const quarters = [0, 1, 2, 3] as const
const quartersPerHour = quarters.length

/** Those who drop in together: one place, or several small ones online. */
interface Desk {
  /** The middle of the key. */
  readonly name: string
  readonly places: readonly PlanLocation[]
  readonly calendar: WorkCalendar
  readonly goLive: number
}

/** One person, or two or three on one day (PH-6): they learn side by side and need no drop-in hour. */
const isSolo = (phase: DatedPhase): boolean => phase.key === 'switch' && phase.people.length <= 3

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Desks of a phase: a place has its own; places with a few people, one language and one week share an online one. */
const desksOf = (phase: DatedPhase, places: ReadonlyMap<string, PlanLocation>, calendars: ReadonlyMap<string, WorkCalendar>): Desk[] => {
  const sites = phase.sites.flatMap((site) => {
    const place = places.get(site.locationId)
    const calendar = calendars.get(site.locationId)
    return place && calendar && site.headCount > 0 ? [{ place, calendar, goLive: dayNumber(site.goLive), headCount: site.headCount }] : []
  })
  const firstWeek = mondayOf(Math.min(...sites.map((site) => site.goLive)))
  const small = Map.groupBy(
    sites.filter((site) => site.headCount < remnantBelow && mondayOf(site.goLive) === firstWeek),
    (site) => site.place.language,
  )
  const shared = [...small].filter(([, ofLanguage]) => ofLanguage.length > 1)
  const isShared = new Set(shared.flatMap(([, ofLanguage]) => ofLanguage))
  const desks = [
    ...sites
      .filter((site) => !isShared.has(site))
      .map(({ place, calendar, goLive }): Desk => ({ name: place.id, places: [place], calendar, goLive })),
    ...shared.map(([language, ofLanguage]): Desk => ({
      name: `online-${language}`,
      places: ofLanguage.map((site) => site.place),
      calendar: together([...new Set(ofLanguage.map((site) => site.calendar))]),
      goLive: Math.min(...ofLanguage.map((site) => site.goLive)),
    })),
  ]
  return desks.sort((a, b) => compare(a.name, b.name))
}

const hoursWithin = ({ from, to }: { from: number; to: number }): number[] => {
  const starts: number[] = []
  for (let start = from; start + quartersPerHour <= to; start += quartersPerHour) starts.push(start)
  return starts
}

/**
 * Starts for the hour of a day in quarters since 1970, best first. One working time: the same hour each day, near the
 * end. Several: a next one each day, so that the awkward hour is not always for the same people; where nothing suits
 * everyone, each place has its turn.
 */
const hoursFor = (places: readonly PlanLocation[], day: number, turn: number): number[] => {
  const spans = places.map((place) => sharedHours([place], day))
  const suitsAll = hoursWithin(sharedHours(places, day))
  const first = spans[0]
  if (first && spans.every((span) => span.from === first.from && span.to === first.to)) {
    const usual = Math.max(0, suitsAll.length - 2)
    return [...suitsAll.slice(usual), ...suitsAll.slice(0, usual).reverse()]
  }
  if (suitsAll.length > 0) {
    const from = turn % suitsAll.length
    return [...suitsAll.slice(from), ...suitsAll.slice(0, from)]
  }
  const reached = (start: number): number => spans.filter((span) => start >= span.from && start + quartersPerHour <= span.to).length
  for (let index = 0; index < spans.length; index++) {
    const home = spans[(turn + index) % spans.length]
    const starts = home ? hoursWithin(home) : []
    if (starts.length > 0) return starts.sort((a, b) => reached(b) - reached(a) || a - b)
  }
  return []
}

/** The allowed days (counts) of a desk that have an hour. */
const daysOf = (desk: Desk): number[] => {
  const first = nextAllowed(desk.calendar, desk.goLive)
  return first === undefined ? [] : offsets.map((offset) => addWorkingDays(desk.calendar, first, offset))
}

/**
 * The drop-in hours of every phase (TR-3, RG-5): each working day of the first week, three in the second.
 *
 * Each place has its own, hosted by its champions in turn, those first who are live; places with fewer than three people
 * share one online, and over several zones the hour rotates. Someone who switches alone needs none. Raises no Problem.
 *
 * @example planOfficeHours(facts, phases, champions).officeHours[0]?.key // 'early/paramaribo/2026-11-30'
 */
export const planOfficeHours = (
  facts: PlanFacts,
  phases: readonly DatedPhase[],
  champions: readonly PlannedChampion[],
): { officeHours: PlannedOfficeHour[]; warnings: Note[] } => {
  const places = new Map(facts.locations.map((place) => [place.id, place]))
  const calendars = calendarsOf(facts)
  const ofPlace = Map.groupBy(champions, (champion) => champion.locationId)
  const at = clock()
  const taken = new Set<string>()
  const live = new Set<string>()
  const officeHours: PlannedOfficeHour[] = []
  const warnings: Note[] = []

  const isFree = (of: string, start: number): boolean => quarters.every((quarter) => !taken.has(`${of} ${start + quarter}`))
  const take = (of: string, start: number): void => {
    for (const quarter of quarters) taken.add(`${of} ${start + quarter}`)
  }
  /** The best hour at which neither the place nor a host who works then has another one; else the best hour, with whoever comes. */
  const choose = (
    desk: Desk,
    hosts: readonly PlannedChampion[],
    day: number,
    turn: number,
  ): { start: number; hostId: string | null } | undefined => {
    const hours = hoursFor(desk.places, day, turn)
    for (const start of hours) {
      if (!isFree(desk.name, start)) continue
      if (hosts.length === 0) return { start, hostId: null }
      for (let index = 0; index < hosts.length; index++) {
        const host = hosts[(turn + index) % hosts.length]
        const place = places.get(host?.locationId ?? '')
        if (!host || !place || !isFree(host.person, start)) continue
        const { from, to } = sharedHours([place], day)
        if (start >= from && start + quartersPerHour <= to) return { start, hostId: host.person }
      }
    }
    const [start] = hours
    return start === undefined ? undefined : { start, hostId: null }
  }

  for (const phase of phases.toSorted((a, b) => a.position - b.position)) {
    if (phase.people.length === 0 || isSolo(phase)) continue
    for (const person of phase.people) live.add(person.id)
    const without: string[] = []
    for (const desk of desksOf(phase, places, calendars)) {
      const all = desk.places.flatMap((place) => ofPlace.get(place.id) ?? [])
      const alreadyLive = all.filter((champion) => live.has(champion.person))
      const hosts = alreadyLive.length > 0 ? alreadyLive : all
      const first = desk.places[0]
      for (const [turn, day] of daysOf(desk).entries()) {
        const chosen = choose(desk, hosts, day, turn)
        if (!chosen || !first) {
          if (turn === 0) without.push(...desk.places.map((place) => place.name))
          continue
        }
        take(desk.name, chosen.start)
        if (chosen.hostId !== null) take(chosen.hostId, chosen.start)
        officeHours.push({
          key: `${phase.key}/${desk.name}/${dayOf(day)}`,
          phase: phase.key,
          locationId: desk.places.length === 1 ? first.id : null,
          startsAt: at(chosen.start, first.zone),
          minutes,
          hostId: chosen.hostId,
        })
      }
    }
    if (without.length > 0) warnings.push(note('training.noOfficeHours', { phase: phase.key, places: without }))
  }
  return { officeHours, warnings }
}
