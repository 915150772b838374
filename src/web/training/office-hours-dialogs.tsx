/** Finding a time for somebody who asked for help, saying what came of it, and writing down who dropped in. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import { here } from '#web/people/people-list.ts'
import { voice } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { officeHoursWords } from '#web/training/office-hours-words.ts'
import { ChoiceField, LinesField, SelectField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { me } from '#web/sync/signed-in.ts'
import { peopleById } from '#web/sync/borrowed.ts'
import { placesById, today, where, zoneOfLocation } from '#web/sync/store.ts'
import { nameOf } from '#web/training/training-selectors.ts'
import { instantTyped, MomentField, type TypedMoment } from '#web/parts/moment-field.tsx'
import { PersonField } from '#web/people/person-field.tsx'

const words = voice(officeHoursWords)
type Appointment = StoredRow<'appointment'>

/** Champions of the asker's place first, then the others, and whoever books. */
const hostsFor = ({ rolloutId, personId, locationId }: Appointment): { value: string; text: string }[] => {
  const champions = where('champion', { rolloutId }).toSorted(
    (one, other) =>
      Number(other.locationId === locationId) - Number(one.locationId === locationId) ||
      nameOf(one.personId).localeCompare(nameOf(other.personId)),
  )
  const own = me.value?.actor?.personId
  const ids = new Set([...champions.map((row) => row.personId), ...(own ? [own] : [])])
  ids.delete(personId)
  return [...ids].map((id) => {
    const place = placesById.value.get(peopleById.value.get(id)?.locationId ?? '')?.name
    return { value: id, text: place ? `${nameOf(id)}, ${place}` : nameOf(id) }
  })
}

export const BookHelpDialog = ({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) => {
  const { rolloutId, appointmentId, personId } = appointment
  const hosts = hostsFor(appointment)
  const [hostId, setHostId] = useState(hosts[0]?.value ?? '')
  const [at, setAt] = useState<TypedMoment>({ day: today.value, time: '' })
  const [minutes, setMinutes] = useState('30')
  const local = zoneOfLocation(appointment.locationId)
  const startsAt = instantTyped(at, local)
  return (
    <FormDialog
      title={words('bookOf', { name: nameOf(personId) })}
      command={
        hostId && startsAt
          ? { name: 'training.bookHelp', input: { rolloutId, appointmentId, hostId, startsAt, minutes: Number(minutes) } }
          : undefined
      }
      preview={() => null}
      doLabel={words('bookDo')}
      doneText={words('bookedToast', { name: nameOf(personId) })}
      onClose={onClose}
    >
      {appointment.topic && <blockquote>{appointment.topic}</blockquote>}
      <SelectField label={words('host')} value={hostId} onValue={setHostId} options={hosts} />
      <MomentField value={at} zone={local} min={today.value} onValue={setAt} />
      <TextField label={words('minutes')} type="number" min={5} max={240} required value={minutes} onValue={setMinutes} />
    </FormDialog>
  )
}

/** For oneself: whoever leads or helps can be stuck too (TR-3). */
export const AskHelpDialog = ({ rolloutId, onClose }: { rolloutId: string; onClose: () => void }) => {
  const [appointmentId] = useState(newId)
  const [topic, setTopic] = useState('')
  return (
    <FormDialog
      title={words('askTitle')}
      command={{
        name: 'training.askHelp',
        input: { rolloutId, appointmentId, topic: topic.trim() === '' ? null : topic, officeKey: null },
      }}
      doLabel={words('askDo')}
      doneText={words('askedToast')}
      onClose={onClose}
    >
      <TextField label={words('topic')} hint={words('topicHint')} maxLength={500} value={topic} onValue={setTopic} />
    </FormDialog>
  )
}

type Ending = 'done' | 'missed' | 'cancelled'

export const SettleHelpDialog = ({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) => {
  const { rolloutId, appointmentId, personId } = appointment
  const [state, setState] = useState<Ending>('done')
  const [log, setLog] = useState('')
  return (
    <FormDialog
      title={words('settleOf', { name: nameOf(personId) })}
      command={{ name: 'training.settleHelp', input: { rolloutId, appointmentId, state, log: log.trim() === '' ? null : log } }}
      doLabel={shared('save')}
      doneText={words(`settled_${state}`)}
      onClose={onClose}
    >
      <ChoiceField<Ending>
        label={words('state')}
        value={state}
        onValue={setState}
        options={(['done', 'missed', 'cancelled'] as const).map((value) => ({ value, text: words(value) }))}
      />
      <LinesField label={words('logOptional')} hint={words('topicHint')} rows={3} maxLength={1000} value={log} onValue={setLog} />
    </FormDialog>
  )
}

export const DropInDialog = ({ hour, when, onClose }: { hour: StoredRow<'officeHour'>; when: string; onClose: () => void }) => {
  const [appointmentId] = useState(newId)
  const [personId, setPersonId] = useState('')
  const [log, setLog] = useState('')
  const { rolloutId, officeKey } = hour
  const near = here.value.toSorted(
    (one, other) => Number(other.person.locationId === hour.locationId) - Number(one.person.locationId === hour.locationId),
  )
  return (
    <FormDialog
      title={words('dropInAt', { when })}
      command={
        personId === '' || log.trim() === ''
          ? undefined
          : { name: 'training.noteDropIn', input: { rolloutId, appointmentId, officeKey, personId, log } }
      }
      doLabel={shared('save')}
      doneText={words('noted')}
      onClose={onClose}
    >
      <PersonField label={words('who')} none={words('choose')} value={personId} onValue={setPersonId} among={near} />
      <LinesField label={words('log')} required rows={3} maxLength={1000} value={log} onValue={setLog} />
    </FormDialog>
  )
}
