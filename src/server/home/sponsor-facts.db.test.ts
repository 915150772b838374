/** What a sponsor's page stands on is read and counted by both databases alike. */
import { pulseFiguresOn, type PulseOn } from '#server/pulse/pulse-queries.ts'
import { expect, test } from 'vitest'
import { sponsorView } from '#core/home/sponsor.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import { sponsorFacts } from '#server/home/sponsor-facts.ts'
import { foundCompany, organisationId, rollout, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const { rolloutId } = rollout
const put = <T extends TableName>(table: T, values: Partial<Row<T>>) => ({ table, row: rowOf(table, values) as unknown as Row<TableName> })
const people = Array.from({ length: 12 }, (_, index) => `s${index}`)
const at = { now: '2026-11-23T15:00:00.000Z', today: '2026-11-23' }

const rows = [
  put('phase', { rolloutId, phaseKey: 'core', position: 1, headCount: 12, goLiveOn: '2026-11-25', endsOn: '2026-12-04' }),
  put('phaseSite', { rolloutId, phaseKey: 'core', locationId: 'albina', goLiveOn: '2026-11-25', headCount: 12 }),
  put('session', { rolloutId, sessionKey: 'one', phaseKey: 'core', startsAt: '2026-11-20T08:00:00-03:00', minutes: 60, closedAt: at.now }),
  put('message', {
    rolloutId,
    messageKey: 'w',
    kind: 'welcome',
    phaseKey: 'core',
    sendOn: '2026-11-25',
    readers: 12,
    queuedAt: at.now,
    approvedAt: at.now,
  }),
  ...people.flatMap((personId, index) => [
    put('person', { personId, name: personId, locationId: 'albina' }),
    put('participant', { rolloutId, personId, phaseKey: 'core', because: '[]' }),
    put('attendance', { rolloutId, sessionKey: 'one', personId, minutes: index < 6 ? 60 : 0, locationId: 'albina', source: 'hand' }),
  ]),
  put('delivery', { rolloutId, messageKey: 'w', personId: 's1', channel: 'email', state: 'failed' }),
  put('ticket', { rolloutId, ticketId: 't', personId: 's2', state: 'open', tier: 2, dueAt: '2026-11-23T10:00:00.000Z' }),
  put('runbook', { rolloutId, revision: 1 }),
  put('runbookStep', { rolloutId, stepId: 's', ownerId: 's3', minutes: 5 }),
  put('drill', { rolloutId, drillId: 'd', revision: 1, startedAt: at.now, endedAt: at.now, worked: 1 }),
  put('champion', { rolloutId, personId: 's3', locationId: 'albina', because: '[]' }),
]

describeOnBoth('what a sponsor sees', (open) => {
  test('[ME-8] [CH-3] shares, what holds the next go-live and questions that wait are the same on both databases', async () => {
    const database = await open()
    await foundCompany(database)
    await insertRows(database, organisationId, rows)
    const pulseOn: PulseOn = ({ asOf }) => pulseFiguresOn(database.db, organisationId, rolloutId, asOf)
    const [found] = (await database.db
      .selectFrom('rollout')
      .selectAll()
      .where('rolloutId', '=', rolloutId)
      .execute()) as StoredRow<'rollout'>[]
    if (!found) throw new Error('there is no rollout')
    const view = sponsorView(await sponsorFacts(database, { ...found, approvedAt: at.now }, at, pulseOn))
    expect(view.phases).toMatchObject([{ phaseKeys: ['core'], started: { from: 0, to: 50 }, trained: { from: 50, to: 80 }, holds: true }])
    // The message that failed, six people without a seat to come, and the question; there is a champion, and a way back that was drilled.
    expect(view.risks.map(({ area }) => area)).toEqual(['messages', 'training', 'support'])
    expect(view.headline).toMatchObject({ params: { holds: 2 } })
    await database.db.deleteFrom('drill').execute()
    const undrilled = sponsorView(await sponsorFacts(database, { ...found, approvedAt: at.now }, at, pulseOn))
    expect(undrilled.risks.map(({ area }) => area)).toEqual(['runbook', 'messages', 'training'])
  })
})
