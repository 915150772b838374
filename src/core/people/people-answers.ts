/** Yes and no, how keen, how much, in the words and figures of staff lists. */
import { largest } from '#core/kernel/many.ts'
import { plainHeading } from '#core/people/people-headers.ts'

const yes = new Set(
  'ja j yes y x v true waar 1 on aan si oui vrai verdadero wel actief active enabled current indienst ingeschakeld'.split(' '),
)
const no = new Set(
  'nee n no non faux falso false onwaar 0 off uit niet geen inactive inactief disabled suspended terminated left uitdienst uitgeschakeld vertrokken geschorst former'.split(
    ' ',
  ),
)
const ticks = /^[✓✔☑✅]\uFE0F?$/u

/**
 * Yes or no; null where it is neither.
 * @example readYesNo('Waar') // true
 */
export const readYesNo = (value: string): boolean | null => {
  const text = value.trim()
  if (ticks.test(text)) return true
  const plain = plainHeading(text.slice(0, 60))
  return yes.has(plain) ? true : no.has(plain) || text === '-' ? false : null
}

/**
 * The answer to a question about somebody: `Yes (phase 1)` and `Nee, liever later` are answered by the word in front, `O` and `S` are oui and sí.
 * @example readAnswer('ja, graag') // true
 */
export const readAnswer = (value: string): boolean | null => {
  if (/^[os+]$/i.test(value.trim())) return true
  return readYesNo(value) ?? readYesNo(/^(\p{L}+)(?:\s*[,;(]| (?:bedankt|thanks|merci|gracias)\b)/u.exec(value.trim())?.[1] ?? '')
}

const plainNumber = /^[-+]?\d{1,15}(?:\.\d{1,15})?(?:e[-+]?\d{1,2})?$/i
const halves: Readonly<Record<string, number>> = { '½': 0.5, '¼': 0.25, '¾': 0.75 }

/**
 * One number. A single comma or point is taken for the decimal sign, of two kinds the last one, and signs that come more than once stand
 * between thousands.
 */
const numberOf = (written: string): number | null => {
  const half = /^(\d*)\s?([½¼¾])$/.exec(written)
  if (half) return Number(half[1]) + (halves[half[2] ?? ''] ?? 0)
  const part = /^(\d)\/([234])$/.exec(written)
  if (part) return Number(part[1]) / Number(part[2])
  let text = written.replace(/(?<=\d)[\s\u00A0\u202F'](?=\d{3}(?!\d))/g, '')
  const comma = text.lastIndexOf(',')
  const point = text.lastIndexOf('.')
  if (comma >= 0 && point >= 0) text = comma > point ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  else if (comma >= 0) text = (text.match(/,/g) ?? []).length > 1 ? text.replaceAll(',', '') : text.replace(',', '.')
  else if ((text.match(/\./g) ?? []).length > 1) text = text.replaceAll('.', '')
  if (!plainNumber.test(text)) return null
  const amount = Number(text)
  return Number.isFinite(amount) && amount >= 0 ? amount : null
}

const about =
  /^(?:ca\.?|circa|ong\.?|ongeveer|approx\.?|about|around|env\.?|environ|aprox\.?|unos|unas|max\.?|min\.?|meer dan|more than|plus de|más de|minder dan|less than|[±~≈<>≤≥]=?)\s*(?=\d)/i
const amountShape =
  /^([\d.,\s\u00A0\u202F'½¼¾]*[\d½¼¾](?:e[-+]?\d{1,2})?|\d\/[234])(?:\s*(?:[-–—]|à|a|to|tot|of|or|ou|o)\s*(\d+(?:[.,]\d+)?))?\s*\+?\s*(\p{L}[^\d]*)?$/iu

/** An amount with what is written behind it; of a range (`2-3`) the middle. Null where it is something else, such as a day. */
const measured = (value: string): { amount: number; unit: string } | null => {
  const found = amountShape.exec(value.trim().slice(0, 60).replace(about, ''))
  const low = found && numberOf((found[1] ?? '').trim())
  const high = found?.[2] === undefined ? low : numberOf(found[2])
  if (!found || low === null || high === null || high === undefined || (low ?? 0) > high) return null
  return { amount: ((low ?? 0) + high) / 2, unit: (found[3] ?? '').trim().toLowerCase() }
}

/**
 * A number of zero or more, whatever unit follows it; null if there is none.
 * @example readAmount('12,5 uur') // 12.5
 */
export const readAmount = (value: string): number | null => measured(value)?.amount ?? null

const workdays = 5
const weeksOfMonth = 52 / 12
const perDay = /(?:per|p|par|por|al|a|the|\/)\.?\s?(?:dag|day|d|jour|d[ií]a)\b|dagelijks|daily/
const perMonth = /\b(?:maand|mnd|month|mois|mes)\b/

/**
 * Hours a week or logins a week: minutes, `2:30`, and what is told by day or by month are reckoned to a week.
 * @example readUse('30 min') // 0.5
 */
export const readUse = (value: string): number | null => {
  const clock = /^(\d{1,3})\s?[:uh]\s?([0-5]\d)(?:\s?(?:m|min|uur|u|h)?\.?)?$/i.exec(value.trim())
  if (clock) return Number(clock[1]) + Number(clock[2]) / 60
  const found = measured(value)
  if (!found) return null
  const hours = found.unit.startsWith('min') ? found.amount / 60 : found.amount
  const weekly = perDay.test(found.unit) ? hours * workdays : perMonth.test(found.unit) ? hours / weeksOfMonth : hours
  return Math.round(weekly * 100) / 100
}

const keenWords: readonly (readonly [level: number, words: string])[] = [
  [3, 'heelgraag zeergraag verykeen veryhigh zeerhoog enthousiast zeerenthousiast enthusiastic definitely absoluut'],
  [2, 'graag keen high hoog gemotiveerd motivated yesplease'],
  [1, 'willing misschien maybe medium gemiddeld middel average evt eventueel bereid'],
  [0, 'low laag none unwilling liever niet liefstniet rathernot'],
]
const keen = new Map(keenWords.flatMap(([level, words]) => words.split(' ').map((word) => [word, level] as const)))

/** The top of the scale that a column of keenness uses: 3, or 5 or 10 when its values go there. */
export const keennessScale = (values: readonly string[]): 3 | 5 | 10 => {
  const highest = values.reduce((top, value) => Math.max(top, readAmount(value) ?? 0), 0)
  return highest <= 3 ? 3 : highest <= 5 ? 5 : 10
}

/**
 * How keen to go first, 0 to 3: a word, a yes (1), or a figure on the column's scale; null where it cannot be read.
 * @example readKeenness('4', 5) // 2
 */
export const readKeenness = (value: string, scale: 3 | 5 | 10): number | null => {
  const words = value
    .slice(0, 60)
    .split(/[,;(]/)
    .flatMap((part) => keen.get(plainHeading(part)) ?? [])
  if (words.length > 0) return largest(words)
  const figure = /^\s*[\d.,]+\s*$/.test(value) ? readAmount(value) : null
  if (figure !== null) return Math.min(3, Math.round((figure * 3) / scale))
  const answer = readAnswer(value)
  return answer === null ? null : answer ? 1 : 0
}
