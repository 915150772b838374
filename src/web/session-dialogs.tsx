/** What is far-reaching about a session, with what it would change before it happens: moving it, calling it off, saying that somebody cannot come. */
import { useEffect, useState } from 'preact/hooks'
import { dayNumber, dayOf, instantOf, localOf, withOffset } from '#core/calendar.ts'
import { f, voice, w } from '#web/language.ts'
import type { Trouble } from '#web/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { SelectField, TextField } from '#web/parts/field.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/trouble.tsx'
import { sessionWords } from '#web/session-words.ts'
import { issue, preview, type Previewed } from '#web/store.ts'
import { nameOf, trainerName, whenShort } from '#web/training-here.ts'
import type { Seat, Sitting } from '#web/training-sittings.ts'

const words = voice(sessionWords)

interface Shared {
  readonly sitting: Sitting
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
const told = ({ changes, before }: Extract<Previewed, { ok: true }>): { hear: string[]; gain: string[] } => {
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

const Outcome = ({ seen, moved }: { seen: Previewed | undefined; moved?: string | undefined }) => {
  if (!seen?.ok) return null
  const { hear, gain } = told(seen)
  return (
    <section class="stack tight" aria-label={w('willChange')}>
      {moved && <p class="strong">{moved}</p>}
      {hear.length + gain.length === 0 && <p class="note">{words('nobodyHears')}</p>}
      <Names title={words('willHear', { count: hear.length })} people={hear} />
      <Names title={words('gainSeat', { count: gain.length })} people={gain} />
    </section>
  )
}

/** Looks at a command without doing it, again whenever it changes. */
const usePreview = (name: string, input: unknown): { seen: Previewed | undefined; trouble: Trouble | undefined } => {
  const [seen, setSeen] = useState<Previewed>()
  const asked = JSON.stringify(input ?? null)
  useEffect(() => {
    let current = true
    if (input === undefined) return setSeen(undefined)
    void preview(name, input).then((found) => {
      if (current) setSeen(found)
    })
    return () => {
      current = false
    }
  }, [asked])
  return { seen, trouble: seen && !seen.ok ? seen.trouble : undefined }
}

const two = (value: number): string => String(value).padStart(2, '0')

export const ChangeSessionDialog = ({ sitting, onClose }: Shared) => {
  const { session, zone } = sitting
  const local = localOf(Date.parse(session.startsAt), zone)
  const [day, setDay] = useState(dayOf(local.day))
  const [time, setTime] = useState(`${two(Math.floor(local.minutes / 60))}:${two(local.minutes % 60)}`)
  const [minutes, setMinutes] = useState(String(session.minutes))
  const [seats, setSeats] = useState(String(session.seats))
  const [trainer, setTrainer] = useState(trainerName(session.trainer))
  const [room, setRoom] = useState(session.room ?? '')
  const [form, setForm] = useState(session.form)
  const [link, setLink] = useState(session.link ?? '')
  const [refused, setRefused] = useState<Trouble>()
  const [busy, setBusy] = useState(false)
  const [hours = '', past = ''] = time.split(':')
  const startsAt = day && time ? withOffset(instantOf(dayNumber(day), Number(hours) * 60 + Number(past), zone), zone) : undefined
  const input =
    startsAt === undefined || trainer.trim() === ''
      ? undefined
      : {
          rolloutId: session.rolloutId,
          sessionKey: session.sessionKey,
          startsAt,
          minutes: Number(minutes),
          seats: Number(seats),
          // Whom the plan only counted stays counted until somebody gives a name.
          trainer: trainer === trainerName(session.trainer) ? session.trainer : trainer,
          room: form === 'room' && room.trim() !== '' ? room : null,
          form,
          link: link.trim() === '' ? null : link,
        }
  const { seen, trouble } = usePreview('training.changeSession', input)
  const moved =
    startsAt !== undefined && Date.parse(startsAt) !== Date.parse(session.startsAt)
      ? words('moves', { from: whenShort(sitting), to: f().moment(startsAt, zone) })
      : undefined
  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!input) return
    setBusy(true)
    const outcome = await issue('training.changeSession', input)
    setBusy(false)
    if (!outcome.ok) return setRefused(outcome.trouble)
    announce(words('changed'))
    onClose()
  }
  return (
    <Dialog title={words('changeTitle')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        <div class="pair">
          <TextField label={words('day')} type="date" required value={day} onValue={setDay} />
          <TextField
            label={words('time')}
            type="time"
            required
            hint={words('timeHint', { zone: zone.replaceAll('_', ' ') })}
            value={time}
            onValue={setTime}
          />
        </div>
        <div class="pair">
          <TextField label={words('minutes')} type="number" min={60} max={90} required value={minutes} onValue={setMinutes} />
          <TextField label={words('seats')} type="number" min={1} max={500} required value={seats} onValue={setSeats} />
        </div>
        <TextField label={words('trainer')} required maxLength={120} value={trainer} onValue={setTrainer} />
        <SelectField
          label={words('form')}
          value={form}
          onValue={setForm}
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
        <TroubleNote trouble={refused ?? trouble} />
        <div aria-live="polite">
          <Outcome seen={seen} moved={moved} />
        </div>
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" busy={busy} disabled={!seen?.ok}>
            {words('changeDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

export const CancelSessionDialog = ({ sitting, onClose }: Shared) => {
  const { rolloutId, sessionKey } = sitting.session
  const [because, setBecause] = useState('')
  const [refused, setRefused] = useState<Trouble>()
  const input = because.trim() === '' ? undefined : { rolloutId, sessionKey, because }
  const { seen, trouble } = usePreview('training.cancelSession', input)
  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    const outcome = await issue('training.cancelSession', input)
    if (!outcome.ok) return setRefused(outcome.trouble)
    announce(words('cancelled'))
    onClose()
  }
  return (
    <Dialog title={words('cancelTitle')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        <TextField label={words('why')} required maxLength={300} value={because} onValue={setBecause} />
        <TroubleNote trouble={refused ?? trouble} />
        <div aria-live="polite">
          <Outcome seen={seen} />
        </div>
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {words('keep')}
          </Button>
          <Button kind="danger" type="submit" disabled={!seen?.ok}>
            {words('cancelDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** For somebody else: by who leads, or by the champion of their place. */
export const CannotComeDialog = ({ seat, onClose }: { seat: Seat; onClose: () => void }) => {
  const [because, setBecause] = useState('')
  const [trouble, setTrouble] = useState<Trouble>()
  const name = nameOf(seat.personId)
  const waits = seat.state === 'waiting'
  const carryOut = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { rolloutId, sessionKey, personId } = seat
    const outcome = await issue('training.cannotCome', { rolloutId, sessionKey, personId, because: because.trim() === '' ? null : because })
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(words('noted', { name }))
    onClose()
  }
  return (
    <Dialog title={waits ? words('takeOffOf', { name }) : words('cannotComeOf', { name })} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void carryOut(event)}>
        {!waits && <TextField label={words('why')} hint={words('whyHint')} maxLength={300} value={because} onValue={setBecause} />}
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit">
            {waits ? words('takeOff') : words('cannotCome')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
