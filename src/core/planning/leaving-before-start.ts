/** People whose last day at work comes before their first day with the tool: no plan is made for them, and it says so. */
import type { PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import type { DatedPhase } from '#core/plan/timeline.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { note, type Note } from '#core/kernel/note.ts'

const isLeaving = ({ leftOn }: PlanPerson): boolean => leftOn !== undefined && leftOn !== null

const isGoneBy = (person: PlanPerson, day: string): boolean => !worksOn({ leftOn: person.leftOn ?? null }, day)

/** Who is gone by the first day of their phase, as it is dated. */
const goneBefore = (phases: readonly DatedPhase[]): PlanPerson[] =>
  phases.flatMap(({ goLive, sites, people }) => {
    const goLiveAt = new Map(sites.map(({ locationId, goLive: day }) => [locationId, day]))
    return people.filter((person) => isGoneBy(person, goLiveAt.get(person.locationId) ?? goLive))
  })

/**
 * Takes out of the facts who leaves before their own go-live, until nobody is left who does: with fewer people others may start on
 * another day. `dated` dates the phases of some facts. Where nobody would be left, nobody is taken out.
 *
 * @example withoutLeavers(facts, dated).warnings[0]?.code // 'plan.warning.leavesFirst'
 */
export const withoutLeavers = (
  facts: PlanFacts,
  dated: (facts: PlanFacts) => readonly DatedPhase[],
): { facts: PlanFacts; warnings: Note[] } => {
  let here = facts
  const gone: PlanPerson[] = []
  while (here.people.some(isLeaving)) {
    const leaving = new Set(goneBefore(dated(here)))
    if (leaving.size === 0 || leaving.size === here.people.length) break
    for (const person of leaving) gone.push(person)
    here = { ...here, people: here.people.filter((person) => !leaving.has(person)) }
  }
  const named = gone.toSorted((one, other) => (one.order < other.order ? -1 : 1))
  const shown = named.slice(0, 40).map(({ name, leftOn }) => ({ name, day: leftOn ?? '' }))
  return {
    facts: here,
    warnings: gone.length === 0 ? [] : [note('plan.warning.leavesFirst', { people: shown, more: gone.length - shown.length })],
  }
}

/** The phases with only those of their people who are still there when the last phase starts: champions and buddies have to stay. */
export const staying = <P extends { readonly people: readonly PlanPerson[] }>(
  parts: readonly P[],
  phases: readonly DatedPhase[],
): readonly P[] => {
  if (!parts.some(({ people }) => people.some(isLeaving))) return parts
  const last = phases
    .filter(({ people }) => people.length > 0)
    .reduce(
      (day, { goLive, sites }) =>
        sites.reduce((latest, site) => (site.goLive > latest ? site.goLive : latest), goLive > day ? goLive : day),
      '',
    )
  return parts.map((part) => ({ ...part, people: part.people.filter((person) => !isGoneBy(person, last)) }))
}
