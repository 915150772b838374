import { expect, test } from 'vitest'
import { type Actor, may, reaches, rights, rightsOfRole, tokenRights } from '#core/access/access.ts'
import { mayRead } from '#core/access/row-access.ts'
import { createToken, revokeToken } from '#core/access/token-commands.ts'
import type { At } from '#core/kernel/command.ts'
import { rollout } from '#test/cast.ts'

const at = (of: readonly (typeof rights)[number][]): At => ({
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T15:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'Lilian', rights: of },
})
const input = {
  tokenId: 't',
  name: 'Nightly export',
  rights: ['rows.read' as const],
  rolloutId: null,
  secretHash: 'f'.repeat(64),
  days: 90,
}
const nothing = { same: [], twins: [], rollouts: [] }
const token = {
  organisationId: 'o',
  version: 1,
  tokenId: 't',
  name: 'Nightly export',
  rights: '["rows.read"]',
  rolloutId: null,
  secretHash: input.secretHash,
  makerId: 'a',
  makerName: 'Lilian',
  createdAt: '2026-11-01',
  expiresAt: null,
  revokedAt: null,
}

test('[AC-1] a token has named rights, a maker, an end when one is wanted, and no secret', () => {
  const [made] = createToken.decide(nothing, { ...input, rights: ['rows.read', 'plan.run', 'rows.read'] }, at(rightsOfRole.lead))
  expect(made).toMatchObject({
    op: 'put',
    table: 'accessToken',
    row: { rights: '["plan.run","rows.read"]', makerId: 'a', createdAt: '2026-11-23T15:00:00.000Z', expiresAt: '2027-02-21T15:00:00.000Z' },
  })
  const [endless] = createToken.decide(nothing, { ...input, days: null }, at(rightsOfRole.lead))
  expect(endless?.row).toMatchObject({ expiresAt: null })
})

test('[AC-1] a token can do no more than whoever makes it', () => {
  const attempt = (of: At) => () => createToken.decide(nothing, { ...input, rights: ['organisation.manage'] }, of)
  expect(attempt(at(rightsOfRole.lead))).toThrow(expect.objectContaining({ code: 'access.rightNotYours' }))
  expect(attempt(at(rightsOfRole.owner))).not.toThrow()
  const { rights: _none, ...nobody } = at([]).by
  expect(attempt({ ...at([]), by: nobody })).toThrow(expect.objectContaining({ code: 'access.rightNotYours' }))
})

test('[AC-1] no token hands out access, whoever makes it', () => {
  expect(tokenRights.some((right) => right.startsWith('access.'))).toBe(false)
  for (const right of rights.filter((one) => one.startsWith('access.')))
    expect(createToken.input.safeParse({ ...input, rights: [right] }).success, right).toBe(false)
})

test('[AC-1] an id or a secret serves once, and a rollout has to be there', () => {
  const by = at(rightsOfRole.owner)
  expect(() => createToken.decide({ ...nothing, same: [token] }, input, by)).toThrow(expect.objectContaining({ code: 'access.tokenThere' }))
  expect(() => createToken.decide({ ...nothing, twins: [token] }, input, by)).toThrow(
    expect.objectContaining({ code: 'access.tokenThere' }),
  )
  expect(() => createToken.decide(nothing, { ...input, rolloutId: 'crm' }, by)).toThrow(
    expect.objectContaining({ code: 'people.unknownRollout' }),
  )
})

test('[AC-1] revoking ends a token once, and one that is not there is said so', () => {
  const by = at(rightsOfRole.owner)
  expect(revokeToken.decide({ tokens: [token] }, { tokenId: 't' }, by)[0]?.row).toMatchObject({ revokedAt: by.now })
  expect(revokeToken.decide({ tokens: [{ ...token, revokedAt: '2026-11-02' }] }, { tokenId: 't' }, by)).toEqual([])
  expect(() => revokeToken.decide({ tokens: [] }, { tokenId: 't' }, by)).toThrow(expect.objectContaining({ code: 'access.tokenUnknown' }))
})

test('[AC-1] [AC-2] a token reads what its rights and its rollout let it, and nothing about secrets', () => {
  const actor: Actor = {
    organisationId: 'o',
    accountId: 'token:t',
    name: 'Nightly export',
    role: 'token',
    personId: null,
    locationIds: [],
    token: { rights: ['rows.read'], rolloutId: 'crm' },
  }
  const row = { organisationId: 'o', personId: 'p', locationId: 'l' }
  expect(may(actor, 'rows.read')).toBe(true)
  expect(may(actor, 'plan.run')).toBe(false)
  expect(mayRead(actor, 'person', row)).toBe(true)
  expect(mayRead(actor, 'participant', { ...row, rolloutId: rollout.rolloutId })).toBe(true)
  expect(mayRead(actor, 'participant', { ...row, rolloutId: 'other' })).toBe(false)
  expect(mayRead(actor, 'person', { ...row, organisationId: 'elsewhere' })).toBe(false)
  for (const table of ['calendarLink', 'accessToken'] as const) expect(mayRead(actor, table, { ...row, rolloutId: 'crm' })).toBe(false)
  expect(mayRead({ ...actor, token: { rights: [], rolloutId: null } }, 'person', row)).toBe(false)
  expect([reaches(actor, 'crm'), reaches(actor, 'other'), reaches(actor, undefined), reaches(actor, null)]).toEqual([
    true,
    false,
    false,
    false,
  ])
})
