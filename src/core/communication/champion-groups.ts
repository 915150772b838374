/** Which champions of a location somebody reads of: all where they are few, else a few of them, not the same for everyone (PH-7). */

/** At most so many are named in one message; whoever has more champions near reads how many others there are. */
export const mostNamed = 4

/** Names, and how many others there are. */
export interface Named {
  readonly names: string[]
  readonly others: number
}

export interface ChampionGroups {
  has(personId: string): boolean
  /** The group that somebody reads of: always the same, so that they ask the same people. */
  groupOf(personId: string): number
  /** Those of their group, without themselves. */
  near(personId: string): Named
}

/** A number that hardly ever is the same for two ids of one list. */
const numberOf = (personId: string): number => {
  let number = 7
  for (let at = 0; at < personId.length; at++) number = (number * 31 + personId.charCodeAt(at)) % 1_000_003
  return number
}

/**
 * Parts champions, sorted by name, into even groups of at most four. Questions are so spread over all of them, and a letter stays short
 * where a location has hundreds.
 *
 * @example championGroups(['ravi', 'anita'], names).near('milton') // { names: ['Anita', 'Ravi'], others: 0 }
 */
export const championGroups = (personIds: readonly string[], names: ReadonlyMap<string, string>): ChampionGroups => {
  const nameOf = (personId: string): string => names.get(personId) ?? ''
  const all = new Set(personIds)
  const sorted = [...all].toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0))
  const count = Math.max(1, Math.ceil(sorted.length / mostNamed))
  const groups = Array.from({ length: count }, (): string[] => [])
  for (const [index, personId] of sorted.entries()) groups[index % count]?.push(personId)
  const groupOf = (personId: string): number => numberOf(personId) % count
  return {
    has: (personId) => all.has(personId),
    groupOf,
    near: (personId) => {
      const shown = (groups[groupOf(personId)] ?? []).filter((one) => one !== personId)
      return { names: shown.map(nameOf), others: all.size - shown.length - (all.has(personId) ? 1 : 0) }
    },
  }
}
