import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { program } from '#test/command-line.ts'
import { albina, issue, person, rollout } from '#test/cast.ts'
import { clockEnvironment } from '#test/clock.ts'
import { owner } from '#test/server.ts'
import { emptyFolder, problemIn, start, started } from '#test/started.ts'

/** The directives of a policy by name. */
const directives = (policy: string): Record<string, string[]> =>
  Object.fromEntries(
    policy.split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(/\s+/)
      return [name, sources]
    }),
  )

test('[AC-2] every answer, a refusal included, tells the browser to run and embed nothing but ours', async () => {
  const webFolder = await emptyFolder()
  await mkdir(join(webFolder, 'assets'))
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>Uitrol</title>')
  const server = await started({}, { webFolder })
  const pages = ['/', '/plan', '/api', '/api/me', '/api/changes', '/api/nothing', '/api/rollouts/no-such/plan.json', '/health', '/metrics']
  for (const path of pages) {
    const answer = await server.ask(path, { headers: { accept: 'text/html' } })
    const { headers } = answer
    await answer.text()
    const policy = directives(headers.get('content-security-policy') ?? '')
    for (const name of ['default-src', 'script-src', 'style-src', 'connect-src', 'form-action'])
      expect(policy[name], `${name} of ${path}`).toEqual(["'self'"])
    for (const name of ['frame-ancestors', 'object-src', 'base-uri']) expect(policy[name], `${name} of ${path}`).toEqual(["'none'"])
    expect(JSON.stringify(policy), path).not.toMatch(/unsafe|https?:|\*/)
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('referrer-policy'), path).toBe('same-origin')
    expect(headers.get('x-frame-options'), path).toMatch(/DENY|SAMEORIGIN/)
    expect(headers.get('x-powered-by'), path).toBeNull()
    expect(headers.get('access-control-allow-origin'), path).toBeNull()
    expect(headers.get('strict-transport-security'), path).toBeNull()
  }
  // What a script asks for and nobody keeps is no page: it says only what it is, and who may read it.
  for (const path of ['/api/me', '/api/changes', '/api/nothing']) {
    const { headers } = await server.ask(path, { headers: { 'sec-fetch-dest': 'empty' } })
    expect(headers.get('content-type'), path).toMatch(/^application\/(problem\+)?json/)
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('cross-origin-resource-policy'), path).toBe('same-origin')
    expect(headers.get('cache-control'), path).toBe('no-store')
  }
  // Nobody but a page of ours can come by what it asks for itself.
  for (const path of ['/api/me', '/api/changes']) {
    const askedBy = (site: string) => server.ask(path, { headers: { 'sec-fetch-dest': 'empty', 'sec-fetch-site': site } })
    expect((await askedBy('same-origin')).headers.get('cross-origin-resource-policy'), path).toBeNull()
    for (const site of ['same-site', 'cross-site', 'none'])
      expect((await askedBy(site)).headers.get('cross-origin-resource-policy'), `${path} ${site}`).toBe('same-origin')
  }
  // A machine shows no page, and no browser sends a token by itself.
  const { headers } = await server.ask('/api/adoption', { headers: { authorization: `Bearer uit_${'x'.repeat(40)}` } })
  expect(headers.get('content-security-policy')).toBeNull()
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
  expect(headers.get('cache-control')).toBe('no-store')
  const stream = await server.ask('/api/changes/stream')
  expect(stream.headers.get('x-content-type-options')).toBe('nosniff')
  await stream.body?.cancel()
})

test('[AC-2] a printable plan carries its own looks and nothing that runs', async () => {
  const server = await started({}, { now: () => '2026-11-23T15:00:00.000Z' })
  const commands = [
    issue('regional.addLocation', albina),
    ...['ann', 'bo', 'cy'].map((one) => issue('people.add', person(one))),
    issue('plan.startRollout', rollout),
    issue('plan.draft', { rolloutId: 'crm' }),
  ]
  await server.post('/api/commands', commands)
  const page = await server.ask('/api/rollouts/crm/plan.html')
  expect(await page.text()).not.toMatch(/<script/)
  const policy = directives(page.headers.get('content-security-policy') ?? '')
  expect(policy['default-src']).toEqual(["'none'"])
  expect(policy['script-src']).toBeUndefined()
  expect(policy['frame-ancestors']).toEqual(["'none'"])
  expect(policy['sandbox']).not.toContain('allow-scripts')
})

test('[AC-3] a proxy is believed only where it is said to be: its word decides neither host nor address', async () => {
  const command = issue('people.add', person('bea', null))
  const forwarded = { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' }
  const alone = await started()
  const refused = await alone.post('/api/commands', command, { origin: 'https://elsewhere.example', ...forwarded })
  expect((await problemIn(refused)).code).toBe('access.foreignOrigin')
  const behind = await started({ UITROL_TRUST_PROXY: '127.0.0.1' })
  expect((await behind.post('/api/commands', command, { origin: 'https://elsewhere.example', ...forwarded })).status).toBe(200)
})

test('[AC-3] with a public address only that origin writes, and the cookie says how it travels', async () => {
  const server = await start({ UITROL_PUBLIC_URL: 'https://uitrol.example' })
  const token = server.firstLink?.split('#')[1]
  const foreign = await server.post('/api/first-owner', { token, ...owner }, { origin: 'http://uitrol.example' })
  expect((await problemIn(foreign)).code).toBe('access.foreignOrigin')
  const answer = await server.post('/api/first-owner', { token, ...owner }, { origin: 'https://uitrol.example' })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(
    cookie
      .split('; ')
      .slice(1)
      .map((part) => part.split('=')[0])
      .toSorted(),
  ).toEqual(['HttpOnly', 'Max-Age', 'Path', 'SameSite', 'Secure'])
  expect(cookie).toMatch(/SameSite=(Lax|Strict)/)
  expect(answer.headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
})

/** Starts the real program with everything logged, and gives what it wrote once it is stopped. */
const logOf = async (folder: string, busy: (address: string, firstLink: string) => Promise<void>): Promise<string> => {
  const environment = { PATH: process.env['PATH'], PORT: '0', UITROL_DATA: folder, UITROL_LOG: 'debug', ...clockEnvironment() }
  const child = spawn(process.execPath, [program, 'start', '--json'], { env: environment })
  let [said, logged] = ['', '']
  child.stderr.on('data', (piece: Buffer) => (logged += piece.toString()))
  const ready = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString()
      if (/http:\/\/\S+\/welcome#[\w-]{43}/.test(said)) resolve(said)
    })
    child.once('exit', () => reject(new Error(`It ended: ${said}${logged}`)))
  })
  const [link = '', address = ''] = /(http:\/\/[^\s"]+)\/welcome#[\w-]{43}/.exec(ready) ?? []
  try {
    await busy(address, link)
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  return logged
}

test('the log of a busy server, with everything logged, names nobody and holds no secret', async () => {
  let secrets: string[] = []
  const log = await logOf(await emptyFolder(), async (address, link) => {
    const token = link.split('#')[1] ?? ''
    const post = (path: string, body: unknown, cookie = ''): Promise<Response> =>
      fetch(`${address}${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { 'content-type': 'application/json', cookie, 'user-agent': 'Orlando telephone' },
      })
    const welcome = await post('/api/first-owner', { token, ...owner })
    const cookie = (welcome.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    secrets = [token, cookie.split('=')[1] ?? '']
    expect((await post('/api/commands', issue('people.add', person('milton', null)), cookie)).status).toBe(200)
    await post('/api/commands', issue('people.add', { ...person('naomi', null), email: 'milton@marowijne.internal' }), cookie)
    await post('/api/commands', '{"name":"Milton"', cookie)
    await post('/api/sign-in', { email: owner.email, password: 'Miltons wrong password' })
    await fetch(`${address}/calendar/a-secret-of-milton.ics`)
    await fetch(`${address}/api/rollouts/milton/plan.json`, { headers: { cookie } })
    await fetch(`${address}/milton%00`, { headers: { cookie } })
    // Something that really goes wrong inside.
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])]), 'milton.xlsx')
    await fetch(`${address}/api/people/preview`, { method: 'POST', body: form, headers: { cookie } })
  })
  for (const personal of ['milton', 'naomi', 'orlando', 'marowijne', 'password', ...secrets.map((one) => one.toLowerCase())])
    expect(log.toLowerCase(), personal).not.toContain(personal)
})
