/** The verbs of usage sources, imports and aliases against real databases: what they change, what is refused, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import { commandNamed } from '#core/registry/commands.ts'
import type { Database } from '#server/db/database.ts'
import { cast, now, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const source = { rolloutId, sourceId: 'export', name: 'Monthly export', grain: 'last-seen', system: 'new', mapping: null } as const
const nothing = { madeOn: null, newestOn: null, people: 3, taken: 3, refused: 0, unknown: 0 }
const oneImport = { rolloutId, importId: 'i1', sourceId: 'export', fileName: 'users.csv', contentHash: 'a'.repeat(64), importedBy: 'Lilian', ...nothing } // prettier-ignore
const alias = { aliasId: 'a1', identity: ' Milt@Home.example', personId: 'milton' }

const begin = async (database: Database) => {
  const { run, refused } = await beginStory(database)
  const { db } = database
  const books = async () => ({
    sources: await db.selectFrom('usageSource').selectAll().orderBy('sourceId').execute(),
    imports: await db.selectFrom('usageImport').selectAll().orderBy('importId').execute(),
    aliases: await db.selectFrom('usageAlias').selectAll().orderBy('aliasId').execute(),
  })
  return { run, books, refused }
}

describeOnBoth('usage sources', (open) => {
  test('[ME-4] a source is described by who runs the rollout, and keeps its grain and system once usage was imported', async () => {
    const { run, books, refused } = await begin(await open())
    for (const actor of [cast.champion, cast.member, cast.sponsor])
      for (const name of ['metrics.describeSource', 'metrics.takeBackImport', 'metrics.learnAlias', 'metrics.endAlias'] as const)
        await refused(actor, name, {}, 'access.notFound')
    await run(cast.lead, 'metrics.describeSource', source)
    const mapping = { identity: 'Wie', day: 'Wanneer', order: 'day' as const }
    await run(cast.lead, 'metrics.describeSource', { ...source, grain: 'daily', mapping, locationIds: ['albina'] })
    const [described] = (await books()).sources
    expect(described).toMatchObject({
      sourceId: 'export',
      grain: 'daily',
      locationIds: '["albina"]',
      describedBy: 'Lilian',
      describedAt: now,
    })
    expect(JSON.parse(described?.mapping ?? '')).toEqual({ ...mapping, count: null, workflow: null })
    await run(systemActor(organisationId), 'metrics.noteImport', oneImport)
    await refused(cast.lead, 'metrics.describeSource', source, 'metrics.grainFixed', { params: { name: 'Monthly export' } })
    await refused(cast.lead, 'metrics.describeSource', { ...source, grain: 'daily', system: 'old' }, 'metrics.grainFixed')
    await run(cast.lead, 'metrics.takeBackImport', { rolloutId, importId: 'i1' })
    await run(cast.lead, 'metrics.describeSource', source)
    await refused(cast.lead, 'metrics.describeSource', { ...source, rolloutId: 'none' }, 'access.notFound')
  })

  test('[ME-4] a file from the inbox that was refused stays on the list until who runs the rollout has dealt with it', async () => {
    const database = await open()
    const { run, refused } = await begin(database)
    const system = systemActor(organisationId)
    const refusal = { refusalId: 'r1', rolloutId, fileName: 'usage.csv', reason: '{"code":"metrics.notAReport","params":{}}' }
    expect(commandNamed('metrics.noteRefusal')?.inside).toBe(true)
    await run(system, 'metrics.noteRefusal', refusal)
    await refused(system, 'metrics.noteRefusal', refusal, 'metrics.refusalNoted')
    for (const actor of [cast.champion, cast.member, cast.sponsor])
      await refused(actor, 'metrics.settleRefusal', { refusalId: 'r1' }, 'access.notFound')
    await refused(cast.lead, 'metrics.settleRefusal', { refusalId: 'r2' }, 'metrics.unknownRefusal')
    await run(cast.lead, 'metrics.settleRefusal', { refusalId: 'r1' })
    const [row] = await database.db.selectFrom('usageRefusal').selectAll().execute()
    expect(row).toMatchObject({ ...refusal, refusedAt: now, settledAt: now, settledBy: 'Lilian' })
    await refused(cast.lead, 'metrics.settleRefusal', { refusalId: 'r1' }, 'metrics.unknownRefusal')
  })

  test('[ME-4] the same file is not imported twice, until its import is undone', async () => {
    const { run, books, refused } = await begin(await open())
    const system = systemActor(organisationId)
    expect(commandNamed('metrics.noteImport')?.inside).toBe(true)
    await refused(system, 'metrics.noteImport', oneImport, 'metrics.unknownSource')
    await run(cast.lead, 'metrics.describeSource', source)
    await run(system, 'metrics.noteImport', oneImport)
    await refused(system, 'metrics.noteImport', { ...oneImport, importId: 'i2' }, 'metrics.importedBefore', {
      params: { file: 'users.csv', on: now.slice(0, 10) },
    })
    await refused(cast.lead, 'metrics.takeBackImport', { rolloutId, importId: 'i2' }, 'metrics.unknownImport')
    await run(cast.lead, 'metrics.takeBackImport', { rolloutId, importId: 'i1' })
    expect((await books()).imports).toMatchObject([{ importId: 'i1', takenBackAt: now, takenBackBy: 'Lilian', taken: 3 }])
    await refused(cast.lead, 'metrics.takeBackImport', { rolloutId, importId: 'i1' }, 'metrics.takenBackBefore')
    await run(system, 'metrics.noteImport', { ...oneImport, importId: 'i2' })
    expect((await books()).imports).toHaveLength(2)
  })

  test('[ME-4] an alias is confirmed once, is nobody else’s, and can be ended', async () => {
    const { run, books, refused } = await begin(await open())
    await refused(cast.lead, 'metrics.learnAlias', { ...alias, personId: 'nobody' }, 'people.unknownPerson')
    await refused(cast.lead, 'metrics.learnAlias', { ...alias, identity: 'NAOMI@marowijne.internal' }, 'metrics.aliasTaken')
    await run(cast.lead, 'metrics.learnAlias', alias)
    expect((await books()).aliases).toMatchObject([
      { identity: 'milt@home.example', personId: 'milton', learntBy: 'Lilian', endedAt: null },
    ])
    await refused(cast.lead, 'metrics.learnAlias', { ...alias, aliasId: 'a2', personId: 'naomi' }, 'metrics.aliasTaken')
    await refused(cast.lead, 'metrics.endAlias', { aliasId: 'a2' }, 'metrics.unknownAlias')
    await run(cast.lead, 'metrics.endAlias', { aliasId: 'a1' })
    await refused(cast.lead, 'metrics.endAlias', { aliasId: 'a1' }, 'metrics.unknownAlias')
    await run(cast.lead, 'metrics.learnAlias', { ...alias, aliasId: 'a2', personId: 'naomi' })
    expect((await books()).aliases.map(({ endedAt }) => endedAt)).toEqual([now, null])
  })
})
