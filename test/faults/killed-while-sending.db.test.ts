import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { fromNow, now } from '#test/clock.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { agree, deliveriesIn, setLettersStage } from '#test/letters-stage.ts'
import { seeded } from '#core/kernel/seeded.ts'
import { answers, type Doing, doings, keeps, startScriptedMailServer } from '#test/scripted-mail-server.ts'

const start = (environment: Record<string, string>): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(process.cwd(), 'test/working-server.ts')], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    child.stdout?.once('data', () => resolve(child))
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })

const kill = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

const readers = tries(48, 80)
const kills = tries(4, 6)
/** With other chances each time. */
const rounds = Array.from({ length: tries(1, 5) }, (_, round) => round)
/** The first of five days on which everybody works. */
const aMonday = '2026-12-07T15:00:00.000Z'
const minute = 60_000
const day = 24 * 60 * minute

describeOnBoth('servers that are killed', (_open, place, dialect) => {
  const undo: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const one of undo.splice(0).reverse()) await one()
  })

  test.each(rounds)(
    '[CM-7] whenever it dies, nobody gets a message twice, nobody is forgotten, and every lost answer is unsure (%i)',
    async (round) => {
      const number = seeded((dialect === 'sqlite' ? 7 : 11) + 100 * round)
      const { url } = await place()
      const stage = await setLettersStage(url, readers)
      undo.push(stage.database.close)
      const doneTo = new Map<string, Doing[]>()
      const mails = await startScriptedMailServer((reader) => {
        // Many letters are taken, some of them slowly, so that death often comes in between; the others meet everything that can go wrong.
        const chance = number()
        const doing = chance < 0.4 ? 'take' : chance < 0.65 ? 'slow' : (doings[Math.floor(number() * doings.length)] ?? 'take')
        doneTo.set(reader, [...(doneTo.get(reader) ?? []), doing])
        return doing
      }, 300)
      undo.push(mails.close)
      const folder = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
      undo.push(() => rm(folder, { recursive: true, force: true }))
      await agree(stage)

      // With every life it is some time later, so that what waits for another try meets it within the test.
      let ahead = Date.parse(aMonday) - Date.parse(now())
      const living = new Set<ChildProcess>()
      undo.push(() => Promise.all([...living].map(kill)))
      const begin = async (): Promise<void> => {
        const child = await start({
          PORT: '0',
          UITROL_DATA: folder,
          UITROL_DATABASE_URL: url,
          UITROL_LOG: 'error',
          UITROL_SMTP_URL: mails.url,
          UITROL_TEST_AHEAD: String(ahead),
        })
        living.add(child)
      }
      const end = async (): Promise<void> => {
        const [oldest] = living
        if (!oldest) return
        living.delete(oldest)
        await kill(oldest)
      }
      const underWay = async (): Promise<number> => {
        const { db } = stage.database
        const jobs = await db.selectFrom('job').select('jobId').where('kind', '=', 'letter').execute()
        const due = await db
          .selectFrom('delivery')
          .select('personId')
          .where('state', '=', 'queued')
          .where('dueAt', '<=', fromNow(ahead))
          .execute()
        const queued = await db.selectFrom('message').select('messageKey').where('queuedAt', 'is not', null).execute()
        return jobs.length + due.length + (queued.length === 0 ? 1 : 0)
      }
      /** Waits until so many more letters met the server, or there is none to meet it, and then a moment more. */
      const untilSeen = async (more: number): Promise<void> => {
        const goal = mails.seen() + more
        for (let waited = 0; mails.seen() < goal && waited < 6000; waited += 20) {
          if (waited % 400 === 380 && (await underWay()) === 0) return
          await wait(20)
        }
        await wait(number() * 60)
      }

      await begin()
      // On PostgreSQL two processes share the work, and each takes over what the other leaves behind.
      if (dialect === 'postgres') await begin()
      for (let death = 0; death < kills; death++) {
        await untilSeen(3 + Math.floor(number() * 12))
        await end()
        if (dialect === 'sqlite') ahead += 10 * minute
        await begin()
      }
      // Left in peace, and with the days of a week to try again, everything comes to an end.
      for (let life = 0; life < 5; life++) {
        // A mail server that could not be reached is left alone for up to a minute, work that a death met as often for longer.
        await expect.poll(underWay, { timeout: 150_000, interval: 100 }).toBe(0)
        if ([...(await deliveriesIn(stage.database)).values()].every(({ state }) => state !== 'queued')) break
        while (living.size > 0) await end()
        ahead += day
        await begin()
      }

      const deliveries = await deliveriesIn(stage.database)
      expect(deliveries.size).toBe(readers + 5)
      const times = new Map<string, number>()
      for (const [id, reader] of mails.readerOf) times.set(reader, (times.get(reader) ?? 0) + (mails.held.get(id) ?? 0))
      for (const [personId, { state, words }] of deliveries) {
        const address = `${personId}@marowijne.internal`
        const came = times.get(address) ?? 0
        const last = doneTo.get(address)?.at(-1)
        const told = `${personId}: ${state} ${words} ${doneTo.get(address)?.join(' ')}`
        expect(['sent', 'failed', 'unsure'], told).toContain(state)
        expect(came, told).toBeLessThanOrEqual(1)
        if (state === 'sent') expect(came, told).toBe(1)
        if (state === 'failed') expect(came, told).toBe(0)
        if (last !== undefined && keeps(last) && !answers(last)) expect(state, told).toBe('unsure')
      }
      expect([...mails.held.values()].every((one) => one === 1)).toBe(true)
      expect(mails.held.size).toBeGreaterThan(readers / 2)
      recordEvidence({
        what: `${dialect}: killed while sending through a mail server that hangs, refuses and drops, no message went out twice and none was forgotten`,
        tries: kills,
        held: kills,
        notes: `${deliveries.size} letters, ${mails.held.size} of them taken by the mail server`,
      })
    },
    600_000,
  )
})
