/** The four goals with one verdict each, and by phase (ME-16). */
import type { Conclusions } from '#core/metrics/conclusions.ts'
import type { ImpactTold } from '#core/impact/impact-figures.ts'
import type { GoalVerdict } from '#core/metrics/goals.ts'
import type { PulseTold } from '#core/pulse/pulse-figures.ts'
import { voice } from '#web/base/language.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { conclusionWords } from '#web/metrics/conclusion-words.ts'
import { impactOrigin, newestReadingOf, pulseOrigin, usageOrigin } from '#web/metrics/origin.ts'
import { OriginLines, ToldOrigin } from '#web/metrics/origin-button.tsx'
import { phaseOrder } from '#web/metrics/phase-order.ts'
import { Verdict } from '#web/parts/chip.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { rollout } from '#web/sync/store.ts'
import { useAnswer } from '#web/sync/use-answer.ts'

const words = voice(conclusionWords)

const looks = { met: 'pass', 'not met': 'hold', 'not known': 'nodata' } as const

/** The figure, or why there is none. */
const saidOf = ({ key, reason, value, replies }: GoalVerdict): string =>
  [
    value === null ? '' : words('now', { goal: key, value }),
    words('reason', { reason }),
    replies === null || replies === 0 ? '' : words('replies', { count: replies }),
  ]
    .filter(Boolean)
    .join('; ')

const Said = ({ verdict }: { verdict: GoalVerdict }) => (
  <Verdict verdict={looks[verdict.goal]}>{words('verdict', { verdict: verdict.goal })}</Verdict>
)

/** Each goal of everyone and of each phase, with what is said of it. */
export const goalsTable = ({ goals }: Pick<Conclusions, 'goals'>): ChartTable => ({
  columns: [words('phase'), words('goals'), words('result'), words('figure')],
  rows: [{ key: null, goals: goals.all }, ...goals.phases].flatMap(({ key, goals: some }) =>
    some.map((one) => [
      key === null ? words('everyone') : phaseName(key),
      words('goal', { goal: one.key }),
      words('verdict', { verdict: one.goal }),
      saidOf(one),
    ]),
  ),
})

const GoalsOrigin = ({ onLeave }: { onLeave: () => void }) => {
  const { value: pulse } = useAnswer<PulseTold>('/api/pulse')
  const { value: impact } = useAnswer<ImpactTold>('/api/impact')
  const rolloutId = rollout.value?.rolloutId ?? ''
  return (
    <>
      <ToldOrigin origin={({ answer, chosen }) => usageOrigin(answer, chosen)} onLeave={onLeave} />
      {pulse && <OriginLines origin={pulseOrigin(pulse)} />}
      {impact && impact.measures.length > 0 && <OriginLines origin={impactOrigin(impact, newestReadingOf(rolloutId))} />}
    </>
  )
}

export const GoalsCard = ({ goals }: Pick<Conclusions, 'goals'>) => {
  const phases = goals.phases
    .flatMap(({ key, goals: some }) => (key === null ? [] : [{ key, goals: some }]))
    .toSorted((one, other) => phaseOrder.value.indexOf(one.key) - phaseOrder.value.indexOf(other.key))
  return (
    <ChartCard
      id="goals"
      title={words('goals')}
      onPaper
      origin={{ told: (close) => <GoalsOrigin onLeave={close} /> }}
      table={goalsTable({ goals })}
      after={
        phases.length > 1 && (
          <FoldedPart summary={words('byPhase')}>
            {() => (
              <Table
                label={words('byPhase')}
                rows={phases}
                rowKey={({ key }) => key}
                columns={[
                  { key: 'phase', head: words('phase'), cell: ({ key }) => phaseName(key) },
                  ...goals.all.map(({ key: goal }) => ({
                    key: goal,
                    head: words('goal', { goal }),
                    cell: ({ goals: some }: (typeof phases)[number]) =>
                      some.flatMap((one) => (one.key === goal ? [<Said key={goal} verdict={one} />] : [])),
                  })),
                ]}
              />
            )}
          </FoldedPart>
        )
      }
    >
      <ul class="bare goals">
        {goals.all.map((one) => (
          <li key={one.key}>
            <Said verdict={one} />
            <span class="strong">{words('goal', { goal: one.key })}</span>
            <span class="small soft">{saidOf(one)}</span>
          </li>
        ))}
      </ul>
    </ChartCard>
  )
}
