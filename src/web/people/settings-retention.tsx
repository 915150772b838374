/** How long names, sign-ins and links are kept, with whom a choice would forget before it is made (ME-8). */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import { addDays } from '#core/kernel/calendar.ts'
import { retentionIn } from '#core/people/leavers.ts'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { SelectField } from '#web/parts/field.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { leaversWords } from '#web/people/leavers-words.ts'
import { retentionWords } from '#web/people/retention-words.ts'
import { leaversSource } from '#web/people/leavers-source.ts'
import { useList } from '#web/sync/list-source.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, today } from '#web/sync/store.ts'
import { useCommand } from '#web/parts/use-command.ts'

const words = voice(retentionWords)
const leavers = voice(leaversWords)

const forgetChoices = [30, 90, 180, 365, 730] as const
const booksChoices = [30, 90, 180, 365] as const
/** Names shown before the rest is only counted. */
const mostShown = 8

/** The usual choices, and the one that holds where it is none of them. */
const withChosen = (usual: readonly number[], chosen: number | null): readonly number[] =>
  [...new Set(chosen === null ? usual : [...usual, chosen])].toSorted((a, b) => a - b)

const Due = ({ forgetAfterDays, saved }: { forgetAfterDays: number | null; saved: boolean }) =>
  forgetAfterDays === null ? <p class="soft small">{words('neverText')}</p> : <DueAfter forgetAfterDays={forgetAfterDays} saved={saved} />

const DueAfter = ({ forgetAfterDays, saved }: { forgetAfterDays: number; saved: boolean }) => {
  const { rows, total, trouble } = useList(leaversSource, { by: addDays(today.value, -forgetAfterDays), search: '' })
  if (total === undefined) return <TroubleNote trouble={trouble} />
  if (total === 0) return <p class="soft small">{words('nobodyDue')}</p>
  return (
    <>
      <p>{words(saved ? 'dueSaved' : 'due', { count: total })}</p>
      <ul class="todo-list">
        {rows.slice(0, mostShown).map((one) => (
          <li key={one.personId}>
            <strong>{one.name}</strong> <span class="small soft">{leavers('leftOn', { day: f().day(one.leftOn ?? '', 'full') })}</span>
          </li>
        ))}
        {total > mostShown && <li class="soft">{words('more', { count: total - mostShown })}</li>}
      </ul>
      <p class="soft small">{words('cannotUndo')}</p>
    </>
  )
}

const RetentionForm = () => {
  const kept = retentionIn(all('retention'))
  const [forget, setForget] = useState(kept.forgetAfterDays)
  const [books, setBooks] = useState(kept.booksDays)
  const { run, trouble } = useCommand()
  const changed = forget !== kept.forgetAfterDays || books !== kept.booksDays
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    await run({ name: 'people.changeRetention', input: { forgetAfterDays: forget, booksDays: books } }, shared('saved'))
  }
  return (
    <form class="card" id="retention" onSubmit={(event) => void save(event)}>
      <h2>{words('title')}</h2>
      <p class="soft">{words('text')}</p>
      <div class="grid3">
        <SelectField
          label={words('names')}
          value={String(forget ?? '')}
          onValue={(value) => setForget(value === '' ? null : Number(value))}
          options={[
            { value: '', text: words('never') },
            ...withChosen(forgetChoices, kept.forgetAfterDays).map((days) => ({ value: String(days), text: words('daysAfter', { days }) })),
          ]}
        />
        <SelectField
          label={words('books')}
          value={String(books)}
          onValue={(value) => setBooks(Number(value))}
          options={withChosen(booksChoices, kept.booksDays).map((days) => ({ value: String(days), text: words('days', { days }) }))}
        />
      </div>
      <div role="status" class="stack tight">
        <Due forgetAfterDays={forget} saved={!changed} />
      </div>
      <TroubleNote trouble={trouble} />
      <div>
        <Button kind={changed ? 'first' : 'plain'} type="submit" disabled={!changed}>
          {shared('save')}
        </Button>
      </div>
    </form>
  )
}

export const RetentionCard = () => {
  if (!mayI('organisation.manage')) return null
  // What another owner chose meanwhile begins the form anew.
  const { forgetAfterDays, booksDays } = retentionIn(all('retention'))
  return <RetentionForm key={`${forgetAfterDays} ${booksDays}`} />
}
