/** Who helps in person: a champion at every location, chosen among those who start first, and one in every phase (PH-7). */
import { append } from '#core/kernel/many.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import type { PlanFacts, PlannedChampion, PlanPerson } from '#core/plan/plan.ts'
import { byText, byZeal, groupBy, namesOf } from '#core/plan/ranking.ts'
import type { PlanSettings } from '#core/plan/settings.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Language } from '#core/kernel/language.ts'

interface Candidate {
  readonly person: PlanPerson
  readonly first: boolean
}

/**
 * How many champions a place of so many people should have (PH-7): one to `peoplePerChampion`, and at least one.
 *
 * @example championsFor(45, defaultSettings) // 3
 */
export const championsFor = (headCount: number, { peoplePerChampion }: Pick<PlanSettings, 'peoplePerChampion'>): number =>
  Math.max(1, Math.ceil(headCount / Math.max(1, peoplePerChampion)))

/** The first group before the second, whoever is keenest within each. */
const byFitness = (one: Candidate, other: Candidate): number => Number(other.first) - Number(one.first) || byZeal(one.person, other.person)

const whyThisOne = ({ person, first }: Candidate, place: string, soleSpeaker: boolean): Note[] => {
  const because: Note[] = []
  if (person.nominated) because.push(note('plan.champion.nominated', {}))
  if (person.pilot) because.push(note('plan.champion.pilot', {}))
  else if (person.keenness > 0) because.push(note('plan.champion.keen', {}))
  else if (first && !person.nominated) because.push(note('plan.champion.startsFirst', {}))
  if (soleSpeaker) because.push(note('plan.champion.speaks', { language: person.language, place }))
  if (person.oldUse !== null && person.oldUse > 0) because.push(note('plan.champion.knowsOld', { use: person.oldUse }))
  if (because.length === 0) because.push(note('plan.champion.atHand', { place }))
  return because
}

/** All nominated, then the fittest up to the number wanted; a language nobody speaks yet goes before the next in rank. */
const pick = (candidates: readonly Candidate[], wanted: number, spoken: ReadonlySet<Language>): Candidate[] => {
  const chosen = candidates.filter(({ person }) => person.nominated)
  const others = candidates.filter(({ person }) => !person.nominated)
  const missing = new Set(spoken)
  for (const { person } of chosen) missing.delete(person.language)
  const taken = new Set<Candidate>()
  const take = (candidate: Candidate) => {
    taken.add(candidate)
    chosen.push(candidate)
    missing.delete(candidate.person.language)
  }
  const fittest = others[0]
  if (fittest && chosen.length < wanted) take(fittest)
  while (missing.size > 0 && chosen.length < wanted) {
    const speaker = others.find((candidate) => !taken.has(candidate) && missing.has(candidate.person.language))
    if (!speaker) break
    take(speaker)
  }
  for (const candidate of others) {
    if (chosen.length >= wanted) break
    if (!taken.has(candidate)) take(candidate)
  }
  return chosen
}

/** The champion of a cohort that has none yet: nominated first, else the keenest, at their own location (PH-7). */
const championOfPhase = ({ key, people }: Cohort, chosen: ReadonlySet<string>): PlannedChampion | undefined => {
  if (people.some(({ id }) => chosen.has(id))) return undefined
  const [person] = [...people].sort((one, other) => Number(other.nominated) - Number(one.nominated) || byZeal(one, other))
  if (!person) return undefined
  const because = note('plan.champion.ofPhase', { phase: key })
  return {
    locationId: person.locationId,
    person: person.id,
    because: person.nominated ? [note('plan.champion.nominated', {}), because] : [because],
  }
}

/**
 * Chooses the champions of every location (PH-7): about one to `peoplePerChampion` people and at least one, from the
 * first two cohorts, the nominated first and others proposed with the reason; then one for each cohort that has none of
 * its own. A location without a candidate, or with fewer than wanted, is a warning that names it; so is someone
 * nominated who starts too late. Raises no Problem.
 *
 * @example chooseChampions(facts, cohorts).champions // [{ locationId: 'l0', person: 'p7', because: [...] }]
 */
export const chooseChampions = (
  facts: Pick<PlanFacts, 'people' | 'locations' | 'settings'>,
  cohorts: readonly Cohort[],
): { champions: PlannedChampion[]; warnings: Note[] } => {
  const starters = cohorts.slice(0, 2).flatMap(({ people }, at) => people.map((person): Candidate => ({ person, first: at === 0 })))
  const candidatesAt = groupBy(starters, ({ person }) => person.locationId)
  const peopleAt = groupBy(facts.people, ({ locationId }) => locationId)
  const champions: PlannedChampion[] = []
  const warnings: Note[] = []
  for (const { id, name } of [...facts.locations].sort((one, other) => byText(one.id, other.id))) {
    const people = peopleAt.get(id)
    if (!people) continue
    const wanted = championsFor(people.length, facts.settings)
    const spoken = new Set(people.map(({ language }) => language))
    const chosen = pick([...(candidatesAt.get(id) ?? [])].sort(byFitness), wanted, spoken)
    const speakers = groupBy(chosen, ({ person }) => person.language)
    for (const candidate of chosen) {
      const sole = spoken.size > 1 && speakers.get(candidate.person.language)?.length === 1
      champions.push({ locationId: id, person: candidate.person.id, because: whyThisOne(candidate, name, sole) })
    }
    if (chosen.length === 0) warnings.push(note('plan.warning.noChampion', { place: name }))
    else if (chosen.length < wanted) warnings.push(note('plan.warning.fewChampions', { place: name, wanted, found: chosen.length }))
  }
  const chosen = new Set(champions.map(({ person }) => person))
  append(
    champions,
    cohorts.flatMap((cohort) => championOfPhase(cohort, chosen) ?? []),
  )
  for (const { key, people } of cohorts.slice(2)) {
    const late = people.filter(({ nominated }) => nominated)
    if (late.length > 0) warnings.push(note('plan.warning.nominatedLate', { ...namesOf(late), phase: key }))
  }
  return { champions, warnings }
}
