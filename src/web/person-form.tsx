/** The form of one person, new or known. */
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/tables.ts'
import { voice, w } from '#web/language.ts'
import { newId } from '#web/new-id.ts'
import type { Trouble } from '#web/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/trouble.tsx'
import { peoplePageWords } from '#web/people-page-words.ts'
import { all, issue } from '#web/store.ts'

const p = voice(peoplePageWords)

const texts = ['name', 'email', 'phone', 'department', 'jobTitle', 'employeeNumber'] as const
type Texts = Record<(typeof texts)[number], string>

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

export const PersonForm = ({ person, onClose }: { person?: StoredRow<'person'>; onClose: () => void }) => {
  const [personId] = useState(person?.personId ?? newId)
  const [form, setForm] = useState<Texts>(() => Object.fromEntries(texts.map((field) => [field, person?.[field] ?? ''])) as Texts)
  const [locationId, setLocationId] = useState(person?.locationId ?? '')
  const [language, setLanguage] = useState(person?.language ?? '')
  const [trouble, setTrouble] = useState<Trouble>()
  const save = async (): Promise<void> => {
    const outcome = await issue(person ? 'people.change' : 'people.add', {
      personId,
      name: form.name.trim(),
      email: orNull(form.email),
      phone: orNull(form.phone),
      department: orNull(form.department),
      jobTitle: orNull(form.jobTitle),
      employeeNumber: orNull(form.employeeNumber),
      locationId: orNull(locationId),
      language: orNull(language),
      managerEmail: person?.managerEmail ?? null,
      startsOn: person?.startsOn ?? null,
      leftOn: person?.leftOn ?? null,
    })
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(p('saved'))
    onClose()
  }
  return (
    <Dialog title={person?.name ?? p('newPerson')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div class="grid3">
          {texts.map((field) => (
            <TextField
              key={field}
              label={p(field)}
              type={field === 'email' ? 'email' : 'text'}
              required={field === 'name'}
              value={form[field]}
              onValue={(value) => setForm({ ...form, [field]: value })}
            />
          ))}
          <SelectField
            label={p('place')}
            value={locationId}
            onValue={setLocationId}
            options={[{ value: '', text: p('noPlace') }, ...all('location').map((one) => ({ value: one.locationId, text: one.name }))]}
          />
          <SelectField
            label={p('language')}
            value={language}
            onValue={setLanguage}
            options={[
              { value: '', text: p('ofPlace') },
              { value: 'en', text: w('english') },
              { value: 'nl', text: w('dutch') },
            ]}
          />
        </div>
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit">
            {w('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
