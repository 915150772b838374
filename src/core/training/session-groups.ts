/** Who is taught together: groups by place and language, and small remnants of several places online. */
import { smallest } from '#core/kernel/many.ts'
import { dayNumber, mondayOf, together, type WorkCalendar } from '#core/kernel/calendar.ts'
import type { PlanFacts, PlanLocation, PlanPerson } from '#core/plan/plan.ts'
import type { DatedPhase } from '#core/plan/timeline.ts'
import { startsOn, trainingDays, type TrainingDays } from '#core/training/session-days.ts'
import { type Language, languages } from '#core/kernel/language.ts'

/** Fewer people than this of one place and language may be taught online with those of other places. */
export const remnantBelow = 3

/** People of one phase and language who share their days, their hours and their room. */
export interface Gathering {
  readonly phase: DatedPhase
  readonly language: Language
  /** One place meets in its room; several meet online. */
  readonly places: readonly PlanLocation[]
  readonly training: TrainingDays
  readonly groups: readonly (readonly PlanPerson[])[]
}

interface Party {
  readonly place: PlanLocation
  readonly calendar: WorkCalendar
  readonly goLive: number
  readonly language: Language
  readonly people: PlanPerson[]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const inOrder = (a: PlanPerson, b: PlanPerson): number => compare(a.order, b.order) || compare(a.id, b.id)

/** Cuts a list into as few groups as the seats allow, their sizes at most one apart. */
export const balanced = <T>(items: readonly T[], seats: number): T[][] => {
  const count = Math.ceil(items.length / seats)
  const groups: T[][] = []
  for (let index = 0, from = 0; index < count; index++) {
    const size = Math.floor(items.length / count) + (index < items.length % count ? 1 : 0)
    groups.push(items.slice(from, from + size))
    from += size
  }
  return groups
}

const partiesOf = (
  facts: PlanFacts,
  phase: DatedPhase,
  calendars: ReadonlyMap<string, WorkCalendar>,
  places: ReadonlyMap<string, PlanLocation>,
): Party[] => {
  const goLives = new Map(phase.sites.map((site) => [site.locationId, site.goLive]))
  const parties = new Map<string, Map<Language, Party>>()
  for (const person of phase.people) {
    // Nobody is lost for want of a place that is known (PH-2): they count at the first one.
    const place = places.get(person.locationId) ?? facts.locations[0]
    if (!place) continue
    let ofPlace = parties.get(place.id)
    if (!ofPlace) parties.set(place.id, (ofPlace = new Map()))
    const party = ofPlace.get(person.language)
    if (party) party.people.push(person)
    else
      ofPlace.set(person.language, {
        place,
        calendar: calendars.get(place.id) ?? { holidays: new Set(), freezes: [] },
        goLive: dayNumber(goLives.get(place.id) ?? phase.goLive),
        language: person.language,
        people: [person],
      })
  }
  const all = [...parties.values()].flatMap((ofPlace) => [...ofPlace.values()])
  for (const party of all) party.people.sort(inOrder)
  return all.sort((a, b) => compare(a.place.id, b.place.id) || compare(a.language, b.language))
}

/** The days and hours of parties taken together; undefined when they do not share a start before their go-live (RG-5). */
const joined = (parties: readonly Party[], today: number, minutes: number): TrainingDays | undefined => {
  const goLive = smallest(parties.map((party) => party.goLive))
  const training = trainingDays(together([...new Set(parties.map((party) => party.calendar))]), goLive, today)
  if (training.when !== 'week') return undefined
  const places = parties.map((party) => party.place)
  const days = training.days.filter((day) => startsOn(places, day, minutes).length > 0)
  return days.length > 0 ? { ...training, days } : undefined
}

interface Circle {
  readonly parties: Party[]
  training: TrainingDays
  size: number
}

/** Puts remnants of one language into circles of at most one session each, as long as one start suits all of a circle. */
const circlesOf = (remnants: readonly Party[], seats: number, today: number, minutes: number): Circle[] => {
  const circles: Circle[] = []
  const total = remnants.reduce((sum, party) => sum + party.people.length, 0)
  const largest = Math.ceil(total / Math.ceil(total / seats))
  for (const party of remnants) {
    let training: TrainingDays | undefined
    const home = circles.find((circle) => {
      const first = circle.parties[0]
      if (!first || circle.size + party.people.length > largest || mondayOf(first.goLive) !== mondayOf(party.goLive)) return false
      training = joined([...circle.parties, party], today, minutes)
      return training !== undefined
    })
    if (home && training) {
      home.parties.push(party)
      home.training = training
      home.size += party.people.length
      continue
    }
    const alone = joined([party], today, minutes)
    if (alone) circles.push({ parties: [party], training: alone, size: party.people.length })
  }
  return circles.filter(({ parties }) => parties.length > 1)
}

/**
 * Splits a phase into gatherings and these into groups (TR-2, RG-5, RG-6): everyone is in exactly one group, with their
 * own language; places meet in their own room, and remnants of fewer than three people online where hours overlap.
 *
 * @example gatheringsOf(facts, phase, calendarsOf(facts), places)[0]?.groups.map((group) => group.length) // [7, 6]
 */
export const gatheringsOf = (
  facts: PlanFacts,
  phase: DatedPhase,
  calendars: ReadonlyMap<string, WorkCalendar>,
  places: ReadonlyMap<string, PlanLocation>,
): Gathering[] => {
  const seats = Math.max(1, Math.floor(facts.settings.seats))
  const today = dayNumber(facts.today)
  const parties = partiesOf(facts, phase, calendars, places)
  // Neighbours in time come after one another, so that those who can meet are tried together first.
  const remnants = parties
    .filter((party) => party.people.length < remnantBelow)
    .sort(
      (a, b) =>
        (startsOn([a.place], a.goLive, 60)[0] ?? 0) - (startsOn([b.place], b.goLive, 60)[0] ?? 0) || compare(a.place.id, b.place.id),
    )
  const online = languages.flatMap((language) =>
    circlesOf(
      remnants.filter((party) => party.language === language),
      seats,
      today,
      facts.settings.sessionMinutes,
    ),
  )
  const isOnline = new Set(online.flatMap((one) => one.parties))
  const inRooms = parties
    .filter((party) => !isOnline.has(party))
    .map((party): Gathering => ({
      phase,
      language: party.language,
      places: [party.place],
      training: trainingDays(party.calendar, party.goLive, today),
      groups: balanced(party.people, seats),
    }))
  return [
    ...inRooms,
    ...online.map(({ parties: ofGroup, training }): Gathering => ({
      phase,
      language: ofGroup[0]?.language ?? 'en',
      places: ofGroup.map((party) => party.place),
      training,
      groups: [ofGroup.flatMap((party) => party.people)],
    })),
  ]
}
