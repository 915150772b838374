/** Days of a file that can be read day or month first: somebody says which, nobody guesses (IM-1). */
import { Problem } from '#core/kernel/problem.ts'

/** An example of a day whose parts may stand either way. */
export const exampleOf = (days: readonly string[]): string =>
  days.find((text) => {
    const [, first, second] = /^(\d{1,2})[-/.](\d{1,2})[-/.]/.exec(text) ?? []
    return first !== undefined && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second)
  }) ?? ''

/** What a file is refused with until somebody says which comes first. */
export const dayOrderUnknown = (days: readonly string[], column: string): Problem =>
  new Problem('metrics.dayOrder', { column, example: exampleOf(days) }, { column })
