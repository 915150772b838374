/** The folders that reports are dropped into and moved to, and the text beside a report that names what did not go in. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { type LeftOut, leftOutWords } from '#core/metrics/left-out-words.ts'
import type { ServerContext } from '#server/context.ts'

/** The folders of an organisation: those of the data folder itself where it is the only one, else folders named after it. */
export const inboxFolders = async ({ config, database }: Pick<ServerContext, 'config' | 'database'>, organisationId: string) => {
  const [, other] = await database.db.selectFrom('organisation').select('organisationId').limit(2).execute()
  const base = other ? (place: string) => join(config.data, place, organisationId) : (place: string) => join(config.data, place)
  return { inbox: base('inbox'), done: base('done'), refused: base('refused') }
}

/** Where it is written what did not go in with an import. */
export const leftOutFile = (place: string, importId: string): string => `${place}.${importId}.txt`

/** Each line that did not go in, with its reason. */
export const leftOutText = (language: Language, file: string, lines: readonly LeftOut[]): string => {
  const words = speak(leftOutWords, language)
  return [words('heading', { file }), ...lines.map((line) => words('line', line)), ''].join('\n')
}

/** What did not go in with an import from the inbox; null where nothing is written of it. */
export const leftOutAt = async (
  context: Pick<ServerContext, 'config' | 'database'>,
  organisationId: string,
  importId: string,
): Promise<string | null> => {
  const { done } = await inboxFolders(context, organisationId)
  const names = await readdir(done).catch(() => [])
  const name = names.find((one) => one.endsWith(leftOutFile('', importId)))
  return name === undefined ? null : await readFile(join(done, name), 'utf8').catch(() => null)
}
