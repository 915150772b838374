/** Who goes in which phase: everyone in exactly one, within the bands, and staying where they were where they can. */
import { championsFor } from '#core/plan/champions.ts'
import { becauseOf } from '#core/plan/cohort-reasons.ts'
import { championWeeks, goingsOf, placementWarnings } from '#core/plan/cohort-warnings.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import { chooseCore } from '#core/plan/core-team.ts'
import { takeTurns } from '#core/plan/departments.ts'
import { chooseFirst } from '#core/plan/early-adopters.ts'
import type { PhaseKey, PlanFacts, PlanPerson, Shape } from '#core/plan/plan.ts'
import { byOrder, byZeal, groupBy } from '#core/plan/ranking.ts'
import { type Band, bandFor, holdsPeople, slotsOf } from '#core/plan/shape.ts'
import { cutWaves, waveWeek } from '#core/plan/waves.ts'
import type { Note } from '#core/kernel/note.ts'

export interface Placement {
  /** In the order of their go-lives; milestones and `off` hold nobody. */
  readonly cohorts: Cohort[]
  readonly because: ReadonlyMap<string, Note[]>
  readonly warnings: Note[]
}

/** Where people belong before anyone is chosen: for good (`fixed`), for now (`kept`), or nowhere yet. */
interface Homes {
  readonly fixed: (key: PhaseKey) => PlanPerson[]
  readonly kept: (key: PhaseKey) => PlanPerson[]
  readonly fresh: readonly PlanPerson[]
  /** Pinned to a phase that the shape does not have. */
  readonly lost: readonly PlanPerson[]
  /** Phases that have begun: nobody joins or leaves them. */
  readonly begun: ReadonlySet<PhaseKey>
}

/** Phases of a running rollout whose day has come: nobody is moved there, so that a joiner does not start in the past. */
const begunIn = ({ anchors, running, today }: Pick<PlanFacts, 'anchors' | 'running' | 'today'>): ReadonlySet<PhaseKey> =>
  new Set([...anchors].filter(([, day]) => running && day <= today).map(([key]) => key))

const slotIn = (key: PhaseKey): PhaseKey => (key.startsWith('rest-') ? 'rest' : key)

const homesIn = (facts: Pick<PlanFacts, 'people' | 'anchors' | 'running' | 'today'>, shape: Shape): Homes => {
  const { people } = facts
  const begun = begunIn(facts)
  const fixed = new Map<PhaseKey, PlanPerson[]>()
  const kept = new Map<PhaseKey, PlanPerson[]>()
  const fresh: PlanPerson[] = []
  const lost: PlanPerson[] = []
  const first = slotsOf(shape)[0]?.key ?? 'switch'
  const put = (homes: Map<PhaseKey, PlanPerson[]>, key: PhaseKey, person: PlanPerson) => {
    const here = homes.get(key)
    if (here) here.push(person)
    else homes.set(key, [person])
  }
  for (const person of people) {
    const pinned = person.pinned !== null && holdsPeople(shape, person.pinned) ? slotIn(person.pinned) : null
    if (person.pinned !== null && pinned === null) lost.push(person)
    if (pinned !== null) put(fixed, pinned, person)
    else if (person.pilot && !begun.has(first)) put(fixed, first, person)
    else if (person.current !== null && holdsPeople(shape, person.current)) put(kept, slotIn(person.current), person)
    else fresh.push(person)
  }
  return { fixed: (key) => fixed.get(key) ?? [], kept: (key) => kept.get(key) ?? [], fresh, lost, begun }
}

/** How many champions each place should have. */
type Champions = ReadonlyMap<string, number>
type Groups = ReadonlyMap<PhaseKey, readonly PlanPerson[]>

/** A phase that has begun is as large as it is. */
const bandOfPhase = (key: PhaseKey, headCount: number, homes: Homes): Band =>
  (homes.begun.has(key) ? undefined : bandFor(key, headCount)) ?? { least: 0, most: homes.fixed(key).length }

const without = (people: readonly PlanPerson[], gone: ReadonlySet<PlanPerson>): PlanPerson[] => people.filter((person) => !gone.has(person))

/** Half the team, then the other half (PH-6). */
const halves = (people: readonly PlanPerson[], homes: Homes, champions: Champions): Groups => {
  const later = [...homes.kept('week-2')].sort(byZeal)
  const pools = { fixed: homes.fixed('week-1'), kept: homes.kept('week-1'), fresh: homes.fresh, later }
  const band = bandOfPhase('week-1', people.length, homes)
  const first = chooseFirst(pools, band, band.most, champions).chosen
  return new Map([
    ['week-1', first],
    ['week-2', without(people, new Set(first))],
  ])
}

/** The pilot group, then department by department (PH-6). */
const byDepartment = (people: readonly PlanPerson[], homes: Homes, champions: Champions): Groups => {
  const turns = ['department-1', 'department-2', 'everyone']
  const later = turns.toReversed().flatMap((key) => [...homes.kept(key)].sort(byZeal))
  const band = bandOfPhase('pilot', people.length, homes)
  const { chosen } = chooseFirst(
    { fixed: homes.fixed('pilot'), kept: homes.kept('pilot'), fresh: homes.fresh, later },
    band,
    band.least,
    champions,
  )
  const homeOf = new Map(turns.flatMap((key) => [...homes.fixed(key), ...homes.kept(key)].map((person) => [person, key] as const)))
  return new Map<PhaseKey, readonly PlanPerson[]>([
    ['pilot', chosen],
    ...takeTurns(without(people, new Set(chosen)), (person) => homeOf.get(person) ?? null, homes.begun),
  ])
}

/** Early adopters, core team, everyone else (PH-3, PH-4, PH-5). */
const byPhase = (people: readonly PlanPerson[], homes: Homes, champions: Champions): Groups => {
  const earlyBand = bandOfPhase('early', people.length, homes)
  const coreBand = bandOfPhase('core', people.length, homes)
  // Whoever the core team has too many of goes first to fill the early adopters: one move mends both.
  const core = [...homes.kept('core')].sort(byZeal)
  const spare = Math.max(0, core.length + homes.fixed('core').length - coreBand.most)
  const later = [...core.slice(0, spare), ...[...homes.kept('rest')].sort(byZeal), ...core.slice(spare)]
  const early = chooseFirst(
    { fixed: homes.fixed('early'), kept: homes.kept('early'), fresh: homes.fresh, later },
    earlyBand,
    earlyBand.least,
    champions,
  )
  const gone = new Set(early.chosen)
  const pools = {
    fixed: homes.fixed('core'),
    kept: without(core, gone),
    fresh: [...without(homes.fresh, gone), ...early.released].sort(byOrder),
    later: without(homes.kept('rest'), gone),
  }
  const second = chooseCore(pools, coreBand, new Set(early.chosen.map(({ locationId }) => locationId))).chosen
  for (const person of second) gone.add(person)
  return new Map([
    ['early', early.chosen],
    ['core', second],
    ['rest', without(people, gone)],
  ])
}

const groupsIn = (shape: Shape, { people, settings }: PlanFacts, homes: Homes): Groups => {
  const champions = new Map(
    [...groupBy(people, ({ locationId }) => locationId)].map(([place, here]) => [place, championsFor(here.length, settings)]),
  )
  if (shape === 'small') return halves(people, homes, champions)
  if (shape === 'growing') return byDepartment(people, homes, champions)
  if (shape === 'phased') return byPhase(people, homes, champions)
  return new Map([['switch', people]])
}

/** The phases of a shape with their people, `rest` cut into waves where its support asks for it. */
const cohortsOf = (
  facts: PlanFacts,
  shape: Shape,
  groups: Groups,
  begun: ReadonlySet<PhaseKey>,
): { cohorts: Cohort[]; lost: PlanPerson[] } => {
  const cohorts: Cohort[] = []
  const lost: PlanPerson[] = []
  let delay = 0
  for (const { key, week, weeks } of slotsOf(shape)) {
    const people = [...(groups.get(key) ?? [])].sort(byOrder)
    const position = cohorts.length + 1
    if (key !== 'rest') {
      cohorts.push({ key, position, week: week + delay, weeks, people })
      continue
    }
    const help = {
      earlier: goingsOf(cohorts),
      championWeeks: championWeeks(facts, cohorts),
      settings: facts.settings,
      firstWeek: week,
      begun,
    }
    const { waves, lostPins } = cutWaves(people, help)
    for (const person of lostPins) lost.push(person)
    const named = waves.length > 1 || people.some((person) => person.pinned === 'rest-1' || person.current === 'rest-1')
    waves.forEach((wave, index) => {
      const starts = waveWeek(help, index + 1)
      const last = index === waves.length - 1
      cohorts.push({
        key: named ? `rest-${index + 1}` : 'rest',
        position: position + index,
        week: starts,
        weeks: last ? weeks : waveWeek(help, index + 2) - starts,
        people: wave.sort(byOrder),
      })
      delay = starts - week
    })
  }
  return { cohorts, lost }
}

/**
 * Places everyone in exactly one cohort (PH-2) of a shape (PH-1, PH-6), within the bands (PH-3, PH-4), in as many waves
 * as the support can carry (PH-5, PH-8), each with the reasons (PH-9); a replan keeps people where they are (PH-10).
 * The order in which people come makes no difference (PH-11). What cannot be kept is a warning. Raises no Problem.
 *
 * @example placePeople(facts, 'phased').cohorts.map(({ key }) => key) // ['early', 'core', 'rest', 'off']
 */
export const placePeople = (facts: PlanFacts, shape: Shape): Placement => {
  const people = [...facts.people].sort(byOrder)
  const homes = homesIn({ ...facts, people }, shape)
  const { cohorts, lost } = cohortsOf(facts, shape, groupsIn(shape, { ...facts, people }, homes), homes.begun)
  return {
    cohorts,
    because: becauseOf({ ...facts, people }, shape, cohorts),
    warnings: placementWarnings(facts, shape, cohorts, [...homes.lost, ...lost], homes.begun),
  }
}
