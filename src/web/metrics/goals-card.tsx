/** The four goals with one verdict each, and by phase (ME-16). */
import type { Conclusions } from '#core/metrics/conclusions.ts'
import type { GoalVerdict } from '#core/metrics/goals.ts'
import { voice } from '#web/base/language.ts'
import { conclusionWords } from '#web/metrics/conclusion-words.ts'
import { phaseOrder } from '#web/metrics/phase-order.ts'
import { Verdict } from '#web/parts/chip.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { Table } from '#web/parts/table.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'

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

export const GoalsCard = ({ goals }: Pick<Conclusions, 'goals'>) => {
  const phases = goals.phases
    .flatMap(({ key, goals: some }) => (key === null ? [] : [{ key, goals: some }]))
    .toSorted((one, other) => phaseOrder.value.indexOf(one.key) - phaseOrder.value.indexOf(other.key))
  return (
    <section class="card" aria-label={words('goals')}>
      <h2>{words('goals')}</h2>
      <ul class="bare goals">
        {goals.all.map((one) => (
          <li key={one.key}>
            <Said verdict={one} />
            <span class="strong">{words('goal', { goal: one.key })}</span>
            <span class="small soft">{saidOf(one)}</span>
          </li>
        ))}
      </ul>
      {phases.length > 1 && (
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
      )}
    </section>
  )
}
