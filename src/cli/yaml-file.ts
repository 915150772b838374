/** Reads a YAML (or JSON) file into what a schema promises. */
import { parseDocument } from 'yaml'
import type { Schema } from '#core/kernel/input.ts'
import { check } from '#server/base/input-validation.ts'
import { CliError } from '#cli/cli-error.ts'
import { bytesOf } from '#cli/files.ts'

/** Aliases may make a small file into a large one; this many are followed. */
const mostAliases = 100

/** What a file says, checked, after `prepare` brought short forms into the long one. CliError: cli.notYaml with the line, cli.fileMissing, cli.fileUnreadable. Problem: access.badInput. */
export const readYaml = async <T>(file: string, schema: Schema<T>, prepare: (value: unknown) => unknown = (value) => value): Promise<T> => {
  const text = new TextDecoder().decode(await bytesOf(file))
  // Dates and long decimals stay as they are written: YAML's core schema knows no dates.
  const document = parseDocument(text, { prettyErrors: true })
  const [fault] = document.errors
  const line = fault?.linePos?.[0].line ?? 1
  if (fault) throw new CliError('cli.notYaml', { line, reason: fault.code }, { file, line })
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: mostAliases })
  } catch {
    throw new CliError('cli.notYaml', { line, reason: 'TOO_MANY_ALIASES' }, { file, line })
  }
  return check(schema, prepare(value))
}
