/** What hundreds of people at once cost: members who open the product, commands under open streams, the pulse answered while a lead works, and a freeze that hundreds of devices hear of. */
import { Agent, type IncomingMessage, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { addDays, mondayOf, dayNumber, dayOf } from '#core/kernel/calendar.ts'
import { newId } from '#server/base/ids.ts'
import { openDatabase } from '#server/db/database.ts'
import { makeLargeCompany } from '#test/large-company.ts'
import { build } from './parts/built-server.ts'
import { letIn, someStaff } from './parts/let-in.ts'
import { options, startOnDatabase } from './parts/on-database.ts'
import { line, spread } from './parts/spread.ts'

/** `npm run bench load [sqlite|postgres] [people] [seconds]`. */
const people = Number(options[0] ?? 10_000)
const seconds = Number(options[1] ?? 20)
const members = 500
const leads = 200
const limit = 250

if (!process.env['UITROL_TEST_WEB']) build()
const { server, url, close } = await startOnDatabase()
const owner = await server.welcome()
const database = await openDatabase(url)
const { organisationId } = await database.db.selectFrom('organisation').select('organisationId').executeTakeFirstOrThrow()
const instant = new Date().toISOString()
const today = instant.slice(0, 10)
const { rolloutId } = await makeLargeCompany(database, organisationId, people, instant)
const began = addDays(today, -21)
await database.db.updateTable('participant').set({ goLiveOn: began }).execute()

const ids = await someStaff(database, members + leads)
const memberCookies = await letIn(database, 'member', ids.slice(0, members))
const leadCookies = await letIn(
  database,
  'lead',
  ids.slice(members).map((personId, index) => (index % 2 === 0 ? personId : null)),
)
await database.close()

const agent = new Agent({ keepAlive: true, maxSockets: Infinity })
const { hostname, port } = new URL(server.address)
interface Answered {
  readonly status: number
  readonly bytes: number
  readonly took: number
}
let failed = 0
const ask = (
  cookie: string,
  path: string,
  { accept = 'application/json', body }: { accept?: string; body?: unknown } = {},
): Promise<Answered> =>
  new Promise((resolve) => {
    const start = performance.now()
    const sent = body === undefined ? undefined : JSON.stringify(body)
    const headers = { cookie, accept, 'accept-encoding': 'br', ...(sent === undefined ? {} : { 'content-type': 'application/json' }) }
    const asking = request({ hostname, port, path, method: sent === undefined ? 'GET' : 'POST', agent, headers }, (answer) => {
      let bytes = 0
      answer.on('data', (piece: Buffer) => (bytes += piece.length))
      answer.on('end', () => {
        const status = answer.statusCode ?? 0
        if (status !== 200) failed += 1
        resolve({ status, bytes, took: performance.now() - start })
      })
    })
    asking.on('error', () => {
      failed += 1
      resolve({ status: 0, bytes: 0, took: performance.now() - start })
    })
    asking.end(sent)
  })
const issue = (cookie: string, name: string, input: unknown): Promise<Answered> => {
  const now = new Date().toISOString()
  return ask(cookie, '/api/commands', { body: { id: newId(now), name, input, issuedAt: now } })
}
const streams: IncomingMessage[] = []
const follow = (cookie: string, version: number, scope: string, told: (text: string) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const path = `/api/changes/stream?after=${version}&scope=${encodeURIComponent(scope)}`
    request({ hostname, port, path, agent, headers: { cookie } }, (stream) => {
      streams.push(stream.on('data', (piece: Buffer) => told(piece.toString())).on('error', () => undefined))
      resolve()
    })
      .on('error', reject)
      .end()
  })
const changesFor = async (cookie: string): Promise<{ version: number; scope: string }> => {
  const answer = await fetch(`${server.address}/api/changes?after=0&scope=`, { headers: { cookie } })
  return (await answer.json()) as { version: number; scope: string }
}

const percentile = (times: readonly number[], share: number): number => {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
const tell = (what: string, times: readonly number[]): void => {
  line(`${what}, median`, spread([percentile(times, 0.5)]), 'ms', undefined, 0)
  line(`${what}, p99`, spread([percentile(times, 0.99)]), 'ms', limit, 0)
}
const busy = async (what: string, act: () => Promise<unknown>): Promise<void> => {
  const before = server.processorTime()
  failed = 0
  await act()
  console.log(
    `${what}: ${(server.processorTime() - before).toFixed(0)} ms of processor time, ${failed} failed, holds ${server.resident().toFixed(0)} MB`,
  )
}

for (const cookie of memberCookies.slice(0, 20)) await ask(cookie, '/', { accept: 'text/html' })
await busy('members who open one after the other', async () => {
  const pages: number[] = []
  const feeds: number[] = []
  for (const cookie of memberCookies.slice(0, 50)) {
    pages.push((await ask(cookie, '/', { accept: 'text/html' })).took)
    feeds.push((await ask(cookie, '/api/changes?after=0&scope=')).took)
  }
  tell('one page', pages)
  tell('one first feed', feeds)
})
await busy(`${members} members open at once`, async () => {
  const pages = await Promise.all(memberCookies.map((cookie) => ask(cookie, '/', { accept: 'text/html' })))
  tell(
    `${members} at once: page`,
    pages.map(({ took }) => took),
  )
  const feeds = await Promise.all(memberCookies.map((cookie) => ask(cookie, '/api/changes?after=0&scope=')))
  tell(
    `${members} at once: first feed`,
    feeds.map(({ took }) => took),
  )
})

const holding = memberCookies.slice(0, 300)
for (const cookie of holding) {
  const { version, scope } = await changesFor(cookie)
  await follow(cookie, version, scope, () => undefined)
}
let made = 0
const someChange = (cookie: string): Promise<Answered> => {
  const day = { country: 'SR', day: '2030-01-02', nameEn: `Day ${++made}`, nameNl: `Dag ${made}`, provisional: false, off: true }
  return issue(cookie, 'regional.changeHoliday', day)
}
await busy(`64 commands at once for ${seconds} s with ${holding.length} streams`, async () => {
  const times: number[] = []
  const until = performance.now() + 1000 * seconds
  const again = async (): Promise<void> => {
    while (performance.now() < until) times.push((await someChange(owner)).took)
  }
  await Promise.all(Array.from({ length: 64 }, again))
  tell('64 commands at once', times)
  console.log(`${(times.length / seconds).toFixed(0)} commands a second`)
})
await busy(`${members} answers to the pulse in ${seconds} s, a lead working`, async () => {
  const lead: number[] = []
  let isOver = false
  const working = (async () => {
    while (!isOver) {
      lead.push((await someChange(owner)).took, (await ask(owner, '/api/me')).took)
      await wait(100)
    }
  })()
  const weekOn = dayOf(mondayOf(dayNumber(today)))
  const answers = await Promise.all(
    memberCookies.map(async (cookie, index) => {
      await wait((1000 * seconds * index) / members)
      return issue(cookie, 'pulse.answer', { rolloutId, weekOn, satisfied: 8, recommend: 9, remark: null })
    }),
  )
  isOver = true
  await working
  tell(
    'an answer to the pulse',
    answers.map(({ took }) => took),
  )
  tell('a lead meanwhile', lead)
})
for (const stream of streams.splice(0)) stream.destroy()

/** A freeze that moves those who start in the week after so many days, while these devices listen and fetch what there is. */
const frozen = async (what: string, cookies: readonly string[], freezeId: string, inDays: number): Promise<void> => {
  const fetched: Answered[] = []
  const all = Promise.withResolvers<void>()
  for (const cookie of cookies) {
    const { version, scope } = await changesFor(cookie)
    let heard = false
    await follow(cookie, version, scope, (text) => {
      if (heard || !/event: (pull|changes)/.test(text)) return
      heard = true
      const got = /event: pull/.test(text) ? ask(cookie, `/api/changes?after=${version}&scope=${encodeURIComponent(scope)}`) : undefined
      void Promise.resolve(got).then((answer) => {
        fetched.push(answer ?? { status: 200, bytes: 0, took: 0 })
        if (fetched.length === cookies.length) all.resolve()
      })
    })
  }
  await busy(what, async () => {
    await issue(owner, 'plan.addFreeze', {
      rolloutId,
      freezeId,
      name: 'Stock',
      fromOn: addDays(today, inDays),
      toOn: addDays(today, inDays + 7),
      locationId: null,
    })
    const start = performance.now()
    let longest = 0
    let isOver = false
    const watching = (async () => {
      while (!isOver) {
        longest = Math.max(longest, (await ask(owner, '/api/me')).took)
        await wait(5)
      }
    })()
    await all.promise
    isOver = true
    await watching
    tell(
      `${what}: a device that fetches`,
      fetched.map(({ took }) => took),
    )
    line(`${what}: bytes for each`, spread(fetched.map(({ bytes }) => bytes / 1000)), 'kB', undefined, 0)
    line(`${what}: longest that somebody else waits`, spread([longest]), 'ms', limit, 0)
    line(`${what}: until all have it`, spread([performance.now() - start]), 'ms', undefined, 0)
  })
  for (const stream of streams.splice(0)) stream.destroy()
}
await frozen('a freeze, 200 members', memberCookies.slice(0, 200), 'one', 42)
await frozen(`a freeze, ${leads} leads`, leadCookies, 'two', 60)
agent.destroy()
await close()
