import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { CommandInputs } from '#core/registry/command-inputs.ts'
import { issue, person, rollout } from '#test/cast.ts'
import type { TestServer } from '#test/server.ts'
import { problemIn, started } from '#test/started.ts'

const secret = 'uit_a-secret-of-which-nobody-keeps-more-than-a-hash'
const create = (rights: CommandInputs['access.createToken']['rights'], more: object = {}) =>
  issue('access.createToken', {
    tokenId: 'export',
    name: 'Nightly export',
    rights,
    rolloutId: null,
    days: 30,
    secretHash: createHash('sha256').update(secret).digest('hex'),
    ...more,
  })

const carrying = (server: TestServer, path: string, options: RequestInit = {}): Promise<Response> =>
  fetch(`${server.address}${path}`, { ...options, headers: { authorization: `Bearer ${secret}`, ...options.headers } })
const send = (server: TestServer, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  carrying(server, '/api/commands', {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  })

test('[AC-1] a token works without a cookie and without an origin, only as far as its rights go', async () => {
  const server = await started()
  await server.post('/api/commands', issue('plan.startRollout', rollout))
  expect((await server.post('/api/commands', create(['rows.read', 'people.manage']))).status).toBe(200)
  expect((await carrying(server, '/api/changes')).status).toBe(200)
  expect((await send(server, issue('people.add', person('bea', null)), { origin: 'https://elsewhere.example' })).status).toBe(200)
  expect(await problemIn(await carrying(server, '/api/rollouts/crm/plan.json'))).toMatchObject({ status: 404, code: 'access.notFound' })
  expect(await problemIn(await send(server, issue('plan.draft', { rolloutId: 'crm' })))).toMatchObject({ code: 'access.notFound' })
  expect(await problemIn(await send(server, create(['rows.read'], { tokenId: 'second' })))).toMatchObject({ code: 'access.notFound' })
  const { changes } = (await (await carrying(server, '/api/changes')).json()) as { changes: { table: string }[] }
  expect(changes.map(({ table }) => table)).toContain('person')
  expect(changes.map(({ table }) => table)).not.toContain('accessToken')
})

test('[AC-1] a token opens only the routes that are for machines, and a cookie beside it does not count', async () => {
  const server = await started()
  await server.post('/api/commands', create(['rows.read', 'people.manage', 'regional.manage']))
  for (const path of ['/api/tokens', '/api/holidays?country=SR'])
    expect(await problemIn(await carrying(server, path, { headers: { cookie: server.cookie } })), path).toMatchObject({
      status: 401,
      code: 'access.signInFirst',
    })
  expect(await (await carrying(server, '/api/me')).json()).toMatchObject({ actor: null })
})

test('[AC-1] a token bound to a rollout reads and touches no other', async () => {
  const server = await started()
  const [one, other] = [rollout, { ...rollout, rolloutId: 'other' }]
  for (const each of [one, other]) await server.post('/api/commands', issue('plan.startRollout', each))
  await server.post('/api/commands', create(['rows.read', 'plan.run', 'people.manage'], { rolloutId: 'crm' }))
  const { changes } = (await (await carrying(server, '/api/changes')).json()) as { changes: { table: string; key: string }[] }
  expect(changes.filter(({ table }) => table === 'rollout').map(({ key }) => key)).toEqual(['crm'])
  expect((await send(server, issue('plan.describe', { ...one, tool: 'Noord' }))).status).toBe(200)
  for (const name of [issue('plan.describe', other), issue('people.add', person('bea', null))])
    expect(await problemIn(await send(server, name))).toMatchObject({ status: 404, code: 'access.notFound' })
  // Nobody is in this rollout yet, which is for the plan to say.
  expect((await problemIn(await carrying(server, '/api/rollouts/crm/plan.md'))).code).not.toMatch(/^access/)
  for (const id of ['other', 'no-such'])
    expect(await problemIn(await carrying(server, `/api/rollouts/${id}/plan.md`))).toMatchObject({ status: 404, code: 'access.notFound' })
})

test('[AC-1] a token ends by its day or by hand; who never had one hears the same', async () => {
  let now = Date.parse('2026-11-23T15:00:00Z')
  const server = await started({}, { now: () => new Date(now).toISOString() })
  const stranger = await problemIn(await carrying(server, '/api/changes'))
  expect(stranger).toMatchObject({ status: 401, code: 'access.signInFirst' })
  await server.post('/api/commands', create(['rows.read']))
  expect((await carrying(server, '/api/changes')).status).toBe(200)
  now += 31 * 86_400_000
  expect(await problemIn(await carrying(server, '/api/changes'))).toEqual(stranger)
  now -= 31 * 86_400_000
  expect((await carrying(server, '/api/changes')).status).toBe(200)
  await server.post('/api/commands', issue('access.revokeToken', { tokenId: 'export' }))
  expect(await problemIn(await carrying(server, '/api/changes'))).toEqual(stranger)
})

test('[AC-1] the list says when a token was last used, to the minute, and never its secret', async () => {
  let now = Date.parse('2026-11-23T15:00:00Z')
  const server = await started({}, { now: () => new Date(now).toISOString() })
  await server.post('/api/commands', create(['rows.read']))
  const listed = async () => (await (await server.ask('/api/tokens')).json()) as Record<string, unknown>[]
  expect(await listed()).toMatchObject([{ tokenId: 'export', rights: ['rows.read'], lastUsedAt: null, makerName: 'Orlando' }])
  await carrying(server, '/api/changes')
  now += 30_000
  await carrying(server, '/api/changes')
  expect(await listed()).toMatchObject([{ lastUsedAt: '2026-11-23T15:00:00.000Z' }])
  now += 40_000
  await carrying(server, '/api/changes')
  expect(await listed()).toMatchObject([{ lastUsedAt: '2026-11-23T15:01:10.000Z' }])
  const text = JSON.stringify(await listed())
  expect(text).not.toContain(secret)
  expect(text).not.toContain('secretHash')
})
