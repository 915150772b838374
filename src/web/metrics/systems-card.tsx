/** New against old: how many people each week were seen in either system, and who did which work where (ME-1). */
import { useState } from 'preact/hooks'
import { largest } from '#core/kernel/many.ts'
import { dayOf } from '#core/kernel/calendar.ts'
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import { f, voice } from '#web/base/language.ts'
import type { CardProps } from '#web/metrics/adoption-card.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { axisEnd } from '#web/metrics/axis-end.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { oldOrigin, usageOrigin } from '#web/metrics/origin.ts'
import { OriginButton, ToldOrigin, UnknownFigure } from '#web/metrics/origin-button.tsx'
import { LineChart } from '#web/metrics/line-chart.tsx'
import { WorkflowsDialog } from '#web/metrics/workflows-dialog.tsx'
import { workflowsWords } from '#web/metrics/workflows-words.ts'
import { Button } from '#web/parts/button.tsx'
import { FoldedPart } from '#web/parts/folded-part.tsx'
import { Table } from '#web/parts/table.tsx'
import { rollout, where } from '#web/sync/store.ts'

const words = voice(adoptionWords)
const choice = voice(workflowsWords)

const untilOf = (until: number): string => f().day(dayOf(until), 'brief')

export const systemsTable = ({ weeks }: AdoptionAnswer): ChartTable => ({
  columns: [words('week'), words('inNew'), words('inOld'), words('inBoth')],
  rows: (weeks ?? []).map(({ until, inNew, inOld, inBoth }) => [
    untilOf(until),
    ...[inNew, inOld, inBoth].map((count) => (count === null ? '?' : f().number(count))),
  ]),
})

export const SystemsCard = ({ answer }: Pick<CardProps, 'answer'>) => {
  const [isChoosing, setChoosing] = useState(false)
  const rolloutId = rollout.value?.rolloutId ?? ''
  const key = new Set(where('keyWorkflow', { rolloutId }).map(({ workflow }) => workflow))
  const { weeks, oldSystem, tool, workflows, sources } = answer
  if (weeks === null) return null
  const hasOld = sources.some(({ system, newest }) => system === 'old' && newest !== null)
  const most = axisEnd(largest(weeks.flatMap(({ inNew, inOld }) => [inNew, inOld ?? 0])))
  const last = weeks.at(-1)
  return (
    <ChartCard
      id="systems"
      origin={({ answer: of, chosen }) => usageOrigin(of, chosen, { isDaily: true, withOld: true })}
      title={words('systemsPlain')}
      table={systemsTable(answer)}
      about={hasOld ? undefined : words('noOld')}
    >
      <LineChart
        high={200}
        said={words('systemsSaid', { weeks: weeks.map((week) => words('systemsWeek', { ...week, until: dayOf(week.until) })) })}
        from={0}
        to={weeks.length - 1}
        ticks={weeks.flatMap(({ until }, index) => (index % 2 === weeks.length % 2 ? [] : [{ at: index, label: untilOf(until) }]))}
        most={most}
        called={(value) => f().number(value)}
        lines={[
          {
            key: 'new',
            label: words('newLabel', { tool, count: last?.inNew ?? 0 }),
            points: weeks.map(({ inNew }, index) => [index, inNew] as const),
          },
          ...(hasOld
            ? [
                {
                  key: 'old',
                  label: words('newLabel', { tool: oldSystem ?? words('inOld'), count: weeks.findLast(({ inOld }) => inOld !== null)?.inOld ?? 0 }), // prettier-ignore
                  points: weeks.map(({ inOld }, index) => [index, inOld] as const),
                },
              ]
            : []),
        ]}
      />
      {workflows.length > 0 && (
        <FoldedPart summary={words('byWorkflow')}>
          {() => (
            <>
              <Table
                label={words('byWorkflow')}
                rows={workflows}
                rowKey={({ workflow }) => workflow}
                columns={[
                  {
                    key: 'what',
                    head: words('workflow'),
                    cell: ({ workflow }) =>
                      key.has(workflow) ? (
                        <>
                          <b>{workflow}</b> <span class="small soft">{choice('key')}</span>
                        </>
                      ) : (
                        workflow
                      ),
                  },
                  {
                    key: 'new',
                    head: words('inNew'),
                    num: true,
                    cell: ({ workflow, inNew }) => (
                      <OriginButton title={`${workflow}, ${words('inNew')}`} label={f().number(inNew)} look="link-button strong">
                        {(close) => (
                          <ToldOrigin origin={({ answer: of, chosen }) => usageOrigin(of, chosen, { isDaily: true })} onLeave={close} />
                        )}
                      </OriginButton>
                    ),
                  },
                  {
                    key: 'old',
                    head: words('inOld'),
                    num: true,
                    cell: ({ workflow, inOld }) =>
                      hasOld ? (
                        <OriginButton title={`${workflow}, ${words('inOld')}`} label={f().number(inOld)} look="link-button strong">
                          {(close) => <ToldOrigin origin={({ answer: of }) => oldOrigin(of)} onLeave={close} />}
                        </OriginButton>
                      ) : (
                        <UnknownFigure title={`${workflow}, ${words('inOld')}`} origin={({ answer: of }) => oldOrigin(of)} />
                      ),
                  },
                ]}
              />
              <Button kind="quiet" opens="form" onClick={() => setChoosing(true)}>
                {choice('choose')}
              </Button>
            </>
          )}
        </FoldedPart>
      )}
      {isChoosing && <WorkflowsDialog rolloutId={rolloutId} workflows={workflows} onClose={() => setChoosing(false)} />}
    </ChartCard>
  )
}
