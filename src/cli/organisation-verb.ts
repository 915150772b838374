/** `uitrol organisation create NAME`: another organisation in this installation, kept apart from the others (AC-1). */
import { Command, Option } from 'commander'
import { countries } from '#core/regional/countries.ts'
import { CliError } from '#cli/cli-error.ts'
import { linkAddress } from '#cli/link-address.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Options {
  owner: string
  ownerName?: string
  country: string
  address?: string
  json?: boolean
}

const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

const create = async (name: string, { owner, ownerName, country, address, json }: Options, output: Output): Promise<void> => {
  const { inDataFolder } = await import('#cli/data-folder.ts')
  const { createOrganisation, ownerLinkDays } = await import('#server/organisation/create-organisation.ts')
  const known = countries.find(({ iso }) => iso === country.trim().toUpperCase())
  if (!known) throw new CliError('cli.badChoice', { name: '--country', value: country, choices: countries.map(({ iso }) => iso) })
  if (!looksLikeEmail(owner.trim())) throw new CliError('cli.unknownAccount', { email: owner })
  const { iso, zone, currency, language } = known
  const whose = { email: owner, name: ownerName?.trim() || null }
  const founded = await inDataFolder(({ database, write }) =>
    createOrganisation(database, write, { name, country: iso, zone, currency, language }, whose, new Date().toISOString()),
  )
  if (!founded) throw new CliError('cli.unknownAccount', { email: owner })
  const { organisationId: id, secret } = founded
  const link = secret === null ? null : `${await linkAddress(address)}/sign-in#new-password=${secret}`
  if (json) return output.putJson(link === null ? { id, name } : { id, name, link })
  if (link === null) return output.put(`${output.words('organisation.made', { name, id, owner })}\n`)
  output.tell(output.words('organisation.madeFor', { name, id, owner: whose.name ?? owner, days: ownerLinkDays }))
  return output.put(`${link}\n`)
}

/** The verb with its part. */
export const organisationVerb = (output: Output): Command => {
  const { words } = output
  return new Command('organisation')
    .description(words('help.organisationVerb'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
    .addCommand(
      withCommon(new Command('create'), output)
        .description(words('help.organisationCreate'))
        .argument('<NAME>', words('help.organisationName'))
        .addOption(new Option('--owner <EMAIL>', words('help.owner')).makeOptionMandatory())
        .addOption(new Option('--owner-name <NAME>', words('help.ownerName')))
        .addOption(new Option('--address <URL>', words('help.address')))
        .addOption(new Option('--country <CODE>', words('help.organisationCountry')).makeOptionMandatory())
        .action((name: string, options: Options) => create(name, options, output)),
    )
}
