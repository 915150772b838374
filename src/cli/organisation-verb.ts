/** `uitrol organisation create NAME`: another organisation in this installation, kept apart from the others (AC-1). */
import { Command, Option } from 'commander'
import { countries } from '#core/regional/countries.ts'
import { Complaint } from '#cli/complaint.ts'
import { withCommon } from '#cli/options.ts'
import type { Voice } from '#cli/voice.ts'

interface Options {
  owner: string
  country: string
  json?: boolean
}

const create = async (name: string, { owner, country, json }: Options, voice: Voice): Promise<void> => {
  const { inDataFolder } = await import('#cli/data-folder.ts')
  const { foundOrganisation } = await import('#server/found-organisation.ts')
  const known = countries.find(({ iso }) => iso === country)
  if (!known) throw new Complaint('cli.badChoice', { name: '--country', value: country, choices: countries.map(({ iso }) => iso) })
  const { zone, currency, language } = known
  const organisationId = await inDataFolder(({ database, write }) =>
    foundOrganisation(database, write, { name, country, zone, currency, language }, owner, new Date().toISOString()),
  )
  if (organisationId === null) throw new Complaint('cli.unknownAccount', { email: owner })
  return json
    ? voice.putJson({ id: organisationId, name })
    : voice.put(`${voice.words('organisation.made', { name, id: organisationId, owner })}\n`)
}

/** The verb with its part. */
export const organisationVerb = (voice: Voice): Command => {
  const { words } = voice
  return new Command('organisation')
    .description(words('help.organisationVerb'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
    .addCommand(
      withCommon(new Command('create'), voice)
        .description(words('help.organisationCreate'))
        .argument('<NAME>', words('help.organisationName'))
        .addOption(new Option('--owner <EMAIL>', words('help.owner')).makeOptionMandatory())
        .addOption(new Option('--country <CODE>', words('help.organisationCountry')).makeOptionMandatory())
        .action((name: string, options: Options) => create(name, options, voice)),
    )
}
