import { expect, test } from 'vitest'
import { rightsOfRole } from '#core/access/access.ts'
import { allCommands } from '#core/registry/commands.ts'
import { memberCommands } from '#core/registry/member-commands.ts'

test('[RG-1] a member’s device can decide every command that a member may give', () => {
  const theirs = allCommands().filter(({ may, inside }) => rightsOfRole.member.includes(may) && !inside)
  expect(memberCommands.map(({ name }) => name).toSorted()).toEqual(theirs.map(({ name }) => name).toSorted())
})
