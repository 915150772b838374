/** The verbs of buddies: another one, chosen by hand or found as the plan would, for one or for all whose buddy has left; both are told (TR-5). */
import { worksOn } from '#core/kernel/employment.ts'
import { type At, type Change, command, type Facts, put, rows } from '#core/kernel/command.ts'
import { append } from '#core/kernel/many.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { id, nullable, shape } from '#core/kernel/input.ts'
import type { PlanFacts, PlanPerson } from '#core/plan/plan.ts'
import { factsFromRows, planNeeds } from '#core/plan/plan-facts.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { reasoning } from '#core/training/buddies.ts'
import { type Candidate, candidatesFor } from '#core/training/buddy-candidates.ts'

type Needed = Facts<ReturnType<typeof buddyNeeds>>
const buddyNeeds = (rolloutId: string) => ({ ...planNeeds(rolloutId), all: rows('person') })

const candidatesIn = (from: Needed, facts: PlanFacts, person: PlanPerson, buddies: readonly Row<'buddy'>[]): Candidate[] =>
  candidatesFor(
    person,
    facts,
    from.phases.filter(({ headCount }) => headCount > 0),
    buddies,
  )

const noBuddy = (
  { locations }: PlanFacts,
  { name, language, current: phase, locationId }: PlanPerson,
  have: number,
): Problem<'training.noBuddy'> => {
  const place = locations.find((one) => one.id === locationId)?.name ?? ''
  return new Problem('training.noBuddy', { name, language, phase: phase ?? '', place, have })
}

const tell = (at: At, from: number, rolloutId: string, person: PlanPerson, buddy: PlanPerson): Change[] => [
  noticeTo(at, from, { personId: person.id, rolloutId, code: 'training.notice.yourBuddy', params: { name: buddy.name } }),
  noticeTo(at, from + 1, { personId: buddy.id, rolloutId, code: 'training.notice.youHelp', params: { name: person.name } }),
]

/**
 * Gives a person another buddy: the one that is named, who must speak their language, go before them and have room; with null the one who
 * fits best (TR-5). Problems: `training.noBuddy`, `training.notABuddy`, `training.buddyFull`, `training.buddyAlready`, `access.notFound`.
 */
export const rematch = command({
  name: 'training.rematch',
  about: 'Gives a person another buddy, by hand or whoever fits best; both are told, and so is the one before (TR-5).',
  may: 'training.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, personId: id, buddyId: nullable(id) }),
  needs: ({ rolloutId }) => buddyNeeds(rolloutId),
  decide: (from, { rolloutId, personId, buddyId }, at) => {
    const facts = factsFromRows(from, at)
    const person = facts?.people.find((one) => one.id === personId)
    if (!facts || !person || person.current === null) throw new Problem('access.notFound', {})
    const before = from.buddies.find((row) => row.personId === personId)
    if (buddyId !== null && before?.buddyId === buddyId) throw new Problem('training.buddyAlready', {}, { field: 'buddyId' })
    const candidates = candidatesIn(from, facts, person, from.buddies)
    const chosen =
      buddyId === null
        ? candidates.find((one) => one.free && one.person.id !== before?.buddyId)
        : candidates.find((one) => one.person.id === buddyId)
    if (!chosen) {
      if (buddyId !== null) throw new Problem('training.notABuddy', { name: person.name }, { field: 'buddyId' })
      throw noBuddy(facts, person, candidates.length)
    }
    const buddy = chosen.person
    if (!chosen.free)
      throw new Problem('training.buddyFull', { name: buddy.name, most: facts.settings.peoplePerBuddy }, { field: 'buddyId' })
    const left = before ? from.all.find((row) => row.personId === before.buddyId) : undefined
    const stays = left !== undefined && worksOn(left, at.today)
    const tidings = tell(at, 0, rolloutId, person, buddy)
    if (before && stays)
      tidings.push(
        noticeTo(at, 2, { personId: before.buddyId, rolloutId, code: 'training.notice.buddyPassedOn', params: { name: person.name } }),
      )
    return [
      put('buddy', {
        rolloutId,
        personId,
        buddyId: buddy.id,
        because: JSON.stringify(reasoning(facts)(person, buddy)),
        chosenAt: buddyId === null ? null : at.now,
      }),
      ...tidings,
    ]
  },
})

/**
 * Gives everyone whose buddy has left the one who fits best, in the order of their ids, each pair counted for the next (TR-5); who finds nobody
 * keeps the pair, and the plan says what is short. Problem: `training.noBuddy`, where nobody finds one.
 */
export const replaceBuddies = command({
  name: 'training.replaceBuddies',
  about: 'Gives everyone whose buddy has left whoever fits best, as far as there is somebody; both are told (TR-5).',
  may: 'training.run',
  inside: true,
  aboutEveryone: true,
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => buddyNeeds(rolloutId),
  decide: (from, { rolloutId }, at) => {
    const facts = factsFromRows(from, at)
    if (!facts) throw new Problem('access.notFound', {})
    const here = new Map(facts.people.map((one) => [one.id, one]))
    const gone = new Set(from.all.flatMap((row) => (worksOn(row, at.today) ? [] : [row.personId])))
    const pairs = new Map<string, Row<'buddy'>>(from.buddies.map((row) => [row.personId, row]))
    const changes: Change[] = []
    let refusal: Problem | undefined
    for (const { personId } of from.buddies
      .filter(({ buddyId }) => gone.has(buddyId))
      .toSorted((a, b) => (a.personId < b.personId ? -1 : 1))) {
      const person = here.get(personId)
      if (!person || person.current === null) continue
      const candidates = candidatesIn(from, facts, person, [...pairs.values()])
      const buddy = candidates.find(({ free }) => free)?.person
      refusal ??= noBuddy(facts, person, candidates.length)
      if (!buddy) continue
      const pair = { rolloutId, personId, buddyId: buddy.id, because: JSON.stringify(reasoning(facts)(person, buddy)), chosenAt: null }
      pairs.set(personId, pair)
      append(changes, [put('buddy', pair), ...tell(at, changes.length, rolloutId, person, buddy)])
    }
    if (changes.length === 0 && refusal) throw refusal
    return changes
  },
})
