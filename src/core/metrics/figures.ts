/** Which phases are told as one to those who see no names, on a sponsor's page and in the weekly update alike (ME-8). */
import { append } from '#core/kernel/many.ts'
import type { Row } from '#core/kernel/rows.ts'
import { smallestGroup } from '#core/metrics/small-groups.ts'

export interface FigurePhase {
  readonly phaseKey: string
  readonly goLiveOn: string
  readonly endsOn: string
  readonly headCount: number
}

export interface Figure {
  readonly phaseKeys: readonly string[]
  readonly goLiveOn: string
  readonly endsOn: string
  /** Null where all of them together are too few. */
  readonly headCount: number | null
}

export type ToldWith = Pick<Row<'toldPhase'>, 'phaseKey' | 'groupKey'>

/**
 * With which phases each is told: as was fixed; those that are new in order, small ones with their neighbours until five people or more.
 * Phases without people, such as the pilot's end, are in none. Given in order.
 *
 * @example toldWith([{ phaseKey: 'early', headCount: 3 }, { phaseKey: 'core', headCount: 8 }], []) // both with groupKey 'early'
 */
export const toldWith = (
  phases: readonly Pick<FigurePhase, 'phaseKey' | 'headCount'>[],
  fixed: readonly ToldWith[],
): readonly ToldWith[] => {
  const known = new Set(fixed.map(({ phaseKey }) => phaseKey))
  const groups: { readonly phaseKeys: string[]; people: number }[] = []
  for (const { phaseKey, headCount } of phases) {
    if (headCount === 0 || known.has(phaseKey)) continue
    const last = groups.at(-1)
    if (last && last.people < smallestGroup) {
      last.phaseKeys.push(phaseKey)
      last.people += headCount
    } else groups.push({ phaseKeys: [phaseKey], people: headCount })
  }
  const [before, last] = [groups.at(-2), groups.at(-1)]
  if (before && last && last.people < smallestGroup) {
    append(before.phaseKeys, last.phaseKeys)
    groups.pop()
  }
  return [...fixed, ...groups.flatMap(({ phaseKeys }) => phaseKeys.map((phaseKey) => ({ phaseKey, groupKey: phaseKeys[0] ?? phaseKey })))]
}

/**
 * Phases in order, each with those that it is told with, so that no difference of two figures is a smaller group either (ME-8); `fixed` as
 * it was when figures were told first, so that two weeks have the same groups.
 */
export const figuresOf = (phases: readonly FigurePhase[], fixed: readonly ToldWith[]): readonly Figure[] => {
  const groupOf = new Map(toldWith(phases, fixed).map(({ phaseKey, groupKey }) => [phaseKey, groupKey]))
  const groups = Map.groupBy(
    phases.filter(({ headCount }) => headCount > 0),
    ({ phaseKey }) => groupOf.get(phaseKey),
  )
  return [...groups.values()].map((some) => {
    const people = some.reduce((sum, { headCount }) => sum + headCount, 0)
    return {
      phaseKeys: some.map(({ phaseKey }) => phaseKey),
      goLiveOn: some.reduce((first, { goLiveOn }) => (goLiveOn < first ? goLiveOn : first), some[0]?.goLiveOn ?? ''),
      endsOn: some.reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), ''),
      headCount: people < smallestGroup ? null : people,
    }
  })
}
