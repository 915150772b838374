import { expect, test } from 'vitest'
import { memberScope, memberScopeNamed } from '#core/access/device-scope.ts'

test('[AC-1] a member’s scope is found again by its name, and by no other text', () => {
  const scope = memberScope({ locationId: 'albina', phases: ['crm/core'], seats: ['crm/s1'] })
  expect(memberScopeNamed(scope.name)?.reach).toEqual(scope.reach)
  for (const name of ['', 'null', '{}', '["albina",["crm/core","crm/a"],[]]', '["albina", ["crm/core"], []]'])
    expect(memberScopeNamed(name), name).toBeUndefined()
})
