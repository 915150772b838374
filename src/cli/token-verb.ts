/** `uitrol token create|list|revoke`: keys for machines, given out on the server's own machine by the owner's right (AC-1). */
import type { CommandInputs } from '#core/registry/command-inputs.ts'
import { Command, Option } from 'commander'
import { type Right, tokenRights } from '#core/access/access.ts'
import { longestTokenDays } from '#core/access/token-commands.ts'
import { CliError } from '#cli/cli-error.ts'
import { every, withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

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
  throw new CliError('cli.badChoice', { name: '--days', value, choices: [`1-${longestTokenDays}`] })
}

const create = async (name: string, { right, days, rollout, organisation, json }: CreateOptions, output: Output): Promise<void> => {
  const { execute, inDataFolder } = await import('#cli/data-folder.ts')
  const { hashOfSecret, newId } = await import('#server/base/ids.ts')
  const { newTokenSecret } = await import('#server/sign-in/api-token.ts')
  const secret = newTokenSecret()
  const tokenId = newId(new Date().toISOString())
  // The command refuses the rights that no token gets.
  const rights = right as CommandInputs['access.createToken']['rights']
  const input = { tokenId, name, rights, rolloutId: rollout ?? null, secretHash: hashOfSecret(secret), days: days ?? null }
  await inDataFolder((folder) => execute(folder, 'access.createToken', input, organisation))
  if (json) return output.putJson({ id: tokenId, name, rights: right, token: secret })
  output.tell(output.words('token.made', { name }))
  return output.put(`${secret}\n`)
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

const list = async ({ organisation, json }: { organisation?: string; json?: boolean }, output: Output): Promise<void> => {
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
  if (json) return output.putJson(tokens)
  const lines = tokens.map(({ id, name, rights, revokedAt }) =>
    [id, name, rights.join(' '), revokedAt ? output.words('token.revoked') : ''].join('  ').trimEnd(),
  )
  return output.put(`${(lines.length > 0 ? lines : [output.words('token.none')]).join('\n')}\n`)
}

const revoke = async (
  tokenId: string,
  { organisation, json }: { organisation?: string; json?: boolean },
  output: Output,
): Promise<void> => {
  const { execute, inDataFolder } = await import('#cli/data-folder.ts')
  const answer = await inDataFolder((folder) => execute(folder, 'access.revokeToken', { tokenId }, organisation))
  return json ? output.putJson(answer) : output.put(`${output.words('done', { name: 'access.revokeToken', version: answer.version })}\n`)
}

/** The verb with its three parts. */
export const tokenVerb = (output: Output): Command => {
  const { words } = output
  const which = (): Option => new Option('--organisation <ID>', words('help.organisation'))
  return new Command('token')
    .description(words('help.token'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
    .addCommand(
      withCommon(new Command('create'), output)
        .description(words('help.tokenCreate'))
        .argument('<NAME>', words('help.tokenName'))
        .addOption(
          new Option('--right <RIGHT>', words('help.right'))
            .argParser((value: string, before: readonly string[] | undefined) => {
              if ((tokenRights as readonly string[]).includes(value)) return every(value, before)
              throw new CliError('cli.badChoice', { name: '--right', value, choices: tokenRights })
            })
            .makeOptionMandatory(),
        )
        .addOption(new Option('--days <N>', words('help.days')).argParser(daysFrom))
        .addOption(new Option('--rollout <ID>', words('help.rollout')))
        .addOption(which())
        .action((name: string, options: CreateOptions) => create(name, options, output)),
    )
    .addCommand(
      withCommon(new Command('list'), output)
        .description(words('help.tokenList'))
        .addOption(which())
        .action((options: { organisation?: string; json?: boolean }) => list(options, output)),
    )
    .addCommand(
      withCommon(new Command('revoke'), output)
        .description(words('help.tokenRevoke'))
        .argument('<ID>', words('help.tokenId'))
        .addOption(which())
        .action((id: string, options: { organisation?: string; json?: boolean }) => revoke(id, options, output)),
    )
}
