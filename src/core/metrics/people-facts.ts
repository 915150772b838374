/** What is known of each of some people, in whole numbers: sums are counted from them, and one person can be read anew alone. */

/** Reads what a figure is counted from. */
export interface FactsReader<P> {
  /** How many numbers there are for each person. */
  readonly width: number
  /** Writes the numbers of a person, the first one at a place. */
  readonly read: (person: P, into: Int32Array, at: number) => void
}

/** The numbers of all people, one after another. */
export const readFacts = <P>(people: readonly P[], { width, read }: FactsReader<P>): Int32Array => {
  const facts = new Int32Array(people.length * width)
  for (const [index, person] of people.entries()) read(person, facts, index * width)
  return facts
}

/** Names, and for each person the place of theirs among them. */
export interface Grouping {
  readonly names: readonly (string | null)[]
  readonly of: Int32Array
}

/** Sorts people by a name. */
export const groupingOf = <P>(people: readonly P[], nameOf: (person: P) => string | null): Grouping => {
  const places = new Map<string | null, number>()
  const of = new Int32Array(people.length)
  for (const [index, person] of people.entries()) {
    const name = nameOf(person)
    let place = places.get(name)
    if (place === undefined) places.set(name, (place = places.size))
    of[index] = place
  }
  return { names: [...places.keys()], of }
}

export interface PeopleGroups {
  readonly phases: Grouping
  readonly locations: Grouping
  readonly departments: Grouping
}

interface Grouped {
  readonly phaseKey: string | null
  readonly locationId: string | null
  readonly department: string | null
}

/** In which phase, location and department each person is. */
export const groupsOf = (people: readonly Grouped[]): PeopleGroups => ({
  phases: groupingOf(people, ({ phaseKey }) => phaseKey),
  locations: groupingOf(people, ({ locationId }) => locationId),
  departments: groupingOf(people, ({ department }) => department),
})
