/** The verbs of go/no-go checks against real databases: who may, what is refused, what an evaluation stores, and that nothing skips a gate. */
import { expect, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import { evaluateGate } from '#core/gates/gate.ts'
import { evaluationOf } from '#core/gates/gate-inputs.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { Database } from '#server/db/database.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, issue, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { beginStory, tell } from '#test/story.ts'

const rolloutId = 'crm'
const system = systemActor(organisationId)
const fine = { population: 0, windows: ['1'], locations: [], newest: '2026-11-23', forecastLow: null }
/** The guards of the first gate, as they pass. */
const firstPasses = [
  { ...fine, key: 'preparation', windows: ['0'] },
  { ...fine, key: 'pilotIssues', windows: ['0'] },
  { ...fine, key: 'runbook' },
  { ...fine, key: 'backup' },
]
const unchanged = { kind: null, threshold: null, windows: null, minimum: null, maxAgeDays: null, basis: null, dryRun: null }

const membership = (role: string) => ({
  organisationId,
  version: 1,
  ...rowOf('membership', { accountId: `${role}-account`, name: role, role, locationIds: '[]' }),
})

const begin = async (database: Database, isApproved = true) => {
  const { write, run, read, refused } = await beginStory(database)
  await write(cast.lead, issue('plan.draft', { rolloutId }))
  if (isApproved) await write(cast.lead, issue('plan.approve', { rolloutId }))
  const phases = (await read('phase')).toSorted((a, b) => a.position - b.position)
  const [first, second] = phases
  if (!first || !second) throw new Error('no phases')
  /** The server as it is on another day. */
  const on = (day: string) => createWriter({ database, now: () => `${day}T15:00:00.000Z`, committed: async () => undefined })
  const gateOf = async (phaseKey: string) => (await read('gate')).find((row) => row.phaseKey === phaseKey)
  return { database, write, run, read, refused, first, second, on, gateOf }
}

describeOnBoth('go/no-go checks', (open) => {
  test('[GA-6] an evaluation is stored once a day with its inputs, and replaying them gives the same verdict', async () => {
    const { run, read, refused, first, gateOf } = await begin(await open())
    const { phaseKey } = first
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: firstPasses.slice(0, 2) })
    expect(await gateOf(phaseKey)).toMatchObject({
      verdict: 'no-data',
      verdictOn: '2026-11-23',
      holding: '["runbook","backup"]',
      needs: 'owner',
      approvedAt: null,
    })
    await refused(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: firstPasses.slice(0, 2) }, 'gates.nothingNew')
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: firstPasses })
    expect(await gateOf(phaseKey)).toMatchObject({ verdict: 'pass', holding: '[]', needs: 'nothing' })
    const stored = await read('gateEvaluation')
    expect(stored).toHaveLength(1)
    for (const row of stored) expect(evaluateGate(evaluationOf(row)).verdict).toBe(row.verdict)
    await refused(system, 'gates.evaluate', { rolloutId, phaseKey: 'never', evidence: [] }, 'access.notFound')
  })

  test('[GA-4] approval comes last: by lead or owner, with a reason for a signal, by an owner with a reason for a guard', async () => {
    const { run, refused, first, second, gateOf } = await begin(await open())
    const { phaseKey } = first
    await refused(cast.lead, 'gates.approve', { rolloutId, phaseKey, because: null }, 'gates.notEvaluated')
    // What comes later is evaluated once it is next, not within a minute.
    await refused(cast.lead, 'gates.approve', { rolloutId, phaseKey: second.phaseKey, because: null }, 'gates.tooEarly')
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [] })
    await run(system, 'gates.evaluate', { rolloutId, phaseKey: second.phaseKey, evidence: [] })
    for (const actor of [cast.champion, cast.member, cast.sponsor])
      await refused(actor, 'gates.approve', { rolloutId, phaseKey, because: 'X' }, 'access.notFound')
    await refused(cast.lead, 'gates.approve', { rolloutId, phaseKey, because: 'We must' }, 'gates.ownerOnly')
    await refused(cast.owner, 'gates.approve', { rolloutId, phaseKey, because: null }, 'gates.reasonMissing')
    await refused(cast.owner, 'gates.approve', { rolloutId, phaseKey: second.phaseKey, because: 'X' }, 'gates.tooEarly')
    await refused(cast.owner, 'gates.approve', { rolloutId, phaseKey: 'never', because: 'X' }, 'access.notFound')
    await run(cast.owner, 'gates.approve', { rolloutId, phaseKey, because: 'The vendor keeps the old system for us' })
    expect(await gateOf(phaseKey)).toMatchObject({
      approvedBy: 'Orlando',
      approvedBecause: 'The vendor keeps the old system for us',
      overridden: 'guard',
    })
    await run(cast.lead, 'gates.withdraw', { rolloutId, phaseKey })
    expect(await gateOf(phaseKey)).toMatchObject({ approvedAt: null, approvedBy: null, approvedBecause: null, overridden: null })
    // Only signals are open: the lead decides, with a reason.
    for (const { key } of firstPasses)
      await run(cast.lead, 'gates.changeCheck', { rolloutId, phaseKey, checkKey: key, ...unchanged, kind: 'signal', because: 'Small firm' })
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [] })
    await refused(cast.lead, 'gates.approve', { rolloutId, phaseKey, because: null }, 'gates.reasonMissing')
    await run(cast.lead, 'gates.approve', { rolloutId, phaseKey, because: 'Paper is ready' })
    expect(await gateOf(phaseKey)).toMatchObject({ approvedBy: 'Lilian', overridden: 'signal' })
    await run(cast.lead, 'gates.withdraw', { rolloutId, phaseKey })
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: firstPasses })
    await run(cast.lead, 'gates.approve', { rolloutId, phaseKey, because: null })
    expect(await gateOf(phaseKey)).toMatchObject({ approvedBy: 'Lilian', approvedBecause: null, overridden: null })
  })

  test('[GA-4] nothing is gated before the plan is approved, and nothing is taken back once a phase has started', async () => {
    const { database, run, refused, first, on, write, gateOf } = await begin(await open(), false)
    const { phaseKey, goLiveOn } = first
    await refused(cast.owner, 'gates.approve', { rolloutId, phaseKey, because: 'X' }, 'gates.planNotApproved')
    await refused(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [] }, 'gates.planNotApproved')
    await write(cast.lead, issue('plan.approve', { rolloutId }))
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: firstPasses })
    await run(cast.lead, 'gates.approve', { rolloutId, phaseKey, because: null })
    const { refused: refusedLate } = tell(database, on(goLiveOn))
    await refusedLate(cast.lead, 'gates.withdraw', { rolloutId, phaseKey }, 'gates.alreadyLive')
    await refusedLate(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [] }, 'gates.nothingNew')
    await refusedLate(system, 'gates.keepWaiting', { rolloutId }, 'gates.nothingWaits')
    expect(await gateOf(phaseKey)).toMatchObject({ approvedBy: 'Lilian' })
  })

  test('[GA-1] [GA-3] [GA-8] a check is changed with a reason and goes back to its default; what makes no sense is refused', async () => {
    const { run, read, refused, second, gateOf } = await begin(await open())
    const { phaseKey } = second
    const change = { rolloutId, phaseKey, checkKey: 'active', ...unchanged, because: 'Half are on leave' }
    for (const actor of [cast.champion, cast.member, cast.sponsor]) await refused(actor, 'gates.changeCheck', change, 'access.notFound')
    await refused(cast.lead, 'gates.changeCheck', { ...change, checkKey: 'weather' }, 'gates.unknownCheck')
    await refused(cast.lead, 'gates.changeCheck', { ...change, phaseKey: 'never' }, 'access.notFound')
    await refused(cast.lead, 'gates.changeCheck', { ...change, threshold: 80 }, 'gates.thresholdRange')
    await refused(cast.lead, 'gates.changeCheck', { ...change, checkKey: 'issues', basis: 'certain' }, 'gates.noBasis')
    await refused(cast.lead, 'gates.changeCheck', { ...change, checkKey: 'training', windows: 2 }, 'gates.noWindows')
    await run(cast.lead, 'gates.changeCheck', { ...change, threshold: 0.5, windows: 2, dryRun: true })
    expect(await read('gateCheck')).toMatchObject([
      { checkKey: 'active', threshold: 0.5, windows: 2, dryRun: 1, kind: null, because: 'Half are on leave', changedBy: 'Lilian' },
    ])
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [] })
    const [{ inputs } = { inputs: '' }] = await read('gateEvaluation')
    expect(evaluationOf({ asOfOn: '2026-11-23', inputs }).checks.find(({ key }) => key === 'active')).toMatchObject({
      threshold: 0.5,
      windows: 2,
      dryRun: true,
    })
    expect(JSON.parse((await gateOf(phaseKey))?.holding ?? '[]')).not.toContain('active')
    await run(cast.lead, 'gates.changeCheck', change)
    expect(await read('gateCheck')).toEqual([])
  })

  test('[GA-2] a change of verdict is told to those who can act, once their preparation has begun, and nothing else is', async () => {
    const { database, run, read, first, on, gateOf } = await begin(await open())
    const { phaseKey, goLiveOn } = first
    for (const role of ['lead', 'owner', 'champion', 'member'])
      await database.db
        .insertInto('account')
        .values({
          accountId: `${role}-account`,
          name: role,
          email: `${role}@x.example`,
          passwordHash: null,
          personId: null,
          language: null,
          createdAt: now,
        })
        .execute()
    await database.db
      .insertInto('membership')
      .values(
        ['lead', 'owner', 'champion', 'member'].map((role) => ({
          ...membership(role),
          personId: { lead: 'lilian', owner: 'ravi', champion: 'chandra', member: 'milton' }[role] ?? null,
        })) as never,
      )
      .execute()
    const told = async () =>
      (await read('notice'))
        .filter(({ code }) => code.startsWith('gates.'))
        .map(({ personId, params, path }) => ({ personId, params, path }))
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [] })
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: firstPasses })
    expect(await told()).toEqual([])
    const near = on(addDays(goLiveOn, -10))
    const later = (evidence: readonly (typeof fine & { key: string })[]) =>
      near(
        system,
        issue('gates.evaluate', { rolloutId, phaseKey, evidence: evidence.map((one) => ({ ...one, newest: addDays(goLiveOn, -10) })) }),
      )
    await later([{ ...fine, key: 'preparation', windows: ['3'] }])
    expect((await gateOf(phaseKey))?.verdict).toBe('fail')
    const expected = ['lilian', 'ravi'].map((personId) => ({
      personId,
      params: JSON.stringify({ phase: phaseKey, verdict: 'fail' }),
      path: `/gates/${phaseKey}`,
    }))
    expect(await told()).toEqual(expected)
    await later([{ ...fine, key: 'preparation', windows: ['2'] }])
    expect(await told()).toEqual(expected)
  })

  test('[GA-1] [GA-4] an approval falls when a guard fails afterwards, not when data is missing', async () => {
    const { run, read, first, gateOf } = await begin(await open())
    const { phaseKey } = first
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: firstPasses })
    await run(cast.lead, 'gates.approve', { rolloutId, phaseKey, because: null })
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: firstPasses.slice(0, 3) })
    expect(await gateOf(phaseKey)).toMatchObject({ verdict: 'no-data', approvedBy: 'Lilian' })
    const broken = { ...fine, key: 'pilotIssues', windows: ['2'] }
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [...firstPasses.filter(({ key }) => key !== broken.key), broken] })
    expect(await gateOf(phaseKey)).toMatchObject({ verdict: 'fail', approvedAt: null })
    expect((await read('notice')).filter(({ code }) => code === 'gates.notice.lapsed').map(({ personId }) => personId)).toEqual(
      (await read('membership')).flatMap(({ personId, role }) => (role === 'lead' || role === 'owner' ? (personId ?? []) : [])),
    )
  })

  test('[GA-4] an approval that passed over a guard stays when that guard fails', async () => {
    const { run, first, gateOf } = await begin(await open())
    const { phaseKey } = first
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [] })
    await run(cast.owner, 'gates.approve', { rolloutId, phaseKey, because: 'Paper is ready' })
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [{ ...fine, key: 'preparation', windows: ['3'] }] })
    expect(await gateOf(phaseKey)).toMatchObject({ verdict: 'fail', approvedBy: 'Orlando', overridden: 'guard' })
  })

  test('[GA-4] [TL-1] a start whose go/no-go check is not approved moves on by a working day, and what follows with it', async () => {
    const database = await open()
    const { run, read, refused, first, on, gateOf } = await begin(database)
    const { phaseKey, goLiveOn } = first
    await run(system, 'gates.evaluate', { rolloutId, phaseKey, evidence: [] })
    await refused(system, 'gates.keepWaiting', { rolloutId }, 'gates.nothingWaits')
    await on(goLiveOn)(system, issue('gates.keepWaiting', { rolloutId }))
    const moved = (await read('phase')).find((row) => row.phaseKey === phaseKey)
    expect(moved?.goLiveOn).toBe(addDays(goLiveOn, 1))
    expect((await read('phaseSite')).filter((row) => row.phaseKey === phaseKey).every((row) => row.goLiveOn > goLiveOn)).toBe(true)
    expect(
      (await read('participant')).filter((row) => row.phaseKey === phaseKey).every((row) => row.goLiveOn === addDays(goLiveOn, 1)),
    ).toBe(true)
    expect(
      (await read('message')).filter((row) => row.kind === 'welcome' && row.phaseKey === phaseKey).map(({ sendOn }) => sendOn),
    ).toEqual(expect.arrayContaining([addDays(goLiveOn, 1)]))
    await expect(on(goLiveOn)(system, issue('gates.keepWaiting', { rolloutId }))).rejects.toMatchObject({ code: 'gates.nothingWaits' })
    expect(await gateOf(phaseKey)).toMatchObject({ approvedAt: null })
  })
})
