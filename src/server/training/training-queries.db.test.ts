import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { trainingTime } from '#core/finance/measured-hours.ts'
import { completionOf } from '#core/training/completion.ts'
import { isPaired, type Pair } from '#core/training/buddy-pairs.ts'
import { seatCounts } from '#core/training/seat-counts.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { ListPage } from '#core/kernel/list-page.ts'
import { findPairs, summarisePairs } from '#server/training/buddy-queries.ts'
import { completionByPhase, missingOfPhase, seatsOfSessions, trainingTimeOf } from '#server/training/training-queries.ts'
import type { Database } from '#server/db/database.ts'
import { cast, foundCompany, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const today = '2026-11-23'
const rolloutId = 'crm'
const put = <T extends TableName>(table: T, values: Partial<Row<T>>) => ({ table, row: rowOf(table, values) as unknown as Row<TableName> })

const people = Array.from({ length: 9 }, (_, index) => `q${index}`)
const rows = () => [
  ...people.flatMap((personId, index) => [
    put('person', {
      personId,
      name: `Name ${9 - index}`,
      leftOn: index === 8 ? '2026-11-01' : null,
      locationId: index % 2 ? 'albina' : 'georgetown',
    }),
    put('participant', {
      rolloutId,
      personId,
      phaseKey: index < 3 ? 'early' : 'core',
      because: '[]',
      excludedAt: index === 7 ? now : null,
    }),
  ]),
  put('phase', { rolloutId, phaseKey: 'early', position: 1, headCount: 3, goLiveOn: '2027-01-11', endsOn: '2027-01-22' }),
  put('phase', { rolloutId, phaseKey: 'core', position: 2, headCount: 4, goLiveOn: '2027-01-25', endsOn: '2027-02-05' }),
  put('session', { rolloutId, sessionKey: 's1', phaseKey: 'early', startsAt: '2026-11-20T15:00:00.000Z', minutes: 60, seats: 12 }),
  put('session', { rolloutId, sessionKey: 's2', phaseKey: 'core', startsAt: '2026-11-23T13:00:00-03:00', minutes: 90, seats: 12 }),
  put('attendee', { rolloutId, sessionKey: 's1', personId: 'q0', state: 'seat', locationId: 'georgetown' }),
  put('attendee', { rolloutId, sessionKey: 's1', personId: 'q1', state: 'seat', locationId: 'albina' }),
  put('attendee', { rolloutId, sessionKey: 's1', personId: 'q2', state: 'apology', locationId: 'georgetown' }),
  put('attendee', { rolloutId, sessionKey: 's2', personId: 'q3', state: 'seat', locationId: 'albina' }),
  put('attendee', { rolloutId, sessionKey: 's2', personId: 'q4', state: 'waiting', locationId: 'georgetown' }),
  put('attendance', { rolloutId, sessionKey: 's1', personId: 'q0', minutes: 45, locationId: 'georgetown', source: 'hand' }),
  put('attendance', { rolloutId, sessionKey: 's1', personId: 'q1', minutes: 44.9, locationId: 'albina', source: 'hand' }),
  put('attendance', { rolloutId, sessionKey: 's1', personId: 'q5', minutes: 0, locationId: 'albina', source: 'hand' }),
  put('buddy', { rolloutId, personId: 'q3', buddyId: 'q0', because: '[]' }),
  put('buddy', { rolloutId, personId: 'q4', buddyId: 'q0', because: '[]' }),
  put('buddy', { rolloutId, personId: 'q5', buddyId: 'q8', because: '[]' }),
]

const ready = async (open: () => Promise<Database>): Promise<Database> => {
  const database = await open()
  await foundCompany(database)
  await insertRows(database, organisationId, rows())
  return database
}
const allOf = async <R>(page: (at: { after: string | null; limit: number }) => Promise<ListPage<R>>): Promise<R[]> => {
  let found: R[] = []
  let after: string | null = null
  do {
    const one: ListPage<R> = await page({ after, limit: 2 })
    found = found.concat(one.items)
    after = one.next
  } while (after !== null)
  return found
}

describeOnBoth('training page by page', (open) => {
  test('[TR-6] [TR-7] seats, completion and who is missing are counted by the database as core counts them', async () => {
    const database = await ready(open)
    const { db } = database
    const rowsOf = <T extends TableName>(table: T): Row<T>[] =>
      rows().flatMap((one) => (one.table === table ? [one.row as unknown as Row<T>] : []))
    const expected = completionOf(
      {
        rolloutId,
        participants: rowsOf('participant'),
        phases: rowsOf('phase'),
        sessions: rowsOf('session'),
        attendance: rowsOf('attendance'),
        people: rowsOf('person'),
        seatedAhead: new Set(['q3']),
      },
      0.75,
      today,
    )
    await db.updateTable('rollout').set({ settings: '{"presentShare":0.75}' }).where('rolloutId', '=', rolloutId).execute()
    expect(await completionByPhase(database, cast.lead, rolloutId, { now, today })).toEqual(
      expected.map(({ phaseKey, assigned, complete, seated }) => ({ phaseKey, assigned, complete, seated })),
    )
    // A gate asks for the phases that are coming alone (GA-5).
    const some = (phases: readonly string[]) => completionByPhase(database, cast.lead, rolloutId, { now, today, phases })
    expect((await some(['core'])).map(({ phaseKey }) => phaseKey)).toEqual(['core'])
    expect(await some([])).toEqual([])
    for (const { phaseKey, missing } of expected) {
      const found = await allOf((at) => missingOfPhase(database, cast.lead, { rolloutId, phaseKey }, { now, today }, at))
      expect(found.map(({ personId, state }) => `${personId} ${state}`).toSorted()).toEqual(
        missing.map(({ personId, state }) => `${personId} ${state}`).toSorted(),
      )
      expect(found.map(({ name }) => name)).toEqual(found.map(({ name }) => name).toSorted())
    }
    const core = await allOf((at) => missingOfPhase(database, cast.lead, { rolloutId, phaseKey: 'core' }, { now, today }, at))
    expect(core.map(({ personId, next, waits }) => [personId, next, waits])).toEqual([
      ['q6', null, false],
      ['q5', null, false],
      ['q4', null, true],
      ['q3', 's2', false],
    ])
    const counts = await seatsOfSessions(database, cast.lead, rolloutId, ['s1', 's2'])
    expect(new Map(counts.map(({ sessionKey, ...one }) => [sessionKey, one]))).toEqual(seatCounts(rowsOf('attendee'), rowsOf('attendance')))
    expect(counts.find(({ sessionKey }) => sessionKey === 's1')).toMatchObject({
      seated: 2,
      apologies: 1,
      noted: 3,
      present: 2,
      unnoted: 0,
    })
    expect(await seatsOfSessions(database, { ...cast.lead, organisationId: 'elsewhere' }, rolloutId, ['s1'])).toEqual([])
  })

  test('[RV-4] who takes part and the time of training are summed by the database as a device sums them from its rows', async () => {
    const database = await ready(open)
    const cancelled = put('session', { rolloutId, sessionKey: 's3', phaseKey: 'core', startsAt: '2026-11-23T13:00:00-03:00', minutes: 90, cancelledAt: now }) // prettier-ignore
    const more = [
      cancelled,
      put('attendance', { rolloutId, sessionKey: 's3', personId: 'q6', minutes: 90, locationId: 'georgetown', source: 'hand' }),
      put('attendance', { rolloutId, sessionKey: 's2', personId: 'q3', minutes: 80.5, locationId: 'albina', source: 'hand' }),
      put('attendance', { rolloutId: 'other', sessionKey: 's1', personId: 'q3', minutes: 60, locationId: 'albina', source: 'hand' }),
    ]
    await insertRows(database, organisationId, more)
    const rowsOf = <T extends TableName>(table: T): Row<T>[] =>
      [...rows(), ...more].flatMap((one) => (one.table === table ? [one.row as unknown as Row<T>] : []))
    const left = new Map(rowsOf('person').map(({ personId, leftOn }) => [personId, leftOn]))
    const attendance = rowsOf('attendance').filter((row) => row.rolloutId === rolloutId)
    const sums = await trainingTimeOf(database, cast.lead, rolloutId, today)
    expect(sums).toEqual(
      trainingTime({ participants: rowsOf('participant'), leftOn: (id) => left.get(id) ?? null, sessions: rowsOf('session'), attendance }, today), // prettier-ignore
    )
    expect(sums).toEqual({ people: 7, minutes: 170.4, sessions: 2, attended: 3 })
    expect(await trainingTimeOf(database, { ...cast.lead, organisationId: 'elsewhere' }, rolloutId, today)).toEqual({
      people: 0,
      minutes: 0,
      sessions: 0,
      attended: 0,
    })
  })

  test('[AC-1] a champion is told the seats of people at their locations alone', async () => {
    const database = await ready(open)
    const [s1] = await seatsOfSessions(database, cast.champion, rolloutId, ['s1'])
    expect(s1).toMatchObject({ seated: 1, apologies: 0, noted: 2 })
  })

  test('[TR-7] [AC-1] a champion is told how far the people at their locations are, phase by phase, and who is missing there; nobody else', async () => {
    const database = await ready(open)
    await database.db.updateTable('rollout').set({ settings: '{"presentShare":0.7}' }).where('rolloutId', '=', rolloutId).execute()
    const at = { now, today }
    const counts = async (actor: Actor) =>
      (await completionByPhase(database, actor, rolloutId, at)).map(({ phaseKey, assigned, complete, seated }) => [
        phaseKey,
        assigned,
        complete,
        seated,
      ])
    expect(await counts(cast.champion)).toEqual([
      ['early', 1, 1, 0],
      ['core', 2, 0, 1],
    ])
    expect(await counts({ ...cast.champion, locationIds: ['albina', 'georgetown'] })).toEqual(await counts(cast.lead))
    expect(await counts({ ...cast.champion, locationIds: [] })).toEqual([])
    const missing = async (phaseKey: string) =>
      (await allOf((page) => missingOfPhase(database, cast.champion, { rolloutId, phaseKey }, at, page))).map(({ personId }) => personId)
    expect([await missing('early'), await missing('core')]).toEqual([[], ['q5', 'q3']])
  })

  test('[TR-5] pairs: whoever has nobody first, searched by either name, a helper who left counts as nobody', async () => {
    const database = await ready(open)
    const ask = (search: string) => allOf((at) => findPairs(database, cast.lead, { rolloutId, search }, at))
    const pairs = await ask('')
    const said = pairs.map((pair: Pair) => `${pair.personId} ${pair.buddy?.buddyId ?? '-'} ${isPaired(pair)} ${pair.buddy?.helps ?? 0}`)
    expect(said).toEqual(['q6 - false 0', 'q5 q8 false 0', 'q4 q0 true 2', 'q3 q0 true 2'])
    expect((await ask('name 9')).map(({ personId }) => personId)).toEqual(['q4', 'q3'])
    expect(await summarisePairs(database, cast.lead, rolloutId)).toEqual({ all: 4, paired: 2, helpers: 1 })
  })
})
