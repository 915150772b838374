/** Department by department, for companies of eleven to twenty-five people (PH-6). */
import type { PhaseKey, PlanPerson } from '#core/plan/plan.ts'
import { byText, byUse, groupBy } from '#core/plan/ranking.ts'

const turns = ['department-1', 'department-2', 'everyone'] as const
type Turn = (typeof turns)[number]

/** What people are kept together by: their department if there are two or more, else their place, else nothing. */
const unitIn = (people: readonly PlanPerson[]): ((person: PlanPerson) => string | null) | null => {
  const several = (of: (person: PlanPerson) => string | null) => new Set(people.map(of).filter((unit) => unit !== null)).size > 1
  if (several(({ department }) => department)) return ({ department }) => department
  if (several(({ locationId }) => locationId)) return ({ locationId }) => locationId
  return null
}

const mostVotes = (votes: ReadonlyMap<Turn, number> | undefined): Turn | undefined => {
  let winner: Turn | undefined
  for (const turn of turns) if ((votes?.get(turn) ?? 0) > (winner ? (votes?.get(winner) ?? 0) : 0)) winner = turn
  return winner
}

/** The turn of each unit: where its people already are, else the units that use the old system most go first. */
const turnsOf = (
  people: readonly PlanPerson[],
  unitOf: (person: PlanPerson) => string | null,
  homeOf: (person: PlanPerson) => PhaseKey | null,
  begun: ReadonlySet<PhaseKey>,
): ReadonlyMap<string, Turn> => {
  const units = groupBy(
    people.filter((person) => unitOf(person) !== null),
    (person) => unitOf(person) ?? '',
  )
  const turnOf = new Map<string, Turn>()
  const open: { unit: string; use: number; size: number }[] = []
  for (const [unit, members] of units) {
    const votes = new Map<Turn, number>()
    for (const member of members) {
      const home = homeOf(member) as Turn | null
      if (home !== null) votes.set(home, (votes.get(home) ?? 0) + 1)
    }
    const turn = mostVotes(votes)
    if (turn) turnOf.set(unit, begun.has(turn) ? 'everyone' : turn)
    else open.push({ unit, size: members.length, use: members.reduce((sum, { oldUse }) => sum + (oldUse ?? 0), 0) })
  }
  open.sort((one, other) => other.use - one.use || other.size - one.size || byText(one.unit, other.unit))
  const occupied = new Set(people.map(homeOf))
  for (const turn of ['department-1', 'department-2'] as const) {
    const next = occupied.has(turn) ? undefined : open.shift()
    if (next) turnOf.set(next.unit, turn)
  }
  return turnOf
}

/**
 * Gives everyone after the pilot group their turn (PH-6): the two departments that use the old system most, then
 * everyone else. With fewer than two departments places take their part, and without two places thirds by use.
 *
 * `homeOf` says where someone already is; they stay (PH-10), and joiners follow their department
 * unless its phase has `begun`. Nobody is left out
 * (PH-2). Raises no Problem.
 *
 * @example takeTurns(people, () => null, new Set()).get('department-1')
 */
export const takeTurns = (
  people: readonly PlanPerson[],
  homeOf: (person: PlanPerson) => PhaseKey | null,
  begun: ReadonlySet<PhaseKey>,
): ReadonlyMap<Turn, PlanPerson[]> => {
  const groups = new Map<Turn, PlanPerson[]>(turns.map((turn) => [turn, []]))
  const put = (person: PlanPerson, turn: Turn) => groups.get(turn)?.push(person)
  const fresh: PlanPerson[] = []
  for (const person of people) {
    const home = homeOf(person) as Turn | null
    if (home === null) fresh.push(person)
    else put(person, home)
  }
  const unitOf = unitIn(people)
  if (unitOf) {
    const turnOf = turnsOf(people, unitOf, homeOf, begun)
    for (const person of fresh) put(person, turnOf.get(unitOf(person) ?? '') ?? 'everyone')
    return groups
  }
  const third = Math.ceil(people.length / turns.length)
  for (const person of fresh.sort(byUse))
    put(person, turns.find((turn) => !begun.has(turn) && (groups.get(turn)?.length ?? 0) < third) ?? 'everyone')
  return groups
}
