/** Texts as the font of a PDF can show them, and the scripts that it cannot. */

/** Signs that say the same in simpler ones; only where the font lacks them. */
const simpler: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '≥': '>=',
  '≤': '<=',
  '−': '-',
  '‑': '-',
  '●': '•',
  '○': 'o',
  '\u202F': ' ',
  '\u2009': ' ',
}

/** Scripts in use that the font lacks, by their code (ISO 15924); `Intl` knows what they are called. */
const scripts = (
  'Hani Hira Kana Bopo Hang Yiii Arab Syrc Thaa Nkoo Hebr Tfng Ethi Armn Geor Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh ' +
  'Olck Mtei Tibt Mong Thai Laoo Mymr Khmr Java Bali Sund Bugi Batk Cham Lana Cher Cans Vaii Adlm'
)
  .split(' ')
  .map((code) => [code, new RegExp(`\\p{Script=${code}}`, 'u')] as const)

/** What stands in place of letters that the font lacks. */
export const instead = '…'

export interface PrintableText {
  readonly text: string
  /** Codes of scripts that were left out; `Zyyy` for signs of none. */
  readonly missing: readonly string[]
}

/**
 * A text with what the font lacks in simpler signs, without its accent, or left out as `…`.
 *
 * @example printable('Łukasz 王', (point) => point < 0x250) // { text: 'Łukasz …', missing: ['Hani'] }
 */
export const printable = (text: string, has: (point: number) => boolean): PrintableText => {
  const missing = new Set<string>()
  const isShown = (sign: string): boolean => [...sign].every((one) => has(one.codePointAt(0) ?? 0))
  const shown = [...text.normalize('NFC')].map((sign) => {
    if (/\s/u.test(sign) && !isShown(sign)) return ' '
    if (isShown(sign)) return sign
    const other = simpler[sign]
    if (other !== undefined) return other
    const apart = sign.normalize('NFD')
    if (apart !== sign && isShown(apart)) return apart
    const bare = apart.replace(/\p{M}/gu, '')
    if (bare !== '' && bare !== sign && isShown(bare)) return bare
    if (/^[\p{M}\p{Cf}\p{Cc}]+$/u.test(sign)) return ''
    missing.add(scripts.find(([, pattern]) => pattern.test(sign))?.[0] ?? 'Zyyy')
    return instead
  })
  return { text: shown.join('').replace(/…(?:\s*…)+/gu, instead), missing: [...missing] }
}
