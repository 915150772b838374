/** The verbs of issues and pauses against real databases: who may, what is refused, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { mayRead } from '#core/access/row-access.ts'
import type { Database } from '#server/db/database.ts'
import { contingencyTask } from '#server/contingency/contingency-task.ts'
import { changesAfter } from '#server/sync/changes.ts'
import { createWriter } from '#server/write/write.ts'
import { cast, issue, now, organisationId } from '#test/cast.ts'
import { beginStory } from '#test/story.ts'
import { describeOnBoth } from '#test/dialects.ts'

const rolloutId = 'crm'
const orders = {
  rolloutId,
  issueId: 'i1',
  title: 'Orders get lost',
  description: null,
  severity: 'major',
  scope: 'location',
  personId: null,
  locationId: 'albina',
  phaseKey: null,
  workaround: 'Write them on the order form',
  vendorFixOn: '2026-12-01',
  vendorReference: 'CRM-48377',
} as const
const key = { rolloutId, issueId: 'i1' }

describeOnBoth('issues', (open) => {
  test('[CO-1] an issue has a severity and a scope; a champion opens those of their location, and of everyone', async () => {
    const { run, read, refused } = await beginStory(await open())
    await run(cast.champion, 'contingency.openIssue', orders)
    await refused(cast.champion, 'contingency.openIssue', orders, 'contingency.issueThere')
    for (const beyond of [
      { ...orders, issueId: 'i2', locationId: 'georgetown' },
      { ...orders, issueId: 'i2', locationId: 'nowhere' },
      { ...orders, issueId: 'i2', scope: 'person', personId: 'naomi', locationId: null },
      { ...orders, issueId: 'i2', scope: 'phase', phaseKey: 'never' },
      { ...orders, issueId: 'i2', rolloutId: 'none' },
    ])
      await refused(cast.champion, 'contingency.openIssue', beyond, 'access.notFound')
    for (const scope of ['person', 'location', 'phase'])
      await refused(cast.lead, 'contingency.openIssue', { ...orders, issueId: 'i2', scope, locationId: null }, 'contingency.scopeMissing')
    for (const actor of [cast.member, cast.sponsor])
      await refused(actor, 'contingency.openIssue', { ...orders, issueId: 'i2' }, 'access.notFound')
    await run(cast.champion, 'contingency.openIssue', { ...orders, issueId: 'i3', scope: 'all' })
    await run(cast.lead, 'contingency.openIssue', { ...orders, issueId: 'i4', scope: 'person', personId: 'naomi' })
    expect((await read('issue')).map((row) => [row['issueId'], row['scope'], row['personId'], row['locationId']])).toEqual([
      ['i1', 'location', null, 'albina'],
      ['i3', 'all', null, null],
      ['i4', 'person', 'naomi', 'georgetown'],
    ])
  })

  test('[CO-2] what is known of an issue changes as long as it is not closed', async () => {
    const { run, read, refused } = await beginStory(await open())
    await run(cast.lead, 'contingency.openIssue', { ...orders, workaround: null })
    await run(cast.champion, 'contingency.changeIssue', { ...orders, severity: 'minor', vendorFixOn: '2026-12-04' })
    expect(await read('issue')).toMatchObject([{ severity: 'minor', workaround: orders.workaround, vendorFixOn: '2026-12-04' }])
    await refused(
      { ...cast.champion, locationIds: ['georgetown'] },
      'contingency.changeIssue',
      { ...orders, scope: 'all' },
      'access.notFound',
    )
    await refused(cast.champion, 'contingency.changeIssue', { ...orders, issueId: 'none' }, 'access.notFound')
    await run(cast.lead, 'contingency.fixIssue', { ...key, fix: 'New version', stableDays: 0 })
    await run(cast.lead, 'contingency.closeIssue', key)
    await refused(cast.lead, 'contingency.changeIssue', orders, 'contingency.issueClosed')
  })

  test('[CO-3] an issue is fixed, then stable after working days of its location, then closed; one that comes back starts over', async () => {
    const { run, read, refused } = await beginStory(await open())
    await run(cast.lead, 'contingency.openIssue', orders)
    await refused(cast.lead, 'contingency.closeIssue', key, 'contingency.notFixed')
    await run(cast.champion, 'contingency.fixIssue', { ...key, fix: 'New version' })
    // Monday 23 November; Wednesday 25 November is a day off in Suriname.
    expect(await read('issue')).toMatchObject([{ fixedBy: 'Chandra', fix: 'New version', stableOn: '2026-11-26' }])
    await refused(cast.champion, 'contingency.fixIssue', { ...key, fix: 'Again' }, 'contingency.notOpen')
    await refused(cast.lead, 'contingency.closeIssue', key, 'contingency.notStable')
    await refused({ ...cast.champion, locationIds: ['georgetown'] }, 'contingency.reopenIssue', key, 'access.notFound')
    await run(cast.champion, 'contingency.reopenIssue', key)
    expect(await read('issue')).toMatchObject([{ fixedAt: null, fix: null, stableOn: null, closedAt: null }])
    await run(cast.champion, 'contingency.fixIssue', { ...key, fix: 'Another version', stableDays: 0 })
    await run(cast.champion, 'contingency.closeIssue', key)
    expect(await read('issue')).toMatchObject([{ closedBy: 'Chandra', stableOn: '2026-11-23' }])
  })
})

describeOnBoth('pauses', (open) => {
  const pause = { rolloutId, pauseId: 'p1', issueId: 'i1', scope: 'location', locationId: 'albina', phaseKey: null } as const
  const everyone = { ...pause, pauseId: 'p2', scope: 'all', locationId: null } as const
  const planned = async (database: Database) => {
    const stage = await beginStory(database)
    await stage.write(cast.lead, issue('plan.draft', { rolloutId }))
    await stage.run(cast.lead, 'contingency.openIssue', orders)
    return stage
  }

  test('[CO-3] a champion pauses their location in one action, the lead a phase or everyone; nobody else', async () => {
    const { run, read, refused } = await planned(await open())
    for (const actor of [cast.member, cast.sponsor]) await refused(actor, 'contingency.pause', pause, 'access.notFound')
    await refused(cast.champion, 'contingency.pause', { ...pause, locationId: 'georgetown' }, 'access.notFound')
    await refused(cast.champion, 'contingency.pause', everyone, 'contingency.pauseBeyond')
    await refused(cast.champion, 'contingency.pause', { ...pause, issueId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'contingency.pause', { ...pause, locationId: null }, 'contingency.scopeMissing')
    await run(cast.champion, 'contingency.pause', pause)
    expect(await read('pause')).toMatchObject([
      {
        pauseId: 'p1',
        issueId: 'i1',
        locationId: 'albina',
        phaseKey: null,
        because: 'Orders get lost',
        pausedBy: 'Chandra',
        endedAt: null,
      },
    ])
    await refused(cast.lead, 'contingency.pause', { ...everyone, pauseId: 'p1' }, 'contingency.pauseThere')
    await refused(cast.champion, 'contingency.pause', { ...pause, pauseId: 'p3' }, 'contingency.alreadyPaused')
    await run(cast.lead, 'contingency.pause', everyone)
    await refused(cast.champion, 'contingency.pause', { ...pause, pauseId: 'p3' }, 'contingency.alreadyPaused')
  })

  test('[CO-3] one person is paused: their champion may, what is sent to them waits alone, and others read nothing of it', async () => {
    const database = await open()
    const { run, read, refused } = await planned(database)
    const own = { ...pause, pauseId: 'p4', scope: 'person', personId: 'milton', locationId: null } as const
    await refused(cast.lead, 'contingency.pause', { ...own, personId: null }, 'contingency.scopeMissing')
    await refused(cast.lead, 'contingency.pause', { ...own, personId: 'nobody' }, 'access.notFound')
    await refused(cast.champion, 'contingency.pause', { ...own, personId: 'naomi' }, 'access.notFound')
    await run(cast.champion, 'contingency.pause', own)
    expect(await read('pause')).toMatchObject([{ personId: 'milton', locationId: 'albina', phaseKey: null }])
    await refused(cast.lead, 'contingency.pause', { ...own, pauseId: 'p5' }, 'contingency.alreadyPaused')
    const [row] = await read('pause')
    const readers = [
      cast.lead,
      cast.champion,
      cast.member,
      { ...cast.member, personId: 'naomi' },
      { ...cast.champion, locationIds: ['georgetown'] },
    ]
    expect(readers.map((actor) => mayRead(actor, 'pause', row ?? {}))).toEqual([true, true, true, false, false])
    for (const actor of readers) {
      const { changes } = await changesAfter(database, actor, 0)
      expect(changes.some(({ table }) => table === 'pause')).toBe(mayRead(actor, 'pause', row ?? {}))
    }
    // Their location is paused as well: the person is part of that, and a new pause of them says so.
    await run(cast.lead, 'contingency.pause', { ...pause, pauseId: 'p6' })
    await refused(cast.lead, 'contingency.pause', { ...own, pauseId: 'p7', personId: 'chandra' }, 'contingency.alreadyPaused')
    // A pause of a location is for everyone to know of.
    const { changes } = await changesAfter(database, { ...cast.member, personId: 'naomi' }, 0)
    expect(changes.flatMap(({ table, row: one }) => (table === 'pause' ? [one?.['pauseId']] : []))).toEqual(['p6'])
  })

  test('[CO-2] [CO-3] a minor issue and one that is fixed pause nothing', async () => {
    const { run, refused } = await beginStory(await open())
    await run(cast.lead, 'contingency.openIssue', { ...orders, severity: 'minor' })
    await refused(cast.lead, 'contingency.pause', pause, 'contingency.minorContinues')
    await run(cast.lead, 'contingency.changeIssue', orders)
    await run(cast.lead, 'contingency.fixIssue', { ...key, fix: 'New version' })
    await refused(cast.lead, 'contingency.pause', pause, 'contingency.notOpen')
  })

  test('[CO-3] resuming is refused until the issue is fixed and stable, and then ends the pause', async () => {
    const { run, read, refused } = await planned(await open())
    await run(cast.lead, 'contingency.pause', pause)
    await refused(cast.champion, 'contingency.resume', { rolloutId, pauseId: 'p1' }, 'access.notFound')
    await refused(cast.lead, 'contingency.resume', { rolloutId, pauseId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'contingency.resume', { rolloutId, pauseId: 'p1' }, 'contingency.notFixed')
    await run(cast.lead, 'contingency.fixIssue', { ...key, fix: 'New version' })
    await refused(cast.lead, 'contingency.resume', { rolloutId, pauseId: 'p1' }, 'contingency.notStable')
    await run(cast.lead, 'contingency.reopenIssue', key)
    await run(cast.lead, 'contingency.fixIssue', { ...key, fix: 'New version', stableDays: 0 })
    await run(cast.lead, 'contingency.resume', { rolloutId, pauseId: 'p1' })
    expect(await read('pause')).toMatchObject([{ endedBy: 'Lilian', shiftedDays: 0 }])
  })

  test('[CO-3] what is paused does not happen: on its day the server moves it on, once', async () => {
    const database = await open()
    const { run, read, write } = await planned(database)
    await run(cast.lead, 'contingency.pause', everyone)
    const first = (rows: readonly Record<string, unknown>[]): string => rows.map((row) => String(row['goLiveOn'])).toSorted()[0] ?? ''
    const before = first(await read('phaseSite'))
    const later = createWriter({ database, now: () => `${before}T15:00:00.000Z`, committed: async () => undefined })
    await contingencyTask({ database, write }, organisationId, now)
    expect(first(await read('phaseSite'))).toBe(before)
    await contingencyTask({ database, write: later }, organisationId, `${before}T15:00:00.000Z`)
    expect(first(await read('phaseSite')) > before).toBe(true)
    const audits = () => database.db.selectFrom('audit').select('name').where('name', '=', 'contingency.keepFrozen').execute()
    const moved = (await audits()).length
    expect(moved).toBeGreaterThan(0)
    await contingencyTask({ database, write: later }, organisationId, `${before}T15:00:00.000Z`)
    expect(await audits()).toHaveLength(moved)
  })
})
