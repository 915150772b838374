/** A member's own training: the seat that is theirs, saying that one cannot come, another time, and what was. */
import { useEffect, useState } from 'preact/hooks'
import { agendaWords } from '#core/training/agenda-words.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { sessionAgenda } from '#core/training/agenda.ts'
import { isComplete } from '#core/training/completion.ts'
import { f, language, sayTrouble, voice } from '#web/base/language.ts'
import { memberTrainingWords } from '#web/training/member-training-words.ts'
import { Button } from '#web/parts/button.tsx'
import { TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { announce } from '#web/parts/toast.tsx'
import { fetchPart, troubleIn } from '#web/sync/server-request.ts'
import { notSentYet } from '#web/sync/rows.ts'
import { me } from '#web/sync/signed-in.ts'
import { all, now, one, ownZone, rollout, version, where, zone } from '#web/sync/store.ts'
import { fullness } from '#web/training/session-seat-counts.ts'
import { type SessionView, sessionViewsOf, waitsInPause } from '#web/training/session-rows.ts'
import { useCommand } from '#web/parts/use-command.ts'

const agenda = voice(agendaWords)
const words = voice(memberTrainingWords)

type Standing = 'seat' | 'waiting' | 'apology'
interface Mine {
  readonly shown: SessionView
  readonly standing: Standing
  /** False while only this device knows of it: whether a seat is free, the server says. */
  readonly sure: boolean
}

const mineOf = (shown: SessionView, personId: string): Mine | undefined => {
  const row = [...shown.seated, ...shown.waiting, ...shown.apologies].find((seat) => seat.personId === personId)
  return row && { shown, standing: row.state as Standing, sure: row.version !== notSentYet }
}

const presentShare = (): number => settingsOf(rollout.value?.settings ?? '{}').presentShare
const whenOf = ({ session, zone: local }: SessionView): string => f().moment(session.startsAt, local)
const placeOf = ({ session, place }: SessionView): string =>
  place === null ? words(session.form === 'lowData' ? 'lowData' : 'online') : [...new Set([place, session.room ?? place])].join(', ')

/** What makes a file for the calendar of a phone. */
const calendarFiles = () =>
  fetchPart(() => Promise.all([import('#core/planning/icalendar.ts'), import('#core/training/calendar-invite.ts')]))

/** Hands the session to the calendar of the phone. */
const keepInCalendar = async ({ session, place }: SessionView, tool: string): Promise<void> => {
  const files = await calendarFiles().catch((problem: unknown) => announce(sayTrouble(troubleIn(problem))))
  if (!files) return
  const [{ icalendar }, { sessionEvent }] = files
  const event = sessionEvent({ session, tool, place, language: language.value, sequence: Math.max(0, session.version) })
  const text = icalendar([event], { name: event.title, stamp: new Date().toISOString() })
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar' }))
  const link = document.createElement('a')
  link.href = address
  link.download = 'training.ics'
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

const CannotDialog = ({ mine: { shown }, onClose }: { mine: Mine; onClose: () => void }) => {
  const [because, setBecause] = useState('')
  const { rolloutId, sessionKey } = shown.session
  return (
    <FormDialog
      title={words('cannotTitle', { when: whenOf(shown) })}
      command={{
        name: 'training.cannotCome',
        input: {
          rolloutId,
          sessionKey,
          personId: null,
          because: because.trim() === '' ? null : because,
        },
      }}
      doLabel={words('cannotDo')}
      doneText={words('noted')}
      onClose={onClose}
    >
      <p>{words('cannotText')}</p>
      <TextField label={words('why')} hint={words('whyHint')} maxLength={300} value={because} onValue={setBecause} />
    </FormDialog>
  )
}

const Agenda = ({ minutes }: { minutes: number }) =>
  minutes < 60 || minutes > 90 ? null : (
    <details>
      <summary>{words('agenda')}</summary>
      <ul class="agenda">
        {sessionAgenda(minutes).map((item) => (
          <li key={item.part}>
            <span>{agenda(`training.agenda.${item.part}`)}</span> <b>{words('minutes', { count: item.minutes })}</b>
          </li>
        ))}
      </ul>
    </details>
  )

/** The session in which one sits, waits, or was. */
const MySession = ({ mine, tool, personId }: { mine: Mine; tool: string; personId: string }) => {
  const [saying, setSaying] = useState(false)
  const { run, trouble } = useCommand()
  const { shown, standing, sure } = mine
  const { session, stage, zone: local } = shown
  const { rolloutId, sessionKey } = session
  const noted = one('attendance', `${rolloutId}/${sessionKey}/${personId}`)
  const line = fullness.value.value.find((known) => known.sessionKey === sessionKey && known.rolloutId === rolloutId)?.mine ?? null
  const stopWaiting = (): Promise<unknown> =>
    run({ name: 'training.cannotCome', input: { rolloutId, sessionKey, personId: null, because: null } })
  if (stage === 'cancelled')
    return standing === 'apology' ? null : (
      <p class="note hold">
        {words('cancelled', { when: whenOf(shown) })} {words('chooseOther')}
      </p>
    )
  if (standing === 'apology')
    return stage === 'toCome' ? (
      <p class="note">
        {words('saidNo', { when: whenOf(shown) })} {words('chooseOther')}
      </p>
    ) : null
  return (
    <div class="stack tight">
      <p>
        <span class="strong">
          {f().day(shown.day, 'short')}, {f().span(session.startsAt, shown.endsAt, local)}
        </span>
        <br />
        <span class="soft small">{placeOf(shown)}</span>
      </p>
      {noted ? (
        <p>
          {noted.minutes === 0
            ? words('missed')
            : isComplete(noted.minutes, session.minutes, presentShare())
              ? words('wasThere')
              : words('wasShort', { minutes: Math.round(noted.minutes), all: session.minutes })}
        </p>
      ) : (
        stage === 'toCome' && (
          <>
            <p role="status">
              {!sure
                ? words('asked')
                : standing === 'seat'
                  ? words('seatYours')
                  : `${words('waiting', { place: line })} ${words('hearIt')}`}
            </p>
            <Agenda minutes={session.minutes} />
            <div class="row">
              {standing === 'seat' && sure ? (
                <>
                  <Button opens="form" onClick={() => setSaying(true)}>
                    {words('cannot')}
                  </Button>
                  <Button onClick={() => void keepInCalendar(shown, tool)}>{words('calendar')}</Button>
                  {session.link && (
                    <a class="button" href={session.link} target="_blank" rel="noreferrer noopener">
                      {words('link')}
                    </a>
                  )}
                </>
              ) : (
                <Button onClick={() => void stopWaiting()}>{words('stopWaiting')}</Button>
              )}
            </div>
            <TroubleNote trouble={trouble} />
          </>
        )
      )}
      {saying && <CannotDialog mine={mine} onClose={() => setSaying(false)} />}
    </div>
  )
}

/** Another time of one's own phase and language: with a seat, or a place in the line. */
const OtherTime = ({ shown }: { shown: SessionView }) => {
  const { run, trouble } = useCommand()
  const { session } = shown
  const { rolloutId, sessionKey } = session
  const known = fullness.value.value.find((one) => one.sessionKey === sessionKey && one.rolloutId === rolloutId)
  const free = known ? session.seats - known.taken : undefined
  const full = free !== undefined && free <= 0
  const when = whenOf(shown)
  const signUp = (): Promise<unknown> => run({ name: 'training.signUp', input: { rolloutId, sessionKey, personId: null } })
  return (
    <li class="hour">
      <div class="row between">
        <span>
          <span class="strong">{when}</span>
          <br />
          <span class="soft small">
            {[
              placeOf(shown),
              words(session.language === 'nl' ? 'inNl' : 'inEn'),
              ...(free === undefined ? [] : [full ? words('full', { waiting: known?.waiting ?? 0 }) : words('free', { count: free })]),
            ].join(' · ')}
          </span>
        </span>
        <Button aria-label={`${words(full ? 'wait' : 'signUp')}: ${when}`} onClick={() => void signUp()}>
          {words(full ? 'wait' : 'signUp')}
        </Button>
      </div>
      <TroubleNote trouble={trouble} />
    </li>
  )
}

export const MemberTraining = ({ rolloutId, tool }: { rolloutId: string; tool: string }) => {
  const actor = me.value?.actor
  const personId = actor?.personId ?? ''
  // How full the others are can change with any change that reaches us.
  useEffect(() => {
    if (actor) void fullness.find(actor.accountId)
  }, [actor?.accountId, version.value])
  const sessionViews = sessionViewsOf(
    {
      sessions: where('session', { rolloutId }),
      attendees: where('attendee', { rolloutId, personId }),
      places: all('location'),
      zone: ownZone.value,
    },
    now.value,
  )
  const mine = sessionViews.flatMap((shown) => mineOf(shown, personId) ?? [])
  const [own] = where('participant', { rolloutId, personId })
  // What waits in a pause has no time.
  const waits = waitsInPause({ pauses: where('pause', { rolloutId }), phases: where('phase', { rolloutId }), own, zone: zone.value })
  const person = one('person', personId)
  const signed = new Set(mine.filter(({ standing }) => standing !== 'apology').map(({ shown }) => shown.session.sessionKey))
  const others = sessionViews.filter(
    (shown) =>
      shown.stage === 'toCome' &&
      !waits(shown) &&
      !signed.has(shown.session.sessionKey) &&
      shown.session.phaseKey === own?.phaseKey &&
      (shown.session.locationId === null || shown.session.locationId === person?.locationId),
  )
  // Nobody has to learn twice.
  const trained = where('attendance', { rolloutId, personId }).some(({ sessionKey, minutes }) => {
    const length = sessionViews.find(({ session }) => session.sessionKey === sessionKey)?.session.minutes
    return length !== undefined && isComplete(minutes, length, presentShare())
  })
  const seated = mine.some(({ standing, shown }) => standing === 'seat' && shown.stage === 'toCome')
  return (
    <section class="card" aria-labelledby="my-training">
      <h2 id="my-training">{words('training')}</h2>
      {mine.length === 0 && <p class="soft">{words('none')}</p>}
      {mine.map((one) =>
        waits(one.shown) ? (
          one.standing !== 'apology' && (
            <p class="note hold" key={one.shown.session.sessionKey}>
              <span aria-hidden="true">❚❚ </span>
              {words('waitsInPause', { when: whenOf(one.shown) })}
            </p>
          )
        ) : (
          <MySession key={one.shown.session.sessionKey} mine={one} tool={tool} personId={personId} />
        ),
      )}
      {!trained && others.length > 0 && (
        <details open={!seated}>
          <summary>{words('others')}</summary>
          <ul class="plain-list">
            {others.map((shown) => (
              <OtherTime key={shown.session.sessionKey} shown={shown} />
            ))}
          </ul>
        </details>
      )}
      {!trained && !seated && mine.length > 0 && others.length === 0 && <p class="soft">{words('othersNone')}</p>}
    </section>
  )
}
