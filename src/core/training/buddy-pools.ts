/** Who can be a buddy and who wants one, pooled by language, turn, place and department: people of one pool are alike to the matching. */
import type { PlanPerson } from '#core/plan/plan.ts'
import type { DatedPhase } from '#core/plan/timeline.ts'
import type { Language } from '#core/kernel/language.ts'

/** People who are alike to the matching. Someone helps those of a later turn: pilot users of the first phase have turn 0. */
export interface Pool {
  readonly turn: number
  readonly phase: DatedPhase
  readonly locationId: string
  readonly department: string | null
  readonly people: PlanPerson[]
}

/** What one language has: nobody pairs across languages. */
export interface Speakers {
  readonly language: Language
  readonly helpers: readonly Pool[]
  readonly newcomers: readonly Pool[]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const inOrder = (a: PlanPerson, b: PlanPerson): number => compare(a.order, b.order) || compare(a.id, b.id)

const byDepartment = (a: Pool, b: Pool): number =>
  a.department === b.department ? 0 : a.department === null ? -1 : b.department === null ? 1 : compare(a.department, b.department)

/** Fills pools and hands them over in an order that does not hang on the order of people. */
const pooling = () => {
  const turns: Map<string, Map<string | null, Pool>>[] = []
  return {
    put(person: PlanPerson, turn: number, phase: DatedPhase) {
      const places = (turns[turn] ??= new Map())
      let departments = places.get(person.locationId)
      if (!departments) places.set(person.locationId, (departments = new Map()))
      const pool = departments.get(person.department)
      if (pool) pool.people.push(person)
      else
        departments.set(person.department, { turn, phase, locationId: person.locationId, department: person.department, people: [person] })
    },
    pools(): Pool[] {
      const all = turns.flatMap((places) => [...places.values()].flatMap((departments) => [...departments.values()]))
      for (const pool of all) pool.people.sort(inOrder)
      return all.sort((a, b) => a.turn - b.turn || compare(a.locationId, b.locationId) || byDepartment(a, b))
    },
  }
}

/**
 * The pools of each language (TR-5): everyone helps later phases, as far as they are `helping`; everyone after the first phase is a newcomer, and in
 * the first phase those who were no pilot users, when there are any pilot users.
 *
 * @example poolsOf(phases)[0]?.newcomers[0]?.turn // 2
 */
export const poolsOf = (phases: readonly DatedPhase[], helping: (person: PlanPerson) => boolean = () => true): Speakers[] => {
  const peopled = phases.filter((phase) => phase.people.length > 0).sort((a, b) => a.position - b.position)
  const withPilots = peopled[0]?.people.some((person) => person.pilot) ?? false
  const byLanguage = new Map<Language, { helpers: ReturnType<typeof pooling>; newcomers: ReturnType<typeof pooling> }>()
  for (const [index, phase] of peopled.entries())
    for (const person of phase.people) {
      let speakers = byLanguage.get(person.language)
      if (!speakers) byLanguage.set(person.language, (speakers = { helpers: pooling(), newcomers: pooling() }))
      const isPilot = index === 0 && person.pilot
      if (helping(person)) speakers.helpers.put(person, isPilot ? 0 : index + 1, phase)
      if (index > 0 || (withPilots && !isPilot)) speakers.newcomers.put(person, index + 1, phase)
    }
  return [...byLanguage]
    .sort(([a], [b]) => compare(a, b))
    .map(([language, { helpers, newcomers }]) => ({ language, helpers: helpers.pools(), newcomers: newcomers.pools() }))
}
