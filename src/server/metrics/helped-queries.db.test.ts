import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { readAdoption } from '#server/metrics/adoption-reading.ts'
import { helpedOn } from '#server/metrics/helped-queries.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const today = '2026-11-23'
const ago = (days: number): string => addDays(today, -days)
const rolloutId = 'crm'

describeOnBoth('what helped, from the database', (open) => {
  test('[ME-14] [ME-4] sessions, visits, a buddy, office hours, read messages and answered objections are counted by the people they reached', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const parts = { database, now: () => now }
    const put = <T extends TableName>(table: T, row: Partial<Row<T>>) => ({
      table,
      row: rowOf(table, { rolloutId, ...row } as never) as Row<TableName>,
    })
    const elsewhere = { rolloutId: 'other' }
    const ids = Array.from({ length: 40 }, (_, at) => `p${String(at).padStart(2, '0')}`)
    const some = (from: number): string[] => ids.slice(from, from + 5)
    await insertRows(database, organisationId, [
      ...ids.map((one) => ({ table: 'person' as const, row: rowOf('person', person(one)) as Row<TableName> })),
      ...ids.map((personId) => put('participant', { personId, phaseKey: 'early', goLiveOn: ago(30), because: '[]' })),
      put('session', { sessionKey: 's', phaseKey: 'early', startsAt: `${ago(12)}T09:00:00-03:00`, minutes: 60, language: 'nl', trainer: 't', form: 'room' }), // prettier-ignore
      ...ids.slice(0, 6).map((personId, at) => put('attendance', { sessionKey: 's', personId, minutes: at === 5 ? 0 : 60, source: 'hand', notedAt: now, notedBy: 'x' })), // prettier-ignore
      ...some(5).map((personId) => put('delivery', { messageKey: 'welcome', personId, channel: 'email', language: 'nl', state: 'sent', dueAt: now, attempts: 1, readAt: `${ago(12)}T15:00:00.000Z` })), // prettier-ignore
      ...some(10).map((personId) => put('objection', { objectionId: personId, personId, kind: 'noTime', outcome: 'open', loggedAt: now, loggedBy: 'x', answeredAt: `${ago(12)}T15:00:00.000Z`, answeredBy: 'x' })), // prettier-ignore
      ...some(15).map((personId) => put('buddy', { personId, buddyId: 'lilian', because: '{}' })),
      ...ids.slice(15, 31).map((personId, at) => put('appointment', { appointmentId: personId, personId, hostId: at < 5 ? 'lilian' : 'chandra', officeKey: at < 10 ? null : 'o', startsAt: `${ago(12)}T15:00:00.000Z`, minutes: 15, state: at === 15 ? 'missed' : 'done', askedAt: now })), // prettier-ignore
      // What happened in another rollout is no help of this one.
      put('session', { ...elsewhere, sessionKey: 'far', phaseKey: 'early', startsAt: `${ago(12)}T09:00:00-03:00`, minutes: 60, language: 'nl', trainer: 't', form: 'room' }), // prettier-ignore
      put('attendance', { ...elsewhere, sessionKey: 'far', personId: 'p36', minutes: 60, source: 'hand', notedAt: now, notedBy: 'x' }),
      put('delivery', { ...elsewhere, messageKey: 'welcome', personId: 'p36', channel: 'email', language: 'nl', state: 'sent', dueAt: now, attempts: 1, readAt: `${ago(12)}T15:00:00.000Z` }), // prettier-ignore
      put('objection', { ...elsewhere, objectionId: 'p36', personId: 'p36', kind: 'noTime', outcome: 'open', loggedAt: now, loggedBy: 'x', answeredAt: `${ago(12)}T15:00:00.000Z`, answeredBy: 'x' }), // prettier-ignore
      put('buddy', { ...elsewhere, personId: 'p20', buddyId: 'chandra', because: '{}' }),
      put('appointment', { ...elsewhere, appointmentId: 'p36', personId: 'p36', hostId: 'chandra', officeKey: 'o', startsAt: `${ago(12)}T15:00:00.000Z`, minutes: 15, state: 'done', askedAt: now }), // prettier-ignore
    ])
    const told = async () => helpedOn(database, organisationId, await readAdoption(parts, cast.lead, { rollout: rolloutId }))
    expect(await told()).toEqual({ noData: 'grain' })
    const ingest = createUsageIngest({ ...parts, write })
    const lines = [['p39', 30], ['p39', 0], ...some(0).map((one) => [one, 10] as const)].map(([one, days]) => ({ person: `${one}@marowijne.internal`, day: ago(Number(days)) })) // prettier-ignore
    await ingest({ organisationId, rolloutId, sourceId: 'api', by: 'x', once: null, isPartial: false, lines })
    const helped = await told()
    if ('noData' in helped) throw new Error('nothing to compare')
    expect(helped.figures.map(({ kind, reached, reachedActive, verdict }) => [kind, reached, reachedActive, verdict].join())).toEqual([
      'message,5,0,no difference seen',
      'session,5,5,helped',
      'officeHour,5,0,no difference seen',
      'visit,5,0,no difference seen',
      'buddy,5,0,no difference seen',
      'objection,5,0,no difference seen',
    ])
    // An import that is taken back is seen at once.
    await write(cast.lead, issue('metrics.takeBackImport', { rolloutId, importId: `api.${today}` }))
    expect(await told()).toEqual({ noData: 'grain' })
  })
})
