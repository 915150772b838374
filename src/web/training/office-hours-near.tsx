/** Help in person for whoever needs it: drop-in hours, a quarter of an hour of one's own, or asking somebody for help. */
import { useEffect, useState } from 'preact/hooks'
import { f, voice } from '#web/base/language.ts'
import { keptAnswer } from '#web/sync/cached-response.ts'
import { newId } from '#web/sync/new-id.ts'
import { officeHoursWords } from '#web/training/office-hours-words.ts'
import { Button } from '#web/parts/button.tsx'
import { TextField } from '#web/parts/field.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { me } from '#web/sync/signed-in.ts'
import { now, placesById, version, where, zoneOfLocation } from '#web/sync/store.ts'
import { runCommand, useCommand } from '#web/parts/use-command.ts'

const words = voice(officeHoursWords)

/** A drop-in hour as those see it who do not read the table: with the name of its host. */
interface Hour {
  readonly rolloutId: string
  readonly officeKey: string
  readonly locationId: string | null
  readonly startsAt: string
  readonly minutes: number
  readonly host: string | null
  /** Quarters of an hour that nobody has taken yet. */
  readonly free: number
}
const hours = keptAnswer<readonly Hour[]>('/api/office-hours', [])

const HourLine = ({ hour, booked, onTake }: { hour: Hour; booked: boolean; onTake: () => void }) => {
  const when = f().moment(hour.startsAt, zoneOfLocation(hour.locationId))
  return (
    <li class="hour">
      <div class="row between">
        <span>
          <span class="strong">{when}</span>
          <br />
          <span class="soft small">
            {[
              hour.locationId === null ? words('online') : placesById.value.get(hour.locationId)?.name,
              hour.host === null ? undefined : words('with', { name: hour.host }),
              hour.free > 0 ? words('free', { count: hour.free }) : words('fullHour'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
        {!booked && hour.free > 0 && (
          <Button aria-label={`${words('take')}: ${when}`} onClick={onTake}>
            {words('take')}
          </Button>
        )}
      </div>
    </li>
  )
}

/** Help that was asked for and is not over. */
const MyHelp = ({ rolloutId, personId }: { rolloutId: string; personId: string }) => {
  const mine = where('appointment', { rolloutId, personId }).filter(({ state }) => state === 'asked' || state === 'booked')
  if (mine.length === 0) return null
  return (
    <ul class="lines" aria-label={words('mine')}>
      {mine.map((row) => {
        const host = hours.value.value.find(({ officeKey }) => officeKey === row.officeKey)?.host ?? ''
        return (
          <li key={row.appointmentId}>
            <span class="grow">
              <span class="strong">
                {row.startsAt === null
                  ? words('mineAsked')
                  : words('mineBooked', { when: f().moment(row.startsAt, zoneOfLocation(row.locationId)), name: host })}
              </span>
              {row.topic && <span class="soft"> {row.topic}</span>}
            </span>
            <Button
              kind="quiet"
              onClick={() =>
                void runCommand(
                  { name: 'training.settleHelp', input: { rolloutId, appointmentId: row.appointmentId, state: 'cancelled', log: null } },
                  words('calledOff'),
                )
              }
            >
              {words('callOff')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

export const OfficeHoursNear = ({ rolloutId }: { rolloutId: string }) => {
  const actor = me.value?.actor
  const personId = actor?.personId ?? ''
  const [topic, setTopic] = useState('')
  const { run, trouble } = useCommand()
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (actor) void hours.find(actor.accountId)
  }, [actor?.accountId, version.value])
  const toCome = hours.value.value
    .filter((hour) => hour.rolloutId === rolloutId && Date.parse(hour.startsAt) + hour.minutes * 60_000 > Date.parse(now.value))
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
  const taken = new Set(
    where('appointment', { rolloutId, personId })
      .filter(({ state }) => state === 'booked')
      .map(({ officeKey }) => officeKey),
  )
  const ask = async (officeKey: string | null): Promise<void> => {
    const input = { rolloutId, appointmentId: newId(), topic: topic.trim() === '' ? null : topic, officeKey }
    const accepted = await run({ name: 'training.askHelp', input }, officeKey === null ? words('askedToast') : '')
    if (accepted === undefined) return
    setTopic('')
    setAsking(false)
  }
  const line = (hour: Hour) => (
    <HourLine key={hour.officeKey} hour={hour} booked={taken.has(hour.officeKey)} onTake={() => void ask(hour.officeKey)} />
  )
  const request = asking ? (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault()
        void ask(null)
      }}
    >
      <TextField label={words('topic')} hint={words('topicHint')} maxLength={500} value={topic} onValue={setTopic} />
      <div>
        <Button kind="first" type="submit">
          {words('askDo')}
        </Button>
      </div>
    </form>
  ) : (
    <Button whole onClick={() => setAsking(true)}>
      {words('ask')}
    </Button>
  )
  return (
    <section class="stack tight part" aria-labelledby="near">
      <h3 id="near">{words('near')}</h3>
      <MyHelp rolloutId={rolloutId} personId={personId} />
      {toCome.length === 0 ? (
        <>
          <p class="soft">{words('nearNone')}</p>
          {request}
        </>
      ) : (
        <>
          <p class="soft small">{words('nearText')}</p>
          <ul class="plain-list">{toCome.slice(0, 1).map(line)}</ul>
          <details>
            <summary>{words('otherTime')}</summary>
            {toCome.length > 1 && <ul class="plain-list">{toCome.slice(1).map(line)}</ul>}
            {request}
          </details>
        </>
      )}
      <TroubleNote trouble={trouble} />
    </section>
  )
}
