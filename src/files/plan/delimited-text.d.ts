/** Comma-separated text that spreadsheets open well and that cannot run anything (IM-3). */
import type { Language } from '#core/kernel/language.ts'
/** A cell that a spreadsheet takes for text: one that looks like a formula gets an apostrophe in front (IM-3). */
export declare const harmless: (cell: string) => string
/**
 * Lines of cells as text: a byte order mark so that Excel reads accents, `;` between cells in Dutch, where a comma is for
 * decimals, and CRLF (RFC 4180).
 */
export declare const delimitedText: (lines: readonly (readonly string[])[], language: Language) => string
