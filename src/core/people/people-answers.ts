/** Yes and no, how keen, how much, in the words and figures of staff lists. */
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

const plainNumber = /^[-+]?\d{1,15}(?:\.\d{1,15})?(?:e[-+]?\d{1,2})?/i
/**
 * A number of zero or more, whatever unit follows it; null if there is none. A single comma or point is taken for the decimal sign,
 * of two kinds the last one, and signs that come more than once stand between thousands.
 * @example readAmount('12,5 uur') // 12.5
 */
export const readAmount = (value: string): number | null => {
  let text = value
    .trim()
    .slice(0, 60)
    .replace(/(?<=\d)[\s\u00A0\u202F'](?=\d{3}(?!\d))/g, '')
  const comma = text.lastIndexOf(',')
  const point = text.lastIndexOf('.')
  if (comma >= 0 && point >= 0) text = comma > point ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '')
  else if (comma >= 0) text = (text.match(/,/g) ?? []).length > 1 ? text.replaceAll(',', '') : text.replace(',', '.')
  else if ((text.match(/\./g) ?? []).length > 1) text = text.replaceAll('.', '')
  const found = plainNumber.exec(text)
  if (!found) return null
  const amount = Number(found[0])
  return Number.isFinite(amount) && amount >= 0 ? amount : null
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
  const word = keen.get(plainHeading(value.slice(0, 60)))
  if (word !== undefined) return word
  const figure = /^\s*[\d.,]+\s*$/.test(value) ? readAmount(value) : null
  if (figure !== null) return Math.min(3, Math.round((figure * 3) / scale))
  const answer = readYesNo(value)
  return answer === null ? null : answer ? 1 : 0
}
