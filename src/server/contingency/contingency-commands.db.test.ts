/** The verbs of issues against real databases: who may, what is refused, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { cast, foundCompany, issue, organisationId } from '#test/cast.ts'
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
}
const key = { rolloutId, issueId: 'i1' }

const begin = async (database: Database) => {
  const { write } = await foundCompany(database)
  const run = (actor: Actor, name: string, input: unknown) => write(actor, issue(`contingency.${name}`, input))
  const read = async <T extends TableName>(table: T): Promise<Record<string, unknown>[]> =>
    database.db
      .selectFrom(table as 'issue')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .execute()
  const books = async () => ({
    rows: await read('issue'),
    audit: await database.db.selectFrom('audit').select('commandId').execute(),
    feed: await database.db.selectFrom('feed').selectAll().execute(),
  })
  const refused = async (actor: Actor, name: string, input: unknown, code: string): Promise<void> => {
    const before = await books()
    const trouble: unknown = await run(actor, name, input).then(
      () => null,
      (problem: unknown) => problem,
    )
    expect(trouble, `${name} as ${actor.role}`).toBeInstanceOf(Problem)
    expect((trouble as Problem).code, `${name} as ${actor.role}`).toBe(code)
    expect(await books()).toEqual(before)
  }
  return { run, read, refused }
}

describeOnBoth('issues', (open) => {
  test('[CO-1] an issue has a severity and a scope; a champion opens those of their location, and of everyone', async () => {
    const { run, read, refused } = await begin(await open())
    await run(cast.champion, 'openIssue', orders)
    await refused(cast.champion, 'openIssue', orders, 'contingency.issueThere')
    for (const beyond of [
      { ...orders, issueId: 'i2', locationId: 'georgetown' },
      { ...orders, issueId: 'i2', locationId: 'nowhere' },
      { ...orders, issueId: 'i2', scope: 'person', personId: 'naomi', locationId: null },
      { ...orders, issueId: 'i2', scope: 'phase', phaseKey: 'never' },
      { ...orders, issueId: 'i2', rolloutId: 'none' },
    ])
      await refused(cast.champion, 'openIssue', beyond, 'access.notFound')
    for (const scope of ['person', 'location', 'phase'])
      await refused(cast.lead, 'openIssue', { ...orders, issueId: 'i2', scope, locationId: null }, 'contingency.scopeMissing')
    for (const actor of [cast.member, cast.sponsor]) await refused(actor, 'openIssue', { ...orders, issueId: 'i2' }, 'access.notFound')
    await run(cast.champion, 'openIssue', { ...orders, issueId: 'i3', scope: 'all' })
    await run(cast.lead, 'openIssue', { ...orders, issueId: 'i4', scope: 'person', personId: 'naomi' })
    expect((await read('issue')).map((row) => [row['issueId'], row['scope'], row['personId'], row['locationId']])).toEqual([
      ['i1', 'location', null, 'albina'],
      ['i3', 'all', null, null],
      ['i4', 'person', 'naomi', 'georgetown'],
    ])
  })

  test('[CO-2] what is known of an issue changes as long as it is not closed', async () => {
    const { run, read, refused } = await begin(await open())
    await run(cast.lead, 'openIssue', { ...orders, workaround: null })
    await run(cast.champion, 'changeIssue', { ...orders, severity: 'minor', vendorFixOn: '2026-12-04' })
    expect(await read('issue')).toMatchObject([{ severity: 'minor', workaround: orders.workaround, vendorFixOn: '2026-12-04' }])
    await refused({ ...cast.champion, locationIds: ['georgetown'] }, 'changeIssue', { ...orders, scope: 'all' }, 'access.notFound')
    await refused(cast.champion, 'changeIssue', { ...orders, issueId: 'none' }, 'access.notFound')
    await run(cast.lead, 'fixIssue', { ...key, fix: 'New version', stableDays: 0 })
    await run(cast.lead, 'closeIssue', key)
    await refused(cast.lead, 'changeIssue', orders, 'contingency.issueClosed')
  })

  test('[CO-3] an issue is fixed, then stable after working days of its location, then closed; one that comes back starts over', async () => {
    const { run, read, refused } = await begin(await open())
    await run(cast.lead, 'openIssue', orders)
    await refused(cast.lead, 'closeIssue', key, 'contingency.notFixed')
    await run(cast.champion, 'fixIssue', { ...key, fix: 'New version' })
    // Monday 23 November; Wednesday 25 November is a day off in Suriname.
    expect(await read('issue')).toMatchObject([{ fixedBy: 'Chandra', fix: 'New version', stableOn: '2026-11-26' }])
    await refused(cast.champion, 'fixIssue', { ...key, fix: 'Again' }, 'contingency.notOpen')
    await refused(cast.lead, 'closeIssue', key, 'contingency.notStable')
    await refused({ ...cast.champion, locationIds: ['georgetown'] }, 'reopenIssue', key, 'access.notFound')
    await run(cast.champion, 'reopenIssue', key)
    expect(await read('issue')).toMatchObject([{ fixedAt: null, fix: null, stableOn: null, closedAt: null }])
    await run(cast.champion, 'fixIssue', { ...key, fix: 'Another version', stableDays: 0 })
    await run(cast.champion, 'closeIssue', key)
    expect(await read('issue')).toMatchObject([{ closedBy: 'Chandra', stableOn: '2026-11-23' }])
  })
})
