/** What the command line cannot do, said in its own words; and how any trouble is said. */
import { CommanderError } from 'commander'
import { type Place, Problem, type ProblemKind } from '#core/kernel/problem.ts'
import { problems } from '#core/registry/problems.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Language } from '#core/kernel/language.ts'
import { fill, type ValuesOf } from '#core/kernel/words.ts'
import { cliProblems, cliWords } from '#cli/cli-words.ts'

type Code = keyof typeof cliProblems
type Params<C extends Code> = ValuesOf<(typeof cliWords.en)[C]>

/** A trouble of the command line itself: a file that is not there, an option that does not exist. */
export class CliError<C extends Code = Code> extends Error {
  readonly code: C
  readonly params: Params<C>
  readonly place: Place | undefined
  /** What a program may want to know beside the sentence. */
  readonly more: Readonly<Record<string, unknown>>

  constructor(code: C, params: Params<C>, place?: Place, more: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'CliError'
    this.code = code
    this.params = params
    this.place = place
    this.more = more
  }
}

/** A trouble ready to be shown. */
export interface Said {
  readonly code: string
  readonly kind: ProblemKind
  readonly text: string
  readonly place: Place | null
  readonly params: unknown
  readonly more: Readonly<Record<string, unknown>>
}

const quotedIn = (text: string): string => /'([^']+)'/.exec(text)?.[1] ?? ''
const optionIn = (text: string): string => /--[\w-]+/.exec(quotedIn(text))?.[0] ?? quotedIn(text)

/** Commander's complaints as ours, so that they too come in every language. */
const ofCommander = ({ code, message }: CommanderError): CliError => {
  if (code === 'commander.missingArgument') return new CliError('cli.missingArgument', { name: quotedIn(message).toUpperCase() })
  if (code === 'commander.missingMandatoryOptionValue') return new CliError('cli.missingOption', { name: optionIn(message) })
  if (code === 'commander.optionMissingArgument') return new CliError('cli.optionNeedsValue', { name: optionIn(message) })
  if (code === 'commander.unknownOption') return new CliError('cli.unknownOption', { name: quotedIn(message) })
  if (code === 'commander.unknownCommand') return new CliError('cli.unknownVerb', { name: quotedIn(message) })
  if (code === 'commander.excessArguments') return new CliError('cli.tooMany', { name: quotedIn(message) })
  return new CliError('cli.usage', {})
}

/** Says any trouble in a language; one that nobody foresaw is a fault. */
export const saidOf = (trouble: unknown, language: Language): Said => {
  if (trouble instanceof Problem) {
    const { code, params, place }: Problem = trouble
    return { code, kind: problems[code], text: sayNote(language, { code, params }), place: place ?? null, params, more: {} }
  }
  const cliError: CliError =
    trouble instanceof CliError
      ? trouble
      : trouble instanceof CommanderError
        ? ofCommander(trouble)
        : new CliError('cli.fault', { reason: trouble instanceof Error ? trouble.message : String(trouble) })
  const { code, params, place = null, more } = cliError
  return { code, kind: cliProblems[code], text: fill(cliWords[language][code], params, language), place, params, more }
}
