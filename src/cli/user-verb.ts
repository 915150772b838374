/** `uitrol user list|invite|revoke|recover`: who signs in, managed on the server's own machine by the owner's right (AC-1, AC-3). */
import { Command, Option } from 'commander'
import { type Role, roles } from '#core/access/access.ts'
import { longestInviteDays, usualInviteDays } from '#core/access/invitation-commands.ts'
import { CliError } from '#cli/cli-error.ts'
import type { DataFolder } from '#cli/data-folder.ts'
import { linkAddress } from '#cli/link-address.ts'
import { choice, withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Common {
  organisation?: string
  address?: string
  json?: boolean
}

interface InviteOptions extends Common {
  role: Role
  place?: readonly string[]
  days?: number
}

/** How long the owner's way back in works, in minutes. */
const recoveryMinutes = 60

const daysFrom = (value: string): number => {
  const days = Number(value)
  if (Number.isInteger(days) && days >= 1 && days <= longestInviteDays) return days
  throw new CliError('cli.badChoice', { name: '--days', value, choices: [`1-${longestInviteDays}`] })
}

const list = async ({ organisation, json }: Common, output: Output): Promise<void> => {
  const { inDataFolder, ownerHere } = await import('#cli/data-folder.ts')
  const { lastSeenIn } = await import('#server/sign-in/own-sign-in-sessions.ts')
  const users = await inDataFolder(async ({ database }) => {
    const { organisationId } = await ownerHere(database, organisation)
    const seen = new Map((await lastSeenIn(database, organisationId, new Date().toISOString())).map((one) => [one.accountId, one]))
    const found = await database.db
      .selectFrom('membership')
      .innerJoin('account', 'account.accountId', 'membership.accountId')
      .select(['membership.accountId as id', 'account.name', 'membership.email', 'membership.role', 'membership.locationIds'])
      .where('membership.organisationId', '=', organisationId)
      .orderBy('account.name')
      .execute()
    return found.map(({ locationIds, ...user }) => ({
      ...user,
      places: JSON.parse(locationIds) as string[],
      sessions: seen.get(user.id)?.sessions ?? 0,
      lastSeenAt: seen.get(user.id)?.lastSeenAt ?? null,
    }))
  })
  if (json) return output.putJson(users)
  const lines = users.map(({ name, email, role, places, lastSeenAt }) =>
    [role, name, email ?? '–', places.join(' '), lastSeenAt ?? output.words('user.neverSeen')].filter((part) => part !== '').join('  '),
  )
  return output.put(`${lines.join('\n')}\n`)
}

const invite = async (
  who: string,
  { role, place, days: asked, organisation, address, json }: InviteOptions,
  output: Output,
): Promise<void> => {
  const { execute, inDataFolder, ownerHere } = await import('#cli/data-folder.ts')
  const { hashOfSecret, newId, newSecret } = await import('#server/base/ids.ts')
  const secret = newSecret()
  const link = `${await linkAddress(address)}/invite#${secret}`
  const { name, days } = await inDataFolder(async (folder) => {
    const { db } = folder.database
    const { organisationId } = await ownerHere(folder.database, organisation)
    const usual = await db.selectFrom('organisation').select('inviteDays').where('organisationId', '=', organisationId).executeTakeFirst()
    const lasting = asked ?? usual?.inviteDays ?? usualInviteDays
    const person = await db
      .selectFrom('person')
      .select(['personId', 'name'])
      .where('organisationId', '=', organisationId)
      .where((on) => on.or([on('personId', '=', who), on('email', '=', who.toLowerCase())]))
      .executeTakeFirst()
    if (!person) throw new CliError('cli.unknownPerson', { who })
    const own = { invitationId: newId(new Date().toISOString()), personId: person.personId, secretHash: hashOfSecret(secret) }
    const input = { ...own, name: person.name, email: null, language: null, role, locationIds: place ?? [], days: lasting }
    await execute(folder, 'access.invite', input, organisationId)
    return { name: person.name, days: lasting }
  })
  if (json) return output.putJson({ name, role, link, days })
  output.tell(output.words('user.invited', { name, days }))
  return output.put(`${link}\n`)
}

/** The account of an e-mail address, as it is known here or as its person has it. CliError: cli.unknownUser. */
const accountOf = async (folder: DataFolder, email: string, organisation?: string) => {
  const { ownerHere } = await import('#cli/data-folder.ts')
  const { organisationId } = await ownerHere(folder.database, organisation)
  const wanted = email.trim().toLowerCase()
  const found = await folder.database.db
    .selectFrom('membership')
    .innerJoin('account', 'account.accountId', 'membership.accountId')
    .select(['membership.accountId', 'account.name', 'account.email as address'])
    .where('membership.organisationId', '=', organisationId)
    .where((on) => on.or([on('account.email', '=', wanted), on('membership.email', '=', wanted)]))
    .executeTakeFirst()
  if (!found) throw new CliError('cli.unknownUser', { email })
  return { ...found, organisationId }
}

const revoke = async (email: string, { organisation, json }: Common, output: Output): Promise<void> => {
  const { execute, inDataFolder } = await import('#cli/data-folder.ts')
  const done = await inDataFolder(async (folder) => {
    const { accountId, name, organisationId } = await accountOf(folder, email, organisation)
    return { name, ...(await execute(folder, 'access.withdrawRole', { accountId }, organisationId)) }
  })
  return json ? output.putJson(done) : output.put(`${output.words('user.revoked', { name: done.name })}\n`)
}

const recover = async (email: string, { organisation, address, json }: Common, output: Output): Promise<void> => {
  const { inDataFolder } = await import('#cli/data-folder.ts')
  const { hashOfSecret, newSecret } = await import('#server/base/ids.ts')
  const secret = newSecret()
  const link = `${await linkAddress(address)}/sign-in#new-password=${secret}`
  const name = await inDataFolder(async (folder) => {
    const account = await accountOf(folder, email, organisation)
    // Without an address of their own, nobody could sign in with the password that they choose.
    if (!account.address.includes('@')) throw new CliError('cli.noPassword', { name: account.name })
    const askedAt = new Date().toISOString()
    await folder.database.db
      .insertInto('mailedLink')
      .values({
        secretHash: hashOfSecret(secret),
        accountId: account.accountId,
        purpose: 'newPassword',
        askedAt,
        askedFrom: JSON.stringify({ device: 'uitrol user recover', address: '-' }),
        expiresAt: new Date(Date.parse(askedAt) + recoveryMinutes * 60_000).toISOString(),
        usedAt: null,
      })
      .execute()
    return account.name
  })
  if (json) return output.putJson({ name, link, minutes: recoveryMinutes })
  output.tell(output.words('user.recover', { name, minutes: recoveryMinutes }))
  return output.put(`${link}\n`)
}

/** The verb with its four parts. */
export const userVerb = (output: Output): Command => {
  const { words } = output
  const part = (name: string): Command =>
    withCommon(new Command(name), output).addOption(new Option('--organisation <ID>', words('help.organisation')))
  const withAddress = (verb: Command): Command => verb.addOption(new Option('--address <URL>', words('help.address')))
  return new Command('user')
    .description(words('help.user'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
    .addCommand(
      part('list')
        .description(words('help.userList'))
        .action((options: Common) => list(options, output)),
    )
    .addCommand(
      withAddress(part('invite'))
        .description(words('help.userInvite'))
        .argument('<PERSON|EMAIL>', words('help.who'))
        .addOption(choice('--role <ROLE>', words('help.role'), roles).default('member'))
        .addOption(new Option('--place <ID...>', words('help.place')))
        .addOption(new Option('--days <N>', words('help.inviteDays')).argParser(daysFrom))
        .action((who: string, options: InviteOptions) => invite(who, options, output)),
    )
    .addCommand(
      part('revoke')
        .description(words('help.userRevoke'))
        .argument('<EMAIL>', words('help.userEmail'))
        .action((email: string, options: Common) => revoke(email, options, output)),
    )
    .addCommand(
      withAddress(part('recover'))
        .description(words('help.userRecover'))
        .argument('<EMAIL>', words('help.userEmail'))
        .action((email: string, options: Common) => recover(email, options, output)),
    )
}
