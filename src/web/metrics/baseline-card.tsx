/** What is measured before and after: the baseline, the figures now, and by how much they improved (ME-7). */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import { firstGoLiveOn } from '#core/impact/impact-stage.ts'
import type { ImpactTold, StageFigure } from '#core/impact/impact-figures.ts'
import { voice } from '#web/base/language.ts'
import { useAnswer } from '#web/sync/use-answer.ts'
import { EstimateDialog, FreezeDialog, MeasureDialog, ReadingsDialog } from '#web/metrics/baseline-dialogs.tsx'
import { baselineWords } from '#web/metrics/baseline-words.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { impactOrigin, newestReadingOf } from '#web/metrics/origin.ts'
import { OriginButton, OriginLines } from '#web/metrics/origin-button.tsx'
import { Button } from '#web/parts/button.tsx'
import { Meter } from '#web/parts/meter.tsx'
import { rollout, today, where, ownZone } from '#web/sync/store.ts'

const words = voice(baselineWords)

const dialogs = { add: MeasureDialog, estimate: EstimateDialog, file: ReadingsDialog, freeze: FreezeDialog } as const
type Opened = keyof typeof dialogs

const stageSaid = (figure: StageFigure | null, unit: string): string => (figure ? words('value', { ...figure, unit }) : '?')

export const baselineTable = ({ measures }: Pick<ImpactTold, 'measures'>): ChartTable => ({
  columns: [words('measure'), words('before'), words('now'), words('change'), words('savedWeek')],
  rows: measures.map(({ name, unit, before, after, change, savedPerWeek }) => [
    name,
    stageSaid(before, unit),
    stageSaid(after, unit),
    change ? words('improved', change) : '?',
    savedPerWeek === null ? '' : words('saved', { minutes: savedPerWeek }),
  ]),
})

/** A stage of a measure as a bar against the larger of the two. */
const Stage = ({
  what,
  figure,
  most,
  children,
}: {
  what: string
  figure: StageFigure | null
  most: number
  children: ComponentChildren
}) => (
  <span class="stage">
    <span class="small soft">{what}</span>
    {figure && <Meter share={most === 0 ? 0 : figure.mean / most} />}
    <span class="small">{children}</span>
  </span>
)

export const BaselineCard = () => {
  const { value: told } = useAnswer<ImpactTold>('/api/impact')
  const [opened, setOpened] = useState<Opened>()
  const rolloutId = rollout.value?.rolloutId ?? ''
  if (!told) return null
  const { measures, frozen } = told
  const first = firstGoLiveOn(where('phase', { rolloutId }))
  const isOpen = !frozen && (first === null || today.value < first)
  const hasReadings = measures.some(({ before }) => before !== null)
  const buttons: readonly Opened[] = [
    ...(isOpen ? (['add'] as const) : []),
    ...(measures.length > 0 && (isOpen || (first !== null && first <= today.value)) ? (['estimate', 'file'] as const) : []),
    ...(isOpen && hasReadings ? (['freeze'] as const) : []),
  ]
  const Opened = opened && dialogs[opened]
  const newestOf = newestReadingOf(rolloutId)
  return (
    <ChartCard
      id="baseline"
      title={words('title')}
      origin={{ told: () => <OriginLines origin={impactOrigin(told, newestOf)} /> }}
      table={measures.length === 0 ? undefined : baselineTable(told)}
      about={frozen ? words('frozen', { on: todayIn(ownZone.value, frozen.frozenAt), by: frozen.frozenBy }) : isOpen && measures.length > 0 ? words('open') : undefined} // prettier-ignore
      after={
        <>
          <div class="row no-print">
            {buttons.map((button) => (
              <Button opens="form" key={button} kind="quiet" onClick={() => setOpened(button)}>
                {words(button)}
              </Button>
            ))}
          </div>
          {Opened && <Opened rolloutId={rolloutId} measures={measures} onClose={() => setOpened(undefined)} />}
        </>
      }
    >
      {measures.length === 0 ? (
        <p class="soft">{words(isOpen ? 'none' : 'closed')}</p>
      ) : (
        <ul class="said-list">
          {measures.map((measure) => {
            const { measureId, name, unit, before, after, change, savedPerWeek } = measure
            const most = Math.max(before?.mean ?? 0, after?.mean ?? 0)
            return (
              <li key={measureId}>
                <b>{name}</b>
                <Stage what={words('before')} figure={before} most={most}>
                  {before ? (
                    stageSaid(before, unit)
                  ) : (
                    <OriginButton title={`${name}, ${words('before')}`} label="?" look="link-button strong">
                      {() => <OriginLines origin={impactOrigin({ measures: [measure] }, newestOf)} />}
                    </OriginButton>
                  )}
                </Stage>
                <Stage what={words('now')} figure={after} most={most}>
                  {after ? stageSaid(after, unit) : words('notYet')}
                </Stage>
                {change && <span class="strong">{words('improved', change)}</span>}
                {savedPerWeek !== null && savedPerWeek > 0 && <span class="small soft">{words('saved', { minutes: savedPerWeek })}</span>}
              </li>
            )
          })}
        </ul>
      )}
    </ChartCard>
  )
}
