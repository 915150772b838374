/** Every route that takes a secret slows down whoever guesses at it, and every open one a flood. */
import { expect, test } from 'vitest'
import { problemIn, started } from '#test/started.ts'

const now = () => '2026-11-23T15:00:00.000Z'
const secret = 'a'.repeat(43)
const device = 'b'.repeat(43)

/** Open routes that take a secret, each with one that is nobody's; the account differs each time, so that only the address is slowed down. */
const guessable: Record<string, (nth: number) => object> = {
  '/api/sign-in': (nth) => ({ email: `nobody-${nth}@example.com`, password: 'a guess at random' }),
  '/api/sign-in/link/about': () => ({ token: secret }),
  '/api/sign-in/link': () => ({ token: secret }),
  '/api/password/reset': () => ({ token: secret, password: 'three words for me alone' }),
  '/api/invite/about': () => ({ token: secret, device }),
  '/api/invite': () => ({ token: secret, device }),
}

test.each(Object.keys(guessable))('[AC-3] %s: guesses from one address are slowed down after a hundred', async (path) => {
  const server = await started({}, { now })
  let last = new Response()
  for (let nth = 0; nth < 102; nth++) {
    last = await server.post(path, guessable[path]?.(nth))
    if (nth < 100) expect(last.status, `${path} ${nth}: ${await last.clone().text()}`).not.toBe(429)
  }
  expect(await problemIn(last)).toMatchObject({ status: 429, code: 'access.tooManyTries' })
})

/** Every open route that somebody can ask without end, with its way of asking. */
const floodable = [
  ['POST', '/api/first-owner'],
  ['POST', '/api/sign-in'],
  ['POST', '/api/sign-in/mail'],
  ['POST', '/api/sign-in/link/about'],
  ['POST', '/api/sign-in/link'],
  ['POST', '/api/password/reset'],
  ['POST', '/api/sign-in/passkey/options'],
  ['POST', '/api/sign-in/passkey'],
  ['GET', '/api/sign-in/company'],
  ['GET', '/api/sign-in/company/return'],
  ['POST', '/api/invite/about'],
  ['POST', '/api/invite'],
] as const

test('[AC-3] a flood is refused, whichever open route it asks', async () => {
  const server = await started({}, { now })
  for (const [method, path] of floodable) {
    const body = method === 'POST' ? { body: '{"surely":"not"}', headers: { 'content-type': 'application/json' } } : {}
    const first = await server.ask(path, { method, redirect: 'manual', ...body })
    expect(first.headers.get('x-ratelimit-limit'), path).toBe('300')
    await first.text()
  }
  // Of one of them the count is run out.
  const statuses = new Set<number>()
  for (let nth = 0; nth < 300; nth++) {
    const answer = await server.post('/api/invite', { surely: 'not' })
    statuses.add(answer.status)
    if (answer.status === 429) expect((await problemIn(answer)).code).toBe('access.tooManyTries')
    else await answer.text()
  }
  expect([...statuses]).toEqual([400, 429])
})
