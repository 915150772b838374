/** Who can stand behind a level of support. */
import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { nameTier } from '#core/support/tier-commands.ts'
import { rowOf } from '#test/cast.ts'
import { atOf, stored } from '#test/letter-rows.ts'

test('[SU-1] [ME-8] a sponsor, who can open no question, is refused as the owner of a level; with another role, or none, they are taken', () => {
  const said = (roles: readonly Row<'membership'>['role'][]): string => {
    try {
      nameTier.decide(
        {
          rollouts: stored('rollout', [rowOf('rollout', { rolloutId: 'crm' })]),
          people: stored('person', [rowOf('person', { personId: 'soraya', name: 'Soraya' })]),
          members: stored(
            'membership',
            roles.map((role) => rowOf('membership', { accountId: role, personId: 'soraya', role })),
          ),
          waiting: [],
        },
        { rolloutId: 'crm', tier: 3, ownerId: 'soraya', name: null, contact: null, hours: 8 },
        atOf(),
      )
      return 'taken'
    } catch (problem) {
      if (problem instanceof Problem) return problem.code
      throw problem
    }
  }
  expect([said(['sponsor']), said(['member']), said([])]).toEqual(['support.ownerIsSponsor', 'taken', 'taken'])
})
