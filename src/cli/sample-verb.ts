/** `uitrol sample`: a new data folder with the sample company in it, made by commands. */
import { Command } from 'commander'
import { choice, withCommon } from '#cli/options.ts'
import { type SampleStage, sampleStages } from '#core/organisation/sample-company.ts'
import type { Output } from '#cli/output.ts'

interface SampleOptions {
  readonly json?: boolean
  readonly stage?: SampleStage
}

const run = async (options: SampleOptions, { language, words, put, putJson }: Output): Promise<void> => {
  const [{ inDataFolder, ownerOf }, { makeFirstLink, welcomeFirstOwner }, { newSecret }, { makeSample }, { CliError }] = await Promise.all([
    import('#cli/data-folder.ts'),
    import('#server/sign-in/first-owner.ts'),
    import('#server/base/ids.ts'),
    import('#server/sample/make-sample.ts'),
    import('#cli/cli-error.ts'),
  ])
  const zone = 'America/Paramaribo'
  const made = await inDataFolder(
    async ({ database, name: folder, write }) => {
      if (await ownerOf(database)) throw new CliError('cli.notEmpty', { folder })
      const now = new Date().toISOString()
      const token = (await makeFirstLink(database, now)) ?? ''
      const email = 'owner@kasnika.example'
      const password = newSecret().slice(0, 16)
      const organisation = { name: 'Kasnika N.V.', country: 'SR', zone, language, currency: 'SRD' }
      const owner = await welcomeFirstOwner(
        database,
        write,
        now,
        { token, name: 'Kasnika', email, password, organisation },
        'uitrol sample',
      )
      await makeSample({ database, write, now }, owner, { language, stage: options.stage ?? 'second' })
      const people = await database.db.selectFrom('person').select('personId').execute()
      return { data: folder, people: people.length, email, password }
    },
    { make: true },
  )
  if (options.json) return putJson(made)
  return put(`${words('sample.made', { folder: made.data, people: made.people })}\n${made.email}  ${made.password}\n`)
}

/** The verb with its options. */
export const sampleVerb = (output: Output): Command =>
  withCommon(new Command('sample'), output)
    .description(output.words('help.sample'))
    .addOption(choice('--stage <STAGE>', output.words('help.sampleStage'), sampleStages))
    .action((options: SampleOptions) => run(options, output))
