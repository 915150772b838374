/** What the chapters tell a gate, from the rows of each (GA-5). */
import { pulseFiguresOn } from '#server/pulse/pulse-queries.ts'
import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import type { Gate, GateCheck } from '#core/gates/default-gates.ts'
import { evaluateGate } from '#core/gates/gate.ts'
import { gatesOf } from '#core/gates/rollout-gates.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { evidenceFor } from '#server/gates/gate-evidence.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { cast, foundCompany, issue, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const rolloutId = 'crm'
const today = '2026-11-23'
const ago = (days: number): string => addDays(today, -days)
const instant = (daysAgo: number): string => `${ago(daysAgo)}T14:00:00.000Z`
const of = <T extends TableName>(table: T, values: Partial<Row<T>>) => ({
  table,
  row: rowOf(table, { rolloutId, ...values } as Partial<Row<T>>) as Row<TableName>,
})
const part = (personId: string, phaseKey: string, daysAgo: number) =>
  of('participant', { personId, phaseKey, goLiveOn: ago(daysAgo), because: '[]' })

const shape = [
  { phaseKey: 'early', position: 1, goLiveOn: ago(14), headCount: 3 },
  { phaseKey: 'core', position: 2, goLiveOn: today, headCount: 2 },
  { phaseKey: 'off', position: 3, goLiveOn: addDays(today, 14), headCount: 0 },
]
const gateAt = (phaseKey: string): Gate => {
  const gate = gatesOf(shape, [0.8, 0.4, 0.2], []).find((one) => one.phaseKey === phaseKey)
  if (!gate) throw new Error('no gate')
  return gate
}
const withWindows = ({ checks, ...gate }: Gate, windows: number): Gate => ({
  ...gate,
  checks: checks.map((check): GateCheck => (check.source === 'active' ? { ...check, windows } : check)),
})

/** The verdict of the check of workflows that are done in the old system alone, and what it needs. */
const oldOnlyOf = async (told: (gate: Gate) => Promise<Parameters<typeof evaluateGate>[0]['evidence']>) => {
  const gate = gateAt('off')
  const { checks } = evaluateGate({ asOf: today, checks: gate.checks, evidence: await told(gate) })
  const found = checks.find(({ key }) => key === 'oldOnly')
  return [found?.verdict, found?.needs.code]
}

describeOnBoth('what a gate is told', (open) => {
  const begin = async (...rows: Parameters<typeof insertRows>[2][number][]) => {
    const database = await open()
    const { write } = await foundCompany(database)
    const parts = { database, write, now: () => now }
    const ingest = createUsageIngest(parts)
    await insertRows(database, organisationId, [
      part('lilian', 'early', 14),
      part('chandra', 'early', 14),
      part('milton', 'early', 14),
      part('naomi', 'core', 0),
      part('ravi', 'core', 0),
      ...rows,
    ])
    const used = (...lines: readonly (readonly [string, number])[]) =>
      ingest({ organisationId, rolloutId, sourceId: 'api', by: 'x', once: null, isPartial: false, lines: lines.map(([person, daysAgo]) => ({ person: `${person}@marowijne.internal`, day: ago(daysAgo) })) }) // prettier-ignore
    const told = (gate: Gate) =>
      evidenceFor(
        {
          database,
          organisationId,
          rolloutId,
          phaseKey: gate.phaseKey,
          dueOn: gate.dueOn,
          phases: [],
          today,
          now,
          pulseOn: ({ asOf }) => pulseFiguresOn(database.db, organisationId, rolloutId, asOf),
        },
        gate,
      )
    return { database, write, used, told }
  }

  test('[GA-5] [CO-5] the runbook and its drill: unknown while unwritten, 0 while it lacks something, 1 once drilled', async () => {
    const step = of('runbookStep', { stepId: 's', ownerId: 'lilian', minutes: 5 })
    const drill = of('drill', { drillId: 'd', revision: 2, startedAt: instant(1), endedAt: instant(1), worked: 1 })
    const runbook = (revision: number) => of('runbook', { revision, changedAt: now })
    const nothing = await begin()
    expect(await nothing.told(gateAt('early'))).not.toHaveProperty('runbook')
    expect(await nothing.told(gateAt('core'))).not.toHaveProperty('drill')
    const both = async (...rows: Parameters<typeof begin>) => {
      const { told } = await begin(...rows)
      return [(await told(gateAt('early')))['runbook'], (await told(gateAt('core')))['drill']].map((one) => one?.windows)
    }
    expect(await both(step, drill, runbook(2))).toEqual([[[1]], [[1]]])
    expect(await both(step, drill, runbook(3))).toEqual([[[0]], [[0]]])
    // Nobody is named for a step, but the drill counts.
    expect(await both({ ...step, row: { ...step.row, ownerId: null } as never }, drill, runbook(2))).toEqual([[[0]], [[1]]])
  })

  test('[GA-5] [GA-7] the age of the backup, the proofs of the switch-off, and what does not apply', async () => {
    const keys = ['oldOnly', 'export', 'restore', 'archive', 'contract']
    const nothing = await begin()
    expect(await nothing.told(gateAt('early'))).not.toHaveProperty('backup')
    expect(Object.keys(await nothing.told(gateAt('off'))).filter((key) => keys.includes(key))).toEqual([])
    const figures = async (...rows: Parameters<typeof begin>) => {
      const { told } = await begin(...rows)
      const [first, last] = [await told(gateAt('early')), await told(gateAt('off'))]
      return [first['backup'], ...keys.map((key) => last[key])].map((one) => one?.windows[0]?.[0])
    }
    const backup = of('oldExport', { exportId: 'e', madeOn: ago(3), recordedAt: instant(3), restoreWorked: 1 })
    expect(await figures(backup)).toEqual([3, undefined, 1, 1, 0, 0])
    const known = { everyDays: 7, unusedOn: ago(1), archivePlace: 'server', contractEndsOn: '2027-02-15' }
    expect(await figures(backup, of('oldSystem', known))).toEqual([3, 0, 1, 1, 1, 1])
    expect(await figures(of('oldSystem', { everyDays: 7, noExport: 'paper', noRestore: 'paper' }))).toEqual([0, undefined, 1, 1, 0, 0])
  })

  test('[GA-5] [AP-4] before the first start: open tasks of its two lists, and issues of the pilot', async () => {
    const item = (itemKey: string, list: string, state: string, phaseKey = 'early') =>
      of('checklistItem', { itemKey, list, state, phaseKey })
    const problem = (issueId: string, more: Partial<Row<'issue'>>) => of('issue', { issueId, severity: 'minor', ...more })
    const { told } = await begin(
      item('a', 'twoWeeksBefore', 'open'),
      item('b', 'oneWeekBefore', 'open'),
      item('c', 'oneWeekBefore', 'done'),
      item('d', 'dayOfLaunch', 'open'),
      item('e', 'oneWeekBefore', 'open', 'core'),
      // Another rollout has phases of the same names.
      of('checklistItem', { rolloutId: 'other', itemKey: 'f', list: 'oneWeekBefore', state: 'open', phaseKey: 'early' }),
      problem('minor', {}),
      problem('worked around', { workaround: 'Paper' }),
      problem('major', { severity: 'major', workaround: 'Paper' }),
      problem('fixed', { severity: 'critical', fixedAt: now }),
    )
    const first = await told(gateAt('early'))
    expect(first).toEqual({
      preparation: { population: 0, windows: [[2]], locations: [], newest: today, forecastLow: null },
      pilotIssues: { population: 0, windows: [[2]], locations: [], newest: today, forecastLow: null },
    })
    expect((await told(gateAt('core')))['issues']).toMatchObject({ windows: [[1]] })
  })

  test('[GA-2] a list that was never made, usage that nobody sends and training that nobody recorded are not known', async () => {
    const { told } = await begin()
    expect(Object.keys(await told(gateAt('early')))).toEqual(['pilotIssues'])
    const core = await told(gateAt('core'))
    const isKnown = (key: string): boolean => core[key]?.newest !== null
    expect(Object.keys(core).filter(isKnown).toSorted()).toEqual(['issues', 'tickets'])
    // Asked, and silent so far.
    expect(core['satisfaction']).toMatchObject({ population: 3, windows: [[]], newest: null })
  })

  test('[GA-3] [GA-5] weekly active of the phase before, in separate weeks, over those who are live for long enough', async () => {
    const { told, used } = await begin()
    await used(['lilian', 0], ['chandra', 3], ['milton', 9], ['lilian', 10], ['naomi', 0])
    const active = (await told(gateAt('core')))['active']
    expect(active).toMatchObject({ population: 3, newest: today })
    // Two separate weeks since they started, whether one is asked for or more.
    for (const asked of [1, 2, 6])
      expect((await told(withWindows(gateAt('core'), asked)))['active']?.windows.map((week) => week.toSorted())).toEqual([
        [0, 1, 1],
        [0, 1, 1],
      ])
    expect(active?.windows).toHaveLength(2)
  })

  test('[ME-15] the source that decides is the one that a gate counts, with whom it covers', async () => {
    const { database, write, told, used } = await begin()
    await used(['lilian', 0], ['chandra', 3])
    const known = async () => (await told(gateAt('core')))['active']
    expect((await known())?.windows.at(-1)?.toSorted()).toEqual([0, 1, 1])
    await insertRows(database, organisationId, [of('rollCall', { personId: 'milton', weekOn: '2026-11-23', used: 'new', saidBy: 'champion', saidOn: ago(1) })]) // prettier-ignore
    expect((await known())?.windows.at(-1)?.toSorted()).toEqual([1, 1, 1])
    await write(cast.lead, issue('metrics.chooseDeciding', { rolloutId, sourceId: 'roll-call' }))
    expect(await known()).toMatchObject({ population: 3, windows: [[1]], newest: ago(1) })
  })

  test('[GA-5] [ME-10] the lower bound of the forecast for day 28, where a check counts it and enough people are active', async () => {
    const { told, used } = await begin()
    await used(['lilian', 12], ['chandra', 12], ['milton', 4], ['lilian', 9], ['chandra', 1])
    const low = async (phaseKey: string) => (await told(gateAt(phaseKey)))['active']?.forecastLow
    // Two people of three are active: too few for a forecast.
    expect(await low('core')).toBeNull()
    await used(['lilian', 0])
    expect([1 / 3, 2 / 3, 1]).toContain(await low('core'))
    // From day 28 on the goal itself is asked.
    const { checks, ...gate } = gateAt('core')
    expect((await told({ ...gate, checks: checks.map((check) => ({ ...check, forecastAtLeast: null })) }))['active']?.forecastLow).toBeNull() // prettier-ignore
  })

  test('[GA-5] [GA-8] satisfaction, recommendation and who is at ease, with how many were asked in each location', async () => {
    const reply = (personId: string, satisfied: number, recommend: number) =>
      of('pulseReply', { personId, weekOn: '2026-11-16', answeredOn: ago(3), satisfied, recommend })
    const ease = (personId: string, answer: string) => of('atEase', { personId, saidOn: ago(1), answer, saidBy: 'person' })
    const phase = (phaseKey: string, position: number) =>
      of('phase', { phaseKey, position, goLiveOn: phaseKey === 'early' ? ago(14) : today, endsOn: addDays(today, 14), headCount: 2 })
    const { told } = await begin(
      phase('early', 1),
      phase('core', 2),
      reply('lilian', 8, 9),
      reply('chandra', 6, 4),
      reply('naomi', 1, 1),
      ease('milton', 'partly'),
      ease('lilian', 'yes'),
    )
    const known = await told(gateAt('core'))
    expect(known['satisfaction']).toEqual({ population: 3, windows: [[6, 8]], locations: [[2, 3]], newest: ago(3), forecastLow: null })
    expect(known['recommendation']).toMatchObject({ population: 3, windows: [[4, 9]] })
    expect((await told(gateAt('off')))['atEase']).toMatchObject({ population: 3, windows: [[1, 0]], newest: ago(1) })
  })

  test('[GA-5] [ME-6] questions for each active person, this week and the one before; found answers burden nobody', async () => {
    const ticket = (ticketId: string, personId: string, daysAgo: number, more: Partial<Row<'ticket'>> = {}) =>
      of('ticket', { ticketId, personId, openedAt: instant(daysAgo), state: 'open', ...more })
    const { told, used } = await begin(
      ticket('1', 'lilian', 1),
      ticket('2', 'lilian', 9),
      ticket('3', 'milton', 10),
      ticket('4', 'chandra', 2, { state: 'withdrawn' }),
      ticket('5', 'chandra', 2, { state: 'solved', solvedTier: 1 }),
      ticket('6', 'naomi', 1),
    )
    expect((await told(gateAt('core')))['tickets']).toMatchObject({ windows: [[2 / 3], [1 / 3]] })
    await used(['lilian', 0], ['chandra', 1], ['lilian', 8])
    expect((await told(gateAt('core')))['tickets']).toMatchObject({ windows: [[2], [1 / 2]] })
  })

  test('[GA-5] [TR-7] training of the coming people counts everyone assigned', async () => {
    const { told } = await begin(
      of('session', { sessionKey: 's', phaseKey: 'core', startsAt: instant(3), minutes: 60, closedAt: instant(3) }),
      of('attendance', { sessionKey: 's', personId: 'naomi', minutes: 60 }),
      of('phase', { phaseKey: 'core', position: 2, goLiveOn: today, endsOn: today, headCount: 2 }),
    )
    expect((await told(gateAt('core')))['training']).toEqual({
      population: 2,
      windows: [[1, 0]],
      locations: [],
      newest: today,
      forecastLow: null,
    })
  })

  test('[GA-7] [ME-3] figures of the old system that are old say nothing of the last week, unless the lead states it', async () => {
    const { database, write, told } = await begin(of('usageSource', { sourceId: 'old', name: 'Old', system: 'old', grain: 'daily' }))
    const ingest = createUsageIngest({ database, write, now: () => now })
    const send = (daysAgo: number) =>
      ingest({ organisationId, rolloutId, sourceId: 'old', by: 'x', once: null, isPartial: false, lines: [{ person: 'lilian@marowijne.internal', day: ago(daysAgo), system: 'old', workflow: 'orders' }] }) // prettier-ignore
    const standing = () => oldOnlyOf(told)
    expect(await standing()).toEqual(['no-data', 'data'])
    await send(20)
    expect(await standing()).toEqual(['no-data', 'stale'])
    // What was stated long ago says no more than figures of then, but a proof of the old system's page does.
    await insertRows(database, organisationId, [of('oldUse', { statedOn: ago(30), stillThere: null, statedBy: 'Lilian' })])
    expect(await standing()).toEqual(['no-data', 'stale'])
    await insertRows(database, organisationId, [of('oldSystem', { everyDays: 7, unusedOn: ago(1) })])
    expect(await standing()).toEqual(['pass', 'none'])
    await insertRows(database, organisationId, [of('oldUse', { statedOn: ago(2), stillThere: 'Invoices', statedBy: 'Lilian' })])
    expect(await standing()).toEqual(['fail', 'better'])
    await send(3)
    expect(await standing()).toEqual(['fail', 'better'])
  })

  test('[GA-2] [ME-3] what is not seen in the new system is done in the old one alone only where the new one is heard of', async () => {
    const source = (system: string) => of('usageSource', { sourceId: system, name: system, system, grain: 'daily' })
    const { database, write, told } = await begin(source('new'), source('old'))
    const ingest = createUsageIngest({ database, write, now: () => now })
    const send = (system: 'new' | 'old', workflow: string | null, daysAgo: number) =>
      ingest({ organisationId, rolloutId, sourceId: system, by: 'x', once: null, isPartial: false, lines: [{ person: 'lilian@marowijne.internal', day: ago(daysAgo), system, ...(workflow === null ? {} : { workflow }) }] }) // prettier-ignore
    await send('old', 'orders', 1)
    expect(await oldOnlyOf(told)).toEqual(['no-data', 'data'])
    await send('new', 'orders', 20)
    expect(await oldOnlyOf(told)).toEqual(['no-data', 'stale'])
    // Used, and nobody knows for what.
    await send('new', null, 1)
    expect(await oldOnlyOf(told)).toEqual(['no-data', 'data'])
    await send('new', 'invoices', 1)
    expect(await oldOnlyOf(told)).toEqual(['fail', 'better'])
    await send('new', 'orders', 1)
    expect(await oldOnlyOf(told)).toEqual(['pass', 'none'])
  })

  test('[GA-7] an old system of which nobody tells what was done there is stated, not measured', async () => {
    const { database, write, told, used } = await begin(of('usageSource', { sourceId: 'old', name: 'Old', system: 'old', grain: 'daily' }))
    const ingest = createUsageIngest({ database, write, now: () => now })
    const send = (daysAgo: number) =>
      ingest({ organisationId, rolloutId, sourceId: 'old', by: 'x', once: null, isPartial: false, lines: [{ person: 'lilian@marowijne.internal', day: ago(daysAgo), system: 'old' }] }) // prettier-ignore
    await used(['lilian', 0])
    // Seen last eight days ago: nothing was done there since.
    await send(8)
    expect(await oldOnlyOf(told)).toEqual(['pass', 'none'])
    const call = (used: string, daysAgo: number) => of('rollCall', { personId: 'milton', weekOn: ago(daysAgo), used, saidBy: 'champion', saidOn: ago(daysAgo) }) // prettier-ignore
    await insertRows(database, organisationId, [call('old', 2)])
    expect(await oldOnlyOf(told)).toEqual(['no-data', 'data'])
    await send(3)
    expect(await oldOnlyOf(told)).toEqual(['no-data', 'data'])
    await insertRows(database, organisationId, [of('oldUse', { statedOn: ago(2), stillThere: null, statedBy: 'Lilian' })])
    expect(await oldOnlyOf(told)).toEqual(['pass', 'none'])
  })

  test('[ME-3] a roll-call of today makes figures of the old system no newer than they are', async () => {
    const { database, write, told } = await begin(of('usageSource', { sourceId: 'old', name: 'Old', system: 'old', grain: 'daily' }))
    const ingest = createUsageIngest({ database, write, now: () => now })
    await ingest({ organisationId, rolloutId, sourceId: 'old', by: 'x', once: null, isPartial: false, lines: [{ person: 'lilian@marowijne.internal', day: ago(20), system: 'old', workflow: 'orders' }] }) // prettier-ignore
    await insertRows(database, organisationId, [of('rollCall', { personId: 'milton', weekOn: '2026-11-23', used: 'new', saidBy: 'champion', saidOn: ago(1) })]) // prettier-ignore
    expect(await oldOnlyOf(told)).toEqual(['no-data', 'stale'])
  })

  test('[GA-7] a workflow that was done in the old system alone in the last week is counted; without its figures nobody knows', async () => {
    const { database, write, told } = await begin()
    const ingest = createUsageIngest({ database, write, now: () => now })
    const line = (system: 'new' | 'old', workflow: string, daysAgo: number) => ({ person: 'lilian@marowijne.internal', day: ago(daysAgo), system, workflow }) // prettier-ignore
    const send = (...lines: readonly ReturnType<typeof line>[]) =>
      ingest({ organisationId, rolloutId, sourceId: 'api', by: 'x', once: null, isPartial: false, lines })
    await send(line('new', 'orders', 1))
    expect((await told(gateAt('off')))['oldOnly']).toBeUndefined()
    await insertRows(database, organisationId, [of('oldUse', { statedOn: ago(2), stillThere: 'Invoices', statedBy: 'Lilian' })])
    expect((await told(gateAt('off')))['oldOnly']).toMatchObject({ windows: [[1]], newest: ago(2) })
    await send(line('old', 'orders', 1), line('old', 'invoices', 2), line('old', 'returns', 12))
    expect((await told(gateAt('off')))['oldOnly']).toMatchObject({ windows: [[1]] })
    await write(cast.owner, issue('people.leave', { personId: 'naomi', leftOn: ago(1) }))
    expect((await told(gateAt('off')))['active']).toMatchObject({ population: 4 })
    // Whoever has not started is not counted yet.
    await database.db
      .updateTable('participant')
      .set({ goLiveOn: addDays(today, 1), version: 1_000_000 })
      .where('personId', '=', 'ravi')
      .execute()
    expect((await told(gateAt('off')))['active']).toMatchObject({ population: 3 })
  })
})
