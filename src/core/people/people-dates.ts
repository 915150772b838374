/** Days as staff lists write them: which order a column keeps is proved by the column itself. */
import { dayNumber, dayOf } from '#core/kernel/calendar.ts'

/** How a column writes its days. `assumed` when no value settles whether day or month comes first. */
export interface DayOrder {
  readonly order: 'day' | 'month'
  readonly assumed: boolean
}

const monthNames = [
  'jan januari january janv janvier ene enero',
  'feb februari february fevr fevrier febrero',
  'mrt maart mar march mars marzo',
  'apr april avr avril abr abril',
  'mei may mai mayo',
  'jun juni june juin junio',
  'jul juli july juil juillet julio',
  'aug augustus august aout ago agosto',
  'sep sept september septembre septiembre',
  'okt oktober oct october octobre octubre',
  'nov november novembre noviembre',
  'dec december decembre dic diciembre',
]
/** The number of a month by its name or its first letters, with or without accents. */
const monthOf = (name: string): number => months.get(name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) ?? 0
const months = new Map(monthNames.flatMap((names, at) => names.split(' ').map((name) => [name, at + 1] as const)))

/** The text of a day that exists between 1900 and 2199, else null. */
const existing = (year: number, month: number, day: number): string | null => {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31) return null
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return dayOf(dayNumber(text)) === text ? text : null
}

/** Programs that must fill in some day write the first that they know: 1 January 1900 or 1970. */
const firstDays: ReadonlySet<string> = new Set(['1900-01-00', '1900-01-01', '1899-12-30', '1899-12-31', '1970-01-01', '1980-01-01'])

/**
 * Whether a day stands for none.
 * @example isNoDay('1970-01-01') // true
 */
export const isNoDay = (day: string): boolean => firstDays.has(day)

/** Two digits of a year are of this century up to 49, else of the last. */
const fullYear = (digits: string): number => (digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 50 ? 2000 : 1900))

const time = String.raw`(?:[T ]\s?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?$`
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})` + time)
const numbersOnly = new RegExp(String.raw`^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})` + time)
const dayMonthName = new RegExp(
  String.raw`^(?:\p{L}{2,9}\.?,?\s)?(\d{1,2})(?:st|nd|rd|th|er|e)?[-/.\s]\s?(?:de\s)?(\p{L}{3,10})\.?[-/,\s]\s?(?:de\s|del\s)?(\d{4}|\d{2})` +
    time,
  'u',
)
const monthNameDay = new RegExp(String.raw`^(?:\p{L}{2,9}\.?,?\s)?(\p{L}{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})` + time, 'u')
const compact = /^(\d{4})(\d{2})(\d{2})$/
const serial = /^\d{5}(?:[.,]\d+)?$/
/** Serial 25569 of a spreadsheet is 1 January 1970. */
const serialOfEpoch = 25_569

/**
 * Which of day and month comes first in a column (IM-1): a first part above 12 proves the one, a second part above 12 the other;
 * proved by neither or (in a muddled column) equally by both, `usual` is assumed.
 * @example dayOrderOf(['03-04-2020', '17-05-2021'], 'month') // { order: 'day', assumed: false }
 */
export const dayOrderOf = (values: readonly string[], usual: 'day' | 'month'): DayOrder => {
  let dayFirst = 0
  let monthFirst = 0
  let open = 0
  for (const value of values) {
    const parts = value.length <= 40 ? numbersOnly.exec(value.trim()) : null
    if (!parts) continue
    if (Number(parts[1]) > 12) dayFirst++
    else if (Number(parts[2]) > 12) monthFirst++
    else if (parts[1] !== parts[2]) open++
  }
  if (dayFirst === monthFirst) return { order: usual, assumed: open > 0 }
  return { order: dayFirst > monthFirst ? 'day' : 'month', assumed: open > 0 && dayFirst > 0 && monthFirst > 0 }
}

/**
 * A day as `YYYY-MM-DD` from any way of writing it, null where it cannot be read as a day that exists.
 * @example readDay('17 mei 2021', 'day') // '2021-05-17'
 */
export const readDay = (value: string, order: 'day' | 'month'): string | null => {
  const text = value.trim()
  if (text.length > 40) return null
  let parts = yearFirst.exec(text) ?? compact.exec(text)
  if (parts) return existing(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  parts = numbersOnly.exec(text)
  if (parts) {
    const [first, second, year] = [Number(parts[1]), Number(parts[2]), fullYear(parts[3] ?? '')]
    const dayFirst = first > 12 || (second <= 12 && order === 'day')
    return dayFirst ? existing(year, second, first) : existing(year, first, second)
  }
  parts = dayMonthName.exec(text)
  if (parts) return existing(fullYear(parts[3] ?? ''), monthOf(parts[2] ?? ''), Number(parts[1]))
  parts = monthNameDay.exec(text)
  if (parts) return existing(Number(parts[3]), monthOf(parts[1] ?? ''), Number(parts[2]))
  if (serial.test(text)) return dayOf(Math.floor(Number(text.replace(',', '.'))) - serialOfEpoch)
  return null
}
