/** Taking the person out of what is kept of those who left; asked twice, because it cannot be undone. */
import { worksOn } from '#core/kernel/employment.ts'
import { useState } from 'preact/hooks'
import { isKnown } from '#core/people/leavers.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { organisationWords } from '#web/access/organisation-words.ts'
import { Button } from '#web/parts/button.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { all, today } from '#web/sync/store.ts'

const words = voice(organisationWords)

type Person = StoredRow<'person'>

const ForgetDialog = ({ person: { personId, name }, onClose }: { person: Person; onClose: () => void }) => (
  <FormDialog
    title={words('forgetTitle', { name })}
    command={{ name: 'people.forget', input: { personId } }}
    doLabel={words('forgetNow')}
    doneText={words('forgotten')}
    danger
    onClose={onClose}
  >
    <p>{words('forgetText')}</p>
  </FormDialog>
)

export const LeaversCard = () => {
  const [forgetting, setForgetting] = useState<Person>()
  if (!mayI('people.manage')) return null
  const gone = all('person')
    .filter((one) => !worksOn(one, today.value) && isKnown(one))
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
