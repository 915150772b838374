/** Why each person is where they are, in notes drawn from the finished cohorts alone (PH-9). */
import { type Cohort, goesFirst } from '#core/plan/cohort.ts'
import type { PlanFacts, PlanPerson, Shape } from '#core/plan/plan.ts'
import { homeId } from '#core/plan/plan-facts.ts'
import { teamOf } from '#core/plan/ranking.ts'
import { note, type Note } from '#core/kernel/note.ts'

/** Phases chosen by how much their people use the old system. */
const isByUse = (key: string): boolean => key === 'core' || key === 'department-1' || key === 'department-2'

const counter = () => {
  const counts = new Map<string, number>()
  return { add: (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1), of: (key: string) => counts.get(key) ?? 0 }
}

/** What a cohort has at each place, language, department and team. */
const censusOf = (people: readonly PlanPerson[]) => {
  const places = counter()
  const speakers = counter()
  const departments = counter()
  const teams = counter()
  for (const person of people) {
    places.add(person.locationId)
    speakers.add(`${person.locationId}\n${person.language}`)
    if (person.department !== null) departments.add(person.department)
    teams.add(teamOf(person))
  }
  return { places, speakers, departments, teams }
}

/** Notes made once for all who share them; a large company shares nearly all of them. */
const shared = () => {
  const made = new Map<string, Note>()
  return (key: string, make: () => Note): Note => {
    let found = made.get(key)
    if (!found) made.set(key, (found = make()))
    return found
  }
}

/**
 * Says for every person why they are in their cohort (PH-9): pinned, pilot, keen, nominated, the only one of a place,
 * language or department there, how much they use the old system, the team they stay with, who can help them by then.
 *
 * The notes follow from the cohorts and not from how they came about, so a replan that moves nobody says the same
 * (PH-10). Raises no Problem.
 *
 * @example becauseOf(facts, 'phased', cohorts).get('p7') // [volunteered, onlySpeaker, heavyUse]
 */
export const becauseOf = (
  facts: Pick<PlanFacts, 'people' | 'locations'>,
  shape: Shape,
  cohorts: readonly Cohort[],
): Map<string, Note[]> => {
  const because = new Map<string, Note[]>()
  const names = new Map(facts.locations.map(({ id, name }) => [id, name]))
  const once = shared()
  const liveAt = counter()
  const headCount = facts.people.length
  const waves = cohorts.filter(({ key }) => key.startsWith('rest-')).length

  cohorts.forEach(({ key, people, position }) => {
    const here = censusOf(people)
    for (const person of people) {
      const { locationId, department, language, oldUse } = person
      const place = names.get(locationId) ?? locationId
      const notes: Note[] = []
      const say = (name: string, make: () => Note) => notes.push(once(name, make))
      const use = () => {
        if (oldUse !== null && oldUse > 0) say(`use ${oldUse}`, () => note('plan.because.heavyUse', { use: oldUse }))
      }
      const rarity = () => {
        // Who has no place of their own stands for none.
        const placed = locationId !== homeId
        if (placed && here.places.of(locationId) === 1 && names.size > 1)
          say(`place ${locationId}`, () => note('plan.because.onlyFromPlace', { place }))
        else if (placed && here.places.of(locationId) > 1 && here.speakers.of(`${locationId}\n${language}`) === 1)
          say(`speaker ${locationId} ${language}`, () => note('plan.because.onlySpeaker', { language, place }))
        if (department !== null && here.departments.of(department) === 1)
          say(`department ${department}`, () => note('plan.because.onlyFromDepartment', { department }))
      }
      const team = () => {
        const others = here.teams.of(teamOf(person)) - 1
        if (others <= 0) return
        if (department === null) say(`near ${key} ${locationId}`, () => note('plan.because.withPlace', { place, others }))
        else say(`team ${key} ${teamOf(person)}`, () => note('plan.because.withTeam', { department, place, others }))
      }

      if (person.pinned !== null && (person.pinned === key || (person.pinned === 'rest' && key.startsWith('rest'))))
        say('fixed', () => note('plan.because.fixed', {}))
      if (key === 'switch') {
        if (headCount === 1) say('alone', () => note('plan.because.alone', {}))
        else say('together', () => note('plan.because.together', { people: headCount }))
        use()
      } else if (goesFirst(key)) {
        if (person.pilot) say('pilot', () => note('plan.because.pilot', {}))
        else if (person.keenness > 0) say(`keen ${person.keenness}`, () => note('plan.because.volunteered', { keenness: person.keenness }))
        if (person.nominated) say(`nominated ${locationId}`, () => note('plan.because.nominated', { place }))
        rarity()
        use()
        if (notes.length === 0) say(`fills ${key}`, () => note('plan.because.fillsGroup', { people: people.length, of: headCount }))
      } else if (isByUse(key)) {
        if (person.nominated) say(`nominated ${locationId}`, () => note('plan.because.nominated', { place }))
        use()
        team()
        if (notes.length === 0) rarity()
        if (notes.length === 0) say(`fills ${key}`, () => note('plan.because.fillsGroup', { people: people.length, of: headCount }))
      } else {
        const wave = Number(key.slice(5))
        if (key.startsWith('rest-')) say(key, () => note('plan.because.wave', { wave, waves }))
        const helpers = liveAt.of(locationId)
        if (helpers > 0) say(`helped ${position} ${locationId}`, () => note('plan.because.helpAtPlace', { place, helpers }))
        else
          say(`after ${position}`, () =>
            note('plan.because.afterOthers', { before: cohorts.slice(0, position - 1).reduce((sum, one) => sum + one.people.length, 0) }),
          )
        if (shape !== 'small') team()
      }
      because.set(person.id, notes)
    }
    for (const { locationId } of people) liveAt.add(locationId)
  })
  return because
}
