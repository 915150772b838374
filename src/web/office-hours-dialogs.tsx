/** Finding a time for somebody who asked for help, saying what came of it, and writing down who dropped in. */
import { useEffect, useState } from 'preact/hooks'
import { dayNumber, instantOf, withOffset } from '#core/calendar.ts'
import type { StoredRow } from '#core/tables.ts'
import { here } from '#web/everyone.ts'
import { voice, w } from '#web/language.ts'
import { newId } from '#web/new-id.ts'
import { officeHoursWords } from '#web/office-hours-words.ts'
import type { Trouble } from '#web/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { ChoiceField, LinesField, SelectField, TextField } from '#web/parts/field.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/trouble.tsx'
import { me } from '#web/session.ts'
import { issue, peopleById, placesById, preview, today, where, zone } from '#web/store.ts'
import { nameOf } from '#web/training-here.ts'

const words = voice(officeHoursWords)
type Appointment = StoredRow<'appointment'>

/** Champions of the asker's place first, then the others, and whoever books. */
const hostsFor = ({ rolloutId, personId, locationId }: Appointment): { value: string; text: string }[] => {
  const champions = where('champion', { rolloutId }).toSorted(
    (one, other) => Number(other.locationId === locationId) - Number(one.locationId === locationId),
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
  const [day, setDay] = useState(today.value)
  const [time, setTime] = useState('')
  const [minutes, setMinutes] = useState('30')
  const [trouble, setTrouble] = useState<Trouble>()
  const [fits, setFits] = useState(false)
  const local = placesById.value.get(appointment.locationId ?? '')?.zone ?? zone.value
  const [hours = '', past = ''] = time.split(':')
  const input =
    hostId && day && time
      ? {
          rolloutId,
          appointmentId,
          hostId,
          startsAt: withOffset(instantOf(dayNumber(day), Number(hours) * 60 + Number(past), local), local),
          minutes: Number(minutes),
        }
      : undefined
  useEffect(() => {
    let current = true
    setFits(false)
    setTrouble(undefined)
    if (input)
      void preview('training.bookHelp', input).then((found) => {
        if (!current) return
        setFits(found.ok)
        setTrouble(found.ok ? undefined : found.trouble)
      })
    return () => {
      current = false
    }
  }, [JSON.stringify(input ?? null)])
  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    const outcome = await issue('training.bookHelp', input)
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(words('bookedToast', { name: nameOf(personId) }))
    onClose()
  }
  return (
    <Dialog title={words('bookOf', { name: nameOf(personId) })} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        {appointment.topic && <blockquote>{appointment.topic}</blockquote>}
        <SelectField label={words('host')} value={hostId} onValue={setHostId} options={hosts} />
        <div class="pair">
          <TextField label={words('day')} type="date" required min={today.value} value={day} onValue={setDay} />
          <TextField
            label={words('time')}
            type="time"
            required
            hint={words('timeHint', { zone: local.replaceAll('_', ' ') })}
            value={time}
            onValue={setTime}
          />
        </div>
        <TextField label={words('minutes')} type="number" min={5} max={240} required value={minutes} onValue={setMinutes} />
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" disabled={!fits}>
            {words('bookDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** For oneself: whoever leads or helps can be stuck too (TR-3). */
export const AskHelpDialog = ({ rolloutId, onClose }: { rolloutId: string; onClose: () => void }) => {
  const [topic, setTopic] = useState('')
  const [trouble, setTrouble] = useState<Trouble>()
  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    const input = { rolloutId, appointmentId: newId(), topic: topic.trim() === '' ? null : topic, officeKey: null }
    const outcome = await issue('training.askHelp', input)
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(words('askedToast'))
    onClose()
  }
  return (
    <Dialog title={words('askTitle')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        <TextField label={words('topic')} hint={words('topicHint')} maxLength={500} value={topic} onValue={setTopic} />
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit">
            {words('askDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type Ending = 'done' | 'missed' | 'cancelled'

export const SettleHelpDialog = ({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) => {
  const { rolloutId, appointmentId, personId } = appointment
  const [state, setState] = useState<Ending>('done')
  const [log, setLog] = useState('')
  const [trouble, setTrouble] = useState<Trouble>()
  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    const outcome = await issue('training.settleHelp', { rolloutId, appointmentId, state, log: log.trim() === '' ? null : log })
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(words('noted'))
    onClose()
  }
  return (
    <Dialog title={words('settleOf', { name: nameOf(personId) })} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        <ChoiceField<Ending>
          label={words('state')}
          value={state}
          onValue={setState}
          options={(['done', 'missed', 'cancelled'] as const).map((value) => ({ value, text: words(value) }))}
        />
        <LinesField label={words('logOptional')} hint={words('topicHint')} rows={3} maxLength={1000} value={log} onValue={setLog} />
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

export const DropInDialog = ({ hour, when, onClose }: { hour: StoredRow<'officeHour'>; when: string; onClose: () => void }) => {
  const [personId, setPersonId] = useState('')
  const [log, setLog] = useState('')
  const [trouble, setTrouble] = useState<Trouble>()
  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { rolloutId, officeKey } = hour
    const outcome = await issue('training.noteDropIn', { rolloutId, appointmentId: newId(), officeKey, personId, log })
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(words('noted'))
    onClose()
  }
  const near = here.value.toSorted(
    (one, other) => Number(other.person.locationId === hour.locationId) - Number(one.person.locationId === hour.locationId),
  )
  return (
    <Dialog title={words('dropInAt', { when })} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        <SelectField
          label={words('who')}
          value={personId}
          onValue={setPersonId}
          options={[{ value: '', text: words('choose') }, ...near.map(({ person }) => ({ value: person.personId, text: person.name }))]}
        />
        <LinesField label={words('log')} required rows={3} maxLength={1000} value={log} onValue={setLog} />
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" disabled={personId === '' || log.trim() === ''}>
            {w('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
