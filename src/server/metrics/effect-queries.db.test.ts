import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { effectsOn } from '#server/metrics/effect-queries.ts'
import { cast, foundCompany, now, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { beginStory } from '#test/story.ts'

const today = '2026-11-23'
const rolloutId = 'crm'
const ago = (days: number): string => addDays(today, -days)

describeOnBoth('the effect, from the database', (open) => {
  test('[ME-13] questions and readings of people are compared with those of people who are not live yet', async () => {
    const database = await open()
    await foundCompany(database)
    const put = <T extends TableName>(table: T, row: Partial<Row<T>>) => ({
      table,
      row: rowOf(table, { rolloutId, ...row } as never) as Row<TableName>,
    })
    const ids = Array.from({ length: 24 }, (_, at) => `p${String(at).padStart(2, '0')}`)
    const [early, late] = [ids.slice(0, 12), ids.slice(12)]
    const question = (personId: string, days: number, more: Partial<Row<'ticket'>> = {}) =>
      put('ticket', { ticketId: `${personId}-${days}-${more.state ?? ''}${more.solvedTier ?? ''}`, personId, state: 'open', tier: 2, openedAt: `${ago(days)}T15:00:00.000Z`, tierSince: now, openedBy: 'x', question: '?', language: 'nl', ...more }) // prettier-ignore
    const reading = (personId: string, days: number, value: number, how = 'timer') =>
      put('impactReading', { readingId: `${personId}-${days}-${how}`, measureId: 'offer', stage: 'after', how, value, takenOn: ago(days), personId, notedBy: 'x' }) // prettier-ignore
    const rows = [
      ...ids.map((one) => ({ table: 'person' as const, row: rowOf('person', person(one)) as Row<TableName> })),
      ...ids.map((personId, at) => put('participant', { personId, phaseKey: at < 12 ? 'early' : 'core', goLiveOn: at < 12 ? ago(21) : addDays(today, 28), because: '[]' })), // prettier-ignore
      // Everyone asks once in one week before; of those who are live each asks once a week since.
      ...ids.map((one) => question(one, 52)),
      ...[14, 7, 1].flatMap((days) => early.map((one) => question(one, days))),
      // What was withdrawn, or found without anybody's help, is no burden.
      ...late.flatMap((one) => [question(one, 8, { state: 'withdrawn' }), question(one, 8, { state: 'solved', solvedTier: 1 })]),
      put('impactMeasure', { measureId: 'offer', name: 'Make an offer', unit: 'minutes', perWeek: 5 }),
      ...ids.map((one, at) => reading(one, 60, 20 + (at % 2))),
      ...ids.map((one, at) => reading(one, 2, (at < 12 ? 14 : 20) + (at % 2))),
      ...ids.map((one) => reading(one, 2, 99, 'estimate')),
    ]
    await insertRows(database, organisationId, rows)
    const told = async (asOf?: string) => effectsOn(database, await readAdoption({ database, now: () => now }, cast.lead, { rollout: rolloutId, ...(asOf ? { asOf } : {}) })) // prettier-ignore
    const [questions, offer, ...rest] = await told()
    expect(rest).toEqual([])
    expect(questions).toMatchObject({ about: 'questions', refused: null })
    expect(questions?.byWeeksSince.map(({ weeks, estimate }) => [weeks, Math.round(estimate * 100) / 100]).slice(0, 2)).toEqual([
      [0, 0],
      [1, 1],
    ])
    expect(offer).toMatchObject({ about: { name: 'Make an offer', unit: 'minutes' }, people: 24, refused: null })
    expect(offer?.overall?.estimate).toBeCloseTo(-6, 9)
    // A reading more is seen at once; before anything was measured again there is nothing to estimate.
    await insertRows(database, organisationId, [{ ...reading('p00', 1, 8), row: { ...reading('p00', 1, 8).row, version: 9999 } } as never])
    expect((await told())[1]?.overall?.estimate).toBeLessThan(-6)
    expect((await told(ago(5)))[1]?.refused).toEqual({ code: 'tooFewTimes' })
  })

  test('[ME-13] errors have an effect too: readings of a file that name a person, timed by nobody', async () => {
    const database = await open()
    const { run, refused } = await beginStory(database)
    const put = <T extends TableName>(table: T, row: Partial<Row<T>>) => ({ table, row: rowOf(table, { rolloutId, ...row } as never) as Row<TableName> }) // prettier-ignore
    const ids = Array.from({ length: 24 }, (_, at) => `p${String(at).padStart(2, '0')}`)
    const liveOn = (at: number): string => (at < 12 ? ago(21) : addDays(today, 28))
    await insertRows(database, organisationId, [
      ...ids.map((one) => ({ table: 'person' as const, row: rowOf('person', person(one)) as Row<TableName> })),
      ...ids.map((personId, at) => put('participant', { personId, phaseKey: at < 12 ? 'early' : 'core', goLiveOn: liveOn(at), because: '[]' })), // prettier-ignore
      put('impactMeasure', { measureId: 'slips', name: 'Slips', unit: 'errors', perWeek: null }),
    ])
    const named = ids.flatMap((personId, at) => [
      { personId, takenOn: ago(60), value: 9 + (at % 2) },
      { personId, takenOn: ago(2), value: (at < 12 ? 5 : 9) + (at % 2) },
    ])
    const told = async () => effectsOn(database, await readAdoption({ database, now: () => now }, cast.lead, { rollout: rolloutId })) // prettier-ignore
    // Of nobody by name, nothing can be compared.
    const input = { rolloutId, measureId: 'slips' }
    await run(cast.lead, 'impact.importReadings', { ...input, readings: named.map(({ takenOn, value }) => ({ takenOn, value })) })
    expect(await told()).toEqual([])
    await refused(cast.lead, 'impact.importReadings', { ...input, readings: [{ takenOn: today, value: 1, personId: 'nobody' }] }, 'access.notFound') // prettier-ignore
    await run(cast.lead, 'impact.importReadings', { ...input, readings: named })
    const [slips, ...rest] = await told()
    expect(rest).toEqual([])
    expect(slips).toMatchObject({ about: { name: 'Slips', unit: 'errors' }, people: 24, refused: null })
    expect(slips?.overall?.estimate).toBeCloseTo(-4, 9)
  })

  test('[ME-13] without questions and readings there is nothing to estimate', async () => {
    const database = await open()
    await foundCompany(database)
    expect(await effectsOn(database, await readAdoption({ database, now: () => now }, cast.lead, { rollout: rolloutId }))).toEqual([])
  })
})
