/** `uitrol token create|list|revoke`: keys for machines, given out on the server's own machine by the owner's right (AC-1). */
import { Command, Option } from 'commander'
import { type Right, tokenRights } from '#core/access/access.ts'
import { longestTokenDays } from '#core/access/token-commands.ts'
import { Complaint } from '#cli/cli-error.ts'
import { every, withCommon } from '#cli/options.ts'
import type { Voice } from '#cli/output.ts'

interface CreateOptions {
  right: readonly Right[]
  days?: number
  rollout?: string
  organisation?: string
  json?: boolean
}

const daysFrom = (value: string): number => {
  const days = Number(value)
  if (Number.isInteger(days) && days >= 1 && days <= longestTokenDays) return days
  throw new Complaint('cli.badChoice', { name: '--days', value, choices: [`1-${longestTokenDays}`] })
}

const create = async (name: string, { right, days, rollout, organisation, json }: CreateOptions, voice: Voice): Promise<void> => {
  const { carryOut, inDataFolder } = await import('#cli/data-folder.ts')
  const { hashOfSecret, newId } = await import('#server/base/ids.ts')
  const { newTokenSecret } = await import('#server/sign-in/api-token.ts')
  const secret = newTokenSecret()
  const tokenId = newId(new Date().toISOString())
  const input = { tokenId, name, rights: right, rolloutId: rollout ?? null, secretHash: hashOfSecret(secret), days: days ?? null }
  await inDataFolder((folder) => carryOut(folder, 'access.createToken', input, organisation))
  if (json) return voice.putJson({ id: tokenId, name, rights: right, token: secret })
  voice.tell(voice.words('token.made', { name }))
  return voice.put(`${secret}\n`)
}

interface Listed {
  readonly id: string
  readonly name: string
  readonly rights: readonly string[]
  readonly madeBy: string
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt: string | null
  readonly lastUsedAt: string | null
}

const list = async ({ organisation, json }: { organisation?: string; json?: boolean }, voice: Voice): Promise<void> => {
  const { inDataFolder, ownerHere } = await import('#cli/data-folder.ts')
  const tokens = await inDataFolder(async ({ database }): Promise<Listed[]> => {
    const { organisationId } = await ownerHere(database, organisation)
    const found = await database.db
      .selectFrom('accessToken')
      .leftJoin('tokenUse', (join) =>
        join.onRef('tokenUse.tokenId', '=', 'accessToken.tokenId').onRef('tokenUse.organisationId', '=', 'accessToken.organisationId'),
      )
      .select(['accessToken.tokenId as id', 'accessToken.name', 'accessToken.rights', 'accessToken.makerName as madeBy'])
      .select(['accessToken.createdAt', 'accessToken.expiresAt', 'accessToken.revokedAt', 'tokenUse.usedAt as lastUsedAt'])
      .where('accessToken.organisationId', '=', organisationId)
      .orderBy('accessToken.createdAt')
      .execute()
    return found.map((token) => ({ ...token, rights: JSON.parse(token.rights) as string[] }))
  })
  if (json) return voice.putJson(tokens)
  const lines = tokens.map(({ id, name, rights, revokedAt }) =>
    [id, name, rights.join(' '), revokedAt ? voice.words('token.revoked') : ''].join('  ').trimEnd(),
  )
  return voice.put(`${(lines.length > 0 ? lines : [voice.words('token.none')]).join('\n')}\n`)
}

const revoke = async (tokenId: string, { organisation, json }: { organisation?: string; json?: boolean }, voice: Voice): Promise<void> => {
  const { carryOut, inDataFolder } = await import('#cli/data-folder.ts')
  const answer = await inDataFolder((folder) => carryOut(folder, 'access.revokeToken', { tokenId }, organisation))
  return json ? voice.putJson(answer) : voice.put(`${voice.words('done', { name: 'access.revokeToken', version: answer.version })}\n`)
}

/** The verb with its three parts. */
export const tokenVerb = (voice: Voice): Command => {
  const { words } = voice
  const which = (): Option => new Option('--organisation <ID>', words('help.organisation'))
  return new Command('token')
    .description(words('help.token'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
    .addCommand(
      withCommon(new Command('create'), voice)
        .description(words('help.tokenCreate'))
        .argument('<NAME>', words('help.tokenName'))
        .addOption(
          new Option('--right <RIGHT>', words('help.right'))
            .argParser((value: string, before: readonly string[] | undefined) => {
              if ((tokenRights as readonly string[]).includes(value)) return every(value, before)
              throw new Complaint('cli.badChoice', { name: '--right', value, choices: tokenRights })
            })
            .makeOptionMandatory(),
        )
        .addOption(new Option('--days <N>', words('help.days')).argParser(daysFrom))
        .addOption(new Option('--rollout <ID>', words('help.rollout')))
        .addOption(which())
        .action((name: string, options: CreateOptions) => create(name, options, voice)),
    )
    .addCommand(
      withCommon(new Command('list'), voice)
        .description(words('help.tokenList'))
        .addOption(which())
        .action((options: { organisation?: string; json?: boolean }) => list(options, voice)),
    )
    .addCommand(
      withCommon(new Command('revoke'), voice)
        .description(words('help.tokenRevoke'))
        .argument('<ID>', words('help.tokenId'))
        .addOption(which())
        .action((id: string, options: { organisation?: string; json?: boolean }) => revoke(id, options, voice)),
    )
}
