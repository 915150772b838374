/** Who joined after the rollout, and the dialog that welcomes somebody (RV-5). */
import { useState } from 'preact/hooks'
import type { NewcomerTold } from '#core/review/handover-parts.ts'
import { voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { PersonField } from '#web/people/person-field.tsx'
import { here } from '#web/people/people-list.ts'
import { summary } from '#web/people/people-source.ts'
import { handoverPageWords } from '#web/review/handover-words.ts'
import { NewcomerList } from '#web/review/newcomer-list.tsx'
import { completed, isComplete, rolloutId } from '#web/review/review-selectors.ts'
import { today } from '#web/sync/store.ts'

const words = voice(handoverPageWords)
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
      <NewcomerList newcomers={newcomers} />
      {isWelcoming && <WelcomeDialog onClose={() => setWelcoming(false)} />}
    </section>
  )
}
