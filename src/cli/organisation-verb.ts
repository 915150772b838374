/** `uitrol organisation create NAME`: another organisation in this installation, kept apart from the others (AC-1). */
import { Command, Option } from 'commander'
import { countries } from '#core/regional/countries.ts'
import { Complaint } from '#cli/cli-error.ts'
import { linkAddress } from '#cli/link-address.ts'
import { withCommon } from '#cli/options.ts'
import type { Voice } from '#cli/output.ts'

interface Options {
  owner: string
  ownerName?: string
  country: string
  address?: string
  json?: boolean
}

const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)

const create = async (name: string, { owner, ownerName, country, address, json }: Options, voice: Voice): Promise<void> => {
  const { inDataFolder } = await import('#cli/data-folder.ts')
  const { foundOrganisation, ownerLinkDays } = await import('#server/organisation/create-organisation.ts')
  const known = countries.find(({ iso }) => iso === country.trim().toUpperCase())
  if (!known) throw new Complaint('cli.badChoice', { name: '--country', value: country, choices: countries.map(({ iso }) => iso) })
  if (!looksLikeEmail(owner.trim())) throw new Complaint('cli.unknownAccount', { email: owner })
  const { iso, zone, currency, language } = known
  const whose = { email: owner, name: ownerName?.trim() || null }
  const founded = await inDataFolder(({ database, write }) =>
    foundOrganisation(database, write, { name, country: iso, zone, currency, language }, whose, new Date().toISOString()),
  )
  if (!founded) throw new Complaint('cli.unknownAccount', { email: owner })
  const { organisationId: id, secret } = founded
  const link = secret === null ? null : `${await linkAddress(address)}/sign-in#new-password=${secret}`
  if (json) return voice.putJson(link === null ? { id, name } : { id, name, link })
  if (link === null) return voice.put(`${voice.words('organisation.made', { name, id, owner })}\n`)
  voice.tell(voice.words('organisation.madeFor', { name, id, owner: whose.name ?? owner, days: ownerLinkDays }))
  return voice.put(`${link}\n`)
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
        .addOption(new Option('--owner-name <NAME>', words('help.ownerName')))
        .addOption(new Option('--address <URL>', words('help.address')))
        .addOption(new Option('--country <CODE>', words('help.organisationCountry')).makeOptionMandatory())
        .action((name: string, options: Options) => create(name, options, voice)),
    )
}
