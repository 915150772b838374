/** What a test of commands tells its story with: the company, commands as somebody, the rows as they stand, and what is refused. */
import type { Actor } from '#core/access/access.ts'
import { rowKey } from '#core/kernel/table.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import type { Write } from '#server/write/write.ts'
import { type Company, foundCompany, issue, issueAny, organisationId } from '#test/cast.ts'
import { refusedLeavesNothing } from '#test/refusals.ts'

/** What is done and looked at through a writer. */
export interface Telling {
  /** Does a command as somebody. */
  run<Name extends CommandName>(actor: Actor, name: Name, input: CommandInputs[Name]): Promise<unknown>
  /** Whatever somebody sends, right or wrong, is refused with this code and leaves nothing. */
  refused(actor: Actor, name: CommandName, input: unknown, code: string, more?: object): Promise<void>
  /** The rows of a table in the order of their keys. */
  read<T extends TableName>(table: T): Promise<StoredRow<T>[]>
}

export interface Story extends Company, Telling {
  readonly database: Database
}

/** Commands through a writer, such as one with a clock of its own, and what they leave. */
export const tell = (database: Database, write: Write): Telling => ({
  run: (actor, name, input) => write(actor, issue(name, input)),
  refused: (actor, name, input, code, more) => refusedLeavesNothing(database, () => write(actor, issueAny(name, input)), code, more),
  read: async <T extends TableName>(table: T) => {
    const rows = (await database.db
      .selectFrom(table as 'story')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .execute()) as unknown as StoredRow<T>[]
    const keyOf = (row: StoredRow<T>): string => rowKey(tables[table], { ...row })
    return rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  },
})

/** Founds the company of the cast in an empty database. */
export const beginStory = async (database: Database): Promise<Story> => {
  const company = await foundCompany(database)
  return { ...company, database, ...tell(database, company.write) }
}
