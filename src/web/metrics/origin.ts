/** Where the figures of a card come from: the sources that count, how old each is, and who is in none of them (ME-3). */
import type { AdoptionAnswer, SourceTold } from '#core/metrics/adoption-overview.ts'
import { isSaid } from '#core/metrics/usage-source.ts'
import type { ImpactTold } from '#core/impact/impact-figures.ts'
import type { PulseTold } from '#core/pulse/pulse-figures.ts'
import { voice } from '#web/base/language.ts'
import { sourceCalled } from '#web/metrics/adoption-card.ts'
import type { Listed } from '#web/metrics/adoption-source.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { originWords } from '#web/metrics/origin-words.ts'
import { where } from '#web/sync/store.ts'

const words = voice(originWords)
const adoption = voice(adoptionWords)

export interface OriginSource {
  readonly name: string
  readonly about?: string
  /** How old it is, in words. */
  readonly age: string
}

export interface Origin {
  readonly sources: readonly OriginSource[]
  /** Who is not covered, said in one sentence. */
  readonly uncovered?: string
  /** The people who are not covered. */
  readonly who?: Listed | undefined
}

type Usage = Pick<AdoptionAnswer, 'sources' | 'funnel' | 'cohorts'>

const ageOf = (newest: string | null): string => (newest === null ? words('noData') : words('dataTo', { on: newest }))
const lineOf = (source: SourceTold): OriginSource => ({
  name: sourceCalled(source),
  about: `${adoption('ofSystem', { system: source.system })} · ${adoption('grain', { grain: source.grain })}`,
  age: ageOf(source.newest),
})

export const staffOrigin = (): Origin => ({ sources: [{ name: words('staffList'), age: words('today') }] })

/** Of what was measured in phases that started at other times. */
export const measuredOrigin = (names: readonly string[]): Origin => ({
  sources: [...staffOrigin().sources, ...names.map((name) => ({ name, age: words('today') }))],
})

/** Of figures of the new system: the sources that count, the daily ones where days are drawn. `chosen` is the source that decides. */
export const usageOrigin = (
  { sources, funnel, cohorts }: Usage,
  chosen: string | null,
  { isDaily = false, withOld = false }: { isDaily?: boolean; withOld?: boolean } = {},
): Origin => {
  const counted = sources.filter(
    ({ sourceId, system, grain }) =>
      grain !== 'total' && (system === 'old' ? withOld : chosen === null || sourceId === chosen) && (!isDaily || grain === 'daily'),
  )
  const covered = isDaily ? (cohorts ?? []).reduce((sum, { firstUse }) => sum + firstUse.people, 0) : funnel.coveredLive
  const missing = Math.max(0, funnel.live - covered)
  return {
    sources: counted.map(lineOf),
    uncovered: words('uncovered', { count: missing, of: funnel.live }),
    ...(missing > 0 ? { who: { list: 'unknown' } } : {}),
  }
}

/** Of figures of the old system: its sources, and of whom none tells. */
export const oldOrigin = ({ sources, funnel }: Usage): Origin => ({
  sources: sources.filter(({ system, grain }) => system === 'old' && grain !== 'total').map(lineOf),
  uncovered: words('uncovered', { count: Math.max(0, funnel.live - funnel.coveredOld), of: funnel.live }),
})
const accountOrigin = ({ sources }: Usage): Origin => ({
  sources: sources.filter(({ system, grain, sourceId }) => system === 'new' && grain === 'last-seen' && !isSaid(sourceId)).map(lineOf),
})

/** Of a list of people that a figure opens to. */
export const listOrigin = (answer: Usage, chosen: string | null, { list, active, inactive }: Listed): Origin => {
  switch (list) {
    case 'assigned':
    case 'live':
    case 'due':
    case 'notDue':
    case 'out':
      return staffOrigin()
    case 'account':
    case 'noAccount':
      return accountOrigin(answer)
    case 'usesOld':
    case 'leftOld':
      return oldOrigin(answer)
    case 'disagree':
      return {
        sources: answer.sources
          .filter(({ sourceId, system }) => system === 'new' && (sourceId === active || sourceId === inactive))
          .map(lineOf),
      }
    case 'flow':
    case 'workflow':
      return usageOrigin(answer, chosen, { isDaily: true })
    default:
      return usageOrigin(answer, chosen)
  }
}

/** Of the way from assigned to having left the old system. */
export const funnelOrigin = (answer: Usage, chosen: string | null): Origin => {
  const usage = usageOrigin(answer, chosen)
  return { ...usage, sources: [...staffOrigin().sources, ...usage.sources, ...oldOrigin(answer).sources] }
}

/** Of the counts of a source that names nobody. */
export const totalOrigin = ({ sources }: Pick<Usage, 'sources'>): Origin => ({
  sources: sources.filter(({ grain }) => grain === 'total').map(lineOf),
  uncovered: words('nameless'),
})

export const licenceOrigin = (answer: Usage): Origin => ({
  sources: [{ name: words('budget'), about: words('budgetAbout'), age: words('today') }, ...accountOrigin(answer).sources],
})

/** Of what people said; the silent are those who are not covered. */
export const pulseOrigin = ({ all, oldUse }: Pick<PulseTold, 'all' | 'oldUse'>): Origin => {
  const { newestOn, people, answered } = all.pulse
  return {
    sources: [
      { name: words('weeklyQuestion'), age: newestOn === null ? words('noData') : words('answersTo', { on: newestOn }) },
      ...(oldUse ? [{ name: words('statement', { by: oldUse.statedBy }), age: words('dataTo', { on: oldUse.statedOn }) }] : []),
    ],
    uncovered: words('silent', { count: people - answered, of: people }),
  }
}

/** Of what was measured before and after: each measure with its readings; `newestOf` tells the day of the newest of one. */
export const impactOrigin = ({ measures }: Pick<ImpactTold, 'measures'>, newestOf: (measureId: string) => string | null): Origin => ({
  sources: measures.map(({ measureId, name, before, after }) => ({
    name: words('readings', { name }),
    about: words('readingsMade', { count: (before?.count ?? 0) + (after?.count ?? 0) }),
    age: ageOf(newestOf(measureId)),
  })),
})

/** The day of the newest reading of a measure. */
export const newestReadingOf =
  (rolloutId: string) =>
  (measureId: string): string | null =>
    where('impactReading', { rolloutId, measureId }).reduce<string | null>(
      (newest, { takenOn }) => (newest === null || takenOn > newest ? takenOn : newest),
      null,
    )

/** Of what helped: who was reached, beside who used it. */
export const helpOrigin = (answer: Usage, chosen: string | null): Origin => {
  const usage = usageOrigin(answer, chosen, { isDaily: true })
  return { ...usage, sources: [{ name: words('helpLog'), age: words('today') }, ...usage.sources] }
}
