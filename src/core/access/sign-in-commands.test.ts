import { expect, test } from 'vitest'
import { refuseSignIns, signIn, signInCommands } from '#core/access/sign-in-commands.ts'
import { signInSentences } from '#core/access/sign-in-sentences.ts'
import type { StoredRow } from '#core/kernel/rows.ts'

const at = {
  commandId: 'c1',
  organisationId: 'kasnika',
  now: '2026-11-02T12:00:00Z',
  today: '2026-11-02',
  zone: 'UTC',
  by: { accountId: 'm', name: 'Maureen' },
}
const member: StoredRow<'membership'> = {
  organisationId: 'kasnika',
  version: 1,
  accountId: 'm',
  role: 'lead',
  locationIds: '[]',
  name: 'Maureen',
  email: null,
  personId: null,
  givenAt: null,
  givenBy: null,
  sessionsEndedAt: null,
}
const span = { from: at.now, to: at.now }

test('[AC-4] what is noted of signing in changes no row, and speaks of members only', () => {
  expect(signIn.needs({ way: 'password' }, at)).toEqual({ members: { table: 'membership', where: { accountId: 'm' } } })
  expect(signIn.decide({ members: [member] }, { way: 'password' }, at)).toEqual([])
  expect(() => signIn.decide({ members: [] }, { way: 'password' }, at)).toThrow(expect.objectContaining({ code: 'access.memberUnknown' }))
  expect(refuseSignIns.decide({ members: [] }, { accountId: null, count: 3, ...span }, at)).toEqual([])
  expect(() => refuseSignIns.decide({ members: [] }, { accountId: 'x', count: 3, ...span }, at)).toThrow(
    expect.objectContaining({ code: 'access.memberUnknown' }),
  )
})

test('[AC-4] every such entry has its sentence, in every language, and only the server makes one', () => {
  for (const { name, inside } of signInCommands) {
    expect(inside, name).toBe(true)
    for (const sentences of Object.values(signInSentences)) expect(Object.keys(sentences)).toContain(name)
  }
})
