/** The verb of a link to the weekly question, for somebody who does not sign in. */
import { refuseBeyond } from '#core/access/access-scope.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { id, matching, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

/** Makes a link for somebody at one's location; one made before opens nothing any more (ME-5). Problem: access.notFound. */
export const shareLink = command({
  name: 'pulse.shareLink',
  about: 'Makes a link by which one person answers the weekly question without signing in; one made before ends (ME-5).',
  may: 'place.help',
  input: shape({ rolloutId: id, personId: id, secretHash: matching(/^[0-9a-f]{64}$/) }),
  needs: ({ rolloutId, personId }) => ({ rollouts: rows('rollout', { rolloutId }), people: rows('person', { personId }) }),
  decide: ({ rollouts, people }, input, at) => {
    const [person] = people
    if (!rollouts[0] || !person) throw new Problem('access.notFound', {})
    refuseBeyond(at, { personId: person.personId, locationId: person.locationId })
    return [put('pulseLink', { ...input, madeAt: at.now, madeBy: at.by.name })]
  },
})
