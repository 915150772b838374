/** `uitrol export` and `uitrol import`: an organisation leaves as one JSON document, and comes in from one (IM-3). */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { CliError } from '#cli/cli-error.ts'
import { reasonOf, unreadable, writeWhole } from '#cli/files.ts'
import { linkAddress } from '#cli/link-address.ts'
import { choice, withCommon } from '#cli/options.ts'
import type { Output } from '#cli/output.ts'

interface ExportOptions {
  readonly organisation?: string
  readonly people?: 'csv' | 'xlsx'
  readonly out: string
  readonly json?: boolean
}

const total = (rows: Readonly<Record<string, number>>): number => Object.values(rows).reduce((sum, count) => sum + count, 0)

const exportTo = async ({ organisation, out, json }: ExportOptions, { words, put, putJson }: Output): Promise<void> => {
  const { inDataFolder, ownerHere } = await import('#cli/data-folder.ts')
  const { readConfig } = await import('#server/base/config.ts')
  const { readWritten } = await import('#server/write/commit.ts')
  const { exportOrganisation } = await import('#server/organisation/export-organisation.ts')
  const part = `${out}.${randomUUID()}.part`
  const done = await inDataFolder(async ({ database }) => {
    const { organisationId } = await ownerHere(database, organisation)
    try {
      const file = await open(part, 'wx', 0o600)
      try {
        const write = async (text: string): Promise<void> => void (await file.write(text))
        const rows = await readWritten({ database }, organisationId, () =>
          exportOrganisation(database, readConfig(process.env), organisationId, write),
        )
        await file.sync()
        return rows && { organisationId, rows }
      } finally {
        await file.close()
      }
    } catch (trouble) {
      await rm(part, { force: true }).catch(() => undefined)
      throw trouble instanceof Error && 'syscall' in trouble
        ? new CliError('cli.fileUnwritable', { file: out, reason: reasonOf(trouble) }, { file: out })
        : trouble
    }
  })
  if (!done) throw new CliError('cli.noOwner', {})
  await rename(part, out)
  if (json) return putJson({ ...done, file: out })
  return put(`${words('export.done', { file: out, rows: total(done.rows) })}\n`)
}

/** The people alone, with the pilots and champions of the rollout begun last. */
const exportPeople = async ({ organisation, people: format = 'csv', out, json }: ExportOptions, output: Output): Promise<void> => {
  const { inDataFolder, ownerHere } = await import('#cli/data-folder.ts')
  const { peopleListIn } = await import('#server/people/people-list-file.ts')
  const { organisationId, body } = await inDataFolder(async ({ database }) => {
    const { organisationId: id } = await ownerHere(database, organisation)
    const rollouts = database.db.selectFrom('rollout').select('rolloutId').where('organisationId', '=', id)
    const last = await rollouts.orderBy('rolloutId', 'desc').limit(1).executeTakeFirst()
    const asked = { organisationId: id, rolloutId: last?.rolloutId, format, language: output.language }
    return { organisationId: id, ...(await peopleListIn(database, asked)) }
  })
  const { bytes, sha256 } = await writeWhole(out, body, 0o600)
  if (json) return output.putJson({ organisationId, written: { file: out, format, bytes, sha256 } })
  return output.tell(output.words('written', { file: out }))
}

interface ImportOptions {
  readonly address?: string
  readonly json?: boolean
}

/** The lines of a file, or of standard input for `-`. Complaints: cli.fileMissing, cli.fileUnreadable. */
async function* linesIn(file: string): AsyncGenerator<string> {
  let begun: string[] = []
  try {
    const input = file === '-' ? process.stdin : createReadStream(file)
    for await (const piece of input.setEncoding('utf8') as AsyncIterable<string>) {
      const [first = '', ...more] = piece.split('\n')
      begun.push(first)
      for (const next of more) {
        yield begun.join('').replace(/\r$/, '')
        begun = [next]
      }
    }
  } catch (trouble) {
    throw unreadable(file, trouble)
  }
  yield begun.join('')
}

const importFrom = async (file: string, { address, json }: ImportOptions, { words, put, putJson, tell }: Output): Promise<void> => {
  const { inDataFolder } = await import('#cli/data-folder.ts')
  const { readConfig } = await import('#server/base/config.ts')
  const { importOrganisation } = await import('#server/organisation/import-organisation.ts')
  const done = await inDataFolder(
    ({ database }) => importOrganisation(database, readConfig(process.env), linesIn(file), new Date().toISOString()),
    { make: true },
  )
  const { owner, ...rest } = done
  const link = owner && `${await linkAddress(address)}/sign-in#new-password=${owner.secret}`
  if (json) return putJson(link === null ? rest : { ...rest, link })
  if (owner === null || link === null) return put(`${words('import.done', { name: done.name, rows: total(done.rows) })}\n`)
  tell(words('import.done', { name: done.name, rows: total(done.rows) }))
  tell(words('import.owner', { owner: owner.name, days: owner.days }))
  return put(`${link}\n`)
}

/** The verb that writes an organisation to a file. */
export const exportVerb = (output: Output): Command =>
  withCommon(new Command('export'), output)
    .description(output.words('help.export'))
    .addOption(new Option('--out <FILE>', output.words('help.exportOut')).makeOptionMandatory())
    .addOption(choice('--people <FORMAT>', output.words('help.exportPeople'), ['csv', 'xlsx']))
    .addOption(new Option('--organisation <ID>', output.words('help.organisation')))
    .action((options: ExportOptions) => (options.people === undefined ? exportTo : exportPeople)(options, output))

/** The verb that puts an organisation in from a file. */
export const importVerb = (output: Output): Command =>
  withCommon(new Command('import'), output)
    .description(output.words('help.import'))
    .argument('<FILE>', output.words('help.importFile'))
    .addOption(new Option('--address <URL>', output.words('help.address')))
    .action((file: string, options: ImportOptions) => importFrom(file, options, output))
