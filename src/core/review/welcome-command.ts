/** The verb by which somebody who joins after the rollout gets their own small rollout (RV-5). */
import { command, type Change, put, rows } from '#core/kernel/command.ts'
import { day, id, nullable, shape } from '#core/kernel/input.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { Problem } from '#core/kernel/problem.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { participantOf } from '#core/people/people-participants.ts'
import { joinedLaterBecause } from '#core/plan/joined-later.ts'
import { factsFromRows, planNeeds } from '#core/plan/plan-facts.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import { completedOn } from '#core/review/review-moments.ts'
import { reasoning } from '#core/training/buddies.ts'
import { newcomerCandidates } from '#core/training/buddy-candidates.ts'

/**
 * Welcomes somebody who joined after the last start: they get a first day with the tool, a buddy who works with it (the one that is named, or
 * whoever fits best), and steps for account, materials and the first weeks (RV-5).
 * Problems: access.notFound, people.unknownPerson, review.ownerLeft, review.stillRunning, review.inPlan, review.startsTooEarly, training.notABuddy.
 */
export const welcome = command({
  name: 'review.welcome',
  about:
    'Welcomes somebody who joined after the rollout: a first day, a buddy, and steps for account, materials and the first weeks (RV-5).',
  may: 'plan.run',
  aboutEveryone: true,
  input: shape({ rolloutId: id, personId: id, startsOn: day, buddyId: nullable(id) }),
  needs: ({ rolloutId, personId }) => ({
    ...planNeeds(rolloutId),
    oldSystems: rows('oldSystem', { rolloutId }),
    newcomers: rows('newcomer', { rolloutId, personId }),
  }),
  decide: (from, { rolloutId, personId, startsOn, buddyId }, at) => {
    const facts = factsFromRows(from, at)
    if (!facts) throw new Problem('access.notFound', {})
    const row = from.people.find((one) => one.personId === personId)
    if (!row) throw new Problem('people.unknownPerson', {}, { field: 'personId' })
    if (!worksOn(row, at.today)) throw new Problem('review.ownerLeft', { name: row.name }, { field: 'personId' })
    const completed = completedOn({ phases: from.phases, oldSystem: from.oldSystems[0], zone: zoneAt(from.organisation[0]) })
    const begun = from.phases.filter(({ goLiveOn, headCount }) => headCount > 0 && goLiveOn <= at.today)
    const last = begun.toSorted((a, b) => b.position - a.position)[0]
    if (completed === null || completed > at.today || !last) throw new Problem('review.stillRunning', { on: completed })
    const part = from.participants.find((one) => one.personId === personId)
    if (part?.phaseKey != null) throw new Problem('review.inPlan', { name: row.name }, { field: 'personId' })
    if (startsOn < last.goLiveOn) throw new Problem('review.startsTooEarly', { on: last.goLiveOn }, { field: 'startsOn' })
    // Whoever was left out of the rollout is not in its facts until they are taken in.
    const person =
      facts.people.find((one) => one.id === personId) ??
      factsFromRows({ ...from, participants: from.participants.filter((one) => one !== part) }, at)?.people.find(
        ({ id: one }) => one === personId,
      )
    if (!person) throw new Problem('people.unknownPerson', {}, { field: 'personId' })
    const candidates = newcomerCandidates({ person, startsOn }, facts, from.participants, from.buddies)
    const chosen = buddyId === null ? candidates[0] : candidates.find((one) => one.person.id === buddyId)
    if (buddyId !== null && !chosen) throw new Problem('training.notABuddy', { name: person.name }, { field: 'buddyId' })
    const pair: Change[] = chosen
      ? [
          put('buddy', {
            rolloutId,
            personId,
            buddyId: chosen.person.id,
            because: JSON.stringify(reasoning(facts)(person, chosen.person)),
            chosenAt: at.now,
          }),
          noticeTo(at, 0, { personId, rolloutId, code: 'training.notice.yourBuddy', params: { name: chosen.person.name } }),
          noticeTo(at, 1, { personId: chosen.person.id, rolloutId, code: 'training.notice.youHelp', params: { name: person.name } }),
        ]
      : []
    return [
      put('participant', {
        ...(part ?? participantOf(rolloutId, personId)),
        phaseKey: last.phaseKey,
        because: JSON.stringify(joinedLaterBecause),
        goLiveOn: startsOn,
        pinnedAt: at.now,
        pinnedBy: at.by.name,
        excludedAt: null,
        excludedBecause: null,
      }),
      put('newcomer', {
        rolloutId,
        personId,
        locationId: row.locationId,
        startsOn,
        welcomedAt: at.now,
        welcomedBy: at.by.name,
        accountAt: null,
        accountBy: null,
        materialsAt: null,
        materialsBy: null,
        checkedAt: null,
        checkedBy: null,
        checkNote: null,
      }),
      ...pair,
    ]
  },
})
