/** A message to ten thousand readers: put on its way, filled, and handed to a mail server; each beside what the database or the wire takes alone. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { letterHtml, letterText } from '#core/communication/letter-look.ts'
import { systemActor } from '#core/access/access.ts'
import { createRunner } from '#server/jobs/runner.ts'
import { letterJob } from '#server/communication/letter-job.ts'
import { createLetterSource } from '#server/communication/letter-source.ts'
import { openMailSender } from '#server/communication/mail-sender.ts'
import { mailServerAt } from '#server/mail/smtp-delivery.ts'
import { messageIdOf, seal } from '#server/mail/mime-message.ts'
import { makeDueWork } from '#server/communication/due-mail.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { agree, messageKey, rolloutId, setLettersStage, setRows } from '#test/letters-stage.ts'
import { issue, now, organisationId, person } from '#test/cast.ts'
import { openMailServer } from './parts/open-mail-server.ts'
import { line, spread } from './parts/spread.ts'

const readers = 10_000
const runs = 5
const filled = 2000
const handed = 1000

const folder = mkdtempSync(join(tmpdir(), 'uitrol-bench-'))

/** Milliseconds to write as many bare rows as a queued message has, three each, in one commit. */
const rawRows = (run: number): number => {
  const raw = new Sqlite(join(folder, `raw${run}.db`))
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec('create table t (a text, b text, c text, primary key (a, b))')
  const insert = raw.prepare('insert into t values (?, ?, ?)')
  const start = performance.now()
  raw.exec('begin')
  for (let index = 0; index < readers; index++)
    for (const table of ['delivery', 'feed', 'job']) insert.run(table, String(index), 'x'.repeat(150))
  raw.exec('commit')
  raw.close()
  return performance.now() - start
}

/** Letters a second if nothing but their two durable commits took time: before a letter is handed over, and after. */
const rawCommits = (run: number): number => {
  const raw = new Sqlite(join(folder, `commits${run}.db`))
  raw.pragma('journal_mode = WAL')
  raw.pragma('synchronous = FULL')
  raw.exec('create table t (a text primary key, b text)')
  const insert = raw.prepare('insert into t values (?, ?)')
  const start = performance.now()
  for (let index = 0; index < 2 * handed; index++) insert.run(String(index), 'x'.repeat(200))
  raw.close()
  return handed / ((performance.now() - start) / 1000)
}

const openDoor = await openMailServer()
const url = `smtp://127.0.0.1:${(openDoor.address() as AddressInfo).port}`

const stage = await setLettersStage(`sqlite:${join(folder, 'uitrol.db')}`)
const { database, write } = stage
for (let from = 0; from < readers - 5; from += 500)
  await setRows(
    database,
    'person',
    ...Array.from({ length: Math.min(500, readers - 5 - from) }, (_, index) => person(`reader${from + index}`)),
  )
await agree(stage)

const queued: number[] = []
const floor: number[] = []
for (let run = 0; run < runs; run++) {
  for (const table of ['delivery', 'job', 'letter'] as const) await database.db.deleteFrom(table).execute()
  await database.db.updateTable('message').set({ queuedAt: null }).execute()
  globalThis.gc?.()
  floor.push(rawRows(run))
  const start = performance.now()
  await write(systemActor(organisationId), issue('communication.queue', { rolloutId, messageKey, mail: true }))
  const made = await makeDueWork(database, organisationId, now, true)
  queued.push(performance.now() - start)
  if (made !== 5000) throw new Error(`Of ${readers} letters ${made} became work; 5,000 do at a time.`)
}
line(`raw commit of ${3 * readers} rows`, spread(floor), 'ms', undefined, 0)
line(`a message to ${readers} queued (at most)`, spread(queued), 'ms', 1000, 0)

const source = createLetterSource(database, () => now, createThreads(database, threadTasks))
const writing = await source.of(organisationId, rolloutId)
const message = writing.messages.get(messageKey)
if (!message) throw new Error('There is no message.')
const from = 'Uitrol <uitrol@marowijne.internal>'
const look = { link: 'https://uitrol.example/' }
const enclosed = (index: number, letter: { language: 'en' | 'nl'; subject: string; body: string }) => ({
  from,
  replyTo: null,
  to: `reader${index}@marowijne.internal`,
  messageId: messageIdOf(from, String(index)),
  list: 'messages' as const,
  language: letter.language,
  subject: letter.subject,
  text: letterText(letter, look),
  html: letterHtml(letter, look),
  writtenAt: now,
})
const rate: number[] = []
const words: number[] = []
/** Letters of ten readers, as many as leave at once. */
const tenLetters = (from: number) =>
  Promise.all(Array.from({ length: 10 }, async (_, index) => (await writing.letterTo(message, `reader${from + index}`)).letter))
let sample = await seal(enclosed(0, (await writing.letterTo(message, 'reader0')).letter))
for (let run = 0; run < runs; run++) {
  let start = performance.now()
  for (let index = 0; index < filled; index += 10) await tenLetters(index)
  words.push(filled / ((performance.now() - start) / 1000))
  start = performance.now()
  for (let index = 0; index < filled; index += 10)
    for (const [at, letter] of (await tenLetters(index)).entries()) sample = await seal(enclosed(index + at, letter))
  rate.push(filled / ((performance.now() - start) / 1000))
}
line('letters filled', spread(words), '/s', undefined, 0)
line('letters filled and sealed', spread(rate), '/s', undefined, 0)
console.log(`one letter: ${(sample.bytes.length / 1000).toFixed(1)} kB (limit 30)`)

/** Letters a second over three connections, with nothing noted: what the wire and nodemailer take alone. */
const bare = async (): Promise<number> => {
  const server = mailServerAt(url)
  let left = handed
  const start = performance.now()
  const hand = async (): Promise<void> => {
    while (left-- > 0) await server.hand(sample, async () => true)
  }
  await Promise.all([hand(), hand(), hand()])
  server.rest()
  return handed / ((performance.now() - start) / 1000)
}
/** The same as it is done: claimed, filled, noted durably before and after. */
const whole = async (): Promise<number> => {
  await database.db.updateTable('job').set({ state: 'waiting', leasedBy: null, leaseUntil: null, outcome: null, runAt: now }).execute()
  let settled = 0
  const { promise, resolve } = Promise.withResolvers<void>()
  const onFault = (fault: unknown): void => console.error(fault)
  const parts = { database, now: () => now, by: 'bench', jitter: () => 0.5, base: 'https://uitrol.example', source }
  const room = openMailSender({ ...parts, tried: () => undefined }, mailServerAt(url), from)
  const start = performance.now()
  const runner = createRunner([letterJob(room)], {
    ...parts,
    lease: 60_000,
    onFault,
    settled: () => void (++settled === handed && resolve()),
  })
  await promise
  const took = performance.now() - start
  await runner.close()
  room.rest()
  return handed / (took / 1000)
}
const alone: number[] = []
const noted: number[] = []
const commits: number[] = []
for (let run = 0; run < runs; run++) {
  alone.push(await bare())
  commits.push(rawCommits(run))
  noted.push(await whole())
}
line('handed over, nothing noted', spread(alone), '/s', undefined, 0)
line('raw commits, two a letter', spread(commits), '/s', undefined, 0)
line('handed over and noted', spread(noted), '/s', undefined, 0)
console.log(`ratio to the raw commits: ${(spread(noted).median / spread(commits).median).toFixed(2)}`)

await database.close()
openDoor.close()
rmSync(folder, { recursive: true, force: true })
