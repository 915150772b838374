/** The form of one person, new or known. */
import { shared } from '#web/base/lead-words.ts'
import type { Language } from '#core/kernel/language.ts'
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import { voice, w } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { peoplePageWords } from '#web/people/people-page-words.ts'
import { all } from '#web/sync/store.ts'

const p = voice(peoplePageWords)

const texts = ['name', 'email', 'phone', 'department', 'jobTitle', 'employeeNumber'] as const
type Texts = Record<(typeof texts)[number], string>

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

export const PersonForm = ({ person, onClose }: { person?: StoredRow<'person'>; onClose: () => void }) => {
  const [personId] = useState(person?.personId ?? newId)
  const [form, setForm] = useState<Texts>(() => Object.fromEntries(texts.map((field) => [field, person?.[field] ?? ''])) as Texts)
  const [locationId, setLocationId] = useState(person?.locationId ?? '')
  const [language, setLanguage] = useState(person?.language ?? '')
  return (
    <FormDialog
      title={person?.name ?? p('newPerson')}
      command={{
        name: person ? 'people.change' : 'people.add',
        input: {
          personId,
          name: form.name.trim(),
          email: orNull(form.email),
          phone: orNull(form.phone),
          department: orNull(form.department),
          jobTitle: orNull(form.jobTitle),
          employeeNumber: orNull(form.employeeNumber),
          locationId: orNull(locationId),
          language: orNull(language) as Language | null,
          managerEmail: person?.managerEmail ?? null,
          startsOn: person?.startsOn ?? null,
          leftOn: person?.leftOn ?? null,
        },
      }}
      doLabel={shared('save')}
      doneText={p('saved')}
      onClose={onClose}
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
    </FormDialog>
  )
}
