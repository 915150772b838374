/** Which readings of a file are not there yet: importing the same file again, or one that has grown, adds no reading twice (ME-7). */
import type { Row } from '#core/kernel/rows.ts'

type Reading = Pick<Row<'impactReading'>, 'takenOn' | 'value'> & { readonly personId?: string | null | undefined }

const keyOf = ({ takenOn, value, personId }: Reading): string => `${takenOn} ${value} ${personId ?? ''}`

/**
 * Those beyond the imported readings there are; of one value on one day and of one person as many as the file has more of.
 * @example addedReadings([], [{ takenOn: '2026-11-02', value: 5 }]).length // 1
 */
export const addedReadings = <T extends Reading>(
  there: readonly Pick<Row<'impactReading'>, 'takenOn' | 'value' | 'how' | 'personId'>[],
  given: readonly T[],
): readonly T[] => {
  const left = new Map<string, number>()
  for (const one of there) if (one.how === 'import') left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1)
  return given.filter((one) => {
    const known = left.get(keyOf(one)) ?? 0
    left.set(keyOf(one), known - 1)
    return known <= 0
  })
}
