/** Who is slowed down when proxies, real and made up, say from where a request comes. */
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { recordEvidence } from '#test/evidence.ts'
import { owner, type TestServer } from '#test/server.ts'
import { started } from '#test/started.ts'

const now = () => '2026-11-23T15:00:00.000Z'

interface From {
  /** The address of this machine that the connection comes from. */
  readonly here?: string
  /** What the client itself writes into X-Forwarded-For. */
  readonly says?: string
}

/** The status that one wrong password gets. */
const guess = (address: string, { here = '127.0.0.1', says }: From): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(says === undefined ? {} : { 'x-forwarded-for': says }) }
    const asked = request(`${address}/api/sign-in`, { method: 'POST', localAddress: here, headers }, (answer: IncomingMessage) => {
      answer.resume()
      resolve(answer.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end(JSON.stringify({ email: owner.email, password: 'a guess at random' }))
  })

/** How many of so many guesses were looked at: the others are answered 429. */
const lookedAt = async (address: string, count: number, from: (nth: number) => From): Promise<number> => {
  let seen = 0
  for (let nth = 0; nth < count; nth++) if ((await guess(address, from(nth))) === 401) seen += 1
  return seen
}

/** A proxy on this machine that adds the address it was asked from, as any does; its own address. */
const proxyBefore = async (server: TestServer): Promise<string> => {
  const proxy = createServer((incoming, outgoing) => {
    const before = incoming.headers['x-forwarded-for']
    const forwarded = [before, incoming.socket.remoteAddress?.replace('::ffff:', '')].filter(Boolean).join(', ')
    const onward = request(
      `${server.address}${incoming.url}`,
      { method: incoming.method, headers: { ...incoming.headers, 'x-forwarded-for': forwarded } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      },
    )
    incoming.pipe(onward)
  })
  await new Promise<void>((ready) => void proxy.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    proxy.closeAllConnections()
    proxy.close()
  })
  return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
}

const madeUp = (nth: number): From => ({ here: '127.0.0.2', says: `203.0.113.${nth % 250}` })
/** Five that are free, and the one after which the waiting begins. */
const free = 6

test('[AC-3] four hundred guesses with as many made-up addresses are slowed down as those of one', async () => {
  const server = await started({}, { now })
  const tries = 400
  expect(await lookedAt(server.address, tries, madeUp)).toBe(free)
  const what = 'Guesses of a password with as many made-up forwarded addresses were slowed down as those of one address'
  recordEvidence({ what, tries, held: tries, notes: `the first ${free} were looked at` })
})

test.each(['127.0.0.1', '10.0.0.0/8, 127.0.0.1/32'])(
  '[AC-3] behind a real proxy (%s) a made-up address gains nothing, and each client waits for itself',
  async (UITROL_TRUST_PROXY) => {
    const server = await started({ UITROL_TRUST_PROXY }, { now })
    const proxy = await proxyBefore(server)
    expect(await lookedAt(proxy, 30, madeUp)).toBe(free)
    expect(await lookedAt(proxy, 10, () => ({ here: '127.0.0.3' }))).toBe(free)
  },
)

test('[AC-3] a proxy that is not named is not believed', async () => {
  const server = await started({ UITROL_TRUST_PROXY: '127.0.0.9, 10.0.0.0/8' }, { now })
  expect(await lookedAt(await proxyBefore(server), 30, madeUp)).toBe(free)
  expect(await lookedAt(server.address, 10, madeUp)).toBe(free)
})
