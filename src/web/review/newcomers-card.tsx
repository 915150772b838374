/** Who joined after the rollout: their four steps, and the dialogs that welcome somebody and record the check (RV-5). */
import { useState } from 'preact/hooks'
import type { NewcomerTold } from '#core/review/handover-parts.ts'
import { handoverPartWords } from '#core/review/handover-part-words.ts'
import type { StepAt, TickedStep } from '#core/review/newcomers.ts'
import { voice } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { LinesField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { PersonField } from '#web/people/person-field.tsx'
import { here } from '#web/people/people-list.ts'
import { summary } from '#web/people/people-source.ts'
import { handoverPageWords } from '#web/review/handover-words.ts'
import { completed, isComplete, rolloutId } from '#web/review/review-selectors.ts'
import { today } from '#web/sync/store.ts'

const words = voice(handoverPageWords)
const parts = voice(handoverPartWords)
const verdicts = { done: 'pass', later: 'nodata', soon: 'hold', overdue: 'fail' } as const

const settle = (personId: string, step: TickedStep, done: boolean, note: string | null = null) => ({
  name: 'review.settleNewcomer' as const,
  input: { rolloutId: rolloutId.value, personId, step, done, note },
})

const StepRow = ({ of, step: { step, due, state }, onCheck }: { of: NewcomerTold; step: StepAt; onCheck: () => void }) => {
  const label = words('tickStep', { name: of.name, step })
  const isDone = state === 'done'
  const about = step === 'buddy' && of.buddy !== null ? words('withBuddy', { name: of.buddy }) : isDone ? '' : words('stepBy', { day: due })
  return (
    <li>
      <span class="words">
        <span>{parts('step', { step })}</span>
        {about !== '' && <span class="small soft">{about}</span>}
      </span>
      <span class="row">
        {(isDone || state === 'overdue') && <Verdict verdict={verdicts[state]}>{words(isDone ? 'done' : 'late')}</Verdict>}
        {step === 'buddy' ? (
          !isDone && (
            <a class="button" href="/training/buddies" aria-label={`${words('chooseBuddy')}: ${of.name}`}>
              {words('chooseBuddy')}
            </a>
          )
        ) : isDone ? (
          <Button
            kind="quiet"
            aria-label={`${words('reopen')}: ${label}`}
            onClick={() => void runCommand(settle(of.personId, step, false), words('reopened'))}
          >
            {words('reopen')}
          </Button>
        ) : (
          <Button
            aria-label={`${words('tick')}: ${label}`}
            opens={step === 'check' ? 'form' : undefined}
            onClick={() => (step === 'check' ? onCheck() : void runCommand(settle(of.personId, step, true), words('ticked')))}
          >
            {words('tick')}
          </Button>
        )}
      </span>
    </li>
  )
}

const CheckDialog = ({ of, onClose }: { of: NewcomerTold; onClose: () => void }) => {
  const [note, setNote] = useState('')
  return (
    <FormDialog
      title={words('checkTitle', { name: of.name })}
      command={settle(of.personId, 'check', true, note.trim() || null)}
      doLabel={words('checkDo')}
      doneText={words('ticked')}
      onClose={onClose}
    >
      <LinesField
        label={`${words('checkNote')} (${shared('optional')})`}
        hint={words('checkHint')}
        value={note}
        rows={3}
        maxLength={300}
        onValue={setNote}
      />
    </FormDialog>
  )
}

const WelcomeDialog = ({ onClose }: { onClose: () => void }) => {
  const [personId, setPerson] = useState('')
  const [startsOn, setStart] = useState(today.value)
  const [buddyId, setBuddy] = useState('')
  const outside = here.value.filter(({ part }) => !part?.phaseKey)
  return (
    <FormDialog
      title={words('welcomeTitle')}
      command={
        personId === '' || startsOn === ''
          ? undefined
          : { name: 'review.welcome', input: { rolloutId: rolloutId.value, personId, startsOn, buddyId: buddyId || null } }
      }
      doLabel={words('welcomeDo')}
      doneText={words('welcomed')}
      onClose={onClose}
    >
      <p class="small soft">{words('welcomeAbout')}</p>
      <PersonField label={words('who')} none={words('chooseWho')} value={personId} onValue={setPerson} among={outside} />
      <TextField type="date" label={words('startsOn')} value={startsOn} onValue={setStart} />
      <PersonField label={words('buddy')} none={words('bestBuddy')} value={buddyId} onValue={setBuddy} except={new Set([personId])} />
    </FormDialog>
  )
}

export const NewcomersCard = ({ newcomers }: { newcomers: readonly NewcomerTold[] }) => {
  const [isWelcoming, setWelcoming] = useState(false)
  const [checked, setChecked] = useState<NewcomerTold>()
  const outside = summary.value?.outsidePlan ?? 0
  return (
    <section class="card stack tight" aria-labelledby="newcomers">
      <div class="row between">
        <h2 id="newcomers">{words('newcomers')}</h2>
        {isComplete.value && (
          <Button kind={outside > 0 ? 'first' : 'plain'} opens="form" onClick={() => setWelcoming(true)}>
            {words('welcome')}
          </Button>
        )}
      </div>
      {!isComplete.value && completed.value !== null && <p>{words('running', { day: completed.value })}</p>}
      {isComplete.value && outside > 0 && <p>{words('outside', { people: outside })}</p>}
      {isComplete.value && outside === 0 && newcomers.length === 0 && <p class="soft">{words('noNewcomers')}</p>}
      {newcomers.map((of) => (
        <section key={of.personId} class="stack tight" aria-label={of.name}>
          <h3>
            {of.name} <span class="small soft">{words('firstDay', { day: of.startsOn, location: of.location })}</span>
          </h3>
          {of.checkNote !== null && <p class="small">“{of.checkNote}”</p>}
          <ul class="review-rows">
            {of.steps.map((step) => (
              <StepRow key={step.step} of={of} step={step} onCheck={() => setChecked(of)} />
            ))}
          </ul>
        </section>
      ))}
      {isWelcoming && <WelcomeDialog onClose={() => setWelcoming(false)} />}
      {checked && <CheckDialog of={checked} onClose={() => setChecked(undefined)} />}
    </section>
  )
}
