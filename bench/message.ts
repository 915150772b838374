/** One message to many readers: approved, put on its way and the first letter away; how long, with how much memory, and what it weighs on disk: `npm run bench message [sqlite|postgres] [people,…]`. */
import { fork } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { systemActor } from '#core/access/access.ts'
import { commandCall } from '#server/base/command-call.ts'
import { letterJob } from '#server/communication/letter-job.ts'
import { createLetterSource } from '#server/communication/letter-source.ts'
import { openMailSender } from '#server/communication/mail-sender.ts'
import { messageTask } from '#server/communication/message-task.ts'
import type { ServerContext } from '#server/context.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { createRunner } from '#server/jobs/runner.ts'
import { mailServerAt } from '#server/mail/smtp-delivery.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { createCommandsBeside } from '#server/write/commands-beside.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { makeLargeCompany } from '#test/large-company.ts'
import { kind, options, ownDatabase } from './parts/on-database.ts'
import { openMailServer } from './parts/open-mail-server.ts'
import { line, spread } from './parts/spread.ts'

const organisationId = 'large'
const planned = '2026-11-02T12:00:00.000Z'
const rolloutId = 'crm'
const messageKey = 'announcement'
const letters = 200

/** A company of so many in a database, with a message that lacks nothing. */
const prepare = async (url: string, people: number): Promise<void> => {
  const database = await openDatabase(url)
  await migrate(database)
  const write = createWriter({ database, now: () => planned, committed: async () => undefined })
  const company = { name: 'Large', country: 'SR', zone: 'America/Paramaribo', language: 'nl' as const, currency: 'SRD' }
  await write(systemActor(organisationId), commandCall(planned, 'organisation.describe', company))
  await makeLargeCompany(database, organisationId, people, planned)
  const { db } = database
  await db.deleteFrom('delivery').execute()
  await db.deleteFrom('feed').where('table', '=', 'delivery').execute()
  const told = { pilotGroup: 'Finance', pilotResult: 'Half the time an order', askName: 'Lilian', askContact: null, signedBy: 'The board' }
  await db
    .insertInto('briefing')
    .values({ ...told, organisationId, version: 1, rolloutId })
    .execute()
  for (const language of ['en', 'nl'])
    for (const detail of ['benefit', 'problem', 'pilotGroup', 'pilotResult'])
      await db
        .insertInto('detail')
        .values({ organisationId, version: 1, rolloutId, detail, language, text: 'Every customer in one place' })
        .execute()
  await db
    .updateTable('person')
    .set({ email: sql`replace("email", '.example', '.internal')` })
    .execute()
  await database.close()
}

const bytesIn = async ({ db }: Database): Promise<number> => {
  const of = async (query: string): Promise<number> =>
    Number(Object.values((await sql.raw<Record<string, number>>(query).execute(db)).rows[0] ?? {})[0])
  if (kind === 'postgres') return of('select pg_database_size(current_database())')
  return ((await of('pragma page_count')) - (await of('pragma freelist_count'))) * (await of('pragma page_size'))
}

/** Issues a command of somebody else again and again; answers how long the longest took, and for how long nothing else ran. */
const meanwhile = (write: Write): { end(): Promise<{ answered: number; written: number }> } => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let isOver = false
  let written = 0
  let made = 0
  const going = (async () => {
    while (!isOver) {
      const start = performance.now()
      const rates = [{ dayOn: '2026-01-02', fromCurrency: 'USD', toCurrency: 'SRD', rate: String(++made) }]
      await write(systemActor(organisationId), commandCall(planned, 'finance.keepRates', { rates, source: null }))
      written = Math.max(written, performance.now() - start)
      await wait(20)
    }
  })()
  return {
    end: async () => {
      isOver = true
      await going
      delay.disable()
      return { answered: delay.max / 1e6, written }
    },
  }
}

/** Sends it, in a process that has done nothing else. */
const send = async (url: string, people: number): Promise<void> => {
  const database = await openDatabase(url)
  const { db } = database
  const { sendOn } = await db.selectFrom('message').select('sendOn').where('messageKey', '=', messageKey).executeTakeFirstOrThrow()
  const now = `${sendOn}T13:00:00.000Z`
  const threads = createThreads(database, threadTasks)
  const beside = createCommandsBeside(threads, () => now).carryOut
  const write = createWriter({ database, now: () => now, beside, committed: async () => undefined })
  const mails = await openMailServer()
  const smtpUrl = `smtp://127.0.0.1:${(mails.address() as AddressInfo).port}`
  const context = { database, write, config: { smtpUrl }, now: () => now, threads } as ServerContext
  const called = `${kind}, ${people.toLocaleString('en')}`
  const timed = async (what: string, limit: number | undefined, task: () => Promise<unknown>): Promise<void> => {
    const others = meanwhile(write)
    const cpu = process.cpuUsage()
    const start = performance.now()
    await task()
    const took = performance.now() - start
    const { user, system } = process.cpuUsage(cpu)
    line(`${called}: ${what}`, spread([took]), 'ms', limit, 0)
    line(`${called}: ${what}, processor time`, spread([(user + system) / 1000]), 'ms', undefined, 0)
    line(`${called}: ${what}, most memory until then`, spread([process.resourceUsage().maxRSS / 1000]), 'MB', 600, 0)
    const { answered, written } = await others.end()
    line(`${called}: ${what}, longest that nothing was answered`, spread([answered]), 'ms', 250, 0)
    line(`${called}: ${what}, longest command of somebody else`, spread([written]), 'ms', 250, 0)
  }
  const before = await bytesIn(database)
  await timed('approved', 3000, () =>
    write(systemActor(organisationId), commandCall(now, 'communication.approve', { rolloutId, messageKey })),
  )
  await timed('put on its way', 15_000, () => messageTask(context, organisationId, now))
  line(`${called}: on disk until it leaves`, spread([((await bytesIn(database)) - before) / people]), 'bytes a reader', 600, 0)
  const parts = {
    database,
    now: () => now,
    by: 'bench',
    jitter: () => 0.5,
    base: null,
    source: createLetterSource(database, () => now, threads),
  }
  const sender = openMailSender({ ...parts, tried: () => undefined }, mailServerAt(smtpUrl), 'Uitrol <uitrol@large.internal>')
  const { promise, resolve } = Promise.withResolvers<void>()
  let settled = 0
  const start = performance.now()
  const onSettled = (): void => {
    if (++settled === 1) line(`${called}: first letter away after that`, spread([performance.now() - start]), 'ms', 5000, 0)
    if (settled === letters) resolve()
  }
  const runner = createRunner([letterJob(sender)], { ...parts, lease: 60_000, onFault: console.error, settled: onSettled })
  await promise
  await runner.close()
  sender.rest()
  const left = await bytesIn(database)
  await messageTask(context, organisationId, now)
  line(
    `${called}: on disk for a letter that left, its words included`,
    spread([((await bytesIn(database)) - left) / settled]),
    'bytes',
    undefined,
    0,
  )
  line(`${called}: most memory`, spread([process.resourceUsage().maxRSS / 1000]), 'MB', 600, 0)
  mails.close()
  await threads.close()
  await database.close()
}

const [sizes = '10000,50000,100000', there] = options
if (there) await send(there, Number(sizes))
else
  for (const people of sizes.split(',')) {
    const { url, close } = await ownDatabase()
    await prepare(url, Number(people))
    await new Promise((ended) => void fork(process.argv[1] ?? '', [kind, people, url]).on('exit', ended))
    await close()
  }
