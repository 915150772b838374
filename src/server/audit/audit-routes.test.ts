import { expect, test } from 'vitest'
import { may, roles, tokenRights } from '#core/access/access.ts'
import type { TrailPage, TrailVerdict } from '#core/trail/trail.ts'
import { hashOfSecret, newId } from '#server/base/ids.ts'
import { newTokenSecret } from '#server/sign-in/api-token.ts'
import { cast, issue, person } from '#test/cast.ts'
import { now } from '#test/clock.ts'
import { problemIn, started } from '#test/started.ts'

test('[AC-1] owner and lead read the trail, nobody else does', () => {
  expect(roles.filter((role) => may({ ...cast[role] }, 'audit.read'))).toEqual(['owner', 'lead'])
})

test('[AC-4] the trail is read over HTTP: filtered, in pages, with the device, and checked', async () => {
  const server = await started()
  const mozilla = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0' }
  await server.post('/api/commands', issue('people.add', person('bea', null)), mozilla)
  await server.post('/api/commands', issue('people.change', { ...person('bea', null), department: 'Stores' }), mozilla)
  const read = async (query: string): Promise<TrailPage> => (await (await server.ask(`/api/audit?${query}`)).json()) as TrailPage
  const first = await read('table=person&key=bea&limit=1')
  expect(first.entries).toMatchObject([
    { name: 'people.change', by: { name: 'Orlando' }, device: { browser: 'Firefox', system: 'Windows' } },
  ])
  const second = await read(`table=person&key=bea&limit=1&before=${first.before}`)
  expect([second.entries.map(({ name }) => name), second.before]).toEqual([['people.add'], null])
  const [entry] = first.entries
  const piece = (await (await server.ask(`/api/audit/${entry?.version}/changes?from=0`)).json()) as { changes: unknown[] }
  expect(piece.changes).toEqual(entry?.changes)
  expect(await (await server.ask('/api/audit/people')).json()).toMatchObject([{ name: 'Orlando' }, { name: 'Uitrol' }])
  const verdicts = await Promise.all([1, 2, 3].map(async () => (await (await server.ask('/api/audit/check')).json()) as TrailVerdict))
  for (const verdict of verdicts) expect(verdict).toMatchObject({ whole: true, broken: null, rows: entry?.version })
})

test('[AC-1] [AC-2] no token reads the trail, which speaks of access itself: the right cannot be given, and no other opens it', async () => {
  const server = await started()
  const secret = newTokenSecret()
  const input = { tokenId: 't', name: 'Export', rolloutId: null, secretHash: hashOfSecret(secret), days: null }
  const made = issue('access.createToken', { ...input, rights: [] })
  const make = async (rights: readonly string[]) =>
    (await server.post('/api/commands', { ...made, id: newId(now()), input: { ...input, rights } })).status
  expect(await make(['audit.read'])).toBe(400)
  expect(await make(tokenRights)).toBe(200)
  for (const path of ['/api/audit', '/api/audit/people', '/api/audit/check', '/api/audit/1/changes']) {
    const answer = await fetch(`${server.address}${path}`, { headers: { authorization: `Bearer ${secret}` } })
    expect(await problemIn(answer), path).toMatchObject({ status: 401, code: 'access.signInFirst' })
  }
})

test('[AC-2] bad filters are refused with what and where; a version that is not there is not found', async () => {
  const server = await started()
  for (const [query, field] of [
    ['from=2026-02-30', 'from'],
    ['limit=0', 'limit'],
    ['limit=1000', 'limit'],
    ['person=a%20b', 'person'],
    ['table=a%22b', 'table'],
    ['before=x', 'before'],
    ['anything=1', 'anything'],
  ])
    expect(await problemIn(await server.ask(`/api/audit?${query}`)), query).toMatchObject({ code: 'access.badInput', params: { field } })
  for (const version of ['999999', 'x', '-1', '99999999999'])
    expect(await problemIn(await server.ask(`/api/audit/${version}/changes`)), version).toMatchObject({ code: 'access.notFound' })
})
