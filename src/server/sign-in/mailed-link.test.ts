import { expect, onTestFinished, test } from 'vitest'
import { type MailServer, secretIn, startMailServer } from '#test/mail-server.ts'
import { owner, type TestServer } from '#test/server.ts'
import { problemIn, started } from '#test/started.ts'

const minute = 60_000

const withMail = async (): Promise<{ server: TestServer; post: MailServer; clock: { now: number } }> => {
  const post = await startMailServer()
  onTestFinished(post.close)
  const clock = { now: Date.parse('2026-11-23T15:00:00Z') }
  const settings = {
    UITROL_SMTP_URL: post.url,
    UITROL_PUBLIC_URL: 'https://uitrol.example',
    UITROL_MAIL_FROM: 'Uitrol <uitrol@uitrol.example>',
  }
  const server = await started(settings, { now: () => new Date(clock.now).toISOString() })
  server.cookie = ''
  return { server, post, clock }
}

const askFor = (server: TestServer, purpose: string, email: string = owner.email): Promise<Response> =>
  server.post(
    '/api/sign-in/mail',
    { email, purpose },
    { 'user-agent': 'Mozilla/5.0 (X11; Linux x64; rv:140.0) Gecko/20100101 Firefox/140.0' },
  )

const sessionOf = (answer: Response): string => (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''

test('[AC-3] a mailed link signs in once, within a quarter of an hour, and says where it was asked from', async () => {
  const { server, post, clock } = await withMail()
  expect(await (await server.ask('/api/sign-in/ways')).json()).toEqual({ password: true, passkey: true, mailedLink: true, company: null })
  expect(await (await askFor(server, 'signIn', owner.email.toUpperCase())).json()).toEqual({ mailed: true })
  const mail = await post.next()
  expect(mail.from?.text).toBe('"Uitrol" <uitrol@uitrol.example>')
  expect(mail.to).toMatchObject({ text: owner.email })
  // The organisation speaks Dutch; text and HTML say the same.
  expect(mail.subject).toBe('Aanmelden bij Uitrol')
  const token = secretIn(mail)
  for (const part of [mail.text, mail.html || ''])
    for (const said of ['Hallo Orlando', 'Firefox, Linux', '127.0.0.1', '12:00', `https://uitrol.example/sign-in#link=${token}`])
      expect(part).toContain(said)
  expect(mail.html).not.toMatch(/<script|<img|src=/)

  const about = await server.post('/api/sign-in/link/about', { token })
  expect(await about.json()).toMatchObject({
    purpose: 'signIn',
    askedFrom: { address: '127.0.0.1', device: expect.stringContaining('Firefox') },
  })
  expect((await problemIn(await server.post('/api/password/reset', { token, password: 'three green mangoes fell' }))).code).toBe(
    'access.mailedLinkUsedUp',
  )
  const both = await Promise.all([server.post('/api/sign-in/link', { token }), server.post('/api/sign-in/link', { token })])
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422])
  server.cookie = sessionOf(both.find(({ status }) => status === 200) ?? Response.error())
  expect(await (await server.ask('/api/me')).json()).toMatchObject({ actor: { name: 'Orlando', role: 'owner' } })
  expect((await problemIn(await server.post('/api/sign-in/link/about', { token }))).code).toBe('access.mailedLinkUsedUp')

  await askFor(server, 'signIn')
  const late = secretIn(await post.next())
  clock.now += 15 * minute
  expect(await problemIn(await server.post('/api/sign-in/link', { token: late }))).toMatchObject({
    status: 422,
    code: 'access.mailedLinkUsedUp',
  })
})

test('[AC-3] whoever asks cannot tell who has an account, and cannot fill a mailbox', async () => {
  const { server, post } = await withMail()
  const answers: unknown[] = []
  for (const email of ['nobody@marowijne.internal', owner.email]) {
    for (let index = 0; index < 4; index++) {
      const answer = await askFor(server, 'signIn', email)
      answers.push([email, answer.status, await answer.json()])
    }
    expect(await problemIn(await askFor(server, 'signIn', email))).toMatchObject({
      status: 429,
      code: 'access.tooManyTries',
      params: { seconds: 60 },
    })
  }
  expect(answers.map((answer) => (answer as unknown[]).slice(1))).toEqual(Array.from({ length: 8 }, () => [200, { mailed: true }]))
  for (let index = 0; index < 4; index++) expect((await post.next()).to).toMatchObject({ text: owner.email })
  await server.close()
  expect(post.mails).toHaveLength(4)
})

test('[AC-3] a forgotten password is replaced by a mailed link, which ends every session', async () => {
  const { server, post } = await withMail()
  const before = await server.post('/api/sign-in', { email: owner.email, password: owner.password })
  await askFor(server, 'newPassword')
  const mail = await post.next()
  expect(mail.subject).toBe('Een nieuw wachtwoord voor Uitrol')
  expect(mail.text).toContain('https://uitrol.example/sign-in#new-password=')
  const token = secretIn(mail)
  // What is refused does not cost the link.
  const weak = await server.post('/api/password/reset', { token, password: 'Orlando2026!' })
  expect(await problemIn(weak)).toMatchObject({ status: 400, code: 'access.passwordCommon' })
  const answer = await server.post('/api/password/reset', { token, password: 'three green mangoes fell' })
  expect(answer.status).toBe(200)
  server.cookie = sessionOf(before)
  expect((await server.ask('/api/changes')).status).toBe(401)
  server.cookie = sessionOf(answer)
  expect((await server.ask('/api/changes')).status).toBe(200)
  expect((await problemIn(await server.post('/api/password/reset', { token, password: 'four green mangoes fell' }))).code).toBe(
    'access.mailedLinkUsedUp',
  )
  expect((await server.post('/api/sign-in', { email: owner.email, password: owner.password })).status).toBe(401)
  expect((await server.post('/api/sign-in', { email: owner.email, password: 'three green mangoes fell' })).status).toBe(200)
})

test('[AC-3] changing a password takes the current one and ends the sessions elsewhere, not this one', async () => {
  const server = await started()
  const elsewhere = sessionOf(
    await fetch(`${server.address}/api/sign-in`, {
      method: 'POST',
      body: JSON.stringify({ email: owner.email, password: owner.password }),
      headers: { 'content-type': 'application/json' },
    }),
  )
  expect(await (await server.ask('/api/password')).json()).toEqual({ isSet: true })
  const change = (current: string, password: string): Promise<Response> => server.post('/api/password/change', { current, password })
  expect(await problemIn(await change('not this one', 'three green mangoes fell'))).toMatchObject({
    status: 422,
    code: 'access.currentPasswordWrong',
  })
  expect((await problemIn(await change(owner.password, 'short'))).code).toBe('access.passwordTooShort')
  expect((await problemIn(await change(owner.password, 'Welkom2026!!'))).code).toBe('access.passwordCommon')
  expect((await change(owner.password, 'three green mangoes fell')).status).toBe(200)
  expect((await server.ask('/api/changes')).status).toBe(200)
  expect((await server.ask('/api/changes', { headers: { cookie: elsewhere } })).status).toBe(401)
})

test('[AC-3] without a mail server the way does not exist', async () => {
  const server = await started()
  expect(await (await server.ask('/api/sign-in/ways')).json()).toEqual({ password: true, passkey: false, mailedLink: false, company: null })
  expect(await problemIn(await askFor(server, 'signIn'))).toMatchObject({ status: 404, code: 'access.notFound' })
})

test('[AC-3] a mail server that is away is nobody else’s trouble', async () => {
  const server = await started({ UITROL_SMTP_URL: 'smtp://127.0.0.1:9' })
  expect((await askFor(server, 'signIn')).status).toBe(200)
  expect((await server.ask('/health')).status).toBe(200)
})
