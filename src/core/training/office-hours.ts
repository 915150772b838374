/** Office hours: an hour a day to drop in with questions, after each go-live. */
import { largest, smallest } from '#core/kernel/many.ts'
import { dayNumber, dayOf, isAllowed, mondayOf, type WorkCalendar } from '#core/kernel/calendar.ts'
import type { PlanFacts, PlanLocation, PlannedChampion, PlannedOfficeHour } from '#core/plan/plan.ts'
import { calendarsOf, type DatedPhase } from '#core/plan/timeline.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { clock, sharedHours } from '#core/training/session-days.ts'
import { remnantBelow } from '#core/training/session-groups.ts'
import { isWithoutHours } from '#core/training/without-hours.ts'

/** Drop-in hours of a phase at one place in its first week, its second, and each week after: then on request (TR-3). */
export const officeHoursPerWeek = [5, 3, 0] as const

const minutes = 60
const quarters = [0, 1, 2, 3] as const
const quartersPerHour = quarters.length

/** A place with its own closed days and its own first day (a count). */
interface Corner {
  readonly place: PlanLocation
  readonly calendar: WorkCalendar
  readonly goLive: number
}

/** Those who drop in together: one place, or several small ones online. */
interface Desk {
  /** The middle of the key. */
  readonly name: string
  readonly corners: readonly Corner[]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Desks of a phase: a place has its own; places with a few people, one language and one week share an online one. */
const desksOf = (phase: DatedPhase, places: ReadonlyMap<string, PlanLocation>, calendars: ReadonlyMap<string, WorkCalendar>): Desk[] => {
  const sites = phase.sites.flatMap((site) => {
    const place = places.get(site.locationId)
    const calendar = calendars.get(site.locationId)
    return place && calendar && site.headCount > 0 ? [{ place, calendar, goLive: dayNumber(site.goLive), headCount: site.headCount }] : []
  })
  const firstWeek = mondayOf(smallest(sites.map((site) => site.goLive)))
  const small = Map.groupBy(
    sites.filter((site) => site.headCount < remnantBelow && mondayOf(site.goLive) === firstWeek),
    (site) => site.place.language,
  )
  const shared = [...small].filter(([, ofLanguage]) => ofLanguage.length > 1)
  const isShared = new Set(shared.flatMap(([, ofLanguage]) => ofLanguage))
  const desks = [
    ...sites.filter((site) => !isShared.has(site)).map((site): Desk => ({ name: site.place.id, corners: [site] })),
    ...shared.map(([language, ofLanguage]): Desk => ({ name: `online-${language}`, corners: ofLanguage })),
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

/** The open days (counts) among the seven from a day on. */
const openWeek = (calendar: WorkCalendar, from: number): number[] =>
  Array.from({ length: 7 }, (_, index) => from + index).filter((day) => isAllowed(calendar, day))

/** So many of some days, spread from the first to the last; all of them when there are no more. */
const spreadOver = (days: readonly number[], count: number): number[] => {
  if (count <= 0) return []
  if (days.length <= count || count === 1) return days.slice(0, count)
  return Array.from({ length: count }, (_, index) => days[Math.round((index * (days.length - 1)) / (count - 1))] ?? 0)
}

/**
 * The days (counts) on which a desk has an hour: every open day of each place's first seven days, and of its next seven
 * up to three. What a closed week has no room for is dropped: help two weeks later is for other questions.
 */
const daysOf = ({ corners }: Desk): number[] => {
  const days = new Set(corners.flatMap(({ calendar, goLive }) => openWeek(calendar, goLive)))
  for (const { calendar, goLive } of corners) {
    const second = openWeek(calendar, goLive + 7)
    const left = second.filter((day) => !days.has(day))
    for (const day of spreadOver(left, officeHoursPerWeek[1] - (second.length - left.length))) days.add(day)
  }
  return [...days].sort((a, b) => a - b)
}

/** Hours of a desk's hosts in one week: how many have nobody, and how many champions that would take. */
interface Unhosted {
  readonly places: readonly string[]
  readonly weeks: Map<number, number>
}

const hostsShort = (unhosted: Iterable<Unhosted>, hoursEach: number): Note[] => {
  const short = [...unhosted].filter(({ weeks }) => weeks.size > 0)
  if (short.length === 0) return []
  const each = Math.max(1, Math.floor(hoursEach))
  const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, number) => total + number, 0)
  return [
    note('training.hostsShort', {
      places: [...new Set(short.flatMap(({ places }) => places))],
      hours: sum(short.map(({ weeks }) => sum(weeks.values()))),
      hosts: sum(short.map(({ weeks }) => Math.ceil(largest(weeks.values()) / each))),
    }),
  ]
}

/**
 * The drop-in hours of every phase (TR-3, RG-5): each open day of the first seven, up to three of the next seven, none in
 * a freeze (TL-2, TL-3).
 *
 * Each place has its own, hosted by its champions in turn, those first who are live, and none for more hours a week than
 * champions give (PH-8); places with fewer than three people share one online, held for those of them that work that
 * day, and over several zones the hour rotates. Up to three people who switch on one day need none. Raises no Problem.
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
  const liveFrom = new Map<string, number>()
  const { championHours } = facts.settings
  const hosted = new Map<string, number>()
  const unhosted = new Map<string, Unhosted>()

  const weekOf = (person: string, day: number): string => `${person} ${mondayOf(day)}`
  const hasHours = (person: string, day: number): boolean => (hosted.get(weekOf(person, day)) ?? 0) + 1 <= championHours
  const isFree = (of: string, start: number): boolean => quarters.every((quarter) => !taken.has(`${of} ${start + quarter}`))
  const take = (of: string, start: number): void => {
    for (const quarter of quarters) taken.add(`${of} ${start + quarter}`)
  }
  /** The best hour at which neither the place nor a host who works then has another one; else the best hour, with whoever comes. */
  const choose = (
    name: string,
    atWork: readonly PlanLocation[],
    hosts: readonly PlannedChampion[],
    day: number,
    turn: number,
  ): { start: number; hostId: string | null } | undefined => {
    const hours = hoursFor(atWork, day, turn)
    for (const start of hours) {
      if (!isFree(name, start)) continue
      if (hosts.length === 0) return { start, hostId: null }
      for (let index = 0; index < hosts.length; index++) {
        const host = hosts[(turn + index) % hosts.length]
        const place = places.get(host?.locationId ?? '')
        if (!host || !place || !isFree(host.person, start)) continue
        const { from, to } = sharedHours([place], day)
        if (start >= from && start + quartersPerHour <= to) return { start, hostId: host.person }
      }
    }
    const start = hours.find((hour) => isFree(name, hour)) ?? hours[0]
    return start === undefined ? undefined : { start, hostId: null }
  }

  const desks = phases
    .toSorted((a, b) => a.position - b.position)
    .filter((phase) => phase.people.length > 0 && !isWithoutHours(phase))
    .flatMap((phase) => {
      for (const person of phase.people) liveFrom.set(person.id, phase.position)
      return desksOf(phase, places, calendars).map((desk) => ({ phase, desk }))
    })
  const slots = desks.flatMap(({ phase, desk }) => {
    const secondWeek = smallest(desk.corners.map(({ goLive }) => goLive)) + 7
    return daysOf(desk).map((day, turn) => ({ phase, desk, day, turn, later: day >= secondWeek }))
  })

  const held = new Map<Desk, number>()
  const hold = ({ phase, desk, day, turn }: (typeof slots)[number]): PlannedOfficeHour | undefined => {
    const atWork = desk.corners.filter(({ calendar }) => isAllowed(calendar, day)).map(({ place }) => place)
    const all = atWork.flatMap((place) => ofPlace.get(place.id) ?? [])
    const alreadyLive = all.filter(({ person }) => (liveFrom.get(person) ?? Infinity) <= phase.position)
    const hosts = alreadyLive.length > 0 ? alreadyLive : all
    const free = hosts.filter(({ person }) => hasHours(person, day))
    const chosen = choose(desk.name, atWork, free, day, turn)
    const first = atWork[0]
    held.set(desk, (held.get(desk) ?? 0) + (chosen ? 1 : 0))
    if (!chosen || !first) return undefined
    take(desk.name, chosen.start)
    if (chosen.hostId !== null) {
      take(chosen.hostId, chosen.start)
      hosted.set(weekOf(chosen.hostId, day), (hosted.get(weekOf(chosen.hostId, day)) ?? 0) + 1)
    } else if (hosts.length > 0) {
      const lacking = unhosted.get(desk.name) ?? { places: desk.corners.map(({ place }) => place.name), weeks: new Map<number, number>() }
      unhosted.set(desk.name, lacking)
      lacking.weeks.set(mondayOf(day), (lacking.weeks.get(mondayOf(day)) ?? 0) + 1)
    }
    return {
      key: `${phase.key}/${desk.name}/${dayOf(day)}`,
      phase: phase.key,
      locationId: atWork.length === 1 ? first.id : null,
      startsAt: at(chosen.start, atWork.length === 1 ? first.zone : facts.zone),
      minutes,
      hostId: chosen.hostId,
    }
  }
  // Who has just started needs the champions more than who is in the second week already.
  const made = new Map([...slots.filter(({ later }) => !later), ...slots.filter(({ later }) => later)].map((slot) => [slot, hold(slot)]))
  const officeHours = slots.flatMap((slot) => made.get(slot) ?? [])

  const without = Map.groupBy(
    desks.filter(({ desk }) => held.get(desk) === 0),
    ({ phase }) => phase.key,
  )
  const warnings = [...without].map(([phase, closed]) =>
    note('training.noOfficeHours', { phase, places: closed.flatMap(({ desk }) => desk.corners.map(({ place }) => place.name)) }),
  )
  return { officeHours, warnings: [...warnings, ...hostsShort(unhosted.values(), championHours)] }
}
