/** A large change is committed first and its rows are written behind it, in pieces: what comes in between sees it whole, and nothing of it is lost. */
import { open as openFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Issued } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import { check } from '#server/base/input-validation.ts'
import type { PeriodicTask, ServerChapter } from '#server/chapter.ts'
import type { ServerContext } from '#server/context.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import { openDatabase } from '#server/db/database.ts'
import type { Job } from '#server/jobs/job.ts'
import { periodicJob } from '#server/jobs/periodic-job.ts'
import { organisationFile } from '#server/organisation/organisation-file.ts'
import { changesAfter } from '#server/sync/changes.ts'
import { carryOut } from '#server/write/command-in-thread.ts'
import { issuedShape } from '#server/write/command-body.ts'
import { previewInThread } from '#server/write/preview.ts'
import { createWriter } from '#server/write/write.ts'
import { anyCommands, knownIn } from '#test/any-command.ts'
import { cast, issue, now, organisationId, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { allOf, inPieces, leftOf, manyInCompany, nothingLeft, outcomeOf, writerFor } from '#test/rows-behind.ts'
import { emptyFolder } from '#test/started.ts'

const { rolloutId } = rollout
const draft = (): Issued => issue('plan.draft', { rolloutId })

describeOnBoth('rows of a large change that are written behind its commit', (open) => {
  test('[AC-4] are written by whoever writes next when the process ended in between, and the command is carried out once', async () => {
    const [alone, pieces] = [await open(), await open()]
    const large = draft()
    const more = issue('plan.pin', { rolloutId, personId: 'p3', phaseKey: 'core' })
    const write = await manyInCompany(alone)
    await write(cast.lead, large)
    await writerFor(alone)(cast.lead, more)
    await manyInCompany(pieces)
    const ended = inPieces(pieces, large, async (_rows, piece) => {
      if (piece === 4) throw new Error('the process ended')
    })
    await expect(ended).rejects.toThrow('the process ended')
    expect(await leftOf(pieces)).not.toEqual(nothingLeft)
    const after = writerFor(pieces)
    await after(cast.lead, more)
    expect(await leftOf(pieces)).toEqual(nothingLeft)
    const { version } = await after(cast.lead, large)
    const kept = pieces.db.selectFrom('audit').select('version').where('commandId', '=', large.id)
    expect(await kept.execute()).toEqual([{ version }])
    expect(await allOf(pieces, [large, more])).toEqual(await allOf(alone, [large, more]))
    expect((await verifyTrail(pieces, organisationId)).whole).toBe(true)
  })

  test('[AC-4] take ids that nobody can send, so that no command keeps them from being written', async () => {
    const database = await open()
    await manyInCompany(database)
    const large = draft()
    await inPieces(database, large, async () => undefined)
    expect(await leftOf(database)).toEqual(nothingLeft)
    const pieces = database.db.selectFrom('audit').select('commandId').where('name', '=', 'organisation.writeRows')
    const nominated = issue('people.nominate', { rolloutId, personId: 'p1', nominated: true })
    for (const { commandId } of await pieces.execute()) {
      expect(commandId.startsWith(large.id)).toBe(true)
      expect(() => check(issuedShape, { ...nominated, id: commandId })).toThrow(Problem)
    }
  })

  test('[AC-4] are written first where another command about everyone, an export or a preview was begun before they were committed and reads after that', async () => {
    const database = await open()
    await manyInCompany(database)
    const own = await openDatabase(database.kind === 'sqlite' ? `sqlite:${database.where}` : database.where)
    onTestFinished(() => own.close())
    const parts = { database: own, progress: () => undefined, answerFor: () => undefined, turn: database.lend }
    const path = join(await emptyFolder(), 'organisation.json')
    const file = await openFile(path, 'w+')
    onTestFinished(() => file.close())
    const outcomes: string[] = []
    const exported = async (): Promise<void> => {
      await organisationFile(parts, { organisationId, data: '/nowhere', fd: file.fd })
      const { tables } = JSON.parse(await readFile(path, 'utf8')) as { tables: { participant: { goLiveOn: string | null }[] } }
      expect(tables.participant.length).toBeGreaterThan(20)
      expect(tables.participant.filter(({ goLiveOn }) => goLiveOn !== null && goLiveOn < '2027-03-01')).toEqual([])
    }
    const pinned = issue('plan.pin', { rolloutId, personId: 'p3', phaseKey: 'core' })
    await inPieces(database, draft(), async (_write, piece) => {
      if (piece === 2) outcomes.push(await outcomeOf(carryOut(parts, { actor: cast.lead, issued: pinned, now }, 7)))
    })
    expect(await leftOf(database)).toEqual(nothingLeft)
    await inPieces(database, issue('plan.describe', { ...rollout, startOn: '2027-03-01' }), async (_write, piece) => {
      if (piece === 2) outcomes.push(await outcomeOf(exported()))
    })
    const shown: unknown[] = []
    const preview = async (): Promise<void> => void shown.push(await previewInThread(parts, { actor: cast.lead, issued: [draft()], now }))
    await inPieces(database, issue('plan.describe', { ...rollout, startOn: '2027-04-01' }), async (_write, piece) => {
      if (piece === 2) outcomes.push(await outcomeOf(preview()))
    })
    await preview()
    expect(shown[0]).toEqual(shown[1])
    expect(outcomes).toEqual(['done', 'done', 'done'])
    expect(await leftOf(database)).toEqual(nothingLeft)
  })

  test('[AC-4] are written before periodic tasks read them, where another process left them', async () => {
    const database = await open()
    await manyInCompany(database)
    const seen: unknown[] = []
    const look: PeriodicTask = async () => void seen.push(await leftOf(database))
    const context = { database, now: () => now, threads: { isWriting: () => false } } as unknown as ServerContext
    const tasks = { urgent: [look], ordinary: [look] }
    const job = periodicJob([{ tasks } as unknown as ServerChapter], context, (fault) => seen.push(fault), () => undefined) // prettier-ignore
    await inPieces(database, draft(), async (_write, piece) => {
      if (piece === 2) await job.execute({ organisationId, kind: 'round' } as Job)
    })
    expect(seen).toEqual([nothingLeft, nothingLeft])
  })

  test.for([
    { as: 'its input', sent: (issued: Issued) => issued },
    { as: 'the body that holds it', sent: (issued: Issued) => ({ ...issued, input: Buffer.from(JSON.stringify(issued)) }) },
  ])(
    '[AC-4] answer as carried out where the thread came to trouble behind its commit and others wrote the rest: sent as $as',
    async ({ sent }) => {
      const database = await open()
      await manyInCompany(database)
      const large = sent(draft())
      const other = writerFor(database)
      const ends = (): Promise<number> =>
        inPieces(database, large, async (_rows, piece) => {
          if (piece < 3) return
          await other(cast.owner, issue('people.leave', { personId: 'p5', leftOn: '2026-11-20' }))
          throw new Error('the thread ended')
        })
      const told: unknown[] = []
      const isNew = async (): Promise<boolean> =>
        (await database.db.selectFrom('audit').select('version').where('commandId', '=', large.id).executeTakeFirst()) === undefined
      const write = createWriter({
        database,
        now: () => now,
        committed: async (_actor, differences) => void told.push(differences),
        beside: async () => {
          if (await isNew()) await ends()
          throw new Error('no thread can be had')
        },
      })
      const { version } = await write(cast.lead, large)
      const kept = database.db.selectFrom('audit').select('version').where('commandId', '=', large.id)
      expect(await kept.execute()).toEqual([{ version }])
      // What it changed is not known here, so whoever listens looks at everything.
      expect(told).toEqual([null])
      expect(await leftOf(database)).toEqual(nothingLeft)
    },
  )

  test('[AC-4] stay as they are when two write them at the same time', async () => {
    const [alone, pieces] = [await open(), await open()]
    const large = draft()
    const write = await manyInCompany(alone)
    await write(cast.lead, large)
    const leaves = issue('people.leave', { personId: 'p5', leftOn: '2026-11-20' })
    await write(cast.owner, leaves)
    await manyInCompany(pieces)
    const other = writerFor(pieces)
    // The other knows nothing of the pieces, so it writes all that are left before its own command.
    await inPieces(pieces, large, async (_rows, piece) => {
      if (piece === 3) await other(cast.owner, leaves)
    })
    expect(await allOf(pieces, [large, leaves])).toEqual(await allOf(alone, [large, leaves]))
    expect(await leftOf(pieces)).toEqual(nothingLeft)
    expect((await verifyTrail(pieces, organisationId)).whole).toBe(true)
  })

  test('[RG-1] reach a device that asks between pieces and after them, each row as it was left', async () => {
    const database = await open()
    await manyInCompany(database)
    const held = new Map<string, unknown>()
    let version = 0
    const fetch = async (): Promise<void> => {
      for (let more = true; more;) {
        const answer = await changesAfter(database, cast.owner, version)
        for (const { table, key, op, row } of answer.changes) {
          if (op === 'put') held.set(`${table} ${key}`, row)
          else held.delete(`${table} ${key}`)
        }
        ;({ version, more } = answer)
      }
    }
    await fetch()
    const left = [...anyCommands(4, 60, await knownIn(database))]
    await inPieces(database, draft(), async (unwrittenOf) => {
      for (const one of left.splice(0, 2)) await outcomeOf(writerFor(database, unwrittenOf)(cast[one.by], one.issued))
      await fetch()
    })
    await fetch()
    const fresh = await changesAfter(database, cast.owner, 0, 100_000)
    expect(fresh.more).toBe(false)
    const all = fresh.changes.flatMap(({ table, key, op, row }) => (op === 'put' ? [[`${table} ${key}`, row] as const] : []))
    expect(Object.fromEntries([...held].toSorted())).toEqual(Object.fromEntries(all.toSorted()))
  })
})
