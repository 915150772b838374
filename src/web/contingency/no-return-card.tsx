/** Until when going back is possible, as a line from today to the point of no return (CO-5). */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import type { NoReturn } from '#core/contingency/runbook.ts'
import { f, voice } from '#web/base/language.ts'
import { runbookPageWords } from '#web/contingency/runbook-page-words.ts'
import { noReturn, runbook } from '#web/contingency/runbook-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { rollout, today } from '#web/sync/store.ts'

const words = voice(runbookPageWords)

const NoReturnDialog = ({ onClose }: { onClose: () => void }) => {
  const [day, setDay] = useState(runbook.value?.noReturnOn ?? '')
  const [because, setBecause] = useState(runbook.value?.noReturnBecause ?? '')
  return (
    <FormDialog
      title={words('noReturn')}
      command={{ name: 'contingency.setNoReturn', input: { rolloutId: rollout.value?.rolloutId ?? '', noReturnOn: day || null, because } }}
      doLabel={shared('save')}
      doneText={words('noReturnSaved')}
      onClose={onClose}
    >
      <TextField label={words('lastDay')} hint={words('lastDayHint')} type="date" value={day} onValue={setDay} />
      <TextField label={`${words('reason')} (${shared('optional')})`} value={because} onValue={setBecause} maxLength={300} />
    </FormDialog>
  )
}

const Line = ({ point, system }: { point: NoReturn; system: string }) => {
  const day = f().day(point.on, 'short')
  const isOver = point.on < today.value
  return (
    <div class="no-return" role="img" aria-label={words('line', { day, today: f().day(today.value, 'short') })}>
      <span class="possible small" data-over={isOver}>
        {isOver ? '' : words('canGoBack', { system })}
      </span>
      <span class="mark" aria-hidden="true">
        ◆
      </span>
      <span class="gone small soft">{words('cannot')}</span>
    </div>
  )
}

export const NoReturnCard = () => {
  const [changing, setChanging] = useState(false)
  const point = noReturn.value
  const reason = runbook.value?.noReturnBecause
  return (
    <section class="card">
      <div class="row between">
        <h2>{point ? words('noReturnOn', { day: f().day(point.on) }) : words('noReturn')}</h2>
        {mayI('plan.run') && (
          <Button onClick={() => setChanging(true)} opens="form">
            {words('setNoReturn')}
          </Button>
        )}
      </div>
      {point ? (
        <>
          <p class="small soft">{point.because === 'set' && reason ? reason : words(`because_${point.because}`)}</p>
          <Line point={point} system={rollout.value?.oldSystem ?? ''} />
        </>
      ) : (
        <p class="soft">{words('noReturnNone')}</p>
      )}
      {changing && <NoReturnDialog onClose={() => setChanging(false)} />}
    </section>
  )
}
