import { expect, test } from 'vitest'
import type { Row, TableName } from '#core/registry/tables.ts'
import { previewCommands } from '#server/write/preview.ts'
import { cast, foundCompany, issue, now, organisationId, person, rollout, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

describeOnBoth('a preview', (open) => {
  test('says what commands would change, one after the other, and writes nothing', async () => {
    const database = await open()
    await foundCompany(database)
    const versionNow = async () => (await database.db.selectFrom('organisationVersion').select('version').executeTakeFirstOrThrow()).version
    const before = await versionNow()
    const begin = issue('plan.startRollout', { ...rollout, rolloutId: 'second' })
    const few = await previewCommands(database, cast.lead, [begin, issue('plan.draft', { rolloutId: 'second' })], now)
    // The second command is decided on what the first one would make.
    expect(few.changes.filter(({ table }) => table === 'phase').length).toBeGreaterThan(0)
    expect(few.changes.filter(({ table }) => table === 'participant')).toHaveLength(5)
    expect(few.elsewhere).toEqual({})

    const change = await previewCommands(database, cast.lead, [issue('people.change', person('milton', 'georgetown'))], now)
    expect(change.changes).toMatchObject([{ op: 'put', table: 'person', row: { personId: 'milton', locationId: 'georgetown' } }])
    expect(change.before).toMatchObject([{ op: 'put', table: 'person', row: { personId: 'milton', locationId: 'albina' } }])

    const more = Array.from({ length: 60 }, (_, index) => ({
      table: 'person' as const,
      row: rowOf('person', { personId: `x${index}`, name: `X ${index}`, locationId: 'albina' }) as Row<TableName>,
    }))
    await insertRows(database, organisationId, more)
    const many = await previewCommands(database, cast.lead, [issue('plan.draft', { rolloutId: 'crm' })], now)
    expect(many.changes.filter(({ table }) => table === 'participant')).toEqual([])
    expect(many.elsewhere.participant).toMatchObject({ rows: 65, columns: { phaseKey: 65 } })
    expect(await versionNow()).toBe(before + 1)
  })

  test('[AC-1] [AC-2] whoever may not do a command is not told what it would change', async () => {
    const database = await open()
    await foundCompany(database)
    const change = issue('people.change', person('milton', 'georgetown'))
    for (const actor of [cast.member, cast.champion, { ...cast.owner, organisationId: 'elsewhere' }])
      await expect(previewCommands(database, actor, [change], now)).rejects.toThrow()
    await expect(previewCommands(database, cast.owner, [issue('access.signIn', {})], now)).rejects.toMatchObject({
      code: 'access.notFound',
    })
  })
})
