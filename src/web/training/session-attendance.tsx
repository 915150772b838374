/** Who was there: one tap a person, large enough for a thumb, without internet too. */
import { lazy } from '#web/base/lazy-page.ts'
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import { here } from '#web/people/people-list.ts'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { mayI } from '#web/sync/signed-in.ts'
import { sessionWords } from '#web/training/session-words.ts'
import { now, where } from '#web/sync/store.ts'
import { nameOf } from '#web/training/training-selectors.ts'
import type { SessionView } from '#web/training/session-rows.ts'
import { useCommand } from '#web/parts/use-command.ts'
import { PersonField } from '#web/people/person-field.tsx'

const SessionReport = lazy(() => import('#web/training/session-report.tsx').then((part) => part.SessionReport))

const words = voice(sessionWords)
type Noted = StoredRow<'attendance'>

/** From an hour before the start, as whoever stands at the door needs it. */
const opensBefore = 60 * 60_000

/** One person: there, not there, or a part; each way one tap, and pressing again what stands does nothing. */
const Tap = ({
  name,
  noted,
  whole,
  onMinutes,
}: {
  name: string
  noted: Noted | undefined
  whole: number
  onMinutes: (minutes: number) => void
}) => {
  const [part, setPart] = useState(false)
  const minutes = noted?.minutes
  const some = minutes !== undefined && minutes > 0 && minutes < whole
  const choose = (chosen: number): void => {
    setPart(false)
    if (chosen !== minutes) onMinutes(chosen)
  }
  return (
    <li class="tap">
      <span class="who">
        <span class="strong">{name}</span>
        {noted && noted.source !== 'hand' && <span class="soft small">{words(noted.source === 'teams' ? 'fromTeams' : 'fromZoom')}</span>}
      </span>
      <span class="ways">
        <button
          type="button"
          class="way"
          aria-pressed={minutes === whole}
          aria-label={`${words('there')}: ${name}`}
          onClick={() => choose(whole)}
        >
          <span aria-hidden="true">●</span> {words('there')}
        </button>
        <button
          type="button"
          class="way"
          aria-pressed={some}
          aria-expanded={part || some}
          aria-label={`${words('part')}: ${name}`}
          onClick={() => setPart(!part)}
        >
          <span aria-hidden="true">◐</span> {words('part')}
        </button>
        <button
          type="button"
          class="way"
          aria-pressed={minutes === 0}
          aria-label={`${words('notThere')}: ${name}`}
          onClick={() => choose(0)}
        >
          <span aria-hidden="true">○</span> {words('notThere')}
        </button>
      </span>
      {(part || some) && (
        <label class="minutes">
          <input
            class="input"
            type="number"
            inputMode="numeric"
            min={1}
            max={whole}
            aria-label={words('minutesOf', { name })}
            value={some ? String(Math.round(minutes)) : ''}
            onChange={(event) => {
              const given = Number(event.currentTarget.value)
              if (given >= 0 && given <= whole && event.currentTarget.value !== '') choose(given)
            }}
          />
          <span class="soft">{words('ofMinutes', { minutes: whole })}</span>
        </label>
      )}
    </li>
  )
}

export const SessionAttendance = ({ shown }: { shown: SessionView }) => {
  const { session, seated, apologies, stage, zone } = shown
  const { rolloutId, sessionKey, minutes: whole } = session
  const { run, trouble } = useCommand()
  const [guest, setGuest] = useState('')
  const [reading, setReading] = useState(false)
  if (!mayI('place.help') || stage === 'cancelled') return null
  const opens = Date.parse(session.startsAt) - opensBefore
  if (stage === 'toCome' && Date.parse(now.value) < opens)
    return (
      <section class="card" aria-labelledby="attendance">
        <h2 id="attendance">{words('attendance')}</h2>
        <p class="soft">{words('attendanceLater', { when: f().moment(new Date(opens).toISOString(), zone) })}</p>
      </section>
    )
  const noted = new Map(where('attendance', { rolloutId, sessionKey }).map((row) => [row.personId, row]))
  // Who came all the same stands in the list like the others.
  const listed = [...new Set([...seated.map((seat) => seat.personId), ...noted.keys()])].toSorted((one, other) =>
    nameOf(one).localeCompare(nameOf(other)),
  )
  const left = listed.filter((personId) => !noted.has(personId))
  const note = async (personId: string, minutes: number): Promise<boolean> =>
    (await run({ name: 'training.noteAttendance', input: { rolloutId, sessionKey, personId, minutes } })) !== undefined
  const others = here.value.filter(({ person }) => !listed.includes(person.personId))
  const excused = new Set(apologies.map((seat) => seat.personId))
  const guests = [
    ...others.filter(({ person }) => excused.has(person.personId)),
    ...others.filter(({ person }) => !excused.has(person.personId)),
  ]
  return (
    <section class="card" aria-labelledby="attendance">
      <div class="row between">
        <h2 id="attendance">{words('attendance')}</h2>
        <span class="soft" role="status">
          {words('attendanceLeft', { left: left.length, all: listed.length })}
        </span>
      </div>
      {stage === 'closed' ? <p class="note">{words('closed')}</p> : <p class="soft small">{words('attendanceText')}</p>}
      <ul class="taps" aria-labelledby="attendance">
        {listed.map((personId) => (
          <Tap
            key={personId}
            name={nameOf(personId)}
            noted={noted.get(personId)}
            whole={whole}
            onMinutes={(minutes) => void note(personId, minutes)}
          />
        ))}
      </ul>
      <TroubleNote trouble={trouble} />
      {stage !== 'closed' && left.length > 0 && left.length < listed.length && (
        <div>
          <Button
            onClick={() => {
              void (async () => {
                for (const personId of left) if (!(await note(personId, whole))) return
              })()
            }}
          >
            {words('allThere')}
          </Button>
        </div>
      )}
      <details>
        <summary>{words('walkIn')}</summary>
        <form
          class="stack tight"
          onSubmit={(event) => {
            event.preventDefault()
            void note(guest, whole).then((done) => done && setGuest(''))
          }}
        >
          <PersonField
            label={words('signUpWho')}
            none={words('choose')}
            value={guest}
            onValue={setGuest}
            among={guests}
            except={new Set(listed)}
          />
          <div>
            <Button type="submit" disabled={guest === ''}>
              {words('walkInDo')}
            </Button>
          </div>
        </form>
      </details>
      <div class="row">
        {mayI('training.run') && (
          <Button opens="form" onClick={() => setReading(true)}>
            {words('report')}
          </Button>
        )}
        {/* One over several places is closed by whoever sees everyone in it. */}
        {stage === 'toTake' && (mayI('training.run') || session.locationId !== null) && (
          <Button
            kind="first"
            onClick={() => void run({ name: 'training.closeSession', input: { rolloutId, sessionKey } }, words('closedToast'))}
          >
            {words('close')}
          </Button>
        )}
      </div>
      {stage === 'toTake' && left.length > 0 && <p class="soft small">{words('closeHint', { left: left.length })}</p>}
      {reading && <SessionReport shown={shown} onClose={() => setReading(false)} />}
    </section>
  )
}
