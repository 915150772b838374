/** A drill with a stopwatch: start and stop of each step, on a phone and without a connection (CO-5, RG-1). */
import { useEffect, useState } from 'preact/hooks'
import { minutesTaken } from '#core/contingency/runbook.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { runbookPageWords } from '#web/contingency/runbook-page-words.ts'
import { drills, timedOf } from '#web/contingency/runbook-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { ChoiceField, LinesField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { ownZone } from '#web/sync/store.ts'

const words = voice(runbookPageWords)

type Timed = StoredRow<'drillStep'>

/** Hours, minutes and seconds since an instant. */
const elapsed = (since: string, until: number): string => {
  const seconds = Math.max(0, Math.floor((until - Date.parse(since)) / 1000))
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((one) => String(one).padStart(2, '0')).join(':')
}

/** The moment now, again every second while something runs. */
const useSeconds = (runs: boolean): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    if (!runs) return
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [runs])
  return now
}

const EndDialog = ({ drill, allTimed, onClose }: { drill: StoredRow<'drill'>; allTimed: boolean; onClose: () => void }) => {
  const [outcome, setOutcome] = useState<'worked' | 'failed'>(allTimed ? 'worked' : 'failed')
  const [note, setNote] = useState('')
  const [endedAt] = useState(() => new Date().toISOString())
  const { rolloutId, drillId } = drill
  return (
    <FormDialog
      title={words('endTitle')}
      command={{ name: 'contingency.endDrill', input: { rolloutId, drillId, endedAt, worked: outcome === 'worked', note } }}
      doLabel={words('end')}
      doneText={words('ended')}
      onClose={onClose}
    >
      <ChoiceField
        label={words('outcome')}
        value={outcome}
        onValue={setOutcome}
        options={(['worked', 'failed'] as const).map((value) => ({ value, text: words(value) }))}
      />
      <LinesField label={words('note')} value={note} onValue={setNote} rows={3} maxLength={2000} />
    </FormDialog>
  )
}

const StepLine = ({ step, isNext, isOpen, now }: { step: Timed; isNext: boolean; isOpen: boolean; now: number }) => {
  const { rolloutId, drillId, stepId, title, startedAt, endedAt } = step
  const took = minutesTaken(startedAt, endedAt)
  const at = endedAt !== null ? 'done' : startedAt !== null ? 'here' : 'later'
  const time = (from: string | null, to: string | null) => () =>
    void runCommand({ name: 'contingency.timeStep', input: { rolloutId, drillId, stepId, startedAt: from, endedAt: to } })
  return (
    <li data-at={at} aria-current={at === 'here' ? 'step' : undefined}>
      <b>{title}</b>
      <span class="small soft">
        {words('expected', { minutes: step.minutes })}
        {took !== null && <> · {words('took', { minutes: took })}</>}
      </span>
      {startedAt !== null && endedAt === null && <span class="stopwatch">{elapsed(startedAt, now)}</span>}
      {isOpen && (
        <div>
          {at === 'later' && (
            <Button
              kind={isNext ? 'first' : 'plain'}
              aria-label={words('startOf', { title })}
              onClick={time(new Date().toISOString(), null)}
            >
              {words('start')}
            </Button>
          )}
          {at === 'here' && (
            <Button kind="first" aria-label={words('stopOf', { title })} onClick={() => time(startedAt, new Date().toISOString())()}>
              {words('stop')}
            </Button>
          )}
          {at === 'done' && (
            <Button kind="quiet" aria-label={words('againOf', { title })} onClick={time(null, null)}>
              {words('again')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

export const DrillPage = ({ drillId }: { drillId: string }) => {
  const [ending, setEnding] = useState(false)
  const drill = drills.value.find((one) => one.drillId === drillId)
  const steps = timedOf(drillId)
  const now = useSeconds(drill?.endedAt === null)
  const over = <a href="/issues/runbook">← {words('back')}</a>
  if (!drill) return <PageHeading over={over} title={words('gone')} />
  const next = steps.findIndex(({ endedAt }) => endedAt === null)
  const title =
    drill.endedAt !== null
      ? words('over_', { minutes: minutesTaken(drill.startedAt, drill.endedAt) ?? 0 })
      : next === -1
        ? words('allTimed')
        : words('step', { number: next + 1, of: steps.length, title: steps[next]?.title ?? '' })
  return (
    <div class="pause-page stack">
      <PageHeading over={over} title={title} />
      <section class="card">
        <div class="row between">
          <h2>{words('drillOf', { day: f().day(todayIn(ownZone.value, drill.startedAt), 'short') })}</h2>
          {drill.endedAt === null && (
            <span class="stopwatch" role="timer">
              {elapsed(drill.startedAt, now)}
            </span>
          )}
        </div>
        {drill.note && <p class="written">{drill.note}</p>}
        <ol class="issue-steps">
          {steps.map((step, index) => (
            <StepLine key={step.stepId} step={step} isNext={index === next} isOpen={drill.endedAt === null} now={now} />
          ))}
        </ol>
      </section>
      {drill.endedAt === null && (
        <div class="pause-ends">
          <Button kind={next === -1 ? 'first' : 'plain'} whole onClick={() => setEnding(true)} opens="form">
            {words('end')}
          </Button>
          <p class="small soft">{words('offlineToo')}</p>
        </div>
      )}
      {ending && <EndDialog drill={drill} allTimed={next === -1} onClose={() => setEnding(false)} />}
    </div>
  )
}
