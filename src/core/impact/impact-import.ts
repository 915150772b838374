/** Readings of a measure from the rows of a file: a column of days and a column of values, under headings in either language (ME-7). */
import { Problem } from '#core/kernel/problem.ts'
import { dayOrderOf, readDay } from '#core/people/people-dates.ts'
import { mostReadings } from '#core/impact/impact-commands.ts'

const dateHeading = /^(?:date|day|datum|dag|taken on|gemeten op|start ?time|starttijd)/i
const valueHeading = /value|minutes|minuten|errors|fouten|hours|uren|duration|duur|waarde|tijd|time/i

interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

const numberIn = (cell: string): number => (/^\d+(?:[.,]\d+)?$/.test(cell.trim()) ? Number(cell.trim().replace(',', '.')) : Number.NaN)

/** The readings of a file, all of them or none. Problems: impact.noColumns, impact.badLine, impact.tooMany. */
export const readingsIn = (headings: readonly string[], lines: readonly Line[]): readonly { value: number; takenOn: string }[] => {
  const dateAt = headings.findIndex((heading) => dateHeading.test(heading.trim()))
  const valueAt = headings.findIndex((heading, at) => at !== dateAt && valueHeading.test(heading.trim()))
  if (dateAt < 0 || valueAt < 0) throw new Problem('impact.noColumns', { columns: headings.slice(0, 20) })
  if (lines.length > mostReadings) throw new Problem('impact.tooMany', { most: mostReadings })
  const days = lines.map(({ cells }) => (cells[dateAt] ?? '').trim())
  const { order } = dayOrderOf(days, 'day')
  return lines.map(({ line, cells }, at) => {
    const takenOn = readDay(days[at] ?? '', order)
    const value = numberIn(cells[valueAt] ?? '')
    if (takenOn === null || !(value >= 0 && value <= 100_000))
      throw new Problem('impact.badLine', { line, text: `${days[at] ?? ''} ${cells[valueAt] ?? ''}`.slice(0, 80) }, { line })
    return { value, takenOn }
  })
}
