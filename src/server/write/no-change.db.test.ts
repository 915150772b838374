/** Planning anew where nothing changed is answered at once, and only there: as if it had been decided in full. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { Issued } from '#core/kernel/command.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import type { Database } from '#server/db/database.ts'
import type { Threads } from '#server/threads/threads.ts'
import type { ThreadTasks } from '#server/thread-tasks.ts'
import { carryOut } from '#server/write/command-in-thread.ts'
import { createCommandsBeside } from '#server/write/commands-beside.ts'
import { previewAboutEveryone } from '#server/write/preview-beside.ts'
import { type PreviewAsked, previewCommands, previewInThread } from '#server/write/preview.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const rolloutId = 'crm'
const draft = (): Issued => issue('plan.draft', { rolloutId })

/** The company, carried out as in a large one; `asked` counts the tasks that went to a thread. */
const begin = async (database: Database) => {
  const { write: elsewhere } = await foundCompany(database)
  const state = { now, asked: 0 }
  const parts = { database, turn: <T>(work: () => Promise<T>) => work(), progress: () => undefined, answerFor: () => undefined }
  const threads = {
    isLong: async () => true,
    run: async (_organisation: string, name: string, asked: unknown) => {
      state.asked += 1
      return name === 'command' ? carryOut(parts, asked as Parameters<typeof carryOut>[1]) : previewInThread(parts, asked as PreviewAsked)
    },
  } as unknown as Threads<ThreadTasks>
  const commandsBeside = createCommandsBeside(threads, () => state.now)
  const write = createWriter({ database, now: () => state.now, committed: async () => undefined, beside: commandsBeside.carryOut })
  /** How many tasks in threads it took. */
  const taken = async (work: () => Promise<unknown>): Promise<number> => {
    const before = state.asked
    await work()
    return state.asked - before
  }
  const drafted = (actor: Actor = cast.lead) => taken(() => write(actor, draft()))
  const preview = () => previewAboutEveryone({ database, threads, commandsBeside }, { actor: cast.lead, issued: [draft()], now: state.now })
  /** Planned, and found that nothing is to be changed. */
  const settle = async (): Promise<void> => {
    await drafted()
    await drafted()
    expect(await drafted()).toBe(0)
  }
  return { elsewhere, write, state, taken, drafted, preview, settle }
}

const channel = (channelId: string) =>
  issue('communication.addChannel', {
    rolloutId,
    channelId,
    kind: 'slack',
    name: 'X',
    language: 'nl',
    address: `https://x.example/${channelId}`,
  })

describeOnBoth('a command that is known to change nothing', (open) => {
  test('[PH-10] [AC-4] is carried out at once as any other: a version, an entry of the trail, the same answer when it is sent again', async () => {
    const database = await open()
    const { write, settle, taken } = await begin(database)
    await settle()
    const before = await database.db.selectFrom('feed').selectAll().orderBy('table').orderBy('rowKey').execute()
    const issued = draft()
    let answer: unknown
    expect(await taken(async () => (answer = await write(cast.lead, issued)))).toBe(0)
    expect(await write(cast.lead, issued)).toEqual(answer)
    const row = await database.db.selectFrom('audit').selectAll().where('commandId', '=', issued.id).executeTakeFirstOrThrow()
    expect(answer).toEqual({ id: issued.id, version: row.version })
    expect([row.name, row.changes, row.accountId]).toEqual(['plan.draft', '[]', cast.lead.accountId])
    expect((await verifyTrail(database, organisationId)).whole).toBe(true)
    expect(await database.db.selectFrom('feed').selectAll().orderBy('table').orderBy('rowKey').execute()).toEqual(before)
  })

  test('[PH-10] is decided in full once a row that it looks at has changed, also by another process or within the same commit', async () => {
    const { elsewhere, write, settle, drafted, taken } = await begin(await open())
    await settle()
    await write(cast.lead, channel('a'))
    expect(await drafted()).toBe(0)
    for (const one of [write, elsewhere]) {
      await one(cast.owner, issue('people.change', { ...person('naomi', 'georgetown'), department: one === write ? 'Stock' : 'Service' }))
      expect(await drafted()).toBe(1)
      await settle()
    }
    const both = () => Promise.all([write(cast.owner, issue('people.change', person('milton', 'georgetown'))), write(cast.lead, draft())])
    expect(await taken(both)).toBe(1)
  })

  test('[PH-10] [RG-5] is decided in full on another day, once something has begun, and when the clock was put back', async () => {
    const database = await open()
    const { state, settle, drafted, write } = await begin(database)
    await settle()
    state.now = '2026-11-23T23:59:00.000Z'
    expect(await drafted()).toBe(0)
    state.now = '2026-11-23T14:59:00.000Z'
    expect(await drafted()).toBe(1)
    // Midnight in Paramaribo.
    state.now = '2026-11-24T03:01:00.000Z'
    expect(await drafted()).toBe(1)
    const session = await database.db.selectFrom('session').selectAll().executeTakeFirstOrThrow()
    const { sessionKey, minutes, seats, trainer } = session
    const startsAt = '2026-11-24T09:00:00-03:00'
    const moved = { rolloutId, sessionKey, startsAt, minutes, seats, trainer, room: null, form: 'room' as const, link: null }
    await write(cast.lead, issue('training.changeSession', moved))
    await settle()
    state.now = '2026-11-24T11:59:00.000Z'
    expect(await drafted()).toBe(0)
    state.now = '2026-11-24T12:00:00.000Z'
    expect(await drafted()).toBe(1)
  })

  test('[AC-1] is refused as always to whoever may not issue it, about a rollout that is not there, and without its input', async () => {
    const { write, settle, drafted } = await begin(await open())
    await settle()
    await expect(write(cast.member, draft())).rejects.toMatchObject({ code: 'access.notFound' })
    await expect(write(cast.lead, issue('plan.draft', { rolloutId: 'other' }))).rejects.toMatchObject({ code: 'access.notFound' })
    await expect(write(cast.lead, { ...draft(), input: {} })).rejects.toMatchObject({ code: 'access.badInput' })
    const token: Actor = { ...cast.lead, accountId: 'token:t', role: 'token', token: { rights: ['plan.run'], rolloutId: 'other' } }
    await expect(write(token, draft())).rejects.toMatchObject({ code: 'access.notFound' })
    expect(await drafted(cast.owner)).toBe(0)
  })

  test('[AC-4] is decided in full where an earlier copy of the database was put in place', async () => {
    const database = await open()
    const { settle, drafted } = await begin(database)
    await settle()
    const { version } = await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()
    await database.db.updateTable('audit').set({ hash: 'another' }).where('version', '=', version).execute()
    expect(await drafted()).toBe(1)
  })

  test('[PH-10] is decided in full while rows of a large change are on the way into their tables', async () => {
    const database = await open()
    const { settle, taken, preview } = await begin(database)
    await settle()
    expect(await taken(preview)).toBe(0)
    await database.db.updateTable('organisationVersion').set({ unwritten: 'large' }).execute()
    expect(await taken(preview)).toBe(1)
  })

  test('[PH-10] is known from its preview too, and previewed at once', async () => {
    const { write, state, taken, drafted, preview } = await begin(await open())
    await drafted()
    const nothing = { changes: [], before: [], elsewhere: {} }
    const shown = { first: await taken(async () => expect(await preview()).toEqual(nothing)), again: 0, drafted: 0 }
    shown.again = await taken(async () => expect(await preview()).toEqual(nothing))
    shown.drafted = await drafted()
    expect(shown).toEqual({ first: 1, again: 0, drafted: 0 })
    await write(cast.owner, issue('people.add', person('newcomer')))
    expect(await taken(async () => expect((await preview()).changes).not.toEqual([]))).toBe(1)
    state.now = addDays('2026-11-23', 1) + now.slice(10)
    expect(await taken(preview)).toBe(1)
  })
})

describeOnBoth('drafts between any commands', (open) => {
  test('[PH-10] one that is answered at once is one that would change nothing', async () => {
    const tried = { atOnce: 0, inFull: 0 }
    const step = fc.record({ what: fc.nat({ max: 7 }), which: fc.nat({ max: 999 }), minutes: fc.constantFrom(0, 1, 30, 240, 1440) })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 16 }), async (steps) => {
        const database = await open()
        const { write, elsewhere, state, taken } = await begin(database)
        await write(cast.lead, draft())
        for (const { what, which, minutes } of steps) {
          state.now = new Date(Date.parse(state.now) + minutes * 60_000).toISOString()
          const phase = await database.db.selectFrom('phase').select(['phaseKey', 'goLiveOn']).orderBy('position').executeTakeFirstOrThrow()
          const one = ['lilian', 'chandra', 'milton', 'naomi', 'ravi'][which % 5] ?? ''
          const place = which % 2 === 0 ? 'albina' : 'georgetown'
          const between = [
            issue('people.change', { ...person(one, place), department: which % 3 === 0 ? 'Stock' : 'Sales' }),
            issue('people.add', person(`n${which}`, place)),
            issue('plan.pin', { rolloutId, personId: one, phaseKey: phase.phaseKey }),
            issue('plan.exclude', { rolloutId, personId: one, because: which % 2 === 0 ? 'Leave' : null }),
            issue('plan.moveDate', { rolloutId, phaseKey: phase.phaseKey, to: addDays(phase.goLiveOn, (which % 9) - 2) }),
            channel(`c${which}`),
          ][what]
          // What is refused changes nothing.
          if (between) await (which % 2 === 0 ? write : elsewhere)(cast.owner, between).catch(() => undefined)
          const { changes } = await previewCommands(database, cast.lead, [draft()], state.now)
          if ((await taken(() => write(cast.lead, draft()))) > 0) tried.inFull += 1
          else {
            tried.atOnce += 1
            expect(changes).toEqual([])
          }
        }
        expect((await verifyTrail(database, organisationId)).whole).toBe(true)
      }),
      { numRuns: 3, endOnFailure: true },
    )
    expect(tried.atOnce).toBeGreaterThan(5)
    expect(tried.inFull).toBeGreaterThan(5)
  })
})
