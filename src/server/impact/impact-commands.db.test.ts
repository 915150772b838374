/** The verbs of measures and the baseline against real databases: who may, what is refused, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { freezeTask } from '#server/impact/freeze-task.ts'
import { impactByPhase, impactOn } from '#server/impact/impact-queries.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const today = '2026-11-23'
const measure = { rolloutId, measureId: 'offer', name: 'Make an offer', unit: 'minutes', perWeek: 5 } as const
const timed = { rolloutId, readingId: 'r1', measureId: 'offer', minutes: 12.5, takenOn: today }
const estimate = { rolloutId, readingId: 'e1', measureId: 'offer', value: 30, low: 20, high: 50, takenOn: today }

const begin = async (database: Database, goLiveOn = addDays(today, 7)) => {
  const { run, read, refused } = await beginStory(database)
  await insertRows(database, organisationId, [
    { table: 'phase', row: rowOf('phase', { rolloutId, phaseKey: 'early', goLiveOn, endsOn: goLiveOn, headCount: 3 }) as Row<TableName> },
  ])
  /** Moves the first go-live. */
  const goLive = (on: string) => database.db.updateTable('phase').set({ goLiveOn: on }).where('organisationId', '=', organisationId).execute() // prettier-ignore
  return { run, read, refused, goLive }
}

describeOnBoth('the baseline', (open) => {
  test('[ME-7] minutes are timed, imported and estimated with a range, each by who may', async () => {
    const { run, read, refused } = await begin(await open())
    await refused(cast.member, 'impact.timeTask', timed, 'impact.unknownMeasure')
    await refused(cast.champion, 'impact.describeMeasure', measure, 'access.notFound')
    await run(cast.lead, 'impact.describeMeasure', measure)
    await run(cast.lead, 'impact.describeMeasure', { ...measure, unit: 'hours' })
    await run(cast.member, 'impact.timeTask', { ...timed, minutes: 90 })
    expect(await read('impactReading')).toMatchObject([{ readingId: 'r1', stage: 'before', how: 'timed', value: 1.5, personId: 'milton' }])
    await refused(cast.lead, 'impact.describeMeasure', measure, 'impact.unitFixed')
    await refused(cast.member, 'impact.timeTask', timed, 'impact.there')
    await refused(cast.member, 'impact.timeTask', { ...timed, readingId: 'r2', takenOn: addDays(today, 1) }, 'impact.future')
    await refused(cast.member, 'impact.noteEstimate', estimate, 'access.notFound')
    await refused(cast.lead, 'impact.noteEstimate', { ...estimate, low: 31 }, 'impact.badRange')
    await run(cast.lead, 'impact.noteEstimate', estimate)
    await run(cast.lead, 'impact.describeMeasure', { ...measure, measureId: 'slips', unit: 'errors' })
    await refused(cast.member, 'impact.timeTask', { ...timed, readingId: 'r3', measureId: 'slips' }, 'impact.notTimed')
    await run(cast.lead, 'impact.importReadings', { rolloutId, measureId: 'slips', readings: [{ value: 4, takenOn: today }, { value: 6, takenOn: today }] }) // prettier-ignore
    const ofSlips = (await read('impactReading')).filter(({ measureId }) => measureId === 'slips')
    expect(ofSlips.map(({ value, how, stage }) => [value, how, stage])).toEqual([[4, 'import', 'before'], [6, 'import', 'before']]) // prettier-ignore
    // The same file again, and one that has grown.
    const again = [{ value: 6, takenOn: today }, { value: 4, takenOn: today }, { value: 4, takenOn: today }] // prettier-ignore
    await run(cast.lead, 'impact.importReadings', { rolloutId, measureId: 'slips', readings: again.slice(0, 2) })
    expect(await read('impactReading')).toHaveLength(4)
    await run(cast.lead, 'impact.importReadings', { rolloutId, measureId: 'slips', readings: again })
    expect(await read('impactReading')).toHaveLength(5)
    await run(cast.lead, 'impact.removeReading', { rolloutId, readingId: 'e1' })
    await refused(cast.lead, 'impact.removeReading', { rolloutId, readingId: 'e1' }, 'impact.unknownReading')
  })

  test('[ME-7] frozen before the first go-live with who and when; from then on nothing of it comes, changes or goes', async () => {
    const database = await open()
    const { run, read, refused, goLive } = await begin(database)
    await run(cast.lead, 'impact.describeMeasure', measure)
    await refused(cast.lead, 'impact.freeze', { rolloutId }, 'impact.nothingMeasured')
    await run(cast.member, 'impact.timeTask', timed)
    await refused(cast.champion, 'impact.freeze', { rolloutId }, 'access.notFound')
    await run(cast.lead, 'impact.freeze', { rolloutId })
    expect(await read('impactFreeze')).toMatchObject([{ frozenAt: now, frozenBy: 'Lilian' }])
    for (const [actor, name, input] of [
      [cast.lead, 'impact.freeze', { rolloutId }],
      [cast.member, 'impact.timeTask', { ...timed, readingId: 'r2' }],
      [cast.lead, 'impact.noteEstimate', estimate],
      [cast.lead, 'impact.importReadings', { rolloutId, measureId: 'offer', readings: [{ value: 1, takenOn: today }] }],
      [cast.lead, 'impact.removeReading', { rolloutId, readingId: 'r1' }],
    ] as const)
      await refused(actor, name, input, 'impact.frozen')
    await refused(cast.lead, 'impact.describeMeasure', { ...measure, measureId: 'new' }, 'impact.closed')
    // From the first go-live on the same is measured again.
    await goLive(addDays(today, -10))
    await run(cast.member, 'impact.timeTask', { ...timed, readingId: 'r2', minutes: 10 })
    // Of somebody who is not live yet it says nothing of the time after.
    const part = (personId: string, goLiveOn: string) => ({ table: 'participant' as const, row: rowOf('participant', { rolloutId, personId, phaseKey: 'early', goLiveOn, because: '[]' }) as Row<TableName> }) // prettier-ignore
    await insertRows(database, organisationId, [part('milton', addDays(today, 1))])
    expect(await impactOn(database.db, organisationId, rolloutId, today)).toMatchObject([{ before: { mean: 12.5 }, after: null }])
    await database.db.updateTable('participant').set({ goLiveOn: today }).where('organisationId', '=', organisationId).execute()
    expect((await read('impactReading')).map(({ stage }) => stage)).toEqual(['before', 'after'])
    expect(await impactOn(database.db, organisationId, rolloutId, today)).toMatchObject([{ before: { mean: 12.5 }, after: { mean: 10 }, change: { improvement: expect.closeTo(0.2, 9) as unknown }, savedPerWeek: 12.5 }]) // prettier-ignore
    // Of a phase without readings of its own people only the baseline is known.
    const [other] = (await impactByPhase(database.db, organisationId, rolloutId, today)).ofPhase('rest')
    expect([other?.before?.mean, other?.after]).toEqual([12.5, null])
  })

  test('[ME-7] a first go-live that has been ends the baseline; the evening before, it freezes by itself', async () => {
    const database = await open()
    const { run, read, refused, goLive } = await begin(database, addDays(today, 2))
    await run(cast.lead, 'impact.describeMeasure', measure)
    await run(cast.member, 'impact.timeTask', timed)
    await goLive(today)
    await refused(cast.lead, 'impact.freeze', { rolloutId }, 'impact.begun')
    await refused(cast.lead, 'impact.describeMeasure', { ...measure, measureId: 'new' }, 'impact.closed')
    await goLive(addDays(today, 2))
    const at = (moment: string) => {
      const write = createWriter({ database, now: () => moment, committed: () => Promise.resolve() })
      return freezeTask({ database, write } as never, organisationId, moment)
    }
    await at('2026-11-23T23:00:00.000Z')
    expect(await read('impactFreeze')).toEqual([])
    await at('2026-11-24T15:00:00.000Z')
    expect(await read('impactFreeze')).toMatchObject([{ frozenBy: 'Uitrol' }])
    await at('2026-11-24T16:00:00.000Z')
    expect(await read('impactFreeze')).toHaveLength(1)
  })
})
