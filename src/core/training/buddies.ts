/** Buddies: someone of an earlier phase beside everyone of a later one. */
import { append } from '#core/kernel/many.ts'
import type { PlanFacts, PlannedBuddy, PlanPerson } from '#core/plan/plan.ts'
import type { DatedPhase } from '#core/plan/timeline.ts'
import { note, type Note } from '#core/kernel/note.ts'
import { shareOut, type Share } from '#core/training/buddy-matching.ts'
import { poolsOf, type Pool, type Speakers } from '#core/training/buddy-pools.ts'

/** The helpers of a pool, each with how many they help: whoever helps fewest comes next. */
class Rota {
  readonly #people: readonly PlanPerson[]
  readonly #helped: Map<string, number>
  #at = 0
  #level = 0

  constructor(people: readonly PlanPerson[], helped: Map<string, number>) {
    this.#people = people
    this.#helped = helped
  }

  next(): PlanPerson {
    for (;;) {
      const person = this.#people[this.#at]
      if (!person) {
        this.#at = 0
        this.#level += 1
        continue
      }
      this.#at += 1
      const helped = this.#helped.get(person.id) ?? 0
      if (helped > this.#level) continue
      this.#helped.set(person.id, helped + 1)
      return person
    }
  }
}

/** Pairs of today that may still be, by the two pools they join. */
interface Standing {
  readonly helpers: Pool
  readonly newcomers: Pool
  readonly pairs: { person: PlanPerson; buddy: PlanPerson }[]
}

const standingIn = (speakers: Speakers, perBuddy: number, current: ReadonlyMap<string, string>): Standing[] => {
  if (current.size === 0) return []
  const helperOf = new Map<string, { person: PlanPerson; pool: Pool }>()
  for (const pool of speakers.helpers) for (const person of pool.people) helperOf.set(person.id, { person, pool })
  const taken = new Map<string, number>()
  const byPools = new Map<Pool, Map<Pool, Standing>>()
  for (const pool of speakers.newcomers)
    for (const person of pool.people) {
      const buddy = helperOf.get(current.get(person.id) ?? '')
      const helped = buddy ? (taken.get(buddy.person.id) ?? 0) : 0
      if (!buddy || buddy.pool.turn >= pool.turn || helped >= perBuddy) continue
      taken.set(buddy.person.id, helped + 1)
      let ofNewcomers = byPools.get(pool)
      if (!ofNewcomers) byPools.set(pool, (ofNewcomers = new Map()))
      const pair = { person, buddy: buddy.person }
      const standing = ofNewcomers.get(buddy.pool)
      if (standing) standing.pairs.push(pair)
      else ofNewcomers.set(buddy.pool, { helpers: buddy.pool, newcomers: pool, pairs: [pair] })
    }
  return [...byPools.values()].flatMap((one) => [...one.values()])
}

/** The reasons for pairs, shared by all pairs of the same place and department. */
export const reasoning = (facts: Pick<PlanFacts, 'locations'>) => {
  const placeNames = new Map(facts.locations.map((place) => [place.id, place.name]))
  const made = new Map<string, Map<string | null, readonly Note[]>>()
  return (person: PlanPerson, buddy: PlanPerson): readonly Note[] => {
    const place = person.locationId === buddy.locationId ? person.locationId : null
    const department = person.department === buddy.department ? person.department : null
    const common = place ?? `\n${person.language}`
    let byDepartment = made.get(common)
    if (!byDepartment) made.set(common, (byDepartment = new Map()))
    let because = byDepartment.get(department)
    if (!because) {
      const notes: Note[] = []
      if (place !== null) notes.push(note('training.because.samePlace', { place: placeNames.get(place) ?? place }))
      if (department !== null) notes.push(note('training.because.sameDepartment', { department }))
      if (notes.length === 0) notes.push(note('training.because.languageOnly', { language: person.language }))
      byDepartment.set(department, (because = notes))
    }
    return because
  }
}

/** From shares of pools to pairs of people: standing pairs stay, the others go round evenly. */
const pairUp = (
  speakers: Speakers,
  standing: readonly Standing[],
  shares: readonly Share[],
  kept: readonly Share[],
): Map<string, PlanPerson> => {
  const buddyOf = new Map<string, PlanPerson>()
  const helped = new Map<string, number>()
  for (const [index, { count }] of kept.entries())
    for (const { person, buddy } of standing[index]?.pairs.slice(0, count) ?? []) {
      buddyOf.set(person.id, buddy)
      helped.set(buddy.id, (helped.get(buddy.id) ?? 0) + 1)
    }
  const waiting = new Map(speakers.newcomers.map((pool) => [pool, pool.people.filter((person) => !buddyOf.has(person.id)).values()]))
  const rotas = new Map<Pool, Rota>()
  for (const { helpers, newcomers, count } of shares) {
    let rota = rotas.get(helpers)
    if (!rota) rotas.set(helpers, (rota = new Rota(helpers.people, helped)))
    const queue = waiting.get(newcomers)
    for (let left = count; left > 0; left--) {
      const person = queue?.next().value
      if (person) buddyOf.set(person.id, rota.next())
    }
  }
  return buddyOf
}

/** What is short, by phase: how many got nobody, where, and how many speakers go before them. */
const shortages = (facts: PlanFacts, speakers: Speakers, perBuddy: number, buddyOf: ReadonlyMap<string, PlanPerson>): Note[] => {
  const missing = new Map<number, { phase: string; count: number; locationIds: Set<string> }>()
  for (const pool of speakers.newcomers) {
    const count = pool.people.reduce((sum, person) => sum + (buddyOf.has(person.id) ? 0 : 1), 0)
    if (count === 0) continue
    let short = missing.get(pool.turn)
    if (!short) missing.set(pool.turn, (short = { phase: pool.phase.key, count: 0, locationIds: new Set() }))
    short.count += count
    short.locationIds.add(pool.locationId)
  }
  return [...missing].map(([turn, { phase, count, locationIds }]) => {
    const have = speakers.helpers.reduce((sum, pool) => sum + (pool.turn < turn ? pool.people.length : 0), 0)
    const places = facts.locations.filter((place) => locationIds.has(place.id)).map((place) => place.name)
    const values = { language: speakers.language, phase, places, missing: count, have, more: Math.ceil(count / perBuddy) }
    return turn === 1 ? note('training.pilotsShort', values) : note('training.buddiesShort', values)
  })
}

/**
 * Gives each person of a later phase a buddy of an earlier one (TR-5).
 *
 * Languages are equal, nobody helps more than `settings.peoplePerBuddy` people over all phases, as many as possible get a
 * buddy, and the total misfit (2 for another place, 1 for another department) is the least there is. People of the first
 * phase pair with its pilot users. `current` (person to buddy) decides between equals, `helping` who can
 * help at all. What is short comes back as
 * warnings. Raises no Problem.
 *
 * @example matchBuddies(facts, phases).buddies[0] // { person: 'ann', buddy: 'bob', because: [...] }
 */
export const matchBuddies = (
  facts: PlanFacts,
  phases: readonly DatedPhase[],
  current: ReadonlyMap<string, string> = new Map(),
  helping: (person: PlanPerson) => boolean = () => true,
): { buddies: PlannedBuddy[]; warnings: Note[] } => {
  const perBuddy = Math.max(1, Math.floor(facts.settings.peoplePerBuddy))
  const becauseOf = reasoning(facts)
  const buddies: PlannedBuddy[] = []
  const warnings: Note[] = []
  const matched = new Map<string, PlanPerson>()
  for (const speakers of poolsOf(phases, helping)) {
    const standing = standingIn(speakers, perBuddy, current)
    const counted = standing.map(({ helpers, newcomers, pairs }) => ({ helpers, newcomers, count: pairs.length }))
    const { shares, kept } = shareOut(speakers, perBuddy, counted)
    const buddyOf = pairUp(speakers, standing, shares, kept)
    for (const [person, buddy] of buddyOf) matched.set(person, buddy)
    append(warnings, shortages(facts, speakers, perBuddy, buddyOf))
  }
  for (const phase of phases)
    for (const person of phase.people) {
      const buddy = matched.get(person.id)
      if (buddy) buddies.push({ person: person.id, buddy: buddy.id, because: becauseOf(person, buddy) })
    }
  return { buddies, warnings }
}
