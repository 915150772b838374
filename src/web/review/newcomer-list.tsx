/** Newcomers with their steps, each with the button that ticks it, and the dialog that records the check (RV-5). */
import { useState } from 'preact/hooks'
import type { NewcomerTold } from '#core/review/handover-parts.ts'
import { handoverPartWords } from '#core/review/handover-part-words.ts'
import type { StepAt, TickedStep } from '#core/review/newcomers.ts'
import { voice } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Verdict } from '#web/parts/chip.tsx'
import { LinesField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { handoverPageWords } from '#web/review/handover-words.ts'
import { rolloutId } from '#web/review/review-selectors.ts'

const words = voice(handoverPageWords)
const parts = voice(handoverPartWords)

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
        {isDone ? (
          <span class="done-step">
            <span aria-hidden="true">✓</span>
            <span>
              <span class="unseen">{words('done')}: </span>
              {parts('step', { step })}
            </span>
          </span>
        ) : (
          <span>{parts('step', { step })}</span>
        )}
        {about !== '' && <span class="small soft">{about}</span>}
      </span>
      <span class="row">
        {state === 'overdue' && <Verdict verdict="fail">{words('late')}</Verdict>}
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

export const NewcomerList = ({ newcomers }: { newcomers: readonly NewcomerTold[] }) => {
  const [checked, setChecked] = useState<NewcomerTold>()
  return (
    <>
      {newcomers.map((of) => (
        <section key={of.personId} class="stack tight" aria-label={of.name}>
          <h3>
            {of.name} <span class="first-day small soft">{words('firstDay', { day: of.startsOn, location: of.location })}</span>
          </h3>
          {of.checkNote !== null && <p class="small">{words('checkSaid', { note: of.checkNote })}</p>}
          <ul class="review-rows">
            {of.steps.map((step) => (
              <StepRow key={step.step} of={of} step={step} onCheck={() => setChecked(of)} />
            ))}
          </ul>
        </section>
      ))}
      {checked && <CheckDialog of={checked} onClose={() => setChecked(undefined)} />}
    </>
  )
}
