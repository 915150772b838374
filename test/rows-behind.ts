/** A large change carried out in pieces of a few rows, and what is left of it. */
import { onTestFinished } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import type { Issued } from '#core/kernel/command.ts'
import { type TableName, tables as allTables } from '#core/registry/tables.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import type { UnwrittenRows } from '#server/db/unwritten-rows.ts'
import { carryOut } from '#server/write/command-in-thread.ts'
import type { UnwrittenRowsOf } from '#server/write/command-batch.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { cast, foundCompany, issue, now, person } from '#test/cast.ts'

/** The company with a few more people, so that a plan of it is many pieces. */
export const manyInCompany = async (database: Database): Promise<Write> => {
  const { write } = await foundCompany(database)
  for (let n = 0; n < 24; n++) await write(cast.owner, issue('people.add', person(`p${n}`, n % 3 ? 'albina' : 'georgetown')))
  return write
}

/** A writer as that of a large organisation: what is about everyone is tried on the rows nearby first. */
export const writerFor = (database: Database, unwrittenOf?: UnwrittenRowsOf): Write =>
  createWriter({
    database,
    now: () => now,
    committed: async () => undefined,
    beside: (_actor, _issued, _circumstances, nearby) => nearby(),
    ...(unwrittenOf ? { unwrittenOf } : {}),
  })

/** A writer that tries nothing first. */
export const writerInOrder = (database: Database, unwrittenOf?: UnwrittenRowsOf): Write =>
  createWriter({ database, now: () => now, committed: async () => undefined, ...(unwrittenOf ? { unwrittenOf } : {}) })

/** How it ended: `done`, or the code of the problem. */
export const outcomeOf = (answer: Promise<unknown>): Promise<string> =>
  answer.then(
    () => 'done',
    (trouble: unknown) => String((trouble as { code?: unknown }).code ?? trouble),
  )

const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()

/** Ids of several notices of one command follow the order of its rows, which is nobody's promise; digests of what was erased are salted. */
const unordered = (text: string): string =>
  text.replaceAll(/([0-9a-f]{8}-[0-9a-f-]{27})\.\d+/g, '$1.n').replace(/^"[0-9a-f]{64}"$/, 'erased')

/** All rows, and whom and what feed and trail speak of, without the versions that pieces take. */
export const allOf = async ({ db }: Database, issued: readonly Issued[]): Promise<Readonly<Record<string, readonly unknown[]>>> => {
  const found: Record<string, readonly unknown[]> = {}
  for (const table of [...(Object.keys(allTables) as TableName[]), 'signIn'] as const) {
    const rows = await db
      .selectFrom(table as TableName)
      .selectAll()
      .execute()
    found[table] = sorted(rows.map((row) => ({ ...(row as object), version: 0 })))
      .map(unordered)
      .toSorted()
  }
  const feed = await db.selectFrom('feed').select(['table', 'rowKey', 'op', 'person', 'location']).execute()
  found['feed'] = sorted(feed).map(unordered).toSorted()
  const trail = await db
    .selectFrom('audit')
    .select(['commandId', 'input', 'changes'])
    .where(
      'commandId',
      'in',
      issued.map(({ id }) => id),
    )
    .orderBy('commandId')
    .execute()
  found['trail'] = trail.map(({ commandId, input, changes }) => [
    commandId,
    input,
    changes === ''
      ? 'erased'
      : sorted(JSON.parse(changes) as unknown[])
          .map(unordered)
          .toSorted(),
  ])
  return found
}

/** Rows that are not in their tables, and the mark that says so. */
export const leftOf = async ({ db }: Database): Promise<unknown> => ({
  pieces: await db.selectFrom('unwrittenRows').select('piece').execute(),
  mark: await db.selectFrom('organisationVersion').select('unwritten').execute(),
})
export const nothingLeft = { pieces: [], mark: [{ unwritten: null }] }

/**
 * Carries out a command in pieces of `most` rows, and answers the number of turns to write; `between` comes before each piece, and is given
 * the rows that are not written.
 */
export const inPieces = async (
  database: Database,
  issued: Issued,
  between: (unwrittenOf: UnwrittenRowsOf, piece: number) => Promise<void>,
  { actor = cast.lead as Actor, most = 7 } = {},
): Promise<number> => {
  const own = await openDatabase(database.kind === 'sqlite' ? `sqlite:${database.where}` : database.where)
  onTestFinished(() => own.close())
  let rows: UnwrittenRows | undefined
  let turns = 0
  await carryOut(
    {
      database: own,
      progress: () => undefined,
      answerFor: (_organisationId, _commandId, unwritten) => void (rows = unwritten),
      turn: async (work) => {
        if (turns > 0) await between(() => rows, turns)
        turns++
        return database.lend(work)
      },
    },
    { actor, issued, now },
    most,
  )
  return turns
}
