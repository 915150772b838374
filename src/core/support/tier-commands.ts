/** The verb of who stands behind a tier. */
import { worksOn } from '#core/kernel/employment.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { amount, id, maybeText, nullable, shape, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { rolloutIn } from '#core/support/support.ts'

/**
 * Says who stands behind a tier, how to reach them and how many working hours they have (SU-1, SU-2). Tickets that wait there come to
 * the new owner. Problems: access.notFound, support.championsAnswer, support.ownerUnknown, support.ownerLeft,
 * support.ownerIsSponsor.
 */
export const nameTier = command({
  name: 'support.nameTier',
  about: 'Says who stands behind a tier of support, how to reach them, and how many working hours they have (SU-1, SU-2).',
  may: 'support.run',
  input: shape({
    rolloutId: id,
    tier: whole(2, 4),
    ownerId: nullable(id),
    name: maybeText(120),
    contact: maybeText(300),
    hours: amount(0.25, 400),
  }),
  needs: ({ rolloutId, tier, ownerId }) => ({
    rollouts: rows('rollout', { rolloutId }),
    people: rows('person', { personId: ownerId ?? '' }),
    members: rows('membership', { personId: ownerId ?? '' }),
    waiting: rows('ticket', { rolloutId, tier, state: 'open' }),
  }),
  decide: (facts, input, at) => {
    rolloutIn(facts)
    const { rolloutId, tier, ownerId } = input
    if (ownerId !== null) {
      if (tier === 2) throw new Problem('support.championsAnswer', {}, { field: 'ownerId' })
      const owner = facts.people[0]
      if (!owner) throw new Problem('support.ownerUnknown', {}, { field: 'ownerId' })
      if (!worksOn(owner, at.today)) throw new Problem('support.ownerLeft', { name: owner.name }, { field: 'ownerId' })
      // Sponsors see figures alone (ME-8): what waited for one of them nobody would open.
      if (facts.members.some(({ role }) => role === 'sponsor'))
        throw new Problem('support.ownerIsSponsor', { name: owner.name }, { field: 'ownerId' })
    }
    const passed = tier === 2 ? [] : facts.waiting.filter((one) => one.ownerId !== ownerId && one.personId !== ownerId)
    return [
      put('supportTier', input),
      ...passed.map((one) => put('ticket', { ...one, ownerId })),
      ...(ownerId !== null && ownerId !== at.by.personId && passed.length > 0
        ? [
            noticeTo(at, 10, {
              personId: ownerId,
              rolloutId,
              code: 'support.notice.tier',
              params: { tier, count: passed.length },
              path: '/support',
            }),
          ]
        : []),
    ]
  },
})

export const tierCommands = [nameTier] as const
