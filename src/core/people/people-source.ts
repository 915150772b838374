/** A staff list as it was found: its form, and its rows as text with the line each stands on. */

export type SourceFormat = 'csv' | 'tsv' | 'xlsx'
export type SourceEncoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type SourceDelimiter = ',' | ';' | '\t' | '|'

export interface SourceRow {
  /** The line of the file on which the row begins, or its number in the sheet; the first is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface SourceTable {
  readonly format: SourceFormat
  /** Null for a workbook, which knows its own. */
  readonly encoding: SourceEncoding | null
  /** Null for a workbook, and for a text of one column. */
  readonly delimiter: SourceDelimiter | null
  /** The sheet that was read and how many others there are; null for a text. */
  readonly sheet: { readonly name: string; readonly others: number } | null
  readonly rows: readonly SourceRow[]
}
