/** A page of a list that may be too long for a device: what is asked for, and what comes back. */

export interface ListPage<R> {
  readonly items: readonly R[]
  /** How many there are in the whole list, with this search and these filters. */
  readonly total: number
  /** Where the next page begins; null at the end. */
  readonly next: string | null
}

/** The place of a row in a list that is sorted by these values. */
export const cursorOf = (values: readonly (string | number)[]): string => JSON.stringify(values)

/** The values of a cursor; null for what is none, or for one of another order. */
export const valuesOf = (cursor: string, length: number): readonly (string | number)[] | null => {
  try {
    const values: unknown = JSON.parse(cursor)
    const fits =
      Array.isArray(values) && values.length === length && values.every((one) => typeof one === 'string' || typeof one === 'number')
    return fits ? (values as (string | number)[]) : null
  } catch {
    return null
  }
}
