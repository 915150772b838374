/** Comma-separated text that spreadsheets open well and that cannot run anything (IM-3). */
import type { Language } from '#core/kernel/language.ts'

/** Signs with which a spreadsheet begins a formula, also in full width; a tab or return hides one. */
const begins = /^[=+\-@\t\r\n＝＋－＠]/u

/** A cell that a spreadsheet takes for text: one that looks like a formula gets an apostrophe in front (IM-3). */
export const harmless = (cell: string): string => (begins.test(cell.trimStart()) || begins.test(cell) ? `'${cell}` : cell)

/**
 * Lines of cells as text: a byte order mark so that Excel reads accents, `;` between cells in Dutch, where a comma is for
 * decimals, and CRLF (RFC 4180).
 */
export const delimitedText = (lines: readonly (readonly string[])[], language: Language): string => {
  const between = language === 'nl' ? ';' : ','
  const quoted = (cell: string): string => {
    const safe = harmless(cell)
    return /[",;\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${lines.map((cells) => `${cells.map(quoted).join(between)}\r\n`).join('')}`
}
