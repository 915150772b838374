/** Questions to each person and completed training, week by week for each cohort (ME-6). */
import { largest } from '#core/kernel/many.ts'
import type { CohortTrend } from '#core/metrics/cohort-trends.ts'
import type { Conclusions } from '#core/metrics/conclusions.ts'
import { f, voice } from '#web/base/language.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { measuredOrigin } from '#web/metrics/origin.ts'
import { phaseOrder } from '#web/metrics/phase-order.ts'
import { SmallTrend } from '#web/metrics/small-trend.tsx'
import { trendsWords } from '#web/metrics/trends-words.ts'
import { Chip } from '#web/parts/chip.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'

const words = voice(trendsWords)

const inOrder = (trends: readonly CohortTrend[]): readonly CohortTrend[] =>
  trends.toSorted((one, other) => phaseOrder.value.indexOf(one.key) - phaseOrder.value.indexOf(other.key))

const each = (perPerson: number | null): string => (perPerson === null ? '' : f().number(perPerson, 2))

export const trendsTable = ({ trends }: Pick<Conclusions, 'trends'>): ChartTable => ({
  columns: [words('cohort'), words('week'), words('questions'), words('trained')],
  rows: inOrder(trends).flatMap(
    ({ key, assigned, weeks }) =>
    weeks.map(({ until, perPerson, trained }) => [phaseName(key), f().day(until, 'short'), each(perPerson), words('trainedOf', { trained, of: assigned })]), // prettier-ignore
  ),
})

const Cohort = ({ trend: { key, assigned, weeks, questions } }: { trend: CohortTrend }) => {
  const name = phaseName(key)
  const asked = weeks.flatMap(({ perPerson }) => perPerson ?? [])
  const trained = weeks.at(-1)?.trained ?? 0
  return (
    <li>
      <b>{name}</b>
      {asked.length === 0 ? (
        <span />
      ) : (
        <Chip kind={questions === 'falling' ? 'pass' : questions === 'rising' ? 'hold' : 'nodata'}>
          {words('trend', { trend: questions })}
        </Chip>
      )}
      <span>{words('perPerson', { perPerson: asked.at(-1) ?? null })}</span>
      <SmallTrend
        values={asked}
        most={largest(asked)}
        said={words('questionsSaid', { name, weeks: asked.map(each) })}
        isWorse={questions === 'rising'}
      />
      <span>{words('trainedOf', { trained, of: assigned })}</span>
      <SmallTrend
        values={weeks.map((week) => week.trained / Math.max(1, assigned))}
        said={words('trainedSaid', { name, weeks: weeks.map((week) => f().number(week.trained)) })}
        isWorse={false}
      />
    </li>
  )
}

export const TrendsCard = ({ trends }: Pick<Conclusions, 'trends'>) => (
  <ChartCard
    id="trends"
    title={words('title')}
    origin={() => measuredOrigin([words('questions'), words('trained')])}
    table={trends.length === 0 ? undefined : trendsTable({ trends })}
    about={trends.length === 0 ? undefined : words('about')}
  >
    {trends.length === 0 ? (
      <p class="soft">{words('none')}</p>
    ) : (
      <ul class="group-list">
        {inOrder(trends).map((trend) => (
          <Cohort key={trend.key} trend={trend} />
        ))}
      </ul>
    )}
  </ChartCard>
)
