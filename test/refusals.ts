/** What is refused and with which Problem, and that a refused command leaves everything as it was. */
import { type CompiledQuery, sql } from 'kysely'
import { expect } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'

const raisedBy = (attempt: () => unknown): Problem | undefined => {
  try {
    attempt()
  } catch (trouble) {
    if (trouble instanceof Problem) return trouble
    throw trouble
  }
  return undefined
}

/** The Problem with which something is refused; fails where it is not refused, and where what is thrown is no Problem. */
export const problemOf = (attempt: () => unknown): Problem => {
  const problem = raisedBy(attempt)
  if (!problem) throw new Error('nothing was refused')
  return problem
}

/** The code with which something is refused; 'done' where it is not. */
export const codeOf = (attempt: () => unknown): string => raisedBy(attempt)?.code ?? 'done'

/** The question by which `standingOf` asks a database; which tables there are takes longer to find out than the answer. */
const questions = new WeakMap<Database, CompiledQuery>()
const questionFor = async ({ db }: Database): Promise<CompiledQuery> => {
  const tables = await db.introspection.getTables()
  const counts = tables.map(({ name, columns }) => {
    const versions = columns.some((column) => column.name === 'version') ? sql`coalesce(sum(version), 0)` : sql`0`
    return sql`select ${sql.lit(name)} as name, count(*) as count, ${versions} as versions from ${sql.table(name)}`
  })
  return sql`${sql.join(counts, sql` union all `)} order by name`.compile(db)
}

/** How many rows each table has, and the sum of their versions: both stay only where nothing was written. */
export const standingOf = async (database: Database): Promise<unknown> => {
  const question = questions.get(database) ?? (await questionFor(database))
  questions.set(database, question)
  return (await database.db.executeQuery(question)).rows
}

/** The Problem with which a command is refused, once rows, trail, feed and all else are seen to be as they were; undefined where it is not refused. */
export const refusalOf = async (database: Database, attempt: () => Promise<unknown>): Promise<Problem | undefined> => {
  const before = await standingOf(database)
  try {
    await attempt()
  } catch (trouble) {
    if (!(trouble instanceof Problem)) throw trouble
    expect(await standingOf(database)).toEqual(before)
    return trouble
  }
  return undefined
}

/** A command is refused with this code and leaves nothing; `more` is what else the Problem says. */
export const refusedLeavesNothing = async (
  database: Database,
  attempt: () => Promise<unknown>,
  code: string,
  more: object = {},
): Promise<void> => expect(await refusalOf(database, attempt), code).toMatchObject({ code, ...more })
