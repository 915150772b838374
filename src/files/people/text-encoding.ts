/** In which character set a text was written: by its mark, by its zeros, by being valid UTF-8, else by which letters make sense. */
import type { SourceEncoding } from '#core/people/people-source.ts'
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

const common = /[éèëêïöüáóíñçàâîôúûäãõ]/
const lower = /[\u00DF-\u00F6\u00F8-\u00FFœ]/
const upper = /[\u00C0-\u00D6\u00D8-\u00DEŒ]/

/** How well the letters beyond ASCII fit the words they stand in: an accent among letters of its own case counts, a sign inside a word counts against. */
const senseOf = (text: string): number => {
  let score = 0
  for (const { index, 0: sign } of text.slice(0, 400_000).matchAll(/[\u0080-\uFFFF]/g)) {
    const [before, after] = [text[index - 1] ?? ' ', text[index + 1] ?? ' ']
    const inWord = /[A-Za-z]/.test(before) || /[A-Za-z]/.test(after)
    const betweenLetters = /[A-Za-z]/.test(before) && /[A-Za-z]/.test(after)
    if (lower.test(sign)) score += !inWord ? 0 : /[A-Z]/.test(before) && /[A-Z]/.test(after) ? -1 : common.test(sign) ? 2 : 0.5
    else if (upper.test(sign)) score += !inWord ? 0 : /[a-z]/.test(before) ? -2 : /[A-Z]/.test(before) || /[A-Z]/.test(after) ? 1 : 0.5
    else if (/[\u0080-\u009F\u2500-\u259F]/.test(sign)) score -= 4
    else if (/[’]/.test(sign)) score += betweenLetters || /[A-Za-z]/.test(after) ? 0.5 : 0
    else if (inWord) score -= betweenLetters ? 3 : /[A-Za-z]/.test(before) ? 1 : 0.5
  }
  return score
}

const upper1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))
const byteOf = new Map([...upper1252].map((sign, at) => [sign, at + 128] as const))

/** Runs of letters that UTF-8 gives when it is read as Windows-1252 and saved as UTF-8 once more. */
const suspect = /[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u2122\u20AC]{1,3}/g

/** Puts letters right that were encoded twice (`ZoÃ«`), and counts them; what is sound stays as it is. */
const repaired = (text: string): { text: string; count: number; example: string } => {
  let [count, example] = [0, '']
  const sound = text.replace(suspect, (run, at: number) => {
    const bytes = [...run].map((sign) => byteOf.get(sign) ?? -1)
    for (let length = bytes.length; length > 1; length--) {
      const head = bytes.slice(0, length)
      const letter = head.includes(-1) ? undefined : decoded(Uint8Array.from(head), 'utf-8')
      if (letter === undefined) continue
      count++
      if (example === '') example = `${/[\p{L}]*$/u.exec(text.slice(Math.max(0, at - 20), at))?.[0] ?? ''}${run}`
      return letter + [...run].slice(length).join('')
    }
    return run
  })
  return { text: sound, count, example }
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
    return { text, encoding: wide, notes: damageIn(text) }
  }
  if (bytes.subarray(0, 100_000).includes(0)) throw new Problem('people.notATable', {}, { file })
  const utf8 = decoded(bytes, 'utf-8')
  const mark = first === 0xef && second === 0xbb && third === 0xbf
  if (utf8 !== undefined) {
    const twice = repaired(utf8)
    if (twice.count > 0) {
      const told = note('people.note.encodedTwice', { count: twice.count, value: twice.example })
      return { text: twice.text, encoding: 'utf-8-twice', notes: [told, ...damageIn(twice.text)] }
    }
    return { text: utf8, encoding: mark ? 'utf-8-bom' : 'utf-8', notes: damageIn(utf8) }
  }
  const lossy = new TextDecoder('utf-8').decode(bytes)
  // Letters that are sound UTF-8 do not come about by chance: where they abound, the odd bytes are damage, not another character set.
  const [lostCount, sound] = [lossy.match(/\uFFFD/g)?.length ?? 0, lossy.match(/[^\u0000-\u007F\uFFFD]/g)?.length ?? 0]
  if (mark || sound > 3 * lostCount) throw unreadable(lineOf(lossy, lossy.indexOf('\uFFFD')))
  return byLetters(bytes, unreadable)
}

const byLetters = (bytes: Uint8Array, unreadable: (line: number) => Problem): DecodedText => {
  const windows = new TextDecoder('windows-1252').decode(bytes)
  // Five bytes mean nothing in Windows-1252; a text that has them was written in something else.
  const strange = /[\u0081\u008D\u008F\u0090\u009D]/.exec(windows)
  const readings: { text: string; encoding: SourceEncoding; name: string; score: number }[] = [
    { text: windows, encoding: 'windows-1252' as const, name: 'Windows-1252' },
    { text: new TextDecoder('macintosh').decode(bytes), encoding: 'macintosh' as const, name: 'Mac Roman' },
    { text: fromCp850(bytes), encoding: 'cp850' as const, name: 'code page 850' },
  ].map((one) => ({ ...one, score: senseOf(one.text) }))
  const [best] = readings.toSorted((a, b) => b.score - a.score)
  const usual = readings[0]
  if (best && best !== usual && best.score > 0 && best.score > (usual?.score ?? 0))
    return { text: best.text, encoding: best.encoding, notes: [note('people.note.encodingGuessed', { encoding: best.name })] }
  if (strange) throw unreadable(lineOf(windows, strange.index))
  return { text: windows, encoding: 'windows-1252', notes: [] }
}
