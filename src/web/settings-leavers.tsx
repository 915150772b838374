/** Taking the person out of what is kept of those who left; asked twice, because it cannot be undone. */
import { useState } from 'preact/hooks'
import { isKnown } from '#core/people/leavers.ts'
import type { StoredRow } from '#core/tables.ts'
import { f, sayTrouble, voice, w } from '#web/language.ts'
import { organisationWords } from '#web/organisation-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { announce } from '#web/parts/toast.tsx'
import { mayI } from '#web/session.ts'
import { all, issue, today } from '#web/store.ts'

const words = voice(organisationWords)

type Person = StoredRow<'person'>

const ForgetDialog = ({ person: { personId, name }, onClose }: { person: Person; onClose: () => void }) => {
  const forget = async (): Promise<void> => {
    const outcome = await issue('people.forget', { personId })
    announce(outcome.ok ? words('forgotten') : sayTrouble(outcome.trouble))
    onClose()
  }
  return (
    <Dialog title={words('forgetTitle', { name })} onClose={onClose}>
      <p>{words('forgetText')}</p>
      <div class="ends">
        <Button onClick={onClose}>{w('cancel')}</Button>
        <Button kind="danger" onClick={() => void forget()}>
          {words('forgetNow')}
        </Button>
      </div>
    </Dialog>
  )
}

export const LeaversCard = () => {
  const [forgetting, setForgetting] = useState<Person>()
  if (!mayI('people.manage')) return null
  const gone = all('person')
    .filter((one) => one.leftOn !== null && one.leftOn <= today.value && isKnown(one))
    .sort((a, b) => ((a.leftOn ?? '') < (b.leftOn ?? '') ? 1 : -1))
  if (gone.length === 0) return null
  return (
    <section class="card" id="leavers">
      <h2>{words('leavers')}</h2>
      <p class="soft">{words('leaversText')}</p>
      <ul class="todo-list">
        {gone.map((one) => (
          <li class="row between" key={one.personId}>
            <span>
              <strong>{one.name}</strong> <span class="small soft">{words('leftOn', { day: f().day(one.leftOn ?? '', 'brief') })}</span>
            </span>
            <Button kind="quiet" aria-label={`${words('forget')}: ${one.name}`} onClick={() => setForgetting(one)}>
              {words('forget')}
            </Button>
          </li>
        ))}
      </ul>
      {forgetting && <ForgetDialog person={forgetting} onClose={() => setForgetting(undefined)} />}
    </section>
  )
}
