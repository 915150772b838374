/** What is measured before and after: the baseline, the figures now, and by how much they improved (ME-7). */
import { todayIn } from '#core/kernel/calendar.ts'
import { useState } from 'preact/hooks'
import { firstGoLiveOn } from '#core/impact/impact-stage.ts'
import type { ImpactTold, StageFigure } from '#core/impact/impact-figures.ts'
import { voice } from '#web/base/language.ts'
import { useAnswer } from '#web/sync/use-answer.ts'
import { EstimateDialog, FreezeDialog, MeasureDialog, ReadingsDialog } from '#web/metrics/baseline-dialogs.tsx'
import { baselineWords } from '#web/metrics/baseline-words.ts'
import { impactOrigin, newestReadingOf } from '#web/metrics/origin.ts'
import { OriginButton, OriginLines } from '#web/metrics/origin-button.tsx'
import { Button } from '#web/parts/button.tsx'
import { rollout, today, where, ownZone } from '#web/sync/store.ts'

const words = voice(baselineWords)

const dialogs = { add: MeasureDialog, estimate: EstimateDialog, file: ReadingsDialog, freeze: FreezeDialog } as const
type Opened = keyof typeof dialogs

const stageSaid = (figure: StageFigure | null, unit: string): string => (figure ? words('value', { ...figure, unit }) : '?')

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
  return (
    <section class="card stack tight" aria-labelledby="before-and-after">
      <div class="card-head">
        <h2 id="before-and-after">{words('title')}</h2>
        {measures.length > 0 && (
          <span class="no-print">
            <OriginButton title={words('title')}>
              {() => <OriginLines origin={impactOrigin(told, newestReadingOf(rolloutId))} />}
            </OriginButton>
          </span>
        )}
      </div>
      {measures.length === 0 ? (
        <p class="soft">{words(isOpen ? 'none' : 'closed')}</p>
      ) : (
        <>
          <ul class="said-list">
            {measures.map(({ measureId, name, unit, before, after, change, savedPerWeek }) => (
              <li key={measureId}>
                <b>{name}</b>
                <span>
                  {words('from', { before: stageSaid(before, unit), after: after && stageSaid(after, unit) })}
                  {change && <span class="strong"> · {words('improved', change)}</span>}
                </span>
                {savedPerWeek !== null && savedPerWeek > 0 && <span class="small soft">{words('saved', { minutes: savedPerWeek })}</span>}
              </li>
            ))}
          </ul>
          <p class="small soft">
            {frozen ? words('frozen', { on: todayIn(ownZone.value, frozen.frozenAt), by: frozen.frozenBy }) : isOpen ? words('open') : ''}
          </p>
        </>
      )}
      <div class="row no-print">
        {buttons.map((button) => (
          <Button opens="form" key={button} kind="quiet" onClick={() => setOpened(button)}>
            {words(button)}
          </Button>
        ))}
      </div>
      {Opened && <Opened rolloutId={rolloutId} measures={measures} onClose={() => setOpened(undefined)} />}
    </section>
  )
}
