/**
 * Judges how SQLite finds the rows of a statement. Without statistics it takes every index for ten rows a key, however many there are, so
 * it can prefer one that gives everyone's rows to one that gives one. Here it is asked twice: as it is, and with the statistics of a large
 * organisation and an index for each column that names something. Where the first reads many times what the second does, the statement is poor.
 */
import Sqlite from 'better-sqlite3'
import { copyFile } from 'node:fs/promises'
import { migratedFile } from '#test/dialects.ts'
import { columnsMostlyNull, columnsOfFewValues, growsWithPeople } from '#test/large-rows.ts'
import type { Prepared } from '#test/prepared-statements.ts'
import { sharedFile } from '#test/run-folder.ts'

/** Rows of a table that grows, of one that does not, and how many values a column of few has. */
const [many, few, fewValues] = [100_000, 100, 10]

interface Step {
  readonly id: number
  readonly parent: number
  readonly detail: string
}

const rowsOf = (table: string): number => (growsWithPeople(table) ? many : few)

/** How many values a column has in so many rows. */
const valuesOf = (column: string, rows: number): number => {
  if (column === 'organisationId' || column === 'organisation' || columnsMostlyNull.has(column)) return 1
  return Math.min(rows, columnsOfFewValues.has(column) ? fewValues : rows)
}

/** Whether few rows are found by a column: an id, a key, an address, or what is said of few. */
const findsFew = (column: string): boolean =>
  columnsMostlyNull.has(column) ||
  (!columnsOfFewValues.has(column) && /(?:Id|Key|Hash)$|^(?:email|employeeNumber|identity|person)$/.test(column))

interface Named {
  readonly name: string
}

const tablesOf = (db: Sqlite.Database): string[] =>
  (db.prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`).all() as Named[]).map(({ name }) => name)
const columnsOf = (db: Sqlite.Database, table: string): string[] =>
  (db.prepare(`select name from pragma_table_info(?)`).all(table) as Named[]).map(({ name }) => name)

/** An index for each column that names something, within the organisation and over all of them. */
const addIndexes = (db: Sqlite.Database): void => {
  for (const table of tablesOf(db).filter(growsWithPeople)) {
    const columns = columnsOf(db, table)
    const organisation = ['organisationId', 'organisation'].find((one) => columns.includes(one))
    for (const column of columns.filter(findsFew)) {
      db.exec(`create index "wished_${table}_${column}" on "${table}" ("${column}")`)
      if (organisation) db.exec(`create index "wished_own_${table}_${column}" on "${table}" ("${organisation}", "${column}")`)
    }
  }
}

/** What `analyze` would write for a large organisation. */
const addStatistics = (db: Sqlite.Database): void => {
  db.exec('analyze')
  const statistic = db.prepare('insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)')
  for (const table of tablesOf(db)) {
    const rows = rowsOf(table)
    const indexes = db.prepare('select name, "unique" as isUnique, origin from pragma_index_list(?)').all(table) as (Named & {
      isUnique: number
      origin: string
    })[]
    const own = db.prepare('select sql from sqlite_master where name = ?').pluck().get(table) as string
    for (const { name, isUnique, origin } of indexes) {
      const columns = (db.prepare('select name from pragma_index_info(?)').all(name) as Named[]).map((one) => one.name)
      let values = 1
      const each = columns.map((column, index) => {
        values *= valuesOf(column, rows)
        return isUnique && index === columns.length - 1 ? 1 : Math.max(1, Math.ceil(rows / values))
      })
      // The key of a table without row ids goes by the name of the table.
      statistic.run(table, origin === 'pk' && /without rowid/i.test(own) ? table : name, [rows, ...each].join(' '))
    }
  }
  db.exec('analyze sqlite_schema')
}

const open = (file: string): Sqlite.Database => {
  const db = new Sqlite(file)
  db.function('folded', { deterministic: true }, (text: unknown) => text)
  return db
}

const wishedFile = (): Promise<string> =>
  sharedFile('wished-indexes.db', async (path) => {
    await copyFile(await migratedFile(), path)
    const db = open(path)
    addIndexes(db)
    addStatistics(db)
    db.close()
  })

/** The table behind a name in a plan, which is that of the table or what the statement calls it. */
const tableCalled = (sql: string, called: string, known: ReadonlySet<string>): string => {
  if (known.has(called)) return called
  const before = new RegExp(`"?(\\w+)"?\\s+(?:as\\s+)?"?${called}"?(?!\\w)`, 'gi')
  return [...sql.matchAll(before)].map(([, table = '']) => table).find((table) => known.has(table)) ?? called
}

/** How many rows a step of a plan looks at, each time it is taken. */
const rowsOfStep = (detail: string, sql: string, known: ReadonlySet<string>): number | undefined => {
  const [, how, called] = /^(SEARCH|SCAN) (\S+)/.exec(detail) ?? []
  if (how === undefined || called === undefined) return undefined
  const table = tableCalled(sql, called, known)
  if (!known.has(table)) return 1
  const rows = rowsOf(table)
  const [, terms] = how === 'SEARCH' ? (/\(([^()]*(?:\(\w+\)[^()]*)*)\)(?: [A-Z-]+)?$/.exec(detail) ?? []) : []
  if (terms === undefined) return rows
  const found = terms.split(' AND ').reduce((left, term) => {
    const [, column, equal] = /^(\w+)([=<>])/.exec(term) ?? []
    if (column === undefined) return left
    if (equal === '=') return left / valuesOf(column, rows)
    // What is newer than a version is little, and so is what is said of few; of other ranges a quarter, as SQLite has it.
    return left / ((column === 'version' && equal === '>') || columnsMostlyNull.has(column) ? fewValues ** 3 : 4)
  }, rows)
  return Math.max(1, found)
}

/** How many rows a plan looks at: steps beside one another are loops within each other. */
const rowsOfPlan = (steps: readonly Step[], sql: string, known: ReadonlySet<string>, parent = 0): number => {
  let [loops, sum] = [1, 0]
  for (const { id, detail } of steps.filter((step) => step.parent === parent)) {
    const own = rowsOfStep(detail, sql, known)
    const looked = own ?? rowsOfPlan(steps, sql, known, id)
    const isLoop = own !== undefined || detail.startsWith('MULTI-INDEX OR')
    sum += isLoop || detail.startsWith('CORRELATED') ? loops * looked : looked
    if (isLoop) loops *= Math.max(1, looked)
  }
  return sum
}

const planOf = (db: Sqlite.Database, sql: string): Step[] => {
  const marks = sql.replaceAll(/'[^']*'/g, '').split('?').length - 1
  return db.prepare<unknown[], Step>(`explain query plan ${sql}`).all(...Array.from({ length: marks }, () => null))
}

export interface Judged {
  readonly sql: string
  /** Rows that it looks at in a large organisation, and that it would look at with the best indexes. */
  readonly rows: number
  readonly wished: number
  readonly plan: readonly string[]
  readonly wishedPlan: readonly string[]
}

/** From here on it is worth an index. */
const worthAnIndex = 1000
const timesTheRows = 5

export const isPoor = ({ rows, wished }: Judged): boolean => rows >= worthAnIndex && rows >= timesTheRows * wished

/** Judges statements by the newest schema; those about other tables, which tests and migrations have, are left out. */
export const judge = async (statements: readonly string[]): Promise<Judged[]> => {
  const [standing, wishing] = [open(await migratedFile()), open(await wishedFile())]
  try {
    const known = new Set([...tablesOf(standing), 'sqlite_master'])
    return statements.flatMap((sql) => {
      try {
        const [plan, wishedPlan] = [planOf(standing, sql), planOf(wishing, sql)]
        const rows = rowsOfPlan(plan, sql, known)
        const wished = rowsOfPlan(wishedPlan, sql, known)
        return [{ sql, rows, wished, plan: plan.map(({ detail }) => detail), wishedPlan: wishedPlan.map(({ detail }) => detail) }]
      } catch (error) {
        if (error instanceof Error && /^no such (?:table|column)/.test(error.message)) return []
        throw error
      }
    })
  } finally {
    standing.close()
    wishing.close()
  }
}

/** Statements that may look at everyone's rows all the same: where they stand, the tables, and why. */
const accepted: readonly (readonly [file: string, tables: readonly string[], because: string])[] = [
  ['src/server/sign-in/first-owner.ts', ['membership'], 'Once, when the server starts.'],
  ['src/cli/user-verb.ts', ['person'], 'A process of its own, once.'],
  ['src/server/review/handover-queries.ts', ['ticket'], 'Once a rollout, in a thread.'],
  [
    'src/server/privacy/own-data.ts',
    ['invitation', 'usageAlias', 'impactReading', 'objection', 'story', 'feedback', 'ticketEvent'],
    'Somebody takes their own data along now and then; these have far fewer rows than there are people.',
  ],
]

const isAccepted = ({ from }: Prepared, { plan }: Judged): boolean =>
  accepted.some(
    ([file, tables]) => from.some((line) => line.startsWith(`${file}:`)) && plan.some((step) => tables.includes(step.split(' ')[1] ?? '')),
  )

/** What is wrong with statements: which, from where, and what to do. */
export const complaints = async (statements: readonly Prepared[]): Promise<string[]> => {
  const judged = new Map((await judge(statements.map(({ sql }) => sql))).map((one) => [one.sql, one]))
  return statements.flatMap((statement) => {
    const one = judged.get(statement.sql)
    if (!one || !isPoor(one) || isAccepted(statement, one)) return []
    return [
      [
        one.sql,
        `  from ${statement.from.slice(0, 5).join(', ') || 'a place that is not known'}`,
        `  looks at ${Math.round(one.rows)} rows in an organisation of ${many}: ${one.plan.join('; ')}`,
        `  and could look at ${Math.round(one.wished)}: ${one.wishedPlan.join('; ')}`,
        '  Name the columns before it in the key (rollouts-of.ts), write the condition another way, add an index by a migration, or say in query-plans.ts why it may.',
      ].join('\n'),
    ]
  })
}
