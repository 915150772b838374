/** Who goes in which phase: everyone in exactly one, within the bands, and staying where they were where they can. */
import { chooseChampions } from '#core/people/champions.ts'
import { becauseOf } from '#core/plan/cohort-because.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import { chooseCore } from '#core/plan/core-team.ts'
import { takeTurns } from '#core/plan/departments.ts'
import { chooseFirst } from '#core/plan/first-group.ts'
import type { PhaseKey, PlanFacts, PlanPerson, Shape } from '#core/plan/plan.ts'
import { byOrder, byZeal } from '#core/plan/ranking.ts'
import { type Band, bandOf, holdsPeople, slotsOf } from '#core/plan/shape.ts'
import { worstWeek } from '#core/plan/support-load.ts'
import { cutWaves, waveWeek } from '#core/plan/waves.ts'
import { note, type Note } from '#core/say.ts'

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
  readonly warnings: readonly Note[]
}

const slotIn = (key: PhaseKey): PhaseKey => (key.startsWith('rest-') ? 'rest' : key)

const homesIn = (people: readonly PlanPerson[], shape: Shape): Homes => {
  const fixed = new Map<PhaseKey, PlanPerson[]>()
  const kept = new Map<PhaseKey, PlanPerson[]>()
  const fresh: PlanPerson[] = []
  const warnings: Note[] = []
  const first = slotsOf(shape)[0]?.key ?? 'switch'
  const put = (homes: Map<PhaseKey, PlanPerson[]>, key: PhaseKey, person: PlanPerson) => {
    const here = homes.get(key)
    if (here) here.push(person)
    else homes.set(key, [person])
  }
  for (const person of people) {
    const pinned = person.pinned !== null && holdsPeople(shape, person.pinned) ? slotIn(person.pinned) : null
    if (person.pinned !== null && pinned === null)
      warnings.push(note('plan.warning.pinUnknown', { person: person.name, phase: person.pinned }))
    if (pinned !== null) put(fixed, pinned, person)
    else if (person.pilot) put(fixed, first, person)
    else if (person.current !== null && holdsPeople(shape, person.current)) put(kept, slotIn(person.current), person)
    else fresh.push(person)
  }
  return { fixed: (key) => fixed.get(key) ?? [], kept: (key) => kept.get(key) ?? [], fresh, warnings }
}

type Groups = ReadonlyMap<PhaseKey, readonly PlanPerson[]>

const without = (people: readonly PlanPerson[], gone: ReadonlySet<PlanPerson>): PlanPerson[] => people.filter((person) => !gone.has(person))

/** Half the team, then the other half (PH-6). */
const halves = (people: readonly PlanPerson[], homes: Homes): Groups => {
  const later = [...homes.kept('week-2')].sort(byZeal)
  const pools = { fixed: homes.fixed('week-1'), kept: homes.kept('week-1'), fresh: homes.fresh, later }
  const first = chooseFirst(pools, bandFor('week-1', people.length) as Band, Math.ceil(people.length / 2)).chosen
  return new Map([
    ['week-1', first],
    ['week-2', without(people, new Set(first))],
  ])
}

/** The pilot group, then department by department (PH-6). */
const byDepartment = (people: readonly PlanPerson[], homes: Homes): Groups => {
  const turns = ['department-1', 'department-2', 'everyone']
  const later = turns.toReversed().flatMap((key) => [...homes.kept(key)].sort(byZeal))
  const band = bandFor('pilot', people.length) as Band
  const { chosen } = chooseFirst({ fixed: homes.fixed('pilot'), kept: homes.kept('pilot'), fresh: homes.fresh, later }, band, band.least)
  const homeOf = new Map(turns.flatMap((key) => [...homes.fixed(key), ...homes.kept(key)].map((person) => [person, key] as const)))
  return new Map<PhaseKey, readonly PlanPerson[]>([
    ['pilot', chosen],
    ...takeTurns(without(people, new Set(chosen)), (person) => homeOf.get(person) ?? null),
  ])
}

/** Early adopters, core team, everyone else (PH-3, PH-4, PH-5). */
const byPhase = (people: readonly PlanPerson[], homes: Homes): Groups => {
  const earlyBand = bandFor('early', people.length) as Band
  const coreBand = bandFor('core', people.length) as Band
  // Whoever the core team has too many of goes first to fill the early adopters: one move mends both.
  const core = [...homes.kept('core')].sort(byZeal)
  const spare = Math.max(0, core.length + homes.fixed('core').length - coreBand.most)
  const later = [...core.slice(0, spare), ...[...homes.kept('rest')].sort(byZeal), ...core.slice(spare)]
  const early = chooseFirst(
    { fixed: homes.fixed('early'), kept: homes.kept('early'), fresh: homes.fresh, later },
    earlyBand,
    earlyBand.least,
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

/** How many people a phase should hold; undefined where any number will do (PH-3, PH-4, PH-6). */
export const bandFor = (key: PhaseKey, headCount: number): Band | undefined => {
  if (key === 'early' || key === 'pilot') return bandOf(headCount, 10, 20)
  if (key === 'core') return bandOf(headCount, 30, 40)
  if (key === 'week-1') return { least: Math.floor(headCount / 2), most: Math.ceil(headCount / 2) }
  return undefined
}

const groupsIn = (shape: Shape, people: readonly PlanPerson[], homes: Homes): Groups => {
  if (shape === 'small') return halves(people, homes)
  if (shape === 'growing') return byDepartment(people, homes)
  if (shape === 'phased') return byPhase(people, homes)
  return new Map([['switch', people]])
}

const bandWarnings = (cohorts: readonly Cohort[], headCount: number): Note[] =>
  cohorts.flatMap(({ key, people }) => {
    const band = bandFor(key, headCount)
    if (!band || (people.length >= band.least && people.length <= band.most)) return []
    const bounds = { phase: key, people: people.length, ...band }
    if (people.length < band.least) return [note('plan.warning.tooFew', bounds)]
    const pilots = people.filter(({ pilot }) => pilot).length
    return [
      pilots > band.most
        ? note('plan.warning.pilotsOverShare', { pilots, most: band.most, phase: key })
        : note('plan.warning.tooMany', bounds),
    ]
  })

const championWeeks = (facts: PlanFacts, cohorts: readonly Cohort[]): number[] => {
  const weekOf = new Map(cohorts.flatMap(({ week, people }) => people.map(({ id }) => [id, week] as const)))
  return chooseChampions(facts, cohorts).champions.map(({ person }) => weekOf.get(person) ?? 1)
}

const goingsOf = (cohorts: readonly Cohort[]) => cohorts.map(({ week, people }) => ({ week, people: people.length }))

/** One warning for each phase during which help falls short, for its worst week (PH-8). */
const supportWarnings = (facts: PlanFacts, cohorts: readonly Cohort[]): Note[] => {
  const { settings } = facts
  const weeksLive = championWeeks(facts, cohorts)
  return cohorts.flatMap(({ key, week, people }, index) => {
    if (people.length === 0) return []
    const next = cohorts.slice(index + 1).find((later) => later.people.length > 0)
    const weeks = Array.from({ length: next ? next.week - week : 3 }, (_, after) => week + after)
    const worst = worstWeek(weeks, goingsOf(cohorts), weeksLive, settings)
    if (!worst) return []
    const short = worst.tickets - worst.capacity
    const hours = Math.ceil(short / Math.max(1, settings.ticketsPerHour) - 1e-9)
    const champions =
      settings.championHours > 0 ? Math.ceil(short / Math.max(1, settings.ticketsPerHour) / settings.championHours - 1e-9) : 0
    const tickets = Math.ceil(worst.tickets - 1e-9)
    return [
      note('plan.warning.supportShort', {
        phase: key,
        week: worst.week,
        tickets,
        capacity: Math.floor(worst.capacity + 1e-9),
        champions,
        hours,
      }),
    ]
  })
}

/** The phases of a shape with their people, `rest` cut into waves where its support asks for it. */
const cohortsOf = (facts: PlanFacts, shape: Shape, groups: Groups): { cohorts: Cohort[]; warnings: Note[] } => {
  const cohorts: Cohort[] = []
  const warnings: Note[] = []
  let delay = 0
  for (const { key, week, weeks } of slotsOf(shape)) {
    const people = [...(groups.get(key) ?? [])].sort(byOrder)
    const position = cohorts.length + 1
    if (key !== 'rest') {
      cohorts.push({ key, position, week: week + delay, weeks, people })
      continue
    }
    const help = { earlier: goingsOf(cohorts), championWeeks: championWeeks(facts, cohorts), settings: facts.settings, firstWeek: week }
    const { waves, lostPins } = cutWaves(people, help)
    for (const person of lostPins) warnings.push(note('plan.warning.pinUnknown', { person: person.name, phase: person.pinned ?? key }))
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
  return { cohorts, warnings }
}

const useWarning = (shape: Shape, people: readonly PlanPerson[]): Note[] =>
  (shape === 'phased' || shape === 'growing') && people.every(({ oldUse }) => oldUse === null) ? [note('plan.warning.useUnknown', {})] : []

/**
 * Places everyone in exactly one cohort (PH-2) of a shape (PH-1, PH-6), within the bands (PH-3, PH-4), in as many waves
 * as the support can carry (PH-5, PH-8), each with the reasons (PH-9); a replan keeps people where they are (PH-10).
 * The order in which people come makes no difference (PH-11). What cannot be kept is a warning. Raises no Problem.
 *
 * @example placePeople(facts, 'phased').cohorts.map(({ key }) => key) // ['early', 'core', 'rest', 'off']
 */
export const placePeople = (facts: PlanFacts, shape: Shape): Placement => {
  const people = [...facts.people].sort(byOrder)
  const homes = homesIn(people, shape)
  const { cohorts, warnings } = cohortsOf(facts, shape, groupsIn(shape, people, homes))
  return {
    cohorts,
    because: becauseOf({ ...facts, people }, shape, cohorts),
    warnings: [
      ...useWarning(shape, people),
      ...homes.warnings,
      ...warnings,
      ...bandWarnings(cohorts, people.length),
      ...supportWarnings(facts, cohorts),
    ],
  }
}
