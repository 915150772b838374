/** What is far-reaching about a session, with what it would change before it happens: moving it, calling it off, saying that somebody cannot come. */
import { shared } from '#web/base/lead-words.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { useState } from 'preact/hooks'
import { f, voice } from '#web/base/language.ts'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { trainerNamed } from '#core/training/trainer.ts'
import { sessionWords } from '#web/training/session-words.ts'
import { nameOf, whenShort } from '#web/training/training-selectors.ts'
import type { Seat, SessionView } from '#web/training/session-rows.ts'
import { instantTyped, MomentField, typedMoment } from '#web/parts/moment-field.tsx'
import type { Seen } from '#web/parts/use-preview.ts'

const words = voice(sessionWords)

interface Shared {
  readonly shown: SessionView
  readonly onClose: () => void
}

const Names = ({ title, people }: { title: string; people: readonly string[] }) =>
  people.length === 0 ? null : (
    <div>
      <h3>{title}</h3>
      <p>{f().list(people.map(nameOf).toSorted((one, other) => one.localeCompare(other)))}</p>
    </div>
  )

/** Whom a command would tell, and who would get a seat by it, told from the rows it would leave. */
const told = ({ changes, before }: Seen): { hear: string[]; gain: string[] } => {
  const hear = new Set<string>()
  const gain = new Set<string>()
  for (const { table, row, op } of changes) {
    if (table === 'notice' && op === 'put') hear.add(row.personId)
    if (table !== 'attendee' || op !== 'put' || row.state !== 'seat') continue
    const seat = before.attendee.get(`${row.rolloutId}/${row.sessionKey}/${row.personId}`)
    if (seat?.state === 'waiting') gain.add(row.personId)
  }
  return { hear: [...hear].filter((personId) => !gain.has(personId)), gain: [...gain] }
}

const Outcome = ({ seen, moved }: { seen: Seen; moved?: string | undefined }) => {
  const { hear, gain } = told(seen)
  return (
    <section class="stack tight" aria-label={shared('willChange')}>
      {moved && <p class="strong">{moved}</p>}
      {hear.length + gain.length === 0 && <p class="note">{words('nobodyHears')}</p>}
      <Names title={words('willHear', { count: hear.length })} people={hear} />
      <Names title={words('gainSeat', { count: gain.length })} people={gain} />
    </section>
  )
}

export const ChangeSessionDialog = ({ shown, onClose }: Shared) => {
  const { session, zone } = shown
  const [at, setAt] = useState(typedMoment(session.startsAt, zone))
  const [minutes, setMinutes] = useState(String(session.minutes))
  const [seats, setSeats] = useState(String(session.seats))
  const [trainer, setTrainer] = useState(trainerNamed(session.trainer) ?? '')
  const [room, setRoom] = useState(session.room ?? '')
  const [form, setForm] = useState(session.form as 'room' | 'online' | 'lowData')
  const [link, setLink] = useState(session.link ?? '')
  // A trainer that the plan only counts stays so until a name is given.
  const given = trainer.trim() === '' && trainerNamed(session.trainer) === null ? session.trainer : trainer.trim()
  const startsAt = instantTyped(at, zone)
  const command: CommandCall | undefined =
    startsAt === undefined || given === ''
      ? undefined
      : {
          name: 'training.changeSession',
          input: {
            rolloutId: session.rolloutId,
            sessionKey: session.sessionKey,
            startsAt,
            minutes: Number(minutes),
            seats: Number(seats),
            trainer: given,
            room: form === 'room' && room.trim() !== '' ? room : null,
            form,
            link: link.trim() === '' ? null : link,
          },
        }
  const moved =
    startsAt !== undefined && Date.parse(startsAt) !== Date.parse(session.startsAt)
      ? words('moves', { from: whenShort(shown), to: f().moment(startsAt, zone) })
      : undefined
  return (
    <FormDialog
      title={words('changeTitle')}
      command={command}
      preview={(seen) => <Outcome seen={seen} moved={moved} />}
      doLabel={words('changeDo')}
      doneText={words('changed')}
      onClose={onClose}
    >
      <MomentField value={at} zone={zone} onValue={setAt} />
      <div class="pair">
        <TextField label={words('minutes')} type="number" min={60} max={90} required value={minutes} onValue={setMinutes} />
        <TextField label={words('seats')} type="number" min={1} max={500} required value={seats} onValue={setSeats} />
      </div>
      <TextField
        label={words('trainer')}
        required={trainerNamed(session.trainer) !== null}
        maxLength={120}
        value={trainer}
        onValue={setTrainer}
      />
      <SelectField
        label={words('form')}
        value={form}
        onValue={(value) => setForm(value as typeof form)}
        options={[
          ...(session.locationId === null ? [] : [{ value: 'room', text: words('formRoom') }]),
          { value: 'online', text: words('formOnline') },
          { value: 'lowData', text: words('formLowData') },
        ]}
      />
      {form === 'room' ? (
        <TextField label={words('room')} maxLength={120} value={room} onValue={setRoom} />
      ) : (
        <TextField label={words('linkField')} type="url" maxLength={1000} placeholder="https://" value={link} onValue={setLink} />
      )}
    </FormDialog>
  )
}

export const CancelSessionDialog = ({ shown, onClose }: Shared) => {
  const { rolloutId, sessionKey } = shown.session
  const [because, setBecause] = useState('')
  const command: CommandCall | undefined =
    because.trim() === '' ? undefined : { name: 'training.cancelSession', input: { rolloutId, sessionKey, because } }
  return (
    <FormDialog
      title={words('cancelTitle')}
      command={command}
      preview={(seen) => <Outcome seen={seen} />}
      cancelLabel={words('keep')}
      danger
      doLabel={words('cancelDo')}
      doneText={words('cancelled')}
      onClose={onClose}
    >
      <TextField label={words('why')} required maxLength={300} value={because} onValue={setBecause} />
    </FormDialog>
  )
}

/** For somebody else: by who leads, or by the champion of their place. */
export const CannotComeDialog = ({ seat, onClose }: { seat: Seat; onClose: () => void }) => {
  const [because, setBecause] = useState('')
  const name = nameOf(seat.personId)
  const waits = seat.state === 'waiting'
  const { rolloutId, sessionKey, personId } = seat
  return (
    <FormDialog
      title={waits ? words('takeOffOf', { name }) : words('cannotComeOf', { name })}
      command={{ name: 'training.cannotCome', input: { rolloutId, sessionKey, personId, because: because.trim() === '' ? null : because } }}
      doLabel={waits ? words('takeOff') : words('cannotCome')}
      doneText={words(waits ? 'takenOff' : 'noted', { name })}
      onClose={onClose}
    >
      {!waits && <TextField label={words('why')} hint={words('whyHint')} maxLength={300} value={because} onValue={setBecause} />}
    </FormDialog>
  )
}
