/** The data folder (or database) that the settings name, opened without a server. */
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { Actor } from '#core/access/access.ts'
import { adoptHolidays } from '#server/regional/adopt-holidays.ts'
import { readConfig } from '#server/base/config.ts'
import { refuseDamaged } from '#server/db/database-file.ts'
import { databaseFile, isPlaced } from '#server/db/database-location.ts'
import { type Database, openDatabase } from '#server/db/database.ts'
import { databaseTrouble, makeDatabase, openReadyDatabase } from '#server/db/ready-database.ts'
import { createVersionNotifier } from '#server/sync/version-notifier.ts'
import { writeAllUnwritten } from '#server/write/commit.ts'
import { createWriter, type Write } from '#server/write/write.ts'
import { CliError } from '#cli/cli-error.ts'

export interface DataFolder {
  readonly database: Database
  /** The folder, or the address of the database without its password. */
  readonly name: string
  readonly write: Write
}

const now = (): string => new Date().toISOString()

/** What a database is called in messages: the folder, or its address without a password. */
export const shownName = (databaseUrl: string, data: string): string => {
  if (databaseUrl.startsWith('sqlite:')) return data
  const url = new URL(databaseUrl)
  url.password = ''
  // Options may hold a password as well.
  url.search = ''
  return url.href
}

/**
 * Opens what the settings name and closes it again; listeners of a running server are woken. Only `uitrol start` upgrades.
 * What is not there yet is made only for a verb that fills it, and then whole or not at all.
 * CliError: cli.noOwner. Problems: access.badSetting and those of `server.`.
 */
export const inDataFolder = async <T>(task: (folder: DataFolder) => Promise<T>, { make = false } = {}): Promise<T> => {
  const config = readConfig(process.env)
  const name = shownName(config.databaseUrl, config.data)
  if (!make && !isPlaced(config)) throw new CliError('cli.noOwner', {})
  const work = async (database: Database): Promise<T> => {
    const notifier = createVersionNotifier(database)
    const write: Write = createWriter({
      database,
      now,
      committed: async (actor, differences) => {
        notifier.notify(actor.organisationId)
        await adoptHolidays(database, write, now(), actor, differences)
      },
    })
    try {
      return await task({ database, name, write })
    } finally {
      await notifier.close()
    }
  }
  const made = make ? await makeDatabase(config, work) : null
  if (made) return made.filled
  const { database } = await openReadyDatabase(config, { upgrade: false })
  try {
    await writeAllUnwritten(database)
    return await work(database)
  } catch (trouble) {
    throw await databaseTrouble(trouble, config)
  } finally {
    await database.close()
  }
}

/** Looks at what the settings name and leaves it as it is; the task gets null for the database while nothing was ever put there. */
export const lookInDataFolder = async <T>(
  task: (database: Database | null, name: string, kind: Database['kind']) => Promise<T>,
): Promise<T> => {
  const config = readConfig(process.env)
  const name = shownName(config.databaseUrl, config.data)
  if (!isPlaced(config)) return task(null, name, 'sqlite')
  let database: Database | undefined
  try {
    const file = databaseFile(config)
    if (file !== null) await refuseDamaged(file)
    database = await openDatabase(config.databaseUrl)
    const tables = await database.db.introspection.getTables()
    return await task(tables.some((table) => table.name === 'organisation') ? database : null, name, database.kind)
  } catch (trouble) {
    throw await databaseTrouble(trouble, config)
  } finally {
    await database?.close()
  }
}

/** Who owns the organisation here, or the one with this id: whoever can open the files may act as they do. */
export const ownerOf = async ({ db }: Database, organisationId?: string): Promise<Actor | undefined> => {
  let owners = db
    .selectFrom('membership')
    .innerJoin('account', 'account.accountId', 'membership.accountId')
    .select(['membership.organisationId', 'account.accountId', 'account.name', 'account.personId'])
    .where('membership.role', '=', 'owner')
    .orderBy('membership.organisationId')
    .orderBy('account.accountId')
  if (organisationId !== undefined) owners = owners.where('membership.organisationId', '=', organisationId)
  const found = await owners.executeTakeFirst()
  return found && { ...found, role: 'owner', locationIds: [] }
}

/** The owner as whom a verb acts. Complaints: cli.noOwner, cli.unknownOrganisation. */
export const ownerHere = async (database: Database, organisationId?: string): Promise<Actor> => {
  const owner = await ownerOf(database, organisationId)
  if (owner) return owner
  if (organisationId === undefined) throw new CliError('cli.noOwner', {})
  throw new CliError('cli.unknownOrganisation', { id: organisationId })
}

/** Carries a command out as the owner. Complaints: those of ownerHere; Problems: those of the command. */
export const execute = async <Name extends CommandName>(
  { database, write }: DataFolder,
  name: Name,
  input: CommandInputs[Name],
  organisationId?: string,
): ReturnType<Write> => {
  const owner = await ownerHere(database, organisationId)
  const at = now()
  return write(owner, commandCall(at, name, input), { device: 'uitrol do' })
}
