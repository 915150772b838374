/** A rollback as it is carried out: its steps, who works where, what everyone is told, and the decision after it (CO-4). */
import { useState } from 'preact/hooks'
import { type Decision, decisions, rollbackHeading, type SystemState, systemStates } from '#core/contingency/rollback.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, t, tell, voice } from '#web/base/language.ts'
import { rollbackPageWords } from '#web/contingency/rollback-page-words.ts'
import { rollbacks, stepsOf, type Working, type WorkingAt, workingAt } from '#web/contingency/rollback-selectors.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ChoiceField, LinesField, SelectField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { Meter } from '#web/parts/meter.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { Todo, TodoList } from '#web/parts/task-row.tsx'
import { runCommand, useCommand } from '#web/parts/use-command.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { one, organisation, ownZone, placesById } from '#web/sync/store.ts'

const words = voice(rollbackPageWords)
const mostShown = 200

type Rollback = StoredRow<'rollback'>
type Step = StoredRow<'rollbackStep'>

const keyOf = ({ rolloutId, rollbackId }: Rollback) => ({ rolloutId, rollbackId })
const momentOf = (instant: string): string => f().moment(instant, ownZone.value)

const Steps = ({ rollback, steps }: { rollback: Rollback; steps: readonly Step[] }) => {
  const tick =
    ({ stepId, title }: Step) =>
    (done: boolean) =>
      void runCommand(
        { name: 'contingency.tickStep', input: { ...keyOf(rollback), stepId, done } },
        words(done ? 'stepDone' : 'stepReopened', { title }),
      )
  return (
    <section class="card">
      <h2>{words('stepsTitle')}</h2>
      <p class="small soft">{words('since', { moment: momentOf(rollback.startedAt), name: rollback.startedBy })}</p>
      <TodoList label={words('stepsTitle')}>
        {steps.map((step) => {
          const owner = step.ownerId === null ? words('unassigned') : (peopleById.value.get(step.ownerId)?.name ?? '')
          return (
            <Todo
              key={step.stepId}
              title={step.title}
              about={
                <>
                  {step.doneAt === null ? owner : words('doneBy', { name: step.doneBy ?? '', time: f().clock(step.doneAt, ownZone.value) })}
                  {step.how && step.doneAt === null && <span class="block written">{step.how}</span>}
                </>
              }
              done={step.doneAt !== null}
              disabled={rollback.decision !== null || !mayI('place.help')}
              onDone={tick(step)}
            >
              <span class="small took">{words('stepMinutes', { minutes: step.minutes })}</span>
            </Todo>
          )
        })}
      </TodoList>
    </section>
  )
}

const PersonLine = ({ rolloutId, working: { person, state } }: { rolloutId: string; working: Working }) => (
  <li>
    <SelectField
      label={words('personState', { name: person.name })}
      value={state}
      onValue={(value) =>
        void runCommand(
          {
            name: 'contingency.noteSystem',
            input: { rolloutId, personId: person.personId, locationId: null, state: value as SystemState },
          },
          words('recorded', { name: person.name }),
        )
      }
      options={systemStates.map((value) => ({ value, text: t(`contingency.system.${value}`) }))}
    />
  </li>
)

/** The people of a location, with one button for all of them. */
const LocationLine = ({ rollback, at: { locationId, live, people } }: { rollback: Rollback; at: WorkingAt }) => {
  const [open, setOpen] = useState(false)
  const place = placesById.value.get(locationId ?? '')?.name ?? organisation.value?.name ?? ''
  const back = people?.filter(({ state }) => state === 'old').length
  const { rolloutId } = rollback
  return (
    <li>
      <div class="row between">
        <span class="words">
          <b>{place}</b>
          <span class="small soft block">{words('ofLocation', { back: back === undefined ? '?' : f().number(back), of: live })}</span>
        </span>
        <span class="row">
          {people && (
            <Button kind="quiet" aria-expanded={open} aria-label={`${words('showPeople')}: ${place}`} onClick={() => setOpen(!open)}>
              {words('showPeople')}
            </Button>
          )}
          {locationId !== null && back !== live && (
            <Button
              aria-label={words('allBackAt', { place })}
              onClick={() =>
                void runCommand(
                  { name: 'contingency.noteSystem', input: { rolloutId, personId: null, locationId, state: 'old' } },
                  words('recordedAt', { place }),
                )
              }
            >
              {words('allBack')}
            </Button>
          )}
        </span>
      </div>
      {back !== undefined && <Meter share={back / Math.max(1, live)} />}
      {open && people && (
        <ul class="plain-list person-states" aria-label={place}>
          {people.slice(0, mostShown).map((working) => (
            <PersonLine key={working.person.personId} rolloutId={rolloutId} working={working} />
          ))}
        </ul>
      )}
      {open && people && people.length > mostShown && <p class="small soft">{words('onlyFirst', { count: mostShown })}</p>}
    </li>
  )
}

const People = ({ rollback }: { rollback: Rollback }) => {
  const places = workingAt.value
  return (
    <section class="card">
      <h2>{words('people')}</h2>
      <p class="small soft">{words(places.length === 0 ? 'nobodyLive' : 'peopleText')}</p>
      <ul class="system-states" aria-label={words('people')}>
        {places.map((at) => (
          <LocationLine key={at.locationId ?? ''} rollback={rollback} at={at} />
        ))}
      </ul>
    </section>
  )
}

const TextDialog = ({ rollback, onClose }: { rollback: Rollback; onClose: () => void }) => {
  const [textEn, setEn] = useState(rollback.textEn ?? '')
  const [textNl, setNl] = useState(rollback.textNl ?? '')
  const isFilled = textEn.trim() !== '' && textNl.trim() !== ''
  return (
    <FormDialog
      title={words('message')}
      broad
      command={isFilled ? { name: 'contingency.writeRollbackText', input: { ...keyOf(rollback), textEn, textNl } } : undefined}
      doLabel={words('change')}
      doneText={words('saved')}
      onClose={onClose}
    >
      <LinesField label={words('inEnglish')} value={textEn} onValue={setEn} rows={5} maxLength={2000} />
      <LinesField label={words('inDutch')} value={textNl} onValue={setNl} rows={5} maxLength={2000} />
    </FormDialog>
  )
}

const Message = ({ rollback }: { rollback: Rollback }) => {
  const [changing, setChanging] = useState(false)
  const { textEn, textNl, approvedAt, approvedBy, decision } = rollback
  return (
    <section class="card">
      <h2>{words('message')}</h2>
      <p class="small soft">
        {approvedAt === null ? words('messageHint') : words('approvedBy', { name: approvedBy ?? '', moment: momentOf(approvedAt) })}
      </p>
      <h3>{words('inEnglish')}</h3>
      <p class="written" lang="en">
        {textEn}
      </p>
      <h3>{words('inDutch')}</h3>
      <p class="written" lang="nl">
        {textNl}
      </p>
      {approvedAt === null && decision === null && mayI('communication.run') && (
        <div class="row">
          <Button
            kind="first"
            onClick={() => void runCommand({ name: 'contingency.approveRollbackText', input: keyOf(rollback) }, words('approved'))}
          >
            {words('approve')}
          </Button>
          <Button kind="quiet" opens="form" onClick={() => setChanging(true)}>
            {words('change')}
          </Button>
        </div>
      )}
      {changing && <TextDialog rollback={rollback} onClose={() => setChanging(false)} />}
    </section>
  )
}

const hints = { retry: 'retryHint', otherConfiguration: 'otherConfigurationHint', otherVendor: 'otherVendorHint' } as const

const Decide = ({ rollback, isDone }: { rollback: Rollback; isDone: boolean }) => {
  const [decision, setDecision] = useState<Decision>('retry')
  const [because, setBecause] = useState('')
  const { run, busy, trouble, setTrouble } = useCommand()
  if (rollback.decision !== null)
    return (
      <section class="card">
        <h2>{words('decision')}</h2>
        <p class="strong">{t(`contingency.decision.${rollback.decision as Decision}`)}</p>
        <p class="written">{rollback.decisionBecause}</p>
        <p class="small soft">{words('decidedBy', { name: rollback.decidedBy ?? '', moment: momentOf(rollback.decidedAt ?? '') })}</p>
        <p class="small">{words(hints[rollback.decision as Decision])}</p>
        <div>
          <a class="button" href={`/issues/${encodeURIComponent(rollback.issueId)}`}>
            {words('toIssue')}
          </a>
        </div>
      </section>
    )
  if (!mayI('plan.run')) return null
  return (
    <section class="card" onInput={() => setTrouble(undefined)}>
      <h2>{words('decide')}</h2>
      <p class="small soft">{words('decideText')}</p>
      <ChoiceField
        label={words('decision')}
        value={decision}
        onValue={setDecision}
        hint={words(hints[decision])}
        options={decisions.map((value) => ({ value, text: t(`contingency.decision.${value}`) }))}
      />
      <LinesField label={words('because')} value={because} onValue={setBecause} rows={2} maxLength={2000} required />
      <TroubleNote trouble={trouble} />
      <div>
        <Button
          kind="first"
          busy={busy}
          disabled={!isDone || because.trim() === ''}
          onClick={() =>
            void run(
              { name: 'contingency.decideRollback', input: { ...keyOf(rollback), decision, because: because.trim() } },
              words('decided'),
            )
          }
        >
          {words('record')}
        </Button>
      </div>
    </section>
  )
}

export const RollbackPage = ({ rollbackId }: { rollbackId: string }) => {
  const rollback = rollbacks.value.find((row) => row.rollbackId === rollbackId)
  if (!rollback) return <PageHeading title={words('gone')} />
  const steps = stepsOf(rollbackId)
  const issue = one('issue', `${rollback.rolloutId}/${rollback.issueId}`)
  const over = <a href={`/issues/${encodeURIComponent(rollback.issueId)}`}>{words('back', { title: issue?.title ?? '' })}</a>
  return (
    <>
      <PageHeading over={over} title={tell(rollbackHeading(rollback, steps))} />
      <div class="grid2">
        <div class="stack">
          <Steps rollback={rollback} steps={steps} />
          <People rollback={rollback} />
        </div>
        <div class="stack">
          <section class="card">
            <h2>{words('lost')}</h2>
            <p class="written">{rollback.lost}</p>
          </section>
          <Message rollback={rollback} />
          <Decide rollback={rollback} isDone={steps.every(({ doneAt }) => doneAt !== null)} />
        </div>
      </div>
    </>
  )
}
