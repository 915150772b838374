/** `uitrol status`: what the data folder holds. */
import { Command } from 'commander'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

const run = async (options: { json?: boolean }, { words, put, putJson }: Output): Promise<void> => {
  const { lookInDataFolder, ownerOf } = await import('#cli/data-folder.ts')
  const status = await lookInDataFolder(async (database, name, kind) => {
    if (database === null) return { data: name, database: kind, owned: false, organisations: [] }
    const { db } = database
    const organisations = await db.selectFrom('organisation').select(['organisationId as id', 'name']).orderBy('organisationId').execute()
    const count = async (table: 'person' | 'rollout', organisationId: string): Promise<number> => {
      const found = await db
        .selectFrom(table)
        .select(db.fn.countAll().as('count'))
        .where('organisationId', '=', organisationId)
        .executeTakeFirst()
      return Number(found?.count ?? 0)
    }
    const lines = []
    for (const { id, name: called } of organisations) {
      const at = await db.selectFrom('organisationVersion').select('version').where('organisationId', '=', id).executeTakeFirst()
      lines.push({
        id,
        name: called,
        people: await count('person', id),
        rollouts: await count('rollout', id),
        version: Number(at?.version ?? 0),
      })
    }
    return { data: name, database: kind, owned: (await ownerOf(database)) !== undefined, organisations: lines }
  })
  if (options.json) return putJson(status)
  const lines = status.organisations.map((one) => words('status.line', one))
  return put(`${[status.data, ...(lines.length > 0 ? lines : [words('status.empty')])].join('\n')}\n`)
}

/** The verb with its options. */
export const statusVerb = (output: Output): Command =>
  withCommon(new Command('status'), output)
    .description(output.words('help.status'))
    .action((options: { json?: boolean }) => run(options, output))
