/** Imports the reports that are dropped into `inbox/` of the data folder, and moves each to `done/` or, with the reason, to `refused/`. */
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { systemActor } from '#core/access/access.ts'
import { type Language, spokenLanguage } from '#core/kernel/language.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { LeftOut } from '#core/metrics/left-out-words.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { commandCall } from '#server/base/command-call.ts'
import { newId } from '#server/base/ids.ts'
import type { PeriodicTask } from '#server/chapter.ts'
import type { ServerContext } from '#server/context.ts'
import { rowsOf } from '#server/http/file-form.ts'
import { rolloutOf } from '#server/http/named-rollout.ts'
import { describedSource } from '#server/metrics/described-source.ts'
import { inboxFolders, leftOutFile, leftOutText } from '#server/metrics/inbox-folders.ts'
import { openReport } from '#server/metrics/opened-report.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { leftOutOf } from '#server/metrics/usage-preview.ts'

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

const isMissing = (trouble: unknown): boolean => trouble instanceof Error && 'code' in trouble && trouble.code === 'ENOENT'

/** A file of the inbox: in the inbox itself, in the folder of its rollout, or in that of its source within. */
interface InboxFile {
  readonly file: string
  readonly rollout: string | undefined
  readonly source: string | undefined
}

const filesIn = async (folder: string, named: readonly string[] = []): Promise<readonly InboxFile[]> => {
  const found = await readdir(folder, { withFileTypes: true }).catch((trouble: unknown) => {
    if (isMissing(trouble)) return []
    throw trouble
  })
  const here = found.filter(({ name }) => !name.startsWith('.')).toSorted((one, other) => (one.name < other.name ? -1 : 1))
  const [rollout, source] = named
  const files = here.filter((one) => one.isFile()).map(({ name }) => ({ file: join(folder, name), rollout, source }))
  if (named.length === 2) return files
  const below = here.filter((one) => one.isDirectory()).map(({ name }) => filesIn(join(folder, name), [...named, name]))
  return [...files, ...(await Promise.all(below)).flat()]
}

/** Refusals of a report that can be read, of which no line goes in. */
const goesInNowhere: ReadonlySet<string> = new Set(['metrics.nobodyKnown', 'metrics.nothingInIt'])

/** What came of a file: its import, or why there is none, and each line that did not go in. */
interface Outcome {
  readonly importId: string | null
  readonly reason: Problem | null
  readonly leftOut: readonly LeftOut[]
}

const importFile = async (context: ServerContext, organisationId: string, { file, rollout, source }: InboxFile): Promise<Outcome> => {
  const { size } = await stat(file)
  const fileName = basename(file)
  if (size > mostBytes) throw new Problem('people.tooLarge', { megabytes: mostBytes / 1_000_000 }, { file: fileName })
  const bytes = await readFile(file)
  const table = { name: fileName, bytes }
  const { columns } = await context.threads.run(organisationId, 'usageColumns', table, { rows: rowsOf(table) })
  const of = await describedSource(context.database.db, organisationId, { rollout, source, columns })
  const sent = { ...of, fileName, bytes }
  try {
    return { reason: null, ...(await importUsage(context, systemActor(organisationId), sent)) }
  } catch (trouble) {
    if (!(trouble instanceof Problem) || !goesInNowhere.has(trouble.code)) throw trouble
    return { importId: null, reason: trouble, leftOut: leftOutOf(await openReport(context, organisationId, sent)) }
  }
}

/** Tells those who run the rollout, on Today and in the list of imports. */
const noteReason = async (
  { write, now, database }: ServerContext,
  organisationId: string,
  fileName: string,
  { code, params }: Problem,
  rollout: string | undefined,
) => {
  const rolloutId = await rolloutOf(database.db, systemActor(organisationId), rollout).catch(() => null)
  const input = { refusalId: newId(now()), rolloutId, fileName: fileName.slice(0, 200), reason: JSON.stringify({ code, params }) }
  await write(systemActor(organisationId), commandCall(now(), 'metrics.noteRefusal', input))
}

/** Takes one file in and moves it, with what did not go in beside it. */
const takeFile = async (context: ServerContext, organisationId: string, one: InboxFile, language: Language): Promise<void> => {
  const folders = await inboxFolders(context, organisationId)
  const { importId, reason, leftOut } = await importFile(context, organisationId, one).catch((trouble: unknown): Outcome => {
    // What was imported before is done; everything else that is wrong with the file is written beside it.
    if (!(trouble instanceof Problem)) throw trouble
    return { importId: null, reason: trouble.code === 'metrics.importedBefore' ? null : trouble, leftOut: [] }
  })
  const name = basename(one.file)
  const folder = reason ? folders.refused : folders.done
  await mkdir(folder, { recursive: true })
  const place = await freePlace(folder, name)
  const lines = leftOut.length > 0 ? leftOutText(language, name, leftOut) : ''
  if (reason) await writeFile(`${place}.txt`, `${sayNote(language, reason)}\n${lines && `\n${lines}`}`)
  else if (importId && lines) await writeFile(leftOutFile(place, importId), lines)
  await rename(one.file, place)
  seen.delete(one.file)
  if (reason) await noteReason(context, organisationId, basename(place), reason, one.rollout)
}

/** Looks into the inbox of an organisation; a file that came or grew since the last look waits for the next. */
export const readInbox: PeriodicTask = async (context, organisationId) => {
  const { inbox } = await inboxFolders(context, organisationId)
  const files = await filesIn(inbox)
  if (files.length === 0) return
  const organisation = await context.database.db.selectFrom('organisation').select('language').where('organisationId', '=', organisationId).executeTakeFirst() // prettier-ignore
  for (const one of files) {
    try {
      if (await isSettled(one.file)) await takeFile(context, organisationId, one, spokenLanguage(organisation?.language))
    } catch (trouble) {
      // Another process that shares the folder was sooner.
      if (!isMissing(trouble)) throw trouble
    }
  }
}
