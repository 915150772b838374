/** How far the tables are that a directory of people stands on, so that it is read again only where they moved. */
import { type Kysely, sql } from 'kysely'
import { compiled } from '#server/db/prepared.ts'
import type { Schema } from '#server/db/schema.ts'

/** How far the tables are that a directory stands on, and the organisation's book. */
export interface DirectoryState {
  /** The number of the organisation, and how many names have numbers; 0 before the first usage. */
  readonly organisation: number
  readonly names: number
  /** The newest version of each table, in the order of `watched`. */
  readonly versions: readonly number[]
  /** How often usage was written, and the newest version of what people said themselves: what is counted from them changes with these. */
  readonly written: number
  readonly said: number
}

export const watched = ['person', 'participant', 'usageAlias', 'location', 'organisation', 'usageSource', 'usageImport'] as const
export type WatchedTable = (typeof watched)[number]

/** What a directory begins with. */
export const noState: DirectoryState = { organisation: 0, names: 0, versions: watched.map(() => 0), written: 0, said: 0 }

/** The newest version of a table. */
export const versionOf = ({ versions }: DirectoryState, table: WatchedTable): number => versions[watched.indexOf(table)] ?? 0

/** Asks how far the tables are; a few looks at the ends of indexes. */
export const stateQuery = compiled((db, { organisationId }: { organisationId: string }) =>
  db.selectNoFrom((on) => [
    on.selectFrom('usageBook').select('number').where('organisationId', '=', organisationId).as('organisation'),
    on.selectFrom('usageBook').select('names').where('organisationId', '=', organisationId).as('names'),
    on.selectFrom('usageBook').select('written').where('organisationId', '=', organisationId).as('written'),
    on
      .selectFrom('rollCall')
      .select(sql<number>`max("version")`.as('version'))
      .where('organisationId', '=', organisationId)
      .as('said'),
    ...watched.map((table) =>
      on
        .selectFrom(table as 'person')
        .select(sql<number>`max("version")`.as('version'))
        .where('organisationId', '=', organisationId)
        .as(`v ${table}`),
    ),
  ]),
)

/** What `stateQuery` answered. */
export const stateIn = ([row]: readonly unknown[]): DirectoryState => {
  const found = (row ?? {}) as Readonly<Record<string, number | null>>
  return {
    organisation: found['organisation'] ?? 0,
    names: found['names'] ?? 0,
    versions: watched.map((table) => Number(found[`v ${table}`] ?? 0)),
    written: Number(found['written'] ?? 0),
    said: Number(found['said'] ?? 0),
  }
}

/** Reads how far the tables are. */
export const readState = async (db: Kysely<Schema>, organisationId: string): Promise<DirectoryState> =>
  stateIn((await db.executeQuery(stateQuery(db, { organisationId }))).rows)

/** Whether two states know the same people and sources; names only ever grow, and what was written changes no directory. */
export const isSameState = (one: DirectoryState, other: DirectoryState): boolean =>
  one.organisation === other.organisation && one.versions.every((version, index) => version === other.versions[index])

/** Whether nothing changed since a state was read (`but` for some tables), by one that was read in the transaction that holds the book. */
export const isUnchanged = (before: DirectoryState, current: DirectoryState, but: readonly WatchedTable[] = []): boolean =>
  // Before the first usage there was no book; this transaction made it.
  (before.organisation === 0 || before.organisation === current.organisation) &&
  before.names === current.names &&
  watched.every((table) => but.includes(table) || versionOf(before, table) === versionOf(current, table))
