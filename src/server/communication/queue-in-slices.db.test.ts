import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { sayHeld } from '#core/communication/hold-said.ts'
import { messageTask } from '#server/communication/message-task.ts'
import { messagesInSlices, queueInSlices } from '#server/communication/queue-in-slices.ts'
import type { ServerContext } from '#server/context.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { WorkEnded } from '#server/threads/thread-trouble.ts'
import { createThreads } from '#server/threads/threads.ts'
import { cast, issue, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { agree, deliveriesIn, messageKey, rolloutId, setLettersStage, setRows } from '#test/letters-stage.ts'

describeOnBoth('a message on its way in slices', (_open, place) => {
  const undo: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const one of undo.splice(0)) await one()
  })

  const stage = async () => {
    const { url } = await place()
    const company = await setLettersStage(url)
    const { database, write } = company
    undo.push(database.close)
    await agree(company)
    const threads = createThreads(database, threadTasks)
    const context = { database, write, config: { smtpUrl: 'smtp://127.0.0.1:1' }, now: () => now, threads } as ServerContext
    const message = () => database.db.selectFrom('message').selectAll().where('messageKey', '=', messageKey).executeTakeFirstOrThrow()
    const commands = (name: string) =>
      database.db.selectFrom('audit').select(['version', 'changes']).where('name', '=', name).orderBy('version').execute()
    const delivered = async (name: string) =>
      (await commands(name)).map(({ changes }) => (changes.match(/"table":"delivery"/g) ?? []).length)
    /** How many deliveries each command made. */
    const deliveredBy = async () => (await Promise.all([delivered('communication.queue'), delivered('communication.queueReaders')])).flat()
    return { url, company, context, message, commands, deliveredBy }
  }

  test('[CM-7] five readers in slices of two are three commands after the one that begins; each reader has one delivery, and the number of readers is known from the first', async () => {
    const { company, context, message, deliveredBy } = await stage()
    await queueInSlices(context, now, await message(), 2)
    expect(await deliveredBy()).toEqual([0, 2, 2, 1])
    expect([...(await deliveriesIn(company.database)).keys()]).toEqual(['chandra', 'lilian', 'milton', 'naomi', 'ravi'])
    expect(await message()).toMatchObject({ readers: 5, queuedAt: now })
    expect(await messagesInSlices(context, organisationId)).toEqual([])
    expect(await company.database.db.selectFrom('job').select('jobId').where('kind', '=', 'queueing').execute()).toEqual([])
  })

  test('[CM-7] where few work, one command makes all deliveries', async () => {
    const { company, context, message, deliveredBy } = await stage()
    await queueInSlices(context, now, await message(), 5)
    expect(await deliveredBy()).toEqual([5])
    expect(await company.database.db.selectFrom('job').select('jobId').where('kind', '=', 'queueing').execute()).toEqual([])
  })

  /** A stage on which the first slice of two went out, and the connection was lost before the second. */
  const interrupted = async () => {
    const on = await stage()
    let slices = 0
    const lost = new Error('The connection was lost.')
    const write: ServerContext['write'] = (actor, issued, circumstances) => {
      if (issued.name === 'communication.queueReaders' && ++slices > 1) throw lost
      return on.context.write(actor, issued, circumstances)
    }
    await expect(queueInSlices({ ...on.context, write }, now, await on.message(), 2)).rejects.toBe(lost)
    return on
  }

  test('[CM-10] one that is taken back between two slices ends there', async () => {
    const { company, context, deliveredBy } = await interrupted()
    await company.write(cast.lead, issue('communication.withdraw', { rolloutId, messageKey }))
    await messageTask(context, organisationId, now)
    expect(await deliveredBy()).toEqual([0, 2])
    expect(await messagesInSlices(context, organisationId)).toEqual([])
  })

  test('[CM-7] [CM-10] what is interrupted goes on with those who have nothing yet; on hold it waits', async () => {
    const { company, context, deliveredBy } = await interrupted()
    const { write } = company
    expect((await messagesInSlices(context, organisationId)).map((one) => one.messageKey)).toEqual([messageKey])
    await write(cast.lead, issue('communication.hold', { rolloutId, messageKey, because: 'Wait' }))
    await messageTask(context, organisationId, now)
    expect(await deliveredBy()).toEqual([0, 2])
    await write(cast.lead, issue('communication.release', { rolloutId, messageKey }))
    await messageTask(context, organisationId, now)
    expect(await deliveredBy()).toEqual([0, 2, 3])
    expect((await deliveriesIn(company.database)).size).toBe(5)
  })

  test('[CM-7] a message that ends its process twice is put on hold, with what to do; once released it is tried again', async () => {
    const { url, context, message, deliveredBy } = await stage()
    const die = async (): Promise<unknown> => {
      const child = spawn(process.execPath, [join(import.meta.dirname, '../../../test/ends-while-queueing.ts'), url, organisationId, now], {
        stdio: 'ignore',
      })
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
      return signal
    }
    expect([await die(), await die()]).toEqual(['SIGKILL', 'SIGKILL'])
    expect(await message()).toMatchObject({ heldAt: null, queuedAt: null })
    await messageTask(context, organisationId, now)
    const held = await message()
    expect(held).toMatchObject({ heldAt: now, queuedAt: null })
    expect(sayHeld('en', held)).toMatch(/^The server stopped twice while it prepared the weekly update/)
    expect(sayHeld('nl', held)).toMatch(/^De server stopte twee keer/)
    expect(await deliveredBy()).toEqual([])
    await context.write(cast.lead, issue('communication.release', { rolloutId, messageKey }))
    await messageTask(context, organisationId, now)
    expect(await deliveredBy()).toEqual([5])
  })

  test('[CM-7] a message that is ended twice because it hung or took too much memory is put on hold as well', async () => {
    const { context, message, deliveredBy } = await stage()
    const write: ServerContext['write'] = (actor, issued, circumstances) => {
      if (issued.name === 'communication.queue') throw new WorkEnded('server.workTooLarge')
      return context.write(actor, issued, circumstances)
    }
    for (let times = 0; times < 2; times++)
      await expect(messageTask({ ...context, write }, organisationId, now)).rejects.toBeInstanceOf(WorkEnded)
    expect(await message()).toMatchObject({ heldAt: null, queuedAt: null })
    await messageTask(context, organisationId, now)
    expect(sayHeld('en', await message())).toMatch(/^The server stopped twice/)
    expect(await deliveredBy()).toEqual([])
  })

  test('[AC-4] the trail keeps digests of letters and no column that says nothing', async () => {
    const { company, context, message, commands } = await stage()
    await queueInSlices({ ...context, config: { ...context.config, smtpUrl: null } }, now, await message())
    const [{ changes } = { changes: '' }] = await commands('communication.queue')
    const kept = JSON.parse(changes) as { table: string; key: string; before: unknown; after: Record<string, unknown> }[]
    expect(kept.filter(({ table }) => table === 'letter')).toHaveLength(5)
    expect(kept.find(({ key }) => key === `${rolloutId}/${messageKey}/milton`)?.after).toEqual({
      locationId: 'albina',
      channel: 'hand',
      language: 'nl',
      state: 'queued',
      dueAt: expect.any(String),
      attempts: 0,
    })
    const letter = kept.findLast(({ key }) => key === `${rolloutId}/${messageKey}/milton`)?.after
    expect(letter).toEqual({
      locationId: 'albina',
      language: 'nl',
      subject: 'Kompas deze week',
      body: expect.stringMatching(/^sha256:[\w-]{43}$/),
    })
    expect(changes).not.toContain('Maandag beginnen we')
    const stored = await company.database.db.selectFrom('letter').select('body').where('personId', '=', 'milton').executeTakeFirstOrThrow()
    expect(stored.body).toContain('Maandag beginnen we.')
  })

  test('[AC-4] what came of letters is asked under a digest, and the same report twice is still known as the same', async () => {
    const { company, commands } = await stage()
    const { database, write } = company
    await setRows(database, 'delivery', {
      rolloutId,
      messageKey,
      personId: 'milton',
      channel: 'email',
      language: 'nl',
      state: 'queued',
      dueAt: now,
    })
    const letter = { language: 'nl' as const, subject: 'Kompas', body: 'Maandag beginnen we.' }
    const outcome = { messageKey, personId: 'milton', state: 'sent' as const, attempts: 1, words: '250 OK', dueAt: null, letter }
    const report = issue('communication.noteDeliveries', { rolloutId, outcomes: [outcome] })
    const system = { ...cast.owner, accountId: 'system' }
    const answer = await write(system, report)
    expect(await write(system, report)).toEqual(answer)
    const [{ input } = { input: '' }] = await database.db
      .selectFrom('audit')
      .select('input')
      .where('name', '=', 'communication.noteDeliveries')
      .execute()
    expect(JSON.parse(input)).toEqual({ rolloutId, outcomes: expect.stringMatching(/^sha256:[\w-]{43}$/) })
    expect((await commands('communication.noteDeliveries'))[0]?.changes).not.toContain('Maandag')
  })
})
