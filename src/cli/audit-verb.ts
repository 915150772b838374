/** `uitrol audit`: checks the seals of the audit trail, or reads it. */
import { Command, Option } from 'commander'
import { isZone } from '#core/kernel/calendar.ts'
import { format } from '#core/kernel/format.ts'
import { day, whole } from '#core/kernel/input.ts'
import { sentenceOf } from '#core/trail/trail-sentences.ts'
import { trailWords } from '#core/trail/trail-words.ts'
import { speak } from '#core/kernel/words.ts'
import type { Database } from '#server/db/database.ts'
import { badInput } from '#server/base/input-validation.ts'
import { CliError } from '#cli/cli-error.ts'
import { withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface Filters {
  readonly json?: boolean
  readonly person?: string
  readonly table?: string
  readonly key?: string
  readonly rollout?: string
  readonly from?: string
  readonly to?: string
  readonly command?: string
  readonly before?: number
  readonly limit?: number
  readonly organisation?: string
}

const dayGiven =
  (name: string) =>
  (value: string): string => {
    if (!day.safeParse(value).success) throw badInput(name, 'day')
    return value
  }

const countGiven =
  (name: string, most: number) =>
  (value: string): number => {
    if (!whole(1, most).safeParse(Number(value)).success) throw new CliError('cli.badChoice', { name, value, choices: [`1-${most}`] })
    return Number(value)
  }

/** What organisations are called, and by which clock they live. */
const organisationsIn = async ({ db }: Database): Promise<ReadonlyMap<string, { name: string; zone: string }>> => {
  const found = await db.selectFrom('organisation').select(['organisationId', 'name', 'zone']).execute()
  return new Map(found.map((one) => [one.organisationId, one]))
}

const verify = async ({ json, anchor }: { json?: boolean; anchor?: string }, { language, words, put, putJson }: Output): Promise<void> => {
  const { lookInDataFolder } = await import('#cli/data-folder.ts')
  const { anchorIn, trailsIn, verifyTrail } = await import('#server/audit/verify-chain.ts')
  const noted = anchor === undefined ? undefined : anchorIn(anchor)
  if (noted === null) throw new CliError('cli.anchorUnreadable', { anchor: anchor ?? '' }, { field: '--anchor' })
  const trails = await lookInDataFolder(async (database) => {
    if (database === null) return []
    const named = await organisationsIn(database)
    const found = []
    for (const id of await trailsIn(database))
      found.push({ organisationId: id, name: named.get(id)?.name ?? id, ...(await verifyTrail(database, id, noted)) })
    return found
  })
  const say = speak(trailWords, language)
  const first = trails.find((trail) => trail.broken)
  if (first?.broken) {
    const text = say('broken', first.broken)
    throw new CliError('cli.trailBroken', { name: first.name, text }, undefined, { whole: false, trails })
  }
  const holding = trails.find((trail) => typeof trail.notedAt === 'number')
  if (anchor !== undefined && !holding) throw new CliError('cli.anchorUnknown', { anchor }, { field: '--anchor' }, { whole: false, trails })
  if (json) return putJson({ whole: true, trails })
  const lines = trails.flatMap((trail) => [
    `${trail.name}: ${say('whole', trail)}`,
    ...(trail.emptied > 0 ? [say('emptied', trail)] : []),
    ...(trail.seal ? [say('seal', trail)] : []),
  ])
  if (typeof holding?.notedAt === 'number') lines.push(`${holding.name}: ${say('noted', { version: holding.notedAt })}`)
  return put(`${lines.length > 0 ? lines.join('\n') : words('status.empty')}\n`)
}

const list = async (filters: Filters, { language, words, put, putJson }: Output): Promise<void> => {
  const { json, person, organisation, rollout, ...wanted } = filters
  const { lookInDataFolder } = await import('#cli/data-folder.ts')
  const { trailsIn } = await import('#server/audit/verify-chain.ts')
  const { actorsOf, readTrail } = await import('#server/audit/trail-reader.ts')
  const trails = await lookInDataFolder(async (database) => {
    if (database === null) return []
    const named = await organisationsIn(database)
    const found = []
    for (const id of await trailsIn(database)) {
      if (organisation !== undefined && organisation !== id) continue
      const asked = person?.toLowerCase()
      const actor = asked === undefined ? undefined : (await actorsOf(database, id)).find((one) => one.name.toLowerCase() === asked)
      const accountId = actor?.accountId ?? person
      const { name = id, zone = 'UTC' } = named.get(id) ?? {}
      found.push({ organisationId: id, name, zone, ...(await readTrail(database, id, { ...wanted, accountId, rolloutId: rollout })) })
    }
    return found
  })
  if (json) return putJson({ trails })
  const say = speak(trailWords, language)
  const f = format(language)
  const lines = trails.flatMap(({ name, zone, entries, names }) => [
    ...(trails.length > 1 ? [name] : []),
    ...entries.map((entry) => {
      const when = `${entry.at.slice(0, 4)} ${f.moment(entry.at, isZone(zone) ? zone : 'UTC')}`
      const who = entry.by.name || say('nobody')
      return [entry.version, when, who, sentenceOf(language, entry, names), say('device', entry)].join('\t')
    }),
  ])
  return put(`${lines.length > 0 ? lines.join('\n') : words('audit.nothing')}\n`)
}

/** The verb with its parts and options. */
export const auditVerb = (output: Output): Command => {
  const { words } = output
  return new Command('audit')
    .description(words('help.audit'))
    .helpOption('-h, --help', words('help.help'))
    .helpCommand('help [verb]', words('help.helpVerb'))
    .addCommand(
      withCommon(new Command('verify'), output)
        .description(words('help.auditVerify'))
        .addOption(new Option('--anchor <SEAL[@VERSION]>', words('help.auditAnchor')))
        .action((options: { json?: boolean; anchor?: string }) => verify(options, output)),
    )
    .addCommand(
      withCommon(new Command('list'), output)
        .description(words('help.auditList'))
        .addOption(new Option('--person <NAME>', words('help.auditPerson')))
        .addOption(new Option('--table <NAME>', words('help.auditTable')))
        .addOption(new Option('--key <KEY>', words('help.auditKey')))
        .addOption(new Option('--rollout <ID>', words('help.auditRollout')))
        .addOption(new Option('--from <YYYY-MM-DD>', words('help.auditFrom')).argParser(dayGiven('--from')))
        .addOption(new Option('--to <YYYY-MM-DD>', words('help.auditTo')).argParser(dayGiven('--to')))
        .addOption(new Option('--command <NAME>', words('help.name')))
        .addOption(new Option('--before <VERSION>', words('help.auditBefore')).argParser(countGiven('--before', 2_147_483_647)))
        .addOption(new Option('--limit <COUNT>', words('help.auditLimit')).argParser(countGiven('--limit', 10_000)))
        .addOption(new Option('--organisation <ID>', words('help.organisation')))
        .action((options: Filters) => list(options, output)),
    )
}
