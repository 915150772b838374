import { expect, test } from 'vitest'
import { issue, person } from '#test/cast.ts'
import { owner } from '#test/server.ts'
import { emptyFolder, problemIn, start, started } from '#test/started.ts'

test('[AC-3] the first link makes the owner and signs in; it works once', async () => {
  const server = await start()
  expect(server.firstLink).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/welcome#[\w-]{43}$/)
  expect(await (await server.ask('/api/me')).json()).toEqual({ firstStart: true, actor: null, organisation: null })
  const answer = await server.welcome()
  const cookie = answer.headers.getSetCookie()[0] ?? ''
  expect(cookie).toMatch(/^uitrol=[\w-]{43}; /)
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Lax')
  expect(cookie).not.toContain('Secure')
  const me = await answer.json()
  expect(me).toMatchObject({
    firstStart: false,
    actor: { name: 'Orlando', role: 'owner' },
    organisation: { name: 'Marowijne Trading', language: 'nl' },
  })
  expect(await (await server.ask('/api/me')).json()).toEqual(me)
  // A device that knows all this is told so in no words; another one, and one that knew something else, hear it.
  const { mark } = me as { mark: string }
  const unchanged = await server.ask(`/api/me?mark=${mark}`)
  expect([unchanged.status, await unchanged.text()]).toEqual([204, ''])
  expect(await (await server.ask('/api/me?mark=another')).json()).toEqual(me)
  expect(await (await fetch(`${server.address}/api/me?mark=${mark}`)).json()).toMatchObject({ actor: null })
  expect(await problemIn(await server.welcome())).toMatchObject({ status: 422, code: 'access.linkUsedUp' })
})

test('[AC-3] nothing is made of a first link with a short password, a strange country or a wrong secret', async () => {
  const server = await start()
  const token = server.firstLink?.split('#')[1]
  const organisation = owner.organisation
  const attempts = [
    [{ ...owner, token, password: 'too short' }, 'access.passwordTooShort'],
    [{ ...owner, token, organisation: { ...organisation, country: 'QQ' } }, 'regional.unknownCountry'],
    [{ ...owner, token, email: 'not an address' }, 'access.badInput'],
    [{ ...owner, token: 'a'.repeat(43) }, 'access.linkUsedUp'],
  ] as const
  for (const [body, code] of attempts) expect((await problemIn(await server.post('/api/first-owner', body))).code).toBe(code)
  expect(await (await server.ask('/api/me')).json()).toMatchObject({ firstStart: true })
  expect((await server.welcome()).status).toBe(200)
})

test('[AC-3] signing in takes the right password, signing out ends it, and the address says nothing about who has an account', async () => {
  const server = await started()
  server.cookie = ''
  const wrong = await problemIn(await server.post('/api/sign-in', { email: owner.email, password: 'not this one' }))
  const unknown = await problemIn(await server.post('/api/sign-in', { email: 'nobody@marowijne.internal', password: 'not this one' }))
  expect(wrong).toEqual(unknown)
  expect(wrong).toMatchObject({ status: 401, code: 'access.wrongPassword' })
  const answer = await server.post('/api/sign-in', { email: owner.email.toUpperCase(), password: owner.password })
  expect(answer.status).toBe(200)
  server.cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  expect((await server.ask('/api/changes')).status).toBe(200)
  const old = server.cookie
  await server.post('/api/sign-out', {})
  server.cookie = old
  expect(await problemIn(await server.ask('/api/changes'))).toMatchObject({ status: 401, code: 'access.signInFirst' })
})

test('[AC-3] signing in anew ends the session that the same browser had, and no session elsewhere', async () => {
  const server = await started()
  const { cookie: elsewhere } = server
  await server.signIn()
  const { cookie: before } = server
  expect((await server.post('/api/sign-in', { email: owner.email, password: owner.password })).status).toBe(200)
  expect((await server.ask('/api/changes', { headers: { cookie: before } })).status).toBe(401)
  expect((await server.ask('/api/changes', { headers: { cookie: elsewhere } })).status).toBe(200)
})

test('[AC-3] trying passwords is slowed down', async () => {
  let now = Date.parse('2026-11-23T15:00:00Z')
  const server = await started({}, { now: () => new Date(now).toISOString() })
  const wrong = (email: string): Promise<Response> => server.post('/api/sign-in', { email, password: 'not this one' })
  // An address that nobody has is slowed down in the same way.
  for (const email of [owner.email, 'nobody@marowijne.internal']) {
    for (let index = 0; index < 6; index++) expect((await wrong(email)).status).toBe(401)
    const last = await server.post('/api/sign-in', { email, password: owner.password })
    expect(last.headers.get('retry-after')).toBe('2')
    expect(await problemIn(last)).toMatchObject({ status: 429, code: 'access.tooManyTries' })
  }
  now += 2000
  expect((await server.post('/api/sign-in', { email: owner.email, password: owner.password })).status).toBe(200)
  const metrics = await (await server.ask('/metrics')).text()
  for (const [outcome, count] of [
    ['refused', 12],
    ['slowed', 2],
    ['done', 1],
  ] as const)
    expect(metrics).toContain(`uitrol_sign_ins_total{outcome="${outcome}"} ${count}`)
})

test('a session ends after thirty idle days, and after half a year in any case', async () => {
  let now = Date.parse('2026-11-23T15:00:00Z')
  const server = await started({}, { now: () => new Date(now).toISOString() })
  const day = 86_400_000
  for (let visit = 0; visit < 6; visit++) {
    now += 29 * day
    expect((await server.ask('/api/changes')).status, `visit ${visit}`).toBe(200)
  }
  now += 10 * day
  expect((await server.ask('/api/changes')).status).toBe(401)
  const fresh = await server.post('/api/sign-in', { email: owner.email, password: owner.password })
  server.cookie = (fresh.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  now += 31 * day
  expect((await server.ask('/api/changes')).status).toBe(401)
})

test('behind https the cookie travels on https only', async () => {
  const server = await start({ UITROL_PUBLIC_URL: 'https://uitrol.example' })
  expect(server.firstLink).toMatch(/^https:\/\/uitrol\.example\/welcome#/)
  const answer = await server.welcome()
  expect(answer.headers.getSetCookie()[0]).toContain('; Secure')
  expect(answer.headers.get('strict-transport-security')).toContain('max-age')
})

test('a write that another website sends is not carried out', async () => {
  const server = await started()
  const command = issue('people.add', person('bea', null))
  const foreign: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of foreign)
    expect((await problemIn(await server.post('/api/commands', command, headers))).code).toBe('access.foreignOrigin')
  expect((await server.post('/api/commands', command, { origin: server.address })).status).toBe(200)
})

test('a second start prints a fresh link while there is no owner, and none afterwards', async () => {
  const data = await emptyFolder()
  const once = await start({ UITROL_DATA: data })
  const twice = await start({ UITROL_DATA: data })
  expect(twice.firstLink?.split('#')[1]).not.toBe(once.firstLink?.split('#')[1])
  expect((await problemIn(await once.welcome())).code).toBe('access.linkUsedUp')
  expect((await twice.welcome()).status).toBe(200)
  expect((await start({ UITROL_DATA: data })).firstLink).toBeNull()
})

test('a body that is too large is refused with what fits', async () => {
  const server = await start()
  const answer = await server.post('/api/sign-in', { email: 'x'.repeat(2_000_000), password: 'x' })
  expect(await problemIn(answer)).toMatchObject({ status: 413, code: 'access.tooLarge', params: { limit: '64 kB' } })
})
