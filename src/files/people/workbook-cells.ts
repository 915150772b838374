/** What the cells of an Excel sheet show: number formats, shared texts, and numbers as people wrote them. */
import { dayOf } from '#core/kernel/calendar.ts'
import type { Problem } from '#core/kernel/problem.ts'
import { walkXml } from '#files/people/workbook-xml.ts'

/** How a style shows a number: as a day, filled up with zeros, or as it is. */
export type Shown = { readonly kind: 'day' } | { readonly kind: 'zeros'; readonly digits: number } | { readonly kind: 'plain' }
export const plain: Shown = { kind: 'plain' }

/** A number format that has a year, month or day outside quotes, brackets and escapes. */
const shownBy = (code: string): Shown => {
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '')
  if (/^0{2,20}$/.test(bare)) return { kind: 'zeros', digits: bare.length }
  return /[yYjJdD]|m{3,}/.test(bare) && !/general|standaard/i.test(bare) ? { kind: 'day' } : plain
}
const isDayByNumber = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

export const readStyles = (xml: string): Shown[] => {
  const codes = new Map<number, Shown>()
  const styles: Shown[] = []
  let inCells = false
  walkXml(
    xml,
    ({ name, kind, attribute }) => {
      if (name === 'numFmt' && kind !== 'close') codes.set(Number(attribute('numFmtId')), shownBy(attribute('formatCode') ?? ''))
      else if (name === 'cellXfs') inCells = kind === 'open'
      else if (name === 'xf' && inCells && kind !== 'close') {
        const id = Number(attribute('numFmtId') ?? 0)
        styles.push(codes.get(id) ?? (isDayByNumber(id) ? { kind: 'day' } : plain))
      }
    },
    () => {},
  )
  return styles
}

/** `_x000D_` stands for a character that XML cannot hold. */
export const unfold = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

/** Texts that cells share; those of readings above Asian signs are left out. */
export const readStrings = (xml: string, broken: () => Problem, most: number): string[] => {
  const strings: string[] = []
  let text: string | undefined
  let [reading, inText] = [false, false]
  const whole = walkXml(
    xml,
    ({ name, kind }) => {
      if (name === 'si') {
        if (kind === 'open') text = ''
        else if (strings.length >= most) throw broken()
        else {
          strings.push(unfold(text ?? ''))
          text = undefined
        }
      } else if (name === 'rPh') reading = kind === 'open'
      else if (name === 't') inText = kind === 'open'
    },
    (piece) => {
      if (text !== undefined && inText && !reading) text += piece
    },
  )
  if (!whole) throw broken()
  return strings
}

/** The number of a column from its letters, 0 for A; -1 where there are none. */
export const columnOf = (reference: string): number => {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
    if (column > 20_000) break
  }
  return column - 1
}

const daysIn1904 = 1462
const serialOfEpoch = 25_569

/** More digits than a spreadsheet keeps: those at the end are gone, and the number is written so that it shows. */
const mostExact = 1e15

/** A number as Excel keeps it (17 digits, with the noise of binary fractions) as people wrote it. */
export const spelled = (value: string, shown: Shown, from1904: boolean): string => {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  if (shown.kind === 'day' && number >= 1 && number < 200_000)
    return dayOf(Math.floor(number) + (from1904 ? daysIn1904 : 0) - serialOfEpoch)
  if (Math.abs(number) >= mostExact) return number.toExponential().replace('e', 'E')
  const rounded = Number(number.toPrecision(15))
  const text = Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded)
  return shown.kind === 'zeros' ? text.padStart(shown.digits, '0') : text
}
