/** Imports the reports that are dropped into `inbox/` of the data folder, and moves each to `done/` or, with the reason, to `refused/`. */
import { spokenLanguage } from '#core/kernel/language.ts'
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { systemActor } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { commandCall } from '#server/base/command-call.ts'
import { newId } from '#server/base/ids.ts'
import type { PeriodicTask } from '#server/chapter.ts'
import type { ServerContext } from '#server/context.ts'
import { rowsOf } from '#server/http/file-form.ts'
import { directoryOf } from '#server/metrics/usage-directory.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'

/** A larger file is no report. */
const mostBytes = 64_000_000

/** Files of an inbox as they were at the last look: one that is still being written has changed. */
const seen = new Map<string, string>()

/** Whether a file is as it was at the last look. */
const isSettled = async (file: string): Promise<boolean> => {
  const { size, mtimeMs } = await stat(file)
  const now = `${size} ${mtimeMs}`
  const isSame = seen.get(file) === now
  seen.set(file, now)
  return isSame
}

/** A place for a file where none is yet. */
const freePlace = async (folder: string, name: string): Promise<string> => {
  const taken = new Set(await readdir(folder))
  const [stem, end] = [basename(name, extname(name)), extname(name)]
  for (let nth = 1; ; nth++) {
    const tried = nth === 1 ? name : `${stem}-${nth}${end}`
    if (!taken.has(tried)) return join(folder, tried)
  }
}

/** The folders of an organisation: those of the data folder itself where it is the only one, else folders named after it. */
const foldersOf = async ({ config, database }: ServerContext, organisationId: string) => {
  const [, other] = await database.db.selectFrom('organisation').select('organisationId').limit(2).execute()
  const base = other ? (place: string) => join(config.data, place, organisationId) : (place: string) => join(config.data, place)
  return { inbox: base('inbox'), done: base('done'), refused: base('refused') }
}

const isMissing = (trouble: unknown): boolean => trouble instanceof Error && 'code' in trouble && trouble.code === 'ENOENT'

/** The source whose columns a file has, of those with a mapping; its headings are only looked at where the report is not known by itself. */
const mappedSource = async (context: ServerContext, organisationId: string, rolloutId: string, headings: readonly string[]) => {
  const directory = await directoryOf(context.database, organisationId, rolloutId)
  const here = new Set(headings.map((heading) => heading.trim().toLowerCase()))
  return [...directory.sources.values()].find(({ mapping }) => {
    if (mapping === null) return false
    const { order: _, ...columns } = JSON.parse(mapping) as Record<string, string | null>
    return Object.values(columns).every((heading) => heading === null || here.has(heading.trim().toLowerCase()))
  })
}

const importFile = async (context: ServerContext, organisationId: string, file: string): Promise<void> => {
  const actor = systemActor(organisationId)
  const { plainHeading, sourceOf } = await import('#core/metrics/usage-columns.ts')
  const { size } = await stat(file)
  const fileName = basename(file)
  if (size > mostBytes) throw new Problem('people.tooLarge', { megabytes: mostBytes / 1_000_000 }, { file: fileName })
  const bytes = await readFile(file)
  const rolloutId = await rolloutOf(context.database.db, actor, undefined)
  const table = { name: fileName, bytes }
  const { columns: headings } = await context.threads.run(organisationId, 'usageColumns', table, { rows: rowsOf(table) })
  const isKnown = sourceOf(headings.map(plainHeading)) !== 'other'
  const source = isKnown ? undefined : await mappedSource(context, organisationId, rolloutId, headings)
  if (!isKnown && !source) throw new Problem('metrics.noMapping', { columns: headings.filter((one) => one.trim() !== '').slice(0, 20) })
  await importUsage(context, actor, { rolloutId, fileName, bytes, sourceId: source?.sourceId })
}

/** Tells those who run the rollout, on Today and in the list of imports. */
const noteReason = async ({ write, now, database }: ServerContext, organisationId: string, fileName: string, { code, params }: Problem) => {
  const rolloutId = await rolloutOf(database.db, systemActor(organisationId), undefined).catch(() => null)
  const input = { refusalId: newId(now()), rolloutId, fileName: fileName.slice(0, 200), reason: JSON.stringify({ code, params }) }
  await write(systemActor(organisationId), commandCall(now(), 'metrics.noteRefusal', input))
}

/** Looks into the inbox of an organisation; a file that came or grew since the last look waits for the next. */
export const readInbox: PeriodicTask = async (context, organisationId) => {
  const folders = await foldersOf(context, organisationId)
  const names = await readdir(folders.inbox, { withFileTypes: true }).catch((trouble: unknown) => {
    if (isMissing(trouble)) return []
    throw trouble
  })
  const files = names.filter((one) => one.isFile() && !one.name.startsWith('.')).map(({ name }) => name)
  if (files.length === 0) return
  const organisation = await context.database.db.selectFrom('organisation').select('language').where('organisationId', '=', organisationId).executeTakeFirst() // prettier-ignore
  for (const name of files.toSorted()) {
    const file = join(folders.inbox, name)
    try {
      if (!(await isSettled(file))) continue
      let reason: Problem | null = null
      try {
        await importFile(context, organisationId, file)
      } catch (trouble) {
        // What was imported before is done; everything else that is wrong with the file is written beside it.
        if (!(trouble instanceof Problem)) throw trouble
        if (trouble.code !== 'metrics.importedBefore') reason = trouble
      }
      const folder = reason ? folders.refused : folders.done
      await mkdir(folder, { recursive: true })
      const place = await freePlace(folder, name)
      if (reason) await writeFile(`${place}.txt`, `${sayNote(spokenLanguage(organisation?.language), reason)}\n`)
      await rename(file, place)
      seen.delete(file)
      if (reason) await noteReason(context, organisationId, basename(place), reason)
    } catch (trouble) {
      // Another process that shares the folder was sooner.
      if (!isMissing(trouble)) throw trouble
    }
  }
}
