/** Pilot users from a file of their own: addresses one a line, or a list like the staff list. */
import { basename } from 'node:path'
import { recogniseColumns } from '#core/people/people-columns.ts'
import type { SourceRow } from '#core/people/people-source.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { CliError } from '#cli/cli-error.ts'
import { bytesOf } from '#cli/files.ts'

const address = /[^\s<>()",;:]+@[^\s<>()",;:]+/g

/** The addresses of a line; a line without any is kept as it is, so that it is not passed over in silence. */
const inLine = ({ cells }: SourceRow): readonly string[] => {
  const text = cells.join(' ').trim()
  return text.match(address) ?? (text === '' ? [] : [text])
}

const hasAddress = ({ cells }: SourceRow): boolean => cells.some((cell) => cell.includes('@'))

/** Those of the column of addresses where there is one, best first where there are two; else all of each line. */
const entriesOf = (rows: readonly SourceRow[]): readonly string[] => {
  const { places, firstRow } = recogniseColumns(rows)
  const columns = places.get('email')
  if (columns === undefined) return rows.slice(rows.findIndex(hasAddress)).flatMap(inLine)
  return rows.slice(firstRow).flatMap(({ line, cells }) => {
    const filled = columns.map((at) => cells[at]?.trim() ?? '').find((cell) => cell !== '')
    return filled === undefined ? [] : inLine({ line, cells: [filled] })
  })
}

/** Reads the pilot users (PH-3). Complaints: cli.noAddresses and those of bytesOf; Problems: those of readPeopleFile. */
export const readPilots = async (file: string): Promise<readonly string[]> => {
  const name = file === '-' ? 'stdin' : basename(file)
  const { rows } = readPeopleFile(await bytesOf(file), name)
  const entries = rows.some(hasAddress) ? entriesOf(rows) : []
  if (!entries.some((entry) => entry.includes('@'))) throw new CliError('cli.noAddresses', { file: name }, { file: name })
  return entries
}
