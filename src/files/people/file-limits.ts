/** How much of a staff list is read. */
import { Problem } from '#core/kernel/problem.ts'

/** How much of a file is taken in: more than any staff list, less than what would fill the memory. */
export interface FileLimits {
  /** Of the file as it comes. */
  readonly bytes: number
  /** Of the parts of a workbook, unpacked, together. */
  readonly unzipped: number
  /** Below the heading. */
  readonly rows: number
  readonly cells: number
}

export const fileLimits: FileLimits = { bytes: 64_000_000, unzipped: 200_000_000, rows: 250_000, cells: 6_000_000 }

/** Refuses the next row where a heading and as many rows as are taken were `read` before. Problem: people.tooManyRows. */
export const checkNextRow = ({ rows }: FileLimits, read: number, file: string, line: number): void => {
  if (read > rows) throw new Problem('people.tooManyRows', { most: rows }, { file, line })
}
