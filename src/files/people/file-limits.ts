/** How much of a staff list is read. */

/** How much of a file is taken in: more than any staff list, less than what would fill the memory. */
export interface FileLimits {
  /** Of the file as it comes. */
  readonly bytes: number
  /** Of the parts of a workbook, unpacked, together. */
  readonly unzipped: number
  readonly rows: number
  readonly cells: number
}

export const fileLimits: FileLimits = { bytes: 64_000_000, unzipped: 200_000_000, rows: 250_000, cells: 6_000_000 }
