/** Reads many rows by their key, a slice at a time, so that others are answered in between. */
import { setImmediate } from 'node:timers/promises'

/** Rows of a slice. */
export const slice = 5000

/** `read` gives at most a slice of rows whose key comes after another. */
export async function* inSlices<T>(
  read: (after: string) => Promise<readonly T[]>,
  keyOf: (row: T) => string,
): AsyncGenerator<readonly T[]> {
  for (let after = ''; ;) {
    const rows = await read(after)
    yield rows
    const last = rows.at(-1)
    if (!last || rows.length < slice) return
    after = keyOf(last)
    await setImmediate()
  }
}
