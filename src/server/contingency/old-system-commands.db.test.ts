/** The verbs of the old system against real databases: what they do, who may, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import type { Row } from '#core/kernel/rows.ts'
import { contingencyTask } from '#server/contingency/contingency-task.ts'
import type { Database } from '#server/db/database.ts'
import { createWriter } from '#server/write/write.ts'
import { beginStory } from '#test/story.ts'
import { cast, issue, now, organisationId, pauseAll, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const rolloutId = 'crm'
const today = '2026-11-23'
const file = {
  rolloutId,
  exportId: 'e1',
  fileName: 'sheets-2026-11-20.zip',
  bytes: 1_840_000_000,
  fileHash: '9f2c'.repeat(16),
  madeOn: '2026-11-20',
}
const tried = { rolloutId, exportId: 'e1', restoredOn: today, worked: true, note: 'Ten orders compared, all the same' }
const archive = { rolloutId, place: 'Office server, copy in Georgetown', untilOn: '2034-12-31' }
const contract = { rolloutId, endsOn: '2027-02-15', note: 'notice sent' }

const put = async (database: Database, table: 'gate' | 'phase', over: Partial<Row<'gate'> & Row<'phase'>>): Promise<void> => {
  await database.db
    .deleteFrom(table as 'phase')
    .where('phaseKey', '=', 'off')
    .execute()
  await insertRows(database, organisationId, [{ table, row: rowOf(table, { rolloutId, phaseKey: 'off', ...over } as never) as never }])
}

describeOnBoth('the old system', (open) => {
  test('[GA-7] an export is recorded with its size and SHA-256, once; a restore of it is written down', async () => {
    const { run, read, refused } = await beginStory(await open())
    for (const actor of [cast.champion, cast.member, cast.sponsor])
      await refused(actor, 'contingency.recordExport', file, 'access.notFound')
    await refused(cast.lead, 'contingency.recordExport', { ...file, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'contingency.recordExport', { ...file, madeOn: '2026-11-24' }, 'contingency.dayAhead')
    for (const wrong of [{ fileHash: 'X' }, { bytes: 0 }, { fileName: ' ' }])
      await refused(cast.lead, 'contingency.recordExport', { ...file, ...wrong }, 'access.badInput')
    await run(cast.lead, 'contingency.recordExport', file)
    await refused(cast.lead, 'contingency.recordExport', { ...file, exportId: 'e2' }, 'contingency.exportThere')
    await refused(cast.lead, 'contingency.recordRestore', { ...tried, exportId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'contingency.recordRestore', { ...tried, restoredOn: '2026-11-24' }, 'contingency.dayAhead')
    await refused(cast.lead, 'contingency.recordRestore', { ...tried, restoredOn: '2026-11-19' }, 'contingency.restoredBefore')
    await refused(cast.champion, 'contingency.recordRestore', tried, 'access.notFound')
    await run(cast.lead, 'contingency.recordRestore', tried)
    expect(await read('oldExport')).toMatchObject([
      { bytes: 1_840_000_000, fileHash: file.fileHash, recordedBy: 'Lilian', restoreWorked: 1, restoredOn: today, restoreNote: tried.note },
    ])
    await refused(cast.lead, 'contingency.removeExport', { rolloutId, exportId: 'none' }, 'access.notFound')
    await run(cast.lead, 'contingency.removeExport', { rolloutId, exportId: 'e1' })
    expect(await read('oldExport')).toEqual([])
  })

  test('[CO-5] [GA-7] the rhythm, the archive, the contract, the statement and the celebration are kept side by side', async () => {
    const { run, read, write, refused } = await beginStory(await open())
    await refused(cast.lead, 'contingency.describeOldSystem', { rolloutId, everyDays: 7, keeperId: 'nobody' }, 'access.notFound')
    await run(cast.lead, 'contingency.describeOldSystem', { rolloutId, everyDays: 14, keeperId: 'milton' })
    await run(cast.lead, 'contingency.placeArchive', archive)
    await run(cast.lead, 'contingency.noteContract', contract)
    await refused(cast.lead, 'contingency.stateUnused', { rolloutId, unusedOn: '2026-11-24' }, 'contingency.dayAhead')
    await run(cast.lead, 'contingency.stateUnused', { rolloutId, unusedOn: today })
    await run(cast.lead, 'contingency.skipProof', { rolloutId, proof: 'export', because: 'It is a spreadsheet' })
    await run(cast.lead, 'contingency.planCelebration', { rolloutId, celebrateAt: '2027-01-29T15:00:00-03:00', place: 'Canteen' })
    expect(await read('oldSystem')).toMatchObject([
      {
        everyDays: 14,
        keeperId: 'milton',
        archivePlace: archive.place,
        archiveUntilOn: '2034-12-31',
        contractEndsOn: '2027-02-15',
        contractNote: 'notice sent',
        unusedOn: today,
        unusedBy: 'Lilian',
        noExport: 'It is a spreadsheet',
        celebratePlace: 'Canteen',
      },
    ])
    // What is recorded after all applies again.
    await run(cast.lead, 'contingency.skipProof', { rolloutId, proof: 'archive', because: 'Paper' })
    await run(cast.lead, 'contingency.placeArchive', archive)
    await run(cast.lead, 'contingency.skipProof', { rolloutId, proof: 'export', because: null })
    expect(await read('oldSystem')).toMatchObject([{ noArchive: null, noExport: null }])
    await write(cast.lead, issue('plan.describe', { rolloutId, tool: 'Kompas', benefit: null, problem: null, oldSystem: null, complexity: 'moderate', critical: false, startOn: '2027-01-11' } as never)) // prettier-ignore
    for (const [name, input] of [
      ['contingency.placeArchive', archive],
      ['contingency.noteContract', contract],
      ['contingency.recordExport', file],
      ['contingency.switchOff', { rolloutId }],
    ] as const)
      await refused(cast.lead, name, input, 'contingency.noOldSystem')
  })

  test('[GA-7] [CO-3] [GA-4] it is switched off with every proof, no pause, its check approved, on its day', async () => {
    const database = await open()
    const { run, read, write, refused } = await beginStory(database)
    const off = { rolloutId }
    await refused(cast.lead, 'contingency.switchOff', off, 'contingency.proofsMissing')
    await run(cast.lead, 'contingency.recordExport', file)
    await run(cast.lead, 'contingency.recordRestore', tried)
    await run(cast.lead, 'contingency.placeArchive', archive)
    await run(cast.lead, 'contingency.stateUnused', { rolloutId, unusedOn: today })
    // One proof is missing.
    await refused(cast.lead, 'contingency.switchOff', off, 'contingency.proofsMissing')
    await run(cast.lead, 'contingency.noteContract', contract)
    const resume = await pauseAll(write)
    await refused(cast.lead, 'contingency.switchOff', off, 'contingency.offPaused')
    await resume()
    await put(database, 'gate', { approvedAt: null })
    await refused(cast.lead, 'contingency.switchOff', off, 'contingency.offGateWaits')
    await put(database, 'gate', { approvedAt: 'x' })
    await put(database, 'phase', { goLiveOn: '2026-11-24' })
    await refused(cast.lead, 'contingency.switchOff', off, 'contingency.offLater')
    await put(database, 'phase', { goLiveOn: today })
    await refused(cast.champion, 'contingency.switchOff', off, 'access.notFound')
    await refused(cast.lead, 'contingency.switchOn', off, 'contingency.stillOn')
    await run(cast.lead, 'contingency.switchOff', off)
    expect(await read('oldSystem')).toMatchObject([{ switchedOffBy: 'Lilian', overrideBecause: null }])
    await refused(cast.lead, 'contingency.switchOff', off, 'contingency.alreadyOff')
    await run(cast.lead, 'contingency.switchOn', off)
    expect(await read('oldSystem')).toMatchObject([{ switchedOffAt: null, switchedOffBy: null }])
  })

  test('[GA-4] a missing proof that an owner passed over at the check is not asked again, and the reason stays', async () => {
    const database = await open()
    const { run, read, refused } = await beginStory(database)
    await put(database, 'gate', { approvedAt: 'x', overridden: 'signal', approvedBecause: 'X' })
    await refused(cast.lead, 'contingency.switchOff', { rolloutId }, 'contingency.proofsMissing')
    await put(database, 'gate', { approvedAt: 'x', overridden: 'guard', approvedBecause: 'The vendor went bankrupt' })
    await run(cast.lead, 'contingency.switchOff', { rolloutId })
    expect(await read('oldSystem')).toMatchObject([{ overrideBecause: 'The vendor went bankrupt' }])
  })

  /** Who is told what on a day, with somebody or nobody to make the exports, and Lilian who leads. */
  const reminding = async (keeperId: string | null) => {
    const database = await open()
    const { run, read, write } = await beginStory(database)
    await write(cast.lead, issue('plan.draft', { rolloutId }))
    await run(cast.lead, 'contingency.describeOldSystem', { rolloutId, everyDays: 7, keeperId })
    await run(cast.lead, 'contingency.recordExport', file)
    await write(cast.lead, issue('plan.approve', { rolloutId }))
    const account = {
      accountId: 'lilian',
      name: 'Lilian',
      email: 'lilian@marowijne.internal',
      createdAt: now,
      passwordHash: null,
      personId: 'lilian',
      language: null,
    }
    await database.db.insertInto('account').values(account).execute()
    await write(cast.owner, issue('access.enlist', { accountId: 'lilian', name: 'Lilian', email: null, personId: 'lilian', role: 'lead', locationIds: [] })) // prettier-ignore
    return async (day: string): Promise<string[]> => {
      const morning = `${day}T12:00:00.000Z`
      const later = createWriter({ database, now: () => morning, committed: async () => undefined })
      await contingencyTask({ database, write: later }, organisationId, morning)
      return (await read('notice')).map(({ personId, code }) => `${String(personId)} ${String(code).split('.').at(-1)}`).toSorted()
    }
  }

  test('[CO-5] an export that comes due is reminded of once, one that is overdue raises the alarm once, for those who lead too', async () => {
    const on = await reminding('milton')
    expect(await on('2026-11-25')).toEqual([])
    expect(await on('2026-11-26')).toEqual(['milton exportSoon'])
    expect(await on('2026-11-27')).toEqual(['milton exportSoon'])
    const alarmed = ['lilian exportOverdue', 'milton exportOverdue', 'milton exportSoon']
    expect(await on('2026-11-28')).toEqual(alarmed)
    expect(await on('2026-11-30')).toEqual(alarmed)
  })

  test('[CO-5] without anybody to make the exports those who lead are reminded, and whoever leads and makes them is told once', async () => {
    for (const keeperId of [null, 'lilian']) {
      const on = await reminding(keeperId)
      expect(await on('2026-11-26'), String(keeperId)).toEqual(['lilian exportSoon'])
      expect(await on('2026-11-28'), String(keeperId)).toEqual(['lilian exportOverdue', 'lilian exportSoon'])
    }
  })
})
