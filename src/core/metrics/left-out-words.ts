/** Why a line of a usage report does not go in, in words. */
import { catalogue } from '#core/kernel/words.ts'

/** A line that does not go in: why, the text that is wrong, and under which heading it stands where that is known. */
export interface LeftOut {
  readonly line: number
  readonly code: 'day' | 'future' | 'identity' | 'count' | 'unknown' | 'proposed' | 'ambiguous'
  readonly text: string
  readonly column?: string | undefined
}
type Why = Omit<LeftOut, 'line'>

const whyEn: Record<LeftOut['code'], (why: Why) => string> = {
  day: ({ text, column }) => `“${text}”${column ? ` under “${column}”` : ''} is not a day`,
  future: ({ text, column }) => `“${text}”${column ? ` under “${column}”` : ''} lies in the future`,
  identity: ({ column }) => (column ? `“${column}” is empty, so it does not say who` : 'it does not say who'),
  count: ({ text, column = 'Count' }) => (text === '' ? `“${column}” is empty` : `“${text}” under “${column}” is not a whole number`),
  unknown: ({ text }) => `“${text}” is not on the staff list`,
  proposed: ({ text }) => `“${text}” has the name of a person on the staff list, but another address; confirm the alias`,
  ambiguous: ({ text }) => `the name “${text}” fits several people; correct it to an e-mail address`,
}
const whyNl: Record<LeftOut['code'], (why: Why) => string> = {
  day: ({ text, column }) => `“${text}”${column ? ` onder “${column}”` : ''} is geen dag`,
  future: ({ text, column }) => `“${text}”${column ? ` onder “${column}”` : ''} ligt in de toekomst`,
  identity: ({ column }) => `${column ? `“${column}” is leeg` : 'de persoon ontbreekt'}; er staat niet over wie het gaat`,
  count: ({ text, column = 'Aantal' }) => (text === '' ? `“${column}” is leeg` : `“${text}” onder “${column}” is geen geheel getal`),
  unknown: ({ text }) => `“${text}” staat niet op de personeelslijst`,
  proposed: ({ text }) => `“${text}” heeft de naam van iemand op de personeelslijst, maar een ander adres; bevestig de alias`,
  ambiguous: ({ text }) => `de naam “${text}” past bij meer mensen; vul een e-mailadres in`,
}

export const leftOutWords = catalogue({
  en: {
    heading: ({ file }: { file: string }) => `Lines of ${file} that were not imported:`,
    line: ({ line, ...why }: LeftOut) => `line ${line}: ${whyEn[why.code](why)}`,
  },
  nl: {
    heading: ({ file }) => `Regels van ${file} die niet zijn geïmporteerd:`,
    line: ({ line, ...why }) => `regel ${line}: ${whyNl[why.code](why)}`,
  },
})
