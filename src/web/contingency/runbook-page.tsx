/** The rollback runbook: its steps with owner and time, the point of no return, and its drills (CO-4, CO-5). */
import { shared } from '#web/base/lead-words.ts'
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { minutesTaken, runbookHeading } from '#core/contingency/runbook.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { largest } from '#core/kernel/many.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, tell, voice, w } from '#web/base/language.ts'
import { ContingencyTabs } from '#web/contingency/contingency-tabs.tsx'
import { NoReturnCard } from '#web/contingency/no-return-card.tsx'
import { runbookPageWords } from '#web/contingency/runbook-page-words.ts'
import { drills, noReturn, openDrill, runbookRows, standing, steps, timedOf } from '#web/contingency/runbook-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { LinesField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { PersonField } from '#web/people/person-field.tsx'
import { peopleById } from '#web/sync/borrowed.ts'
import { newId } from '#web/sync/new-id.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { ownZone, rollout, today } from '#web/sync/store.ts'

const words = voice(runbookPageWords)

type Step = StoredRow<'runbookStep'>

export const drillPath = (drillId: string): string => `/issues/runbook/drill/${encodeURIComponent(drillId)}`
const rolloutId = (): string => rollout.value?.rolloutId ?? ''

const StepDialog = ({ step, onClose }: { step: Step | undefined; onClose: () => void }) => {
  const [stepId] = useState(step?.stepId ?? newId)
  const [title, setTitle] = useState(step?.title ?? '')
  const [how, setHow] = useState(step?.how ?? '')
  const [ownerId, setOwnerId] = useState(step?.ownerId ?? '')
  const [typed, setTyped] = useState(String(step?.minutes ?? 15))
  const minutes = Number(typed)
  const isTime = Number.isInteger(minutes) && minutes >= 1 && minutes <= 2880
  const input = { rolloutId: rolloutId(), stepId, title: title.trim(), how, ownerId: ownerId || null, minutes }
  return (
    <FormDialog
      title={words('stepTitle')}
      command={title.trim() !== '' && isTime ? { name: 'contingency.keepStep', input } : undefined}
      doLabel={shared('save')}
      doneText={words('stepSaved', { title })}
      other={
        step && {
          command: { name: 'contingency.removeStep', input: { rolloutId: step.rolloutId, stepId } },
          doLabel: words('remove'),
          doneText: words('stepRemoved', { title: step.title }),
          danger: true,
        }
      }
      onClose={onClose}
    >
      <TextField label={words('title')} hint={words('titleHint')} value={title} onValue={setTitle} maxLength={140} required />
      <LinesField label={`${words('how')} (${shared('optional')})`} value={how} onValue={setHow} rows={3} maxLength={2000} />
      <PersonField label={words('owner')} none={words('nobody')} value={ownerId} onValue={setOwnerId} />
      <TextField
        label={words('minutes')}
        type="number"
        min={1}
        max={2880}
        value={typed}
        onValue={setTyped}
        wrong={isTime ? undefined : words('wrongMinutes')}
      />
    </FormDialog>
  )
}

/** How each step lay in the drill that counts, or as it is expected: when it began after the first, and how long it took. */
const spansOf = (shown: readonly Step[]) => {
  const { drill } = standing.value
  const timed = new Map((drill ? timedOf(drill.drillId) : []).map((one) => [one.stepId, one]))
  let from = 0
  const spans = shown.map(({ stepId, minutes }) => {
    const one = timed.get(stepId)
    const took = one ? minutesTaken(one.startedAt, one.endedAt) : null
    const began = one && drill ? (minutesTaken(drill.startedAt, one.startedAt) ?? from) : from
    from = began + (took ?? minutes)
    return { began, took, length: took ?? minutes, over: took === null ? 0 : Math.max(0, took - minutes) }
  })
  return { spans, whole: Math.max(1, largest(spans.map(({ began, length }) => began + length))) }
}

const StepRow = ({ step, index, onChange }: { step: Step; index: number; onChange: () => void }) => {
  const { spans, whole } = spansOf(steps.value)
  const { began = 0, length = 0, over = 0 } = spans[index] ?? {}
  const percent = (minutes: number): string => `${(100 * minutes) / whole}%`
  const move = (to: number) => () =>
    void runCommand(
      { name: 'contingency.moveStep', input: { rolloutId: step.rolloutId, stepId: step.stepId, to } },
      words('moved', { title: step.title }),
    )
  const owner = step.ownerId === null ? words('nobody') : peopleById.value.get(step.ownerId)?.name
  return (
    <li>
      <span class="words">
        <b>{step.title}</b>
        {/* A champion knows nobody of other locations. */}
        {owner && <span class="small soft">{owner}</span>}
        {step.how && <span class="small soft written">{step.how}</span>}
      </span>
      <span class="bar" aria-hidden="true">
        <i class={over > 0 ? 'over' : undefined} style={{ marginInlineStart: percent(began), inlineSize: percent(length) }} />
      </span>
      <span class="small took">
        {words('took', { minutes: length })} {over > 0 && <b class="over-ink">{words('over', { minutes: over })}</b>}
      </span>
      {mayI('plan.run') && (
        <span class="row tight no-print">
          <button
            type="button"
            class="button quiet"
            disabled={index === 0}
            aria-label={words('up', { title: step.title })}
            onClick={move(index)}
          >
            ↑
          </button>
          <button
            type="button"
            class="button quiet"
            disabled={index === steps.value.length - 1}
            aria-label={words('down', { title: step.title })}
            onClick={move(index + 2)}
          >
            ↓
          </button>
          <Button opens="form" aria-label={words('change', { title: step.title })} onClick={onChange}>
            {w('change')}
          </Button>
        </span>
      )}
    </li>
  )
}

const StepsCard = () => {
  const [opened, setOpened] = useState<{ step: Step | undefined }>()
  const shown = steps.value
  const add = mayI('plan.run') && (
    <Button kind={shown.length === 0 ? 'first' : 'plain'} opens="form" onClick={() => setOpened({ step: undefined })}>
      {words('addStep')}
    </Button>
  )
  return (
    <section class="card">
      <div class="row between">
        <h2>{words('steps')}</h2>
        {shown.length > 0 && <span class="small soft">{words('expected', { minutes: standing.value.expected })}</span>}
      </div>
      {shown.length === 0 ? (
        <EmptyState text={words('noStepsText')}>{add}</EmptyState>
      ) : (
        <>
          <p class="small soft">{words('stepsText')}</p>
          <ol class="issue-steps runbook">
            {shown.map((step, index) => (
              <StepRow key={step.stepId} step={step} index={index} onChange={() => setOpened({ step })} />
            ))}
          </ol>
          {add && <div>{add}</div>}
        </>
      )}
      {opened && <StepDialog step={opened.step} onClose={() => setOpened(undefined)} />}
    </section>
  )
}

const DrillLine = ({ drill }: { drill: StoredRow<'drill'> }) => {
  const took = minutesTaken(drill.startedAt, drill.endedAt)
  const isCounted = drill.revision === runbookRows.value.runbook?.revision
  return (
    <li>
      <a href={drillPath(drill.drillId)}>
        <span class="words">
          <span class="strong">{words('drillOf', { day: f().day(todayIn(ownZone.value, drill.startedAt), 'short') })}</span>
          <span class="small soft">{[drill.startedBy, drill.note].filter(Boolean).join(' · ')}</span>
        </span>
        <span class="aside">
          {took !== null && <b>{words('took', { minutes: took })}</b>}
          {drill.endedAt === null ? (
            <Chip kind="info">{words('underWay')}</Chip>
          ) : drill.worked !== 1 ? (
            <Chip kind="hold">{words('failed')}</Chip>
          ) : (
            <Chip kind={isCounted ? 'pass' : 'nodata'}>{words(isCounted ? 'counts' : 'changedSince')}</Chip>
          )}
        </span>
      </a>
    </li>
  )
}

export const RunbookPage = () => {
  const { route } = useLocation()
  const under = openDrill.value
  const start = async (): Promise<void> => {
    const drillId = newId()
    const input = { rolloutId: rolloutId(), drillId, startedAt: new Date().toISOString() }
    if ((await runCommand({ name: 'contingency.startDrill', input }, words('drillStarted'))) !== undefined) route(drillPath(drillId))
  }
  return (
    <>
      <PageHeading over={rollout.value?.tool} title={tell(runbookHeading(runbookRows.value, noReturn.value, today.value))}>
        {steps.value.length > 0 && <Button onClick={() => print()}>{shared('pagePrint')}</Button>}
        {under ? (
          <a class="button first" href={drillPath(under.drillId)}>
            {words('openDrill')}
          </a>
        ) : (
          steps.value.length > 0 && (
            <Button kind={standing.value.lacks.includes('drill') ? 'first' : 'plain'} onClick={() => void start()}>
              {words('startDrill')}
            </Button>
          )
        )}
      </PageHeading>
      <ContingencyTabs here="runbook" />
      <div class="grid2">
        <StepsCard />
        <div class="stack">
          {(noReturn.value !== null || mayI('plan.run')) && <NoReturnCard />}
          <section class="card">
            <h2>{words('drills')}</h2>
            {drills.value.length === 0 ? (
              <p class="soft">{words('noDrills')}</p>
            ) : (
              <ul class="ticket-list" aria-label={words('drills')}>
                {drills.value.map((drill) => (
                  <DrillLine key={drill.drillId} drill={drill} />
                ))}
              </ul>
            )}
          </section>
        </div>
      </div>
    </>
  )
}
