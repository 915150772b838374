/** What a sponsor sees of a plan: figures, and never of a group so small that it points at somebody (ME-8). */
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

/**
 * Phases in order, small ones taken together with their neighbours until five or more, so that no difference of two figures
 * is a smaller group either (ME-8). Phases without people, such as the pilot's end, stay as they are.
 *
 * @example figuresOf([{ phaseKey: 'early', headCount: 3, … }, { phaseKey: 'core', headCount: 8, … }])[0].headCount // 11
 */
export const figuresOf = (phases: readonly FigurePhase[]): readonly Figure[] => {
  const figures: (Omit<Figure, 'headCount'> & { headCount: number })[] = []
  const joined = (one: FigurePhase, into: (typeof figures)[number]): (typeof figures)[number] => ({
    phaseKeys: [...into.phaseKeys, one.phaseKey],
    goLiveOn: one.goLiveOn < into.goLiveOn ? one.goLiveOn : into.goLiveOn,
    endsOn: one.endsOn > into.endsOn ? one.endsOn : into.endsOn,
    headCount: into.headCount + one.headCount,
  })
  const withPeople = phases.filter((one) => one.headCount > 0)
  for (const one of withPeople) {
    const last = figures.at(-1)
    if (last && last.headCount < smallestGroup) figures[figures.length - 1] = joined(one, last)
    else figures.push({ phaseKeys: [one.phaseKey], goLiveOn: one.goLiveOn, endsOn: one.endsOn, headCount: one.headCount })
  }
  const last = figures.at(-1)
  const before = figures.at(-2)
  if (last && before && last.headCount < smallestGroup) {
    figures.splice(-2, 2, {
      phaseKeys: [...before.phaseKeys, ...last.phaseKeys],
      goLiveOn: before.goLiveOn < last.goLiveOn ? before.goLiveOn : last.goLiveOn,
      endsOn: last.endsOn > before.endsOn ? last.endsOn : before.endsOn,
      headCount: before.headCount + last.headCount,
    })
  }
  return figures.map((one) => ({ ...one, headCount: one.headCount < smallestGroup ? null : one.headCount }))
}
