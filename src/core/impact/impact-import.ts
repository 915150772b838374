/** Readings of a measure from the rows of a file: columns of days and of values, and one of people where there is one, under headings in either language (ME-7, ME-13). */
import { Problem } from '#core/kernel/problem.ts'
import { dayOrderUnknown } from '#core/metrics/day-order.ts'
import { dayOrderOf, readDay } from '#core/people/people-dates.ts'
import { mostReadings } from '#core/impact/impact-commands.ts'
import { identityOf } from '#core/metrics/usage-identity.ts'

const dateHeading = /^(?:date|day|datum|dag|taken on|gemeten op|start ?time|starttijd)/i
const personHeading = /^(?:person|persoon|e-?mail|employee|medewerker)/i
const valueHeading = /value|minutes|minuten|errors|fouten|hours|uren|duration|duur|waarde|tijd|time/i

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

const numberIn = (cell: string): number => (/^\d+(?:[.,]\d+)?$/.test(cell.trim()) ? Number(cell.trim().replace(',', '.')) : Number.NaN)

export interface ReadingOfFile {
  readonly value: number
  readonly takenOn: string
  readonly personId?: string
}

/**
 * The readings of a file, all of them or none; `personOf` knows people as usage figures name them, by address or alias (ME-4). A line
 * without a person is of nobody by name. `asked` says which of day and month comes first, where the column does not prove it.
 * Problems: metrics.dayOrder, impact.noColumns, impact.badLine, impact.unknownPerson, impact.tooMany.
 */
export const readingsIn = (
  headings: readonly string[],
  lines: readonly Line[],
  personOf: (identity: string) => string | undefined,
  asked?: 'day' | 'month',
): readonly ReadingOfFile[] => {
  const dateAt = headings.findIndex((heading) => dateHeading.test(heading.trim()))
  const personAt = headings.findIndex((heading) => personHeading.test(heading.trim()))
  const valueAt = headings.findIndex((heading, at) => at !== dateAt && at !== personAt && valueHeading.test(heading.trim()))
  if (dateAt < 0 || valueAt < 0) throw new Problem('impact.noColumns', { columns: headings.slice(0, 20) })
  if (lines.length > mostReadings) throw new Problem('impact.tooMany', { most: mostReadings })
  const days = lines.map(({ cells }) => (cells[dateAt] ?? '').trim())
  const { order, assumed } = dayOrderOf(days, asked ?? 'day')
  if (assumed && asked === undefined) throw dayOrderUnknown(days, headings[dateAt] ?? '')
  return lines.map(({ line, cells }, at) => {
    const takenOn = readDay(days[at] ?? '', order)
    const value = numberIn(cells[valueAt] ?? '')
    if (takenOn === null || !(value >= 0 && value <= 100_000))
      throw new Problem('impact.badLine', { line, text: `${days[at] ?? ''} ${cells[valueAt] ?? ''}`.slice(0, 80) }, { line })
    const who = (cells[personAt] ?? '').trim()
    if (who === '') return { value, takenOn }
    const personId = personOf(identityOf(who))
    if (personId === undefined) throw new Problem('impact.unknownPerson', { line, text: who.slice(0, 80) }, { line })
    return { value, takenOn, personId }
  })
}
