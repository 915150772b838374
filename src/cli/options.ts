/** Options that several verbs share. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import type { ColumnMapping } from '#core/people/people-columns.ts'
import { type PersonField, personFields } from '#core/people/people-headers.ts'
import { CliError } from '#cli/cli-error.ts'
import type { Output } from '#cli/output.ts'

/** `--json` and `--language`, which every verb takes. */
export const withCommon = (verb: Command, { words }: Output): Command =>
  verb
    .addOption(new Option('--json', words('help.json')))
    .addOption(new Option('--language <nl|en>', words('help.language')))
    .helpOption('-h, --help', words('help.help'))

/** An option that takes one of a few words; anything else is a cliError that lists them. */
export const choice = (flags: string, about: string, choices: readonly string[]): Option => {
  const name = /--[\w-]+/.exec(flags)?.[0] ?? flags
  const option = new Option(flags, about)
  option.argParser((value: string) => {
    if (choices.includes(value)) return value
    throw new CliError('cli.badChoice', { name, value, choices })
  })
  return option
}

/** An option that takes a whole number within bounds. CliError: cli.badWhole. */
export const wholeOption = (flags: string, about: string, least: number, most: number): Option => {
  const name = /--[\w-]+/.exec(flags)?.[0] ?? flags
  return new Option(flags, about).argParser((value: string) => {
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
    if (!(number >= least && number <= most)) throw new CliError('cli.badWhole', { name, value, least, most }, { field: name })
    return number
  })
}

/** For an option that may be given again: all its values. */
export const every = (value: string, before: readonly string[] = []): readonly string[] => {
  if (value.trim() === '') throw new InvalidArgumentError('')
  return [...before, value]
}

/** `--sheet NAME` and `--include LINE`, for verbs that read a staff list. */
export const withReading = (verb: Command, { words }: Output): Command =>
  verb.option('--sheet <NAME>', words('help.sheet')).addOption(
    new Option('--include <LINE>', words('help.include')).argParser((value: string, before: readonly number[] | undefined) => {
      if (!/^[1-9]\d{0,8}$/.test(value.trim())) throw new InvalidArgumentError('')
      return [...(before ?? []), Number(value)]
    }),
  )

/** What leaves a column out. */
const nothing = '-'

const isField = (text: string): text is PersonField => personFields.some((field) => field === text)

/** `--column HEADER=FIELD`, which may be given again. A heading may hold an `=` itself; a field never does. */
export const columnOption = ({ words }: Output): Option =>
  new Option('--column <HEADER=FIELD>', words('help.column')).argParser((value: string, before: ColumnMapping | undefined) => {
    const cut = value.lastIndexOf('=')
    if (cut < 1) throw new CliError('cli.columnUnreadable', { text: value }, { field: '--column' })
    const [header, field] = [value.slice(0, cut).trim(), value.slice(cut + 1).trim()]
    if (field !== nothing && !isField(field))
      throw new CliError('cli.badChoice', { name: '--column', value: field, choices: [...personFields, nothing] }, { column: header })
    return { ...before, [header]: field === nothing ? null : field }
  })
