/** `uitrol restore FILE`: puts a copy of a database into a folder that has none, or in the place of the one in a folder that is named. */
import { Command, Option } from 'commander'
import { CliError } from '#cli/cli-error.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Options {
  readonly into?: string
  readonly json?: boolean
}

const restore = async (copy: string, { into, json }: Options, { words, put, putJson }: Output): Promise<void> => {
  const [{ readConfig }, { databaseFile, fileIn }, { restoreDatabase }] = await Promise.all([
    import('#server/base/config.ts'),
    import('#server/db/database-location.ts'),
    import('#server/db/restore-database.ts'),
  ])
  const target = into === undefined ? databaseFile(readConfig(process.env)) : fileIn(into)
  if (target === null) throw new CliError('cli.restoreNoFile', {})
  const done = await restoreDatabase(copy, target, into !== undefined)
  switch (done.end) {
    case 'noCopy':
      throw new CliError('cli.fileMissing', { file: copy })
    case 'unfit':
      throw new CliError('cli.restoreUnfit', { file: copy })
    case 'occupied':
      throw new CliError('cli.restoreOccupied', { file: target, command: done.command })
    case 'inUse':
      throw new CliError('cli.restoreInUse', { file: target })
    case 'restored':
      if (json) return putJson({ restored: target, from: copy, replaced: done.replaced })
      return put(
        `${words(done.replaced === null ? 'restore.done' : 'restore.replaced', { copy, file: target, before: done.replaced ?? '' })}\n`,
      )
  }
}

/** The verb with its options. */
export const restoreVerb = (output: Output): Command =>
  withCommon(new Command('restore'), output)
    .description(output.words('help.restore'))
    .argument('<FILE>', output.words('help.restoreFile'))
    .addOption(new Option('--into <FOLDER>', output.words('help.restoreInto')))
    .action((copy: string, options: Options) => restore(copy, options, output))
