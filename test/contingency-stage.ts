/** A company on which the verbs of contingency are tried: runs them, reads rows, and checks that a refusal leaves nothing behind. */
import { expect } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { contingencyTables } from '#core/contingency/contingency-tables.ts'
import type { TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { foundCompany, issueAny, organisationId } from '#test/cast.ts'

const looked = [...(Object.keys(contingencyTables) as TableName[]), 'pause', 'phaseSite'] as const

export const beginContingency = async (database: Database) => {
  const { write } = await foundCompany(database)
  const run = (actor: Actor, name: string, input: unknown) => write(actor, issueAny(`contingency.${name}`, input))
  const read = async <T extends TableName>(table: T): Promise<Record<string, unknown>[]> =>
    database.db
      .selectFrom(table as 'issue')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .execute()
  const books = async () => ({
    rows: await Promise.all(looked.map(read)),
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
  return { write, run, read, refused }
}
