/** A staff list as it was found: its form, and its rows as text with the line each stands on. */
import type { Note } from '#core/kernel/note.ts'

export type SourceFormat = 'csv' | 'tsv' | 'xlsx' | 'ods' | 'fods'
export type SourceEncoding =
  | 'utf-8'
  | 'utf-8-bom'
  | 'utf-8-twice'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1252'
  | 'windows-1250'
  | 'iso-8859-15'
  | 'macintosh'
  | 'cp850'
export type SourceDelimiter = ',' | ';' | '\t' | '|'

export interface SourceRow {
  /** The line of the file on which the row begins, or its number in the sheet; the first is 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Cells of one column that are merged downwards: the value stands on the first of these lines only. */
export interface MergedDown {
  /** 0 for the first. */
  readonly column: number
  readonly from: number
  readonly to: number
}

export interface SourceSheet {
  readonly name: string
  /** Every visible sheet of the file, in its order. */
  readonly all: readonly string[]
  /** Other sheets that have headings of a staff list too. */
  readonly alike: readonly string[]
  readonly merged: readonly MergedDown[]
  /** Lines of rows that the sheet does not show, because of a filter or by hand. */
  readonly hidden: readonly number[]
  /** Formulas whose result the file does not hold. */
  readonly unstored: readonly { readonly line: number; readonly column: number }[]
}

export interface SourceTable {
  readonly format: SourceFormat
  /** Null for a workbook, which knows its own. */
  readonly encoding: SourceEncoding | null
  /** Null for a workbook, and for a text of one column. */
  readonly delimiter: SourceDelimiter | null
  /** The sheet that was read; null for a text. */
  readonly sheet: SourceSheet | null
  readonly rows: readonly SourceRow[]
  /** What had to be assumed to read the file at all. */
  readonly notes: readonly Note[]
}
