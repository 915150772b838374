/** Who comes before whom: the orders in which a plan considers people, the same on every machine (PH-11). */
import type { PlanPerson } from '#core/plan/plan.ts'

/** Compares texts by code unit: a locale's own order differs between machines. */
export const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The order that decides between equals. */
export const byOrder = (one: PlanPerson, other: PlanPerson): number => byText(one.order, other.order) || byText(one.id, other.id)

/** Heaviest users of the old system first; who is not known comes after who is (PH-4). */
export const byUse = (one: PlanPerson, other: PlanPerson): number => (other.oldUse ?? -1) - (one.oldUse ?? -1) || byOrder(one, other)

/** Who has most reason to go first: pilot users, the keenest, the nominated, the heaviest users (PH-3). */
export const byZeal = (one: PlanPerson, other: PlanPerson): number =>
  Number(other.pilot) - Number(one.pilot) ||
  other.keenness - one.keenness ||
  Number(other.nominated) - Number(one.nominated) ||
  byUse(one, other)

/** People who work together: one department at one place (PH-4); people without a department form a team of their place. */
export const teamOf = (person: PlanPerson): string => `${person.locationId}\n${person.department ?? ''}`

/**
 * Sorts people into groups by a key, in the order in which the keys first appear.
 *
 * @example groupBy(people, teamOf).get('l0\nSales')
 */
export const groupBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** Some people as a note names them: three at most, and how many more. */
export const namesOf = (people: readonly PlanPerson[]): { names: string[]; more: number } => ({
  names: people.slice(0, 3).map(({ name }) => name),
  more: Math.max(0, people.length - 3),
})
