/** One session: who comes, who waits, who cannot and why, how the time is spent, and who was there. */
import { spokenLanguage } from '#core/kernel/language.ts'
import { useState } from 'preact/hooks'
import { sessionAgenda } from '#core/training/agenda.ts'
import { here } from '#web/people/people-list.ts'
import { withCapital } from '#web/base/capital.ts'
import { f, t, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { EmptyState } from '#web/parts/empty-state.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { SessionAttendance } from '#web/training/session-attendance.tsx'
import { CancelSessionDialog, CannotComeDialog, ChangeSessionDialog } from '#web/training/session-dialogs.tsx'
import { sessionWords } from '#web/training/session-words.ts'
import { nameOf, rolloutId, sessionViews, trainerName, whereabouts } from '#web/training/training-selectors.ts'
import type { Seat, SessionView } from '#web/training/session-rows.ts'
import { useCommand } from '#web/parts/use-command.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { PersonField } from '#web/people/person-field.tsx'
import { useRowsOf } from '#web/sync/borrowed.ts'

const words = voice(sessionWords)

const byName = (one: Seat, other: Seat): number => nameOf(one.personId).localeCompare(nameOf(other.personId))

const Agenda = ({ minutes }: { minutes: number }) => (
  <section class="card" aria-labelledby="agenda">
    <h2 id="agenda">{words('agenda')}</h2>
    {minutes < 60 || minutes > 90 ? (
      <p class="soft">{words('agendaNone')}</p>
    ) : (
      <ul class="agenda">
        {sessionAgenda(minutes).map((item) => (
          <li key={item.part}>
            <span>{t(`training.agenda.${item.part}`)}</span> <b>{words('minutesShort', { count: item.minutes })}</b>
          </li>
        ))}
        <li class="sum">
          <span>{words('agendaSum')}</span> <b>{words('minutesShort', { count: minutes })}</b>
        </li>
      </ul>
    )}
  </section>
)

/** Gives somebody of the phase who has no seat here one, or a place in the line. */
const SignUp = ({ shown: { session, seated, waiting } }: { shown: SessionView }) => {
  const [personId, setPersonId] = useState('')
  const { run, trouble } = useCommand()
  const taken = new Set([...seated, ...waiting].map((seat) => seat.personId))
  const others = here.value.filter(({ person }) => !taken.has(person.personId))
  const ofPhase = others.filter(({ part }) => part?.phaseKey === session.phaseKey)
  const rest = others.filter(({ part }) => part?.phaseKey !== session.phaseKey)
  const signUp = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { rolloutId, sessionKey } = session
    const call: CommandCall = { name: 'training.signUp', input: { rolloutId, sessionKey, personId } }
    if ((await run(call, words('signedUp', { name: nameOf(personId) }))) !== undefined) setPersonId('')
  }
  return (
    <details>
      <summary>{words('signUp')}</summary>
      <form class="stack tight" onSubmit={(event) => void signUp(event)}>
        <PersonField
          label={words('signUpWho')}
          hint={seated.length >= session.seats ? words('signUpFull') : undefined}
          none={words('choose')}
          value={personId}
          onValue={setPersonId}
          among={[...ofPhase, ...rest]}
          except={taken}
          textOf={({ person, part }) =>
            part?.phaseKey && part.phaseKey !== session.phaseKey ? `${person.name} (${phaseName(part.phaseKey)})` : person.name
          }
        />
        <TroubleNote trouble={trouble} />
        <div>
          <Button type="submit" disabled={personId === ''}>
            {words('signUpDo')}
          </Button>
        </div>
      </form>
    </details>
  )
}

const WhoComes = ({ shown, onCannot }: { shown: SessionView; onCannot: (seat: Seat) => void }) => {
  const { session, seated, waiting, apologies, stage } = shown
  const open = stage === 'toCome' && mayI('place.help')
  return (
    <section class="card" aria-labelledby="comes">
      <h2 id="comes">{words(stage === 'toCome' ? 'comes' : 'had', { taken: seated.length, seats: session.seats })}</h2>
      {seated.length === 0 ? (
        <p class="soft">{words('comesNone')}</p>
      ) : (
        <ul class="lines" aria-labelledby="comes">
          {seated.toSorted(byName).map((seat) => (
            <li key={seat.personId}>
              <span class="strong">{nameOf(seat.personId)}</span>
              {seat.chosenAt && <Chip kind="pass">{words('chose')}</Chip>}
              {open && (
                <Button
                  opens="form"
                  kind="quiet"
                  aria-label={`${words('cannotCome')}: ${nameOf(seat.personId)}`}
                  onClick={() => onCannot(seat)}
                >
                  {words('cannotCome')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {waiting.length > 0 && (
        <div class="stack tight">
          <h3>{words('waitingList', { count: waiting.length })}</h3>
          <p class="soft small">{words('waitingText')}</p>
          <ol class="lines" aria-label={words('waitingList', { count: waiting.length })}>
            {waiting.map((seat) => (
              <li key={seat.personId}>
                <span class="strong">{nameOf(seat.personId)}</span>
                {open && (
                  <Button
                    opens="form"
                    kind="quiet"
                    aria-label={`${words('takeOff')}: ${nameOf(seat.personId)}`}
                    onClick={() => onCannot(seat)}
                  >
                    {words('takeOff')}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
      {apologies.length > 0 && (
        <div class="stack tight">
          <h3>{words('apologies', { count: apologies.length })}</h3>
          <ul class="lines" aria-label={words('apologies', { count: apologies.length })}>
            {apologies.toSorted(byName).map((seat) => (
              <li key={seat.personId}>
                <span class="strong">{nameOf(seat.personId)}</span>
                <span class="soft">{seat.because ?? words('noReason')}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {open && <SignUp shown={shown} />}
    </section>
  )
}

const titleOf = (shown: SessionView): string => {
  const day = withCapital(f().day(shown.day, 'long'))
  const place = whereabouts(shown)
  if (shown.stage === 'cancelled') return words('titleCancelled', { day, place })
  const { session, zone, endsAt } = shown
  return words('title', { day, place, from: f().time(session.startsAt, zone), to: f().clock(endsAt, zone) })
}

type Open = { kind: 'change' } | { kind: 'cancel' } | { kind: 'cannot'; seat: Seat }

export const SessionPage = ({ sessionKey }: { sessionKey: string }) => {
  const [open, setOpen] = useState<Open>()
  useRowsOf('attendee', `/api/training/session?${new URLSearchParams({ rollout: rolloutId.value, session: sessionKey })}`)
  const shown = sessionViews.value.find(({ session }) => session.sessionKey === sessionKey)
  const back = <a href="/training">← {words('back')}</a>
  if (!shown)
    return (
      <>
        <PageHeading over={back} title={words('gone')} />
        <EmptyState text={words('goneText')} />
      </>
    )
  const { session, stage } = shown
  const close = (): void => setOpen(undefined)
  const attendance = <SessionAttendance shown={shown} />
  return (
    <>
      <PageHeading
        over={
          <>
            {back} ·{' '}
            {words('over', {
              phase: phaseName(session.phaseKey),
              language: words(spokenLanguage(session.language)),
              trainer: trainerName(session.trainer),
            })}
          </>
        }
        title={titleOf(shown)}
      >
        {session.fixedAt && stage === 'toCome' && <Chip kind="info">{words('fixed')}</Chip>}
        {session.link && stage !== 'cancelled' && (
          <a class="button" href={session.link} target="_blank" rel="noreferrer noopener">
            {words('link')}
          </a>
        )}
        {mayI('training.run') && stage === 'toCome' && (
          <>
            <Button opens="form" kind="danger" onClick={() => setOpen({ kind: 'cancel' })}>
              {words('cancel')}
            </Button>
            <Button opens="form" onClick={() => setOpen({ kind: 'change' })}>
              {words('change')}
            </Button>
          </>
        )}
        {mayI('training.run') && stage === 'cancelled' && (
          <Button opens="form" onClick={() => setOpen({ kind: 'change' })}>
            {words('again')}
          </Button>
        )}
      </PageHeading>
      {(stage === 'toTake' || stage === 'closed') && attendance}
      <div class="grid2">
        <WhoComes shown={shown} onCannot={(seat) => setOpen({ kind: 'cannot', seat })} />
        <Agenda minutes={session.minutes} />
      </div>
      {stage === 'toCome' && attendance}
      {open?.kind === 'change' && <ChangeSessionDialog shown={shown} onClose={close} />}
      {open?.kind === 'cancel' && <CancelSessionDialog shown={shown} onClose={close} />}
      {open?.kind === 'cannot' && <CannotComeDialog seat={open.seat} onClose={close} />}
    </>
  )
}
