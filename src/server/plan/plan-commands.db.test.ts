/** The verbs of the plan against real databases: drafts, moves, pins, freezes, promises, and a rollout under way. */
import { expect, test } from 'vitest'
import { addDays, dayNumber, weekday } from '#core/kernel/calendar.ts'
import { pastDays, slipsOf } from '#core/plan/slips.ts'
import { factsFromRows, planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import { planFromRows } from '#core/planning/plan-from-rows.ts'
import { planRollout } from '#core/planning/planner.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { tables } from '#core/registry/tables.ts'
import { adoptHolidays } from '#server/regional/adopt-holidays.ts'
import type { Database } from '#server/db/database.ts'
import { loadFacts } from '#server/db/facts.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { albina, cast, georgetown, issue, organisationId, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'

const rolloutId = rollout.rolloutId

/** A company of forty at two places, with a clock that can be put forward. */
const begin = async (database: Database) => {
  const clock = { now: '2026-11-23T15:00:00.000Z' }
  const write: Write = createWriter({
    database,
    now: () => clock.now,
    committed: async (actor, differences) => adoptHolidays(database, write, clock.now, actor, differences),
  })
  const run = <Name extends CommandName>(name: Name, input: CommandInputs[Name]) => write(cast.lead, issue(name, input))
  await write(
    cast.owner,
    issue('organisation.describe', {
      name: 'Marowijne Trading',
      country: 'SR',
      zone: 'America/Paramaribo',
      language: 'nl',
      currency: 'SRD',
    }),
  )
  for (const place of [albina, georgetown]) await run('regional.addLocation', place)
  await run('plan.startRollout', rollout)
  const people = Array.from({ length: 40 }, (_, n) => ({
    personId: `p${n}`,
    employeeNumber: String(100 + n),
    name: `Person ${n}`,
    email: `p${n}@marowijne.internal`,
    phone: null,
    department: ['Sales', 'Stock', 'Office'][n % 3],
    location: n % 4 === 0 ? 'Georgetown' : 'Albina',
    language: null,
    jobTitle: null,
    managerEmail: null,
    startsOn: null,
    leftOn: null,
    pilot: n < 3,
    keenness: n < 6 ? 2 : 0,
    oldUse: n,
  }))
  await run('people.import', { rolloutId, locations: [], people, leavers: [] })
  const read = async <T extends TableName>(table: T): Promise<Row<T>[]> =>
    (await database.db
      .selectFrom(table as 'phase')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .execute()) as unknown as Row<T>[]
  const phases = async () => new Map((await read('phase')).map((row) => [row.phaseKey, row]))
  const version = async () => (await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()).version
  /** Everything that planning writes, as text. */
  const planText = async () =>
    JSON.stringify(
      await Promise.all(
        (
          [
            'phase',
            'phaseSite',
            'participant',
            'message',
            'session',
            'attendee',
            'officeHour',
            'buddy',
            'champion',
            'checklistItem',
          ] as const
        ).map(async (table) =>
          (await read(table))
            .map((row) => Object.keys(tables[table].columns).map((column) => (row as Record<string, unknown>)[column]))
            .toSorted(),
        ),
      ),
    )
  return { clock, run, read, phases, version, planText }
}

const refusal = async (doing: Promise<unknown>): Promise<string> => {
  try {
    await doing
  } catch (problem) {
    if (problem instanceof Problem) return problem.code
    throw problem
  }
  return 'not refused'
}

describeOnBoth('plan commands', (open) => {
  test('[PH-2] [PH-10] a draft places everyone, and drafting again changes not one row', async () => {
    const { run, read, planText } = await begin(await open())
    await run('plan.draft', { rolloutId })
    const placed = await read('participant')
    expect(placed).toHaveLength(40)
    expect(placed.every((row) => row.phaseKey !== null && row.goLiveOn !== null)).toBe(true)
    const before = await planText()
    await run('plan.draft', { rolloutId })
    expect(await planText()).toBe(before)
  })

  test('[TL-1] moving a launch moves what hangs on it and nothing before it; giving the day back restores the plan', async () => {
    const { run, read, phases, planText } = await begin(await open())
    await run('plan.draft', { rolloutId })
    const [text, before] = [await planText(), await phases()]
    const messagesBefore = new Map((await read('message')).map((row) => [row.messageKey, row.sendOn]))
    const to = addDays(before.get('core')?.goLiveOn ?? '', 7)
    await run('plan.moveDate', { rolloutId, phaseKey: 'core', to })
    const after = await phases()
    expect(after.get('early')?.goLiveOn).toBe(before.get('early')?.goLiveOn)
    expect(after.get('core')?.goLiveOn).toBe(to)
    for (const key of ['rest', 'off'])
      expect(dayNumber(after.get(key)?.goLiveOn ?? '')).toBeGreaterThanOrEqual(dayNumber(before.get(key)?.goLiveOn ?? '') + 7)
    const messages = new Map((await read('message')).map((row) => [row.messageKey, row.sendOn]))
    expect(messages.get('reminder:early')).toBe(messagesBefore.get('reminder:early'))
    expect(messages.get('reminder:core')).toBe(addDays(messagesBefore.get('reminder:core') ?? '', 7))
    await run('plan.moveDate', { rolloutId, phaseKey: 'core', to: null })
    expect(await planText()).toBe(text)
  })

  test('[TL-3] a freeze moves what would start inside it, and taking it away brings the day back', async () => {
    const { run, phases, planText } = await begin(await open())
    await run('plan.draft', { rolloutId })
    const text = await planText()
    const core = (await phases()).get('core')?.goLiveOn ?? ''
    await run('plan.addFreeze', { rolloutId, freezeId: 'books', name: 'Books', fromOn: core, toOn: addDays(core, 4), locationId: null })
    expect((await phases()).get('core')?.goLiveOn).toBe(addDays(core, 7))
    await run('plan.removeFreeze', { rolloutId, freezeId: 'books' })
    expect(await planText()).toBe(text)
    expect(
      await refusal(
        run('plan.addFreeze', { rolloutId, freezeId: 'x', name: 'X', fromOn: core, toOn: addDays(core, -1), locationId: null }),
      ),
    ).toBe('plan.freezeBackwards')
  })

  test('[TL-5] the stored plan is the drafted one, and stays so when facts change until it is drafted again', async () => {
    const database = await open()
    const { clock, run } = await begin(database)
    await run('plan.draft', { rolloutId })
    const read = async () => {
      const rows = (await loadFacts(database.db, database.kind, organisationId, planNeeds(rolloutId))) as unknown as PlanRows
      const at = {
        commandId: '',
        organisationId,
        now: clock.now,
        today: clock.now.slice(0, 10),
        zone: 'UTC',
        by: { accountId: '', name: '' },
      }
      const facts = factsFromRows(rows, at)
      if (!facts) throw new Error('the rollout is there')
      return { stored: planFromRows(rows, facts), anew: planRollout(facts) }
    }
    const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(Object.entries(one).toSorted())).toSorted()
    const { stored, anew } = await read()
    expect({ ...stored, phases: [], messages: [], sessions: [], officeHours: [], buddies: [], champions: [], checklist: [] }).toEqual({
      ...anew,
      phases: [],
      messages: [],
      sessions: [],
      officeHours: [],
      buddies: [],
      champions: [],
      checklist: [],
    })
    for (const part of ['messages', 'officeHours', 'buddies', 'champions', 'checklist'] as const)
      expect(sorted(stored?.[part] ?? [])).toEqual(sorted(anew[part]))
    const people = (list: typeof anew.phases) =>
      list.map((phase) => ({ ...phase, sites: sorted(phase.sites), people: sorted(phase.people) }))
    expect(people(stored?.phases ?? [])).toEqual(people(anew.phases))
    const seats = (list: typeof anew.sessions) => sorted(list.map((session) => ({ ...session, attendees: session.attendees.toSorted() })))
    expect(seats(stored?.sessions ?? [])).toEqual(seats(anew.sessions))
    await run('people.leave', { personId: 'p39', leftOn: '2026-11-20' })
    const after = (await read()).stored
    expect(after?.headCount).toBe(39)
    expect(after?.phases.map(({ goLive }) => goLive)).toEqual(stored?.phases.map(({ goLive }) => goLive))
  })

  test('[TL-4] agreeing keeps the promised days whatever moves later, and happens once', async () => {
    const { run, read, phases } = await begin(await open())
    expect(await refusal(run('plan.approve', { rolloutId }))).toBe('plan.notDrafted')
    await run('plan.draft', { rolloutId })
    await run('plan.approve', { rolloutId })
    const promised = (await phases()).get('core')?.goLiveOn ?? ''
    await run('plan.moveDate', { rolloutId, phaseKey: 'core', to: addDays(promised, 14) })
    expect((await read('baseline')).find((row) => row.thing === 'phase:core')?.plannedOn).toBe(promised)
    expect((await read('rollout'))[0]?.approvedBy).toBe(cast.lead.name)
    expect(await refusal(run('plan.approve', { rolloutId }))).toBe('plan.alreadyApproved')
  })

  test('[TL-4] a new baseline takes a reason, keeps the old one with its days, and slips count from the new one', async () => {
    const { run, read, phases } = await begin(await open())
    await run('plan.draft', { rolloutId })
    expect(await refusal(run('plan.setBaseline', { rolloutId, reason: 'too early' }))).toBe('plan.notApproved')
    await run('plan.approve', { rolloutId })
    expect(await refusal(run('plan.setBaseline', { rolloutId, reason: 'nothing moved' }))).toBe('plan.baselineSame')
    const before = await read('baseline')
    const planned = (await phases()).get('core')?.goLiveOn ?? ''
    await run('plan.moveDate', { rolloutId, phaseKey: 'core', to: addDays(planned, 14) })
    await run('plan.setBaseline', { rolloutId, reason: 'The vendor delivers later' })
    const moved = (await phases()).get('core')?.goLiveOn ?? ''
    expect(moved).not.toBe(planned)
    expect(slipsOf(await read('baseline'), await read('phase')).map(({ days }) => days)).toEqual(before.map(() => 0))
    const [past, ...others] = await read('pastBaseline')
    expect(others).toEqual([])
    expect(past).toMatchObject({ because: 'The vendor delivers later', replacedBy: cast.lead.name, approvedBy: cast.lead.name })
    expect(past && pastDays(past)).toEqual(slipsOf(before, []).map(({ thing, planned }) => ({ thing, plannedOn: planned })))
    expect((await read('rollout'))[0]?.approvedAt).toBe(past?.replacedAt)
  })

  test('[PH-10] a pinned person stays where they were put through every replan', async () => {
    const { run, read } = await begin(await open())
    await run('plan.draft', { rolloutId })
    const late = (await read('participant')).find((row) => row.phaseKey === 'rest')
    await run('plan.pin', { rolloutId, personId: late?.personId ?? '', phaseKey: 'early' })
    const where = async () => (await read('participant')).find((row) => row.personId === late?.personId)
    expect(await where()).toMatchObject({ phaseKey: 'early', pinnedBy: cast.lead.name })
    await run('people.leave', { personId: 'p20', leftOn: '2026-11-22' })
    await run('plan.draft', { rolloutId })
    expect((await where())?.phaseKey).toBe('early')
    await run('plan.pin', { rolloutId, personId: late?.personId ?? '', phaseKey: null })
    expect((await where())?.pinnedAt).toBe(null)
    expect(await refusal(run('plan.pin', { rolloutId, personId: late?.personId ?? '', phaseKey: 'off' }))).toBe('plan.cannotPin')
  })

  test('[AP-3] the own choice of approach keeps its reason and author, and can be taken back', async () => {
    const { run, read, phases } = await begin(await open())
    await run('plan.draft', { rolloutId })
    expect(await refusal(run('plan.chooseApproach', { rolloutId, approach: 'big-bang', reason: null }))).toBe('plan.reasonMissing')
    await run('plan.chooseApproach', { rolloutId, approach: 'big-bang', reason: 'The old licence ends.' })
    expect((await read('rollout'))[0]).toMatchObject({
      approach: 'big-bang',
      approachReason: 'The old licence ends.',
      approachBy: cast.lead.name,
    })
    expect([...(await phases()).keys()].toSorted()).toEqual(['off', 'switch'])
    await run('plan.chooseApproach', { rolloutId, approach: null, reason: null })
    expect([...(await phases()).keys()].toSorted()).toEqual(['core', 'early', 'off', 'rest'])
    expect((await read('rollout'))[0]?.approachBy).toBe(null)
  })

  test('[TL-1] [PH-10] under way, what has happened stays: live phases, past sessions, and newcomers join later ones', async () => {
    const { clock, run, read, phases } = await begin(await open())
    await run('plan.draft', { rolloutId })
    const early = (await phases()).get('early')?.goLiveOn ?? ''
    clock.now = `${addDays(early, 2)}T15:00:00.000Z`
    const [peopleBefore, sessionsBefore] = [await read('participant'), await read('session')]
    const pastSessions = sessionsBefore.filter((row) => row.startsAt.slice(0, 10) <= early)
    expect(pastSessions.length).toBeGreaterThan(0)
    for (let n = 0; n < 4; n++)
      await run('people.add', {
        personId: `new${n}`,
        employeeNumber: null,
        name: `Newcomer ${n}`,
        email: null,
        phone: null,
        department: 'Sales',
        locationId: 'albina',
        language: null,
        jobTitle: null,
        managerEmail: null,
        startsOn: null,
        leftOn: null,
      })
    await run('plan.draft', { rolloutId })
    const people = await read('participant')
    const was = new Map(peopleBefore.map((row) => [row.personId, row.phaseKey]))
    expect(people.filter((row) => row.personId.startsWith('new')).map((row) => row.phaseKey)).not.toContain('early')
    for (const row of people.filter((one) => was.get(one.personId) === 'early')) expect(row).toMatchObject({ phaseKey: 'early' })
    expect((await phases()).get('early')?.goLiveOn).toBe(early)
    const sessions = new Map((await read('session')).map((row) => [row.sessionKey, row.startsAt]))
    for (const row of pastSessions) expect(sessions.get(row.sessionKey)).toBe(row.startsAt)
    expect(await refusal(run('plan.moveDate', { rolloutId, phaseKey: 'early', to: addDays(early, 7) }))).toBe('plan.alreadyLive')
    const live = people.find((row) => row.phaseKey === 'early')
    expect(await refusal(run('plan.pin', { rolloutId, personId: live?.personId ?? '', phaseKey: 'rest' }))).toBe('plan.personAlreadyLive')
    expect(await refusal(run('plan.chooseApproach', { rolloutId, approach: 'big-bang', reason: 'x' }))).toBe('plan.approachLive')
  })

  test('[AP-3] [TL-1] anchors survive a change of approach: the first phase keeps its day, a day that is lost is said, and there is a way back', async () => {
    const { run, read, phases } = await begin(await open())
    await run('plan.draft', { rolloutId })
    const first = (await phases()).get('early')?.goLiveOn ?? ''
    await run('plan.moveDate', { rolloutId, phaseKey: 'early', to: addDays(first, 7) })
    const core = addDays((await phases()).get('core')?.goLiveOn ?? '', 7)
    await run('plan.moveDate', { rolloutId, phaseKey: 'core', to: core })
    await run('plan.chooseApproach', { rolloutId, approach: 'big-bang', reason: 'The old licence ends.' })
    expect((await phases()).get('switch')).toMatchObject({ goLiveOn: addDays(first, 7), anchorOn: addDays(first, 7) })
    const warned = (await read('warning')).filter(({ code }) => code === 'plan.anchorLost')
    expect(warned.map(({ params }) => JSON.parse(params) as unknown)).toEqual([{ phase: 'core', day: core }])
    await run('plan.chooseApproach', { rolloutId, approach: null, reason: null })
    expect((await phases()).get('early')).toMatchObject({ goLiveOn: addDays(first, 7), anchorOn: addDays(first, 7) })
  })

  test('[PH-10] [TL-2] who joins once the last phase has begun starts on the next open day, and nobody else moves', async () => {
    const { clock, run, read, phases } = await begin(await open())
    await run('plan.draft', { rolloutId })
    const rest = (await phases()).get('rest')?.goLiveOn ?? ''
    clock.now = `${addDays(rest, 5)}T15:00:00.000Z`
    expect(weekday(dayNumber(addDays(rest, 5)))).toBe(6)
    const before = new Map((await read('participant')).map((row) => [row.personId, row.goLiveOn]))
    const nobody = { employeeNumber: null, email: null, phone: null, department: null, language: null, jobTitle: null, managerEmail: null }
    await run('people.add', { ...nobody, personId: 'late', name: 'Latecomer', locationId: 'albina', startsOn: null, leftOn: null })
    await run('plan.draft', { rolloutId })
    for (const row of await read('participant'))
      expect([row.personId, row.goLiveOn]).toEqual([row.personId, before.get(row.personId) ?? addDays(rest, 7)])
  })

  test('[TL-2] no start of the stored plan falls on a weekend or holiday of its place', async () => {
    const { run, read } = await begin(await open())
    await run('plan.draft', { rolloutId })
    const off = new Set((await read('holiday')).filter((row) => row.off === 1).map((row) => `${row.country} ${row.day}`))
    expect(off.size).toBeGreaterThan(20)
    const country = new Map((await read('location')).map((row) => [row.locationId, row.country]))
    for (const site of await read('phaseSite')) {
      expect(weekday(dayNumber(site.goLiveOn))).toBeLessThan(6)
      expect(off).not.toContain(`${country.get(site.locationId)} ${site.goLiveOn}`)
    }
  })

  test('a rollout cannot begin in the past or twice, and settings outside their bounds are refused', async () => {
    const { run, version } = await begin(await open())
    const before = await version()
    expect(await refusal(run('plan.startRollout', { ...rollout, rolloutId: 'other', startOn: '2026-11-20' }))).toBe('plan.startInPast')
    expect(await refusal(run('plan.startRollout', { ...rollout, rolloutId: 'other', startOn: '2036-11-20' }))).toBe('plan.startTooFar')
    expect(await refusal(run('plan.describe', { ...rollout, startOn: '2036-11-20' }))).toBe('plan.startTooFar')
    expect(await refusal(run('plan.startRollout', rollout))).toBe('plan.rolloutExists')
    expect(await refusal(run('plan.changeSettings', { rolloutId, settings: { sessionMinutes: 200 } }))).not.toBe('not refused')
    expect(await version()).toBe(before)
  })

  test('a calendar link keeps only a hash, and closing it is remembered', async () => {
    const { run, read } = await begin(await open())
    const link = { linkId: 'phone', rolloutId, name: 'My phone', secretHash: 'a'.repeat(64) }
    await run('plan.shareCalendar', link)
    expect(await refusal(run('plan.shareCalendar', link))).toBe('plan.linkExists')
    await run('plan.unshareCalendar', { linkId: 'phone' })
    expect((await read('calendarLink'))[0]?.revokedAt).not.toBe(null)
  })
})
