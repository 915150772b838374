/** Letters that the built-in fonts of a PDF can show. */

/** What Windows-1252 has beside Latin-1. */
const also = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

const shown = (sign: string): boolean => {
  const point = sign.codePointAt(0) ?? 0
  return (point >= 0x20 && point <= 0x7e) || (point >= 0xa0 && point <= 0xff) || also.has(sign)
}

const others: Record<string, string> = {
  '→': '->',
  '≥': '>=',
  '≤': '<=',
  '−': '-',
  '\u2011': '-',
  '\u202F': ' ',
  '\u2009': ' ',
  '\n': ' ',
  '\t': ' ',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
}

/**
 * A text with every letter that those fonts lack replaced by its nearest: without its accent, or a question mark.
 * @example printable('Jiří Müller') // 'Jirí Müller'
 */
export const printable = (text: string): string =>
  [...text.normalize('NFC')]
    .map((sign) => {
      if (shown(sign)) return sign
      const other = others[sign]
      if (other !== undefined) return other
      const base = sign.normalize('NFD').replace(/\p{M}/gu, '')
      return base !== sign && [...base].every(shown) ? base : /\p{M}|\p{Cf}/u.test(sign) ? '' : '?'
    })
    .join('')
