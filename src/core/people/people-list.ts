/** The people of a rollout as a list: searched, filtered, sorted, and counted; from rows at hand here, and by the server's queries in the same way. */
import { folded } from '#core/kernel/folded.ts'
import { notesOf } from '#core/kernel/note.ts'
import type { StoredRow } from '#core/kernel/rows.ts'

/** A person with their part in a rollout. */
export interface Someone {
  readonly person: StoredRow<'person'>
  readonly part: StoredRow<'participant'> | undefined
  readonly champion: boolean
  /** Why they are a champion, a JSON list of notes; empty for others. */
  readonly championBecause: string
}

/** In a filter: those who have none. */
export const none = '–'

export interface PeopleQuery {
  readonly rolloutId: string
  /** Name, e-mail, job title or employee number contain it; empty for all. */
  readonly search: string
  /** Empty for all, `none` for those without. */
  readonly location: string
  readonly department: string
  readonly phase: string
  /** Only those whose main reason for their place in the plan is this one; empty for all. */
  readonly reason: string
  /** Only those who help at a location. */
  readonly champions: boolean
  /** By name, or champions first. */
  readonly sort: 'name' | 'champions'
}

/** All of them, by name. */
export const everybody = (rolloutId: string): PeopleQuery => ({
  rolloutId,
  search: '',
  location: '',
  department: '',
  phase: '',
  reason: '',
  champions: false,
  sort: 'name',
})

/** The code of the first reason for somebody's place in the plan (PH-9); empty for whoever has none. */
export const mainReason = (part: Pick<StoredRow<'participant'>, 'because'> | undefined): string =>
  part ? (notesOf(part.because)[0]?.code ?? '') : ''

/** How many people of a phase have the same main reason. */
export interface ReasonCount {
  readonly reason: string
  readonly people: number
}

/** The text in which a search looks. */
export const searchedText = ({ name, email, jobTitle, employeeNumber }: Someone['person']): string =>
  folded([name, email, jobTitle, employeeNumber].filter((text) => text !== null).join('\n'))

const fits = (wanted: string, value: string | null | undefined): boolean => wanted === '' || wanted === (value ?? none)

/** By code units, as the databases compare. */
const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** Those who fit a query, in its order. */
export const peopleList = (people: readonly Someone[], query: PeopleQuery): readonly Someone[] => {
  const search = folded(query.search.trim())
  const orders = new Map(people.map((one) => [one, folded(one.person.name)]))
  return people
    .filter(
      (one) =>
        (!query.champions || one.champion) &&
        fits(query.location, one.person.locationId) &&
        fits(query.department, one.person.department) &&
        fits(query.phase, one.part?.phaseKey) &&
        (query.reason === '' || mainReason(one.part) === query.reason) &&
        (search === '' || searchedText(one.person).includes(search)),
    )
    .toSorted(
      (one, other) =>
        (query.sort === 'champions' ? Number(other.champion) - Number(one.champion) : 0) ||
        compare(orders.get(one) ?? '', orders.get(other) ?? '') ||
        compare(one.person.personId, other.person.personId),
    )
}

/** The main reasons of those in a phase, the most frequent first (PH-9). */
export const reasonCounts = (people: readonly Someone[], phaseKey: string): readonly ReasonCount[] => {
  const counts = new Map<string, number>()
  for (const { part } of people) {
    if (part?.phaseKey !== phaseKey) continue
    const reason = mainReason(part)
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  return [...counts]
    .map(([reason, count]) => ({ reason, people: count }))
    .toSorted((one, other) => other.people - one.people || compare(one.reason, other.reason))
}

/** How many people begin on a day. */
export interface DayOfStarts {
  /** `YYYY-MM-DD` */
  readonly goLiveOn: string
  readonly people: number
}

/** What a page about people says above the list and offers as filters. */
export interface PeopleSummary {
  readonly people: number
  readonly champions: number
  /** Locations with somebody; those without one count as one more. */
  readonly locations: number
  /** By name. */
  readonly departments: readonly string[]
  readonly withoutLocation: boolean
  readonly withoutDepartment: boolean
  readonly withoutPhase: boolean
  /** Who takes part, stays, and has no place in the plan yet. */
  readonly outsidePlan: number
  /** Ids of the locations where a champion works. */
  readonly championsAt: readonly string[]
  /** Who took part in a pilot. */
  readonly pilots: number
  /** The first days of everyone who takes part, the earliest first. */
  readonly starts: readonly DayOfStarts[]
}

const startsOf = (people: readonly Someone[]): DayOfStarts[] => {
  const days = people.flatMap(({ part }) => (part && part.excludedAt === null && part.goLiveOn !== null ? part.goLiveOn : []))
  return [...Map.groupBy(days, (day) => day)]
    .map(([goLiveOn, same]) => ({ goLiveOn, people: same.length }))
    .toSorted((one, other) => compare(one.goLiveOn, other.goLiveOn))
}

/** Counts people. */
export const peopleSummary = (people: readonly Someone[]): PeopleSummary => ({
  people: people.length,
  champions: people.filter(({ champion }) => champion).length,
  locations: new Set(people.map(({ person }) => person.locationId)).size,
  departments: [...new Set(people.flatMap(({ person }) => person.department ?? []))].toSorted(compare),
  withoutLocation: people.some(({ person }) => person.locationId === null),
  withoutDepartment: people.some(({ person }) => person.department === null),
  withoutPhase: people.some(({ part }) => !part?.phaseKey),
  outsidePlan: people.filter(({ person, part }) => !part?.phaseKey && part?.excludedAt == null && person.leftOn === null).length,
  championsAt: [
    ...new Set(people.flatMap(({ person, champion }) => (champion && person.locationId !== null ? person.locationId : []))),
  ].toSorted(compare),
  pilots: people.filter(({ part }) => part?.pilot === 1).length,
  starts: startsOf(people),
})
