/** How a verb speaks: results on standard output, everything else on standard error, in one language. */
import pc from 'picocolors'
import { personFields } from '#core/people/people-headers.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { cliWords } from '#cli/cli-words.ts'
import { exitCodes } from '#cli/exit-codes.ts'
import { saidOf } from '#cli/cli-error.ts'

export interface Output {
  readonly language: Language
  readonly words: ReturnType<typeof speak<typeof cliWords.en>>
  /** A result, on standard output. */
  put(text: string | Uint8Array): Promise<void>
  /** One JSON document, on standard output. */
  putJson(data: unknown): Promise<void>
  /** A message, on standard error. */
  tell(text: string): void
  /** Says a trouble and gives the exit code that belongs to it. */
  complain(trouble: unknown, json: boolean): Promise<number>
}

/** Written until it is really out: the process may end right after, and a pipe takes it in pieces. */
const written = (text: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(text, (error) => (error ? reject(error) : resolve())))

const placed = (place: { file?: string; line?: number; column?: string } | null): string =>
  place === null
    ? ''
    : [place.file, place.line, place.column]
        .filter((part) => part !== undefined)
        .map((part) => `${part}: `)
        .join('')

/** Troubles that naming the columns takes away. */
const columnsUnsaid: ReadonlySet<string> = new Set(['people.noNameColumn', 'people.noHeaderRow'])

/** Colours for what a person reads in a terminal; a file, a pipe or the log of another program gets plain text. */
export const coloursFor = ({ isTTY }: { readonly isTTY?: boolean }): ReturnType<typeof pc.createColors> =>
  pc.createColors(isTTY === true && !process.env['NO_COLOR'])

/** The output in a language; `tell` writes a line on standard error. */
export const voiceIn = (language: Language, tell: Output['tell']): Output => {
  return {
    language,
    words: speak(cliWords, language),
    put: written,
    putJson: (data) => written(`${JSON.stringify(data, null, 2)}\n`),
    tell,
    complain: async (trouble, json) => {
      const { code, kind, text, place, params, more } = saidOf(trouble, language)
      tell(`${coloursFor(process.stderr).red('✗')} ${placed(place)}${text}`)
      if (columnsUnsaid.has(code)) tell(speak(cliWords, language)('column.hint', { fields: personFields }))
      if (kind === 'fault' && process.env['UITROL_LOG'] === 'debug' && trouble instanceof Error) tell(trouble.stack ?? '')
      if (json) await written(`${JSON.stringify({ problem: { code, text, place, params }, ...more }, null, 2)}\n`)
      return exitCodes[kind]
    },
  }
}
