/** In which character set a text was written: by its mark, by its zeros, by being valid UTF-8, else by which letters make sense. */
import type { SourceEncoding, SourceRow } from '#core/people/people-source.ts'
import { type Note, note } from '#core/kernel/note.ts'
import { Problem } from '#core/kernel/problem.ts'

const newline = /\r\n|\r|\n/g

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** UTF-16 without a mark: in the first letters, one of each two bytes is nearly always zero. */
const silentUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const sample = bytes.subarray(0, 2000)
  const even = sample.filter((byte, at) => byte === 0 && at % 2 === 0).length
  const odd = sample.filter((byte, at) => byte === 0 && at % 2 === 1).length
  const pairs = sample.length / 2
  if (pairs < 2) return undefined
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le'
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be'
  return undefined
}

const lineOf = (text: string, at: number): number => (text.slice(0, at).match(newline)?.length ?? 0) + 1

/** What DOS and the Windows console write; no decoder of the platform knows it. */
const cp850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00AD±‗¾¶§÷¸°¨·¹³²■\u00A0'
const fromCp850 = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : (cp850[byte - 128] ?? String.fromCharCode(byte))
  return text
}

/** How often letters with accents come in the names of our lists: those left out are rare. */
const frequency: readonly (readonly [letters: string, worth: number])[] = [
  ['éèëïöüçñ', 2.2],
  ['áóíàêú', 2],
  ['øåæß', 1.5],
  ['âîôûäãõ', 1],
]
const worthOf = new Map(frequency.flatMap(([letters, worth]) => [...letters].map((letter) => [letter, worth] as const)))
/** Letters that hardly ever end a word, ç where no a, o or u follows, and an accent beside the same vowel without one. */
const unlikely = /^.(?:[âîôûäãõúñç](?!\p{L})|ç[^aouáóúãõ])|^(?:a[áâàã]|o[óôõ]|e[êè]|i[íî])|^.(?:[áâàã]a|[óôõ]o|[êè]e|[íî]i)/isu
const lower = /[\u00DF-\u00F6\u00F8-\u00FFœąćęłńśźżčďěňřšťůžăşţőűğışț]/
const upper = /[\u00C0-\u00D6\u00D8-\u00DEŒĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽĂŞŢŐŰĞİȘȚ]/
/** Signs that open what stands behind them, and that close what stands before them, as programs set quotation marks. */
const [opening, closing] = [/[“‘„«¡¿]/, /[”’»…]/]

/** So many letters tell the character set of a list. */
const judged = 400_000

/** How well the letters beyond ASCII fit the words they stand in: an accent among letters of its own case counts, a sign inside a word counts against. */
const senseOf = (text: string): number => {
  let score = 0
  for (const { index, 0: sign } of text.slice(0, judged).matchAll(/[\u0080-\uFFFF]/g)) {
    const [before, after] = [text[index - 1] ?? ' ', text[index + 1] ?? ' ']
    const [inFront, behind] = [/\p{L}/u.test(before), /\p{L}/u.test(after)]
    const inWord = inFront || behind
    const touches = /[A-Za-z]/.test(before + after)
    if (lower.test(sign)) {
      const shouts =
        (/\p{Lu}/u.test(before) && (/\p{Lu}/u.test(after) || /\p{Lu}/u.test(text[index - 2] ?? ' '))) || (!inFront && /\p{Lu}/u.test(after))
      const begins = !inFront && /\p{Ll}/u.test(after)
      const worth = (worthOf.get(sign) ?? 0.5) / (unlikely.test(before + sign + after) ? 4 : begins ? 2 : 1)
      score += shouts ? -1 : touches ? worth : inWord || sign === 'à' ? 0 : -1
    } else if (upper.test(sign)) {
      const common = 0.8 + (worthOf.get(sign.toLowerCase()) ?? 0.5) / 10
      const turns = /\p{Lu}/u.test(after) && /\p{Ll}/u.test(text[index + 2] ?? ' ')
      score += !touches
        ? 0
        : /\p{Ll}/u.test(before)
          ? -2
          : turns
            ? -1
            : /\p{Lu}/u.test(before + after)
              ? common
              : inFront
                ? 0.5
                : 0.5 + common
    } else if (/[\u0080-\u009F\u2500-\u259F]/.test(sign)) score -= 4
    else if (sign === '’' && behind) score += 0.5
    else if ((opening.test(sign) && !inFront) || (closing.test(sign) && !behind) || (/[–—]/.test(sign) && !inWord)) score += 0.5
    else if (/[ºª°´]/.test(sign)) score += (sign === '´' ? behind : inFront) ? 1 : 0
    else if (inWord) score -= inFront && behind ? 6 : 2
  }
  return score
}

const upperOf = (encoding: string): string => new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))
const upperMac = upperOf('macintosh')

/** What each sign stands for in a character set; also the control signs that Windows-1252 has nothing for. */
const bytesIn = (upperHalf: string, controls: boolean): ReadonlyMap<string, number> =>
  new Map([
    ...(controls ? Array.from({ length: 32 }, (_, at) => [String.fromCharCode(at + 128), at + 128] as const) : []),
    ...[...upperHalf].map((sign, at) => [sign, at + 128] as const),
  ])

/** The first bytes of European letters and of quotation marks in UTF-8; other first bytes are letters in these sets too, as in `l’été` on a Macintosh. */
const firstBytes = [0xc2, 0xc3, 0xc4, 0xc5, 0xe2]
/** Runs of signs that UTF-8 gives when it is read in another character set and saved as UTF-8 once more: the first byte of a letter, and those that follow. */
const misread = [bytesIn(upperOf('windows-1252'), true), bytesIn(upperMac, false), bytesIn(cp850, false)].map((byteOf) => {
  const those = (wanted: (byte: number) => boolean): string => [...byteOf].flatMap(([sign, byte]) => (wanted(byte) ? sign : [])).join('')
  return { byteOf, suspect: new RegExp(`[${those((byte) => firstBytes.includes(byte))}][${those((byte) => byte < 0xc0)}]{1,3}`, 'g') }
})

/** Puts letters right that were encoded twice or more (`ZoÃ«`, `Zo√´`), and counts them; what is sound stays as it is. */
const repaired = (text: string): { text: string; count: number; example: string } => {
  let [sound, count, example] = [text, 0, '']
  for (let round = 0; round < 3; round++) {
    const before = sound
    for (const { byteOf, suspect } of misread) {
      if (sound !== before) break
      sound = sound.replace(suspect, (run, at: number, whole: string) => {
        const bytes = [...run].map((sign) => byteOf.get(sign) ?? -1)
        for (let length = bytes.length; length > 1; length--) {
          const letter = decoded(Uint8Array.from(bytes.slice(0, length)), 'utf-8')
          // Letters, accents and quotation marks come about so; other signs by chance.
          if (letter === undefined || !/^[\p{Script=Latin}\p{M}\p{P}\u0080-\u00BF€™√≈]+$/u.test(letter)) continue
          if (round === 0) count++
          if (example === '') example = `${/[\p{L}]*$/u.exec(whole.slice(Math.max(0, at - 20), at))?.[0] ?? ''}${run}`
          return letter + [...run].slice(length).join('')
        }
        return run
      })
    }
    if (sound === before) break
  }
  return { text: sound, count, example }
}

const twiceNotes = (count: number, value: string): Note[] => (count > 0 ? [note('people.note.encodedTwice', { count, value })] : [])

const repairedText = (text: string): { text: string; notes: Note[] } => {
  const { text: sound, count, example } = repaired(text)
  return { text: sound, notes: twiceNotes(count, example) }
}

/**
 * The rows of a workbook with letters put right that were encoded twice before they came into it, and a note that says so.
 * @example repairedRows([{ line: 2, cells: ['ZoÃ«'] }]).rows[0]?.cells[0] // 'Zoë'
 */
export const repairedRows = (rows: readonly SourceRow[]): { rows: readonly SourceRow[]; notes: Note[] } => {
  let [count, example] = [0, '']
  const sound = rows.map((row) => {
    if (!row.cells.some((cell) => /[\u0080-\uFFFF]/.test(cell))) return row
    const cells = row.cells.map((cell) => {
      const found = repaired(cell)
      count += found.count
      example ||= found.example
      return found.text
    })
    return { ...row, cells }
  })
  return { rows: count > 0 ? sound : rows, notes: twiceNotes(count, example) }
}

/** A letter that an earlier program replaced because it could not write it. */
const lost = /\uFFFD|\p{L}\?(?=\p{Ll})/gu

const damageIn = (text: string): Note[] => {
  const rows = new Set<number>()
  let [first, line, seen] = ['', 1, 0]
  for (const { index } of text.slice(0, 2_000_000).matchAll(lost)) {
    const [from, to] = [Math.max(0, index - 30), index + 30]
    const before = /[^\s;,\t"]*$/.exec(text.slice(from, index))?.[0] ?? ''
    const after = /^[^\s;,\t"]*/.exec(text.slice(index, to))?.[0] ?? ''
    // A question mark inside an address of the web is no lost letter.
    if (/[:/=]/.test(before + after)) continue
    line += text.slice(seen, index).match(newline)?.length ?? 0
    seen = index
    rows.add(line)
    if (first === '') first = before + after
    if (rows.size > 999) break
  }
  const [top] = rows
  return top === undefined ? [] : [note('people.note.lettersLost', { count: rows.size, line: top, value: first })]
}

export interface DecodedText {
  readonly text: string
  readonly encoding: SourceEncoding
  readonly notes: readonly Note[]
}

/**
 * The text of a file and its encoding (IM-1): by its mark, else by its zeros, else UTF-8 where that is valid (once more where it was encoded twice),
 * else whichever of Windows-1252, Mac Roman and code page 850 gives letters that make sense; what was guessed or repaired is noted.
 * Problems: `people.notATable` where it is no text, `people.unknownEncoding` with the line.
 */
export const decodeText = (bytes: Uint8Array, file: string): DecodedText => {
  const unreadable = (line: number) => new Problem('people.unknownEncoding', { line }, { file, line })
  const [first, second, third, fourth] = bytes
  if (
    (first === 0xff && second === 0xfe && third === 0 && fourth === 0) ||
    (first === 0 && second === 0 && third === 0xfe && fourth === 0xff)
  ) {
    throw unreadable(1)
  }
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined
  const wide = marked ?? silentUtf16(bytes)
  if (wide) {
    const text = decoded(bytes.subarray(0, bytes.length - (bytes.length % 2)), wide)
    if (text === undefined) throw unreadable(1)
    const twice = repairedText(text)
    return { text: twice.text, encoding: wide, notes: [...twice.notes, ...damageIn(twice.text)] }
  }
  if (bytes.subarray(0, 100_000).includes(0)) throw new Problem('people.notATable', {}, { file })
  const utf8 = decoded(bytes, 'utf-8')
  const mark = first === 0xef && second === 0xbb && third === 0xbf
  if (utf8 !== undefined) {
    const twice = repairedText(utf8)
    const encoding = twice.notes.length > 0 ? 'utf-8-twice' : mark ? 'utf-8-bom' : 'utf-8'
    return { text: twice.text, encoding, notes: [...twice.notes, ...damageIn(twice.text)] }
  }
  const lossy = new TextDecoder('utf-8').decode(bytes)
  // Letters that are sound UTF-8 do not come about by chance: where they abound, the odd bytes are damage, not another character set.
  const [lostCount, sound] = [lossy.match(/\uFFFD/g)?.length ?? 0, lossy.match(/[^\u0000-\u007F\uFFFD]/g)?.length ?? 0]
  if (mark || sound > 3 * lostCount) throw unreadable(lineOf(lossy, lossy.indexOf('\uFFFD')))
  return byLetters(bytes, unreadable)
}

/** So little more sense does not speak against the character set of most lists. */
const byChance = 0.03

const decoderOf =
  (encoding: string) =>
  (bytes: Uint8Array): string =>
    new TextDecoder(encoding).decode(bytes)

/** The character sets with one byte to a letter, the usual one first. */
const singleByte: readonly { readonly encoding: SourceEncoding; readonly name: string; readonly read: (bytes: Uint8Array) => string }[] = [
  { encoding: 'windows-1252', name: 'Windows-1252', read: decoderOf('windows-1252') },
  { encoding: 'macintosh', name: 'Mac Roman', read: decoderOf('macintosh') },
  { encoding: 'windows-1250', name: 'Windows-1250', read: decoderOf('windows-1250') },
  { encoding: 'iso-8859-15', name: 'ISO 8859-15', read: decoderOf('iso-8859-15') },
  { encoding: 'cp850', name: 'code page 850', read: fromCp850 },
]

const byLetters = (bytes: Uint8Array, unreadable: (line: number) => Problem): DecodedText => {
  // With the signs that stand right behind the last letter; all of a long list is read in one set alone.
  const sample = bytes.subarray(0, judged + 2)
  const readings = singleByte.map((one) => ({ ...one, score: senseOf(one.read(sample)) }))
  const [best] = readings.toSorted((a, b) => b.score - a.score)
  const usual = readings[0]
  if (best && best !== usual && best.score > 0 && best.score > (usual?.score ?? 0) + byChance)
    return { text: best.read(bytes), encoding: best.encoding, notes: [note('people.note.encodingGuessed', { encoding: best.name })] }
  const windows = decoderOf('windows-1252')(bytes)
  // Five bytes mean nothing in Windows-1252; a text that has them was written in something else.
  const strange = /[\u0081\u008D\u008F\u0090\u009D]/.exec(windows)
  if (strange) throw unreadable(lineOf(windows, strange.index))
  // Two files put together: part of the text was UTF-8.
  return { ...repairedText(windows), encoding: 'windows-1252' }
}
