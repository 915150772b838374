/** Taking the person out of what is kept of those who left; asked twice, because it cannot be undone. */
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { leaversWords } from '#web/people/leavers-words.ts'
import { Button } from '#web/parts/button.tsx'
import { FilteredList } from '#web/parts/filtered-list.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { useFilters } from '#web/parts/use-filters.ts'
import { leaversSource } from '#web/people/leavers-source.ts'
import { useList } from '#web/sync/list-source.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { today } from '#web/sync/store.ts'

const words = voice(leaversWords)

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

export const LeaversCard = () => (mayI('people.manage') ? <Leavers /> : null)

const Leavers = () => {
  const [forgetting, setForgetting] = useState<Person>()
  const filters = useFilters()
  const list = useList(leaversSource, { by: today.value, search: filters.values.search.trim() })
  // Somebody who searches keeps the card, whatever is found.
  if (filters.values.search === '' && (list.total === 0 || (list.total === undefined && !list.trouble))) return null
  return (
    <section class="card" id="leavers">
      <h2>{words('leavers')}</h2>
      <p class="soft">{words('leaversText')}</p>
      <FilteredList filters={filters} list={list} of={list.total} searchLabel={words('searchLeavers')}>
        {(rows) => (
          <ul class="todo-list" aria-label={words('leavers')}>
            {rows.map((one) => (
              <li class="row between" key={one.personId}>
                <span>
                  <strong>{one.name}</strong> <span class="small soft">{words('leftOn', { day: f().day(one.leftOn ?? '', 'brief') })}</span>
                </span>
                <Button opens="form" kind="quiet" aria-label={`${words('forget')}: ${one.name}`} onClick={() => setForgetting(one)}>
                  {words('forget')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </FilteredList>
      {forgetting && <ForgetDialog person={forgetting} onClose={() => setForgetting(undefined)} />}
    </section>
  )
}
