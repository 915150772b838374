/** The verb of buddies: another one, chosen by hand or found as the plan would, and both are told (TR-5). */
import { worksOn } from '#core/kernel/employment.ts'
import { type Change, command, put, rows } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { id, nullable, shape } from '#core/kernel/input.ts'
import { factsFromRows, planNeeds } from '#core/plan/plan-facts.ts'
import { Problem } from '#core/kernel/problem.ts'
import { reasoning } from '#core/training/buddies.ts'
import { candidatesFor } from '#core/training/buddy-candidates.ts'

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
  needs: ({ rolloutId }) => ({ ...planNeeds(rolloutId), all: rows('person') }),
  decide: (from, { rolloutId, personId, buddyId }, at) => {
    const facts = factsFromRows(from, at)
    const person = facts?.people.find((one) => one.id === personId)
    if (!facts || !person || person.current === null) throw new Problem('access.notFound', {})
    const before = from.buddies.find((row) => row.personId === personId)
    if (buddyId !== null && before?.buddyId === buddyId) throw new Problem('training.buddyAlready', {}, { field: 'buddyId' })
    const candidates = candidatesFor(
      person,
      facts,
      from.phases.filter(({ headCount }) => headCount > 0),
      from.buddies,
    )
    const chosen =
      buddyId === null
        ? candidates.find((one) => one.free && one.person.id !== before?.buddyId)
        : candidates.find((one) => one.person.id === buddyId)
    if (!chosen) {
      if (buddyId !== null) throw new Problem('training.notABuddy', { name: person.name }, { field: 'buddyId' })
      const place = facts.locations.find((one) => one.id === person.locationId)?.name ?? ''
      const { language, current: phase } = person
      throw new Problem('training.noBuddy', { name: person.name, language, phase, place, have: candidates.length })
    }
    const buddy = chosen.person
    if (!chosen.free)
      throw new Problem('training.buddyFull', { name: buddy.name, most: facts.settings.peoplePerBuddy }, { field: 'buddyId' })
    const left = before ? from.all.find((row) => row.personId === before.buddyId) : undefined
    const stays = left !== undefined && worksOn(left, at.today)
    const tidings: Change[] = [
      noticeTo(at, 0, { personId, rolloutId, code: 'training.notice.yourBuddy', params: { name: buddy.name } }),
      noticeTo(at, 1, { personId: buddy.id, rolloutId, code: 'training.notice.youHelp', params: { name: person.name } }),
    ]
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
