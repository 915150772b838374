/** `uitrol migrate to URL`: moves an installation from its SQLite file to PostgreSQL. */
import { Command } from 'commander'
import { CliError } from '#cli/cli-error.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Options {
  readonly json?: boolean
}

const migrateTo = async (url: string, { json }: Options, { words, put, putJson }: Output): Promise<void> => {
  if (!/^postgres(ql)?:/.test(url) || !URL.canParse(url)) throw new CliError('cli.migrateNotPostgres', {}, { field: 'URL' })
  const [
    { readConfig },
    { databaseFile },
    { isInUse },
    { copyDatabase },
    { openDatabase },
    { databaseTrouble },
    { inDataFolder, shownName },
  ] = await Promise.all([
    import('#server/base/config.ts'),
    import('#server/db/database-location.ts'),
    import('#server/db/restore-database.ts'),
    import('#server/operations/copy-database.ts'),
    import('#server/db/database.ts'),
    import('#server/db/ready-database.ts'),
    import('#cli/data-folder.ts'),
  ])
  const config = readConfig(process.env)
  // Read as a setting, so that a bad address is refused in the same words, and no password is ever shown.
  const target = readConfig({ ...process.env, UITROL_DATABASE_URL: url })
  const file = databaseFile(config)
  if (file === null) throw new CliError('cli.migrateFrom', {})
  if (await isInUse(file)) throw new CliError('cli.restoreInUse', { file })
  const done = await inDataFolder(async ({ database }) => {
    let to
    try {
      to = await openDatabase(target.databaseUrl)
      return await copyDatabase(database, to)
    } catch (trouble) {
      throw await databaseTrouble(trouble, target)
    } finally {
      await to?.close()
    }
  })
  if (done.end === 'occupied') throw new CliError('cli.migrateOccupied', {})
  if (done.end === 'differs') throw new Error(`the table ${done.table} did not come over whole`)
  if (json) return putJson({ rows: done.rows, organisations: done.organisations })
  return put(`${words('migrate.done', { rows: done.rows, to: shownName(target.databaseUrl, '') })}\n`)
}

/** The verb with its part. */
export const migrateVerb = (output: Output): Command => {
  const { words } = output
  return new Command('migrate')
    .description(words('help.migrate'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
    .addCommand(
      withCommon(new Command('to'), output)
        .description(words('help.migrateTo'))
        .argument('<URL>', words('help.migrateUrl'))
        .action((url: string, options: Options) => migrateTo(url, options, output)),
    )
}
