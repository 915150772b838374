/** Two organisations with the same ids, and every command in one of them: nothing of the other may change (AC-2). */
import { sql } from 'kysely'
import { systemActor } from '#core/access/access.ts'
import { allCommands } from '#core/registry/commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Database } from '#server/db/database.ts'
import { home, settle, there } from '#test/access-stage.ts'
import { issue, issueAny, now, person, writerOf } from '#test/cast.ts'
import { sampleInput } from '#test/sample-input.ts'

/** The organisation in which the commands are given. */
const twin = 'twin'

/** Everything that the database holds of home, by table: its rows, and those of accounts that are not of the twin. */
const keptOfHome = async ({ db }: Database): Promise<Readonly<Record<string, readonly string[]>>> => {
  const found = (await db.introspection.getTables()).toSorted((a, b) => a.name.localeCompare(b.name))
  const kept: Record<string, string[]> = {}
  for (const { name } of found) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    const isHome = (row: Record<string, unknown>): boolean =>
      typeof row['organisationId'] === 'string'
        ? row['organisationId'] === home
        : typeof row['accountId'] === 'string' && !row['accountId'].startsWith(twin)
    kept[name] = rows
      .filter(isHome)
      .map((row) => JSON.stringify(row))
      .toSorted()
  }
  return kept
}

export interface Twins {
  /** Commands that were carried out in the twin at least once. */
  readonly done: readonly string[]
  /** Tables whose rows of home are not as they were. */
  readonly changed: readonly string[]
}

/** Gives every command in both organisations alike, so that the same ids are there, and then once more in the twin alone. */
export const tryTwins = async (database: Database): Promise<Twins> => {
  const { write } = writerOf(database)
  const done = new Set<string>()
  const fresh = Object.fromEntries(['rolloutId', 'personId', 'locationId', 'linkId', 'tokenId'].map((name) => [name, `new-${name}`]))
  /** Once with ids that are there, once with those of something new, and again now that it is there. */
  const giveAll = async (organisationId: string): Promise<void> => {
    for (const ids of [there, { ...there, ...fresh }, there])
      for (const command of allCommands())
        try {
          await write({ ...systemActor(organisationId), personId: 'self' }, issueAny(command.name, sampleInput(command, ids)))
          if (organisationId === twin) done.add(command.name)
        } catch (trouble) {
          if (!(trouble instanceof Problem)) throw trouble
        }
  }
  await settle(database)
  await settle(database, twin)
  // At home somebody once had an account as a person whose id the twin knows too, with all that can go with one.
  const accountId = 'once'
  const account = {
    accountId,
    name: 'Once',
    email: 'once@home.example',
    passwordHash: null,
    organisationId: home,
    personId: there.personId,
  }
  await database.db
    .insertInto('account')
    .values({ ...account, language: null, createdAt: now })
    .execute()
  await giveAll(home)
  const before = await keptOfHome(database)
  await giveAll(twin)
  const system = systemActor(twin)
  await write(system, issue('people.change', { ...person(there.personId, 'georgetown'), leftOn: '2026-11-01' }))
  await write(system, issue('people.forget', { personId: there.personId }))
  done.add('people.forget')
  const after = await keptOfHome(database)
  const changed = Object.keys(before).filter((table) => JSON.stringify(before[table]) !== JSON.stringify(after[table]))
  return { done: [...done].toSorted(), changed }
}
