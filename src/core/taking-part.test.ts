import { expect, test } from 'vitest'
import { rightsOfRole } from '#core/access.ts'
import { allCommands } from '#core/guide.ts'
import { takingPart } from '#core/taking-part.ts'

test('[RG-1] a member’s device can decide every command that a member may give', () => {
  const theirs = allCommands().filter(({ may, inside }) => rightsOfRole.member.includes(may) && !inside)
  expect(takingPart.map(({ name }) => name).toSorted()).toEqual(theirs.map(({ name }) => name).toSorted())
})
