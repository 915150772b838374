/** `uitrol backup`: copies the database of a running server, and checks such a copy. */
import { Command } from 'commander'
import { trailWords } from '#core/trail/trail-words.ts'
import { speak } from '#core/kernel/words.ts'
import { CliError } from '#cli/cli-error.ts'
import { reasonOf } from '#cli/files.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Options {
  readonly json?: boolean
}

const backup = async (file: string, { json }: Options, { words, put, putJson }: Output): Promise<void> => {
  const { lookInDataFolder } = await import('#cli/data-folder.ts')
  const { backupDatabase } = await import('#server/operations/backup-database.ts')
  const done = await lookInDataFolder(async (database) => {
    if (database === null) throw new CliError('cli.noOwner', {})
    if (database.kind === 'postgres') throw new CliError('cli.backupPostgres', {})
    try {
      return await backupDatabase(database.where, file)
    } catch (trouble) {
      const isOfSystem = trouble instanceof Error && 'syscall' in trouble
      throw isOfSystem ? new CliError('cli.fileUnwritable', { file, reason: reasonOf(trouble) }, { file }) : trouble
    }
  })
  if (!done) throw new CliError('cli.fileThere', { file }, { file })
  if (json) return putJson({ file, sha256: done.digest })
  return put(`${words('backup.done', { file, digest: done.digest })}\n`)
}

const verify = async (file: string, { json }: Options, { language, words, put, putJson }: Output): Promise<void> => {
  const { verifyBackup } = await import('#server/operations/backup-database.ts')
  const found = await verifyBackup(file)
  switch (found.end) {
    case 'noCopy':
      throw new CliError('cli.fileMissing', { file }, { file })
    case 'digest':
    case 'damaged':
      throw new CliError('cli.backupUnfit', { file, text: words(`backup.${found.end}`) }, { file })
    case 'trail':
      throw new CliError('cli.trailBroken', { name: file, text: speak(trailWords, language)('broken', found.broken) }, { file })
    case 'whole':
      if (json) return putJson({ file, sha256: found.digest, organisations: found.organisations })
      return put(`${words('backup.checked', { file, organisations: found.organisations })}\n`)
  }
}

/** The verb with its part. */
export const backupVerb = (output: Output): Command => {
  const { words } = output
  return withCommon(new Command('backup'), output)
    .description(words('help.backup'))
    .argument('<FILE>', words('help.backupFile'))
    .action((file: string, options: Options) => backup(file, options, output))
    .addCommand(
      withCommon(new Command('verify'), output)
        .description(words('help.backupVerify'))
        .argument('<FILE>', words('help.restoreFile'))
        // --json is an option of the verb above too, which takes it first.
        .action((file: string, _: Options, command: Command) => verify(file, command.optsWithGlobals(), output)),
    )
}
