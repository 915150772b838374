import { expect, test } from 'vitest'
import { issue } from '#test/cast.ts'
import { hashOfSecret, newId, newSecret } from '#server/base/ids.ts'
import { owner, type TestServer } from '#test/server.ts'
import { problemIn, started } from '#test/started.ts'

/** Passkeys are for names, so the server is asked by one. */
const byName = (server: TestServer) => ({ host: new URL(server.address.replace('127.0.0.1', 'localhost')).host })
const options = (server: TestServer, cookie = server.cookie) => server.post('/api/passkeys/options', {}, { ...byName(server), cookie })

test('[AC-3] a passkey is added or removed only within a quarter of an hour of the last proof; a password proves it again', async () => {
  let now = Date.parse('2026-11-23T15:00:00Z')
  const server = await started({ UITROL_PUBLIC_URL: 'https://uitrol.example' }, { now: () => new Date(now).toISOString() })
  const again = async () => (await server.ask('/api/sign-in/again')).json()
  expect(await again()).toEqual({ needed: false, password: true, passkey: false })
  expect((await options(server)).status).toBe(200)
  now += 15 * 60_000
  expect(await again()).toMatchObject({ needed: true })
  for (const [path, body] of [
    ['/api/passkeys/options', {}],
    ['/api/passkeys/remove', { credentialId: 'x' }],
  ] as const)
    expect(await problemIn(await server.post(path, body))).toMatchObject({ status: 422, code: 'access.proveAgain' })
  expect(await problemIn(await server.post('/api/sign-in/again', { password: 'not this one' }))).toMatchObject({
    code: 'access.currentPasswordWrong',
  })
  expect(await problemIn(await server.post('/api/sign-in/again', {}))).toMatchObject({ code: 'access.currentPasswordWrong' })
  expect((await options(server)).status).toBe(422)
  expect((await server.post('/api/sign-in/again', { password: owner.password })).status).toBe(200)
  expect(await again()).toMatchObject({ needed: false })
  expect((await options(server)).status).toBe(200)
})

test('[AC-3] proving it again is slowed down as signing in is', async () => {
  const server = await started()
  const codes: string[] = []
  for (let turn = 0; turn < 7; turn++)
    codes.push((await problemIn(await server.post('/api/sign-in/again', { password: 'not this one' }))).code)
  expect(codes.at(0)).toBe('access.currentPasswordWrong')
  expect(codes.at(-1)).toBe('access.tooManyTries')
})

test('[AC-3] who came in by a personal link has nothing to prove it with, and can add a passkey', async () => {
  let now = Date.parse('2026-11-23T15:00:00Z')
  const server = await started({ UITROL_PUBLIC_URL: 'https://uitrol.example' }, { now: () => new Date(now).toISOString() })
  const token = newSecret()
  const invitation = { personId: null, name: 'Milton', email: null, language: 'nl', role: 'member', locationIds: [], days: 14 } as const
  const input = { ...invitation, invitationId: newId(new Date(now).toISOString()), secretHash: hashOfSecret(token) }
  expect((await server.post('/api/commands', issue('access.invite', input))).status).toBe(200)
  const taken = await server.post('/api/invite', { token, device: newSecret() }, { cookie: '' })
  const cookie = (taken.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  now += 3_600_000
  expect((await options(server, cookie)).status).toBe(200)
})
