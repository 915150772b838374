/** A champion's day: their own people first, then sessions and office hours, then the questions and tasks that wait for them. */
import { initialsOf } from '#core/people/initials.ts'
import { firstNameOf } from '#core/people/first-name.ts'
import { championHeadline, startStateOf, type StartState, startStates } from '#core/home/champion.ts'
import { addDays, todayIn } from '#core/kernel/calendar.ts'
import { startWaitsSince } from '#core/plan/waiting-starts.ts'
import { everybody, type Someone } from '#core/people/people-list.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { outlook, tallies } from '#web/communication/message-counts.ts'
import { PausesInHeading } from '#web/contingency/pause-notes.tsx'
import { Later } from '#web/parts/lazy-part.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { useStarts } from '#web/people/contacts.ts'
import { peopleSource } from '#web/people/people-source.ts'
import { phases } from '#web/rollout/phases.ts'
import { waitingForMe } from '#web/support/support-waiting.ts'
import { useList } from '#web/sync/list-source.ts'
import { me } from '#web/sync/signed-in.ts'
import { now, one, placesById, rollout, today, where, zoneOfLocation } from '#web/sync/store.ts'
import { isFrozen, whenShort, whereabouts, sessionViews } from '#web/training/training-selectors.ts'
import { sessionPath } from '#web/training/session-rows.ts'
import { championWords } from '#web/home/champion-words.ts'
import { NeedsList } from '#web/home/needs-list.tsx'
import { needs } from '#web/home/today-needs.ts'

const w = voice(championWords)

/** Faces of so many people; the others are on their page. */
const mostFaces = 30

const waitsSinceOn = ({ part }: Someone): string | null => (part ? startWaitsSince(phases.value, part, today.value) : null)

const stateOf = (someone: Someone): StartState => startStateOf(someone.part?.goLiveOn, waitsSinceOn(someone), today.value)

const Face = ({ someone }: { someone: Someone }) => {
  const state = stateOf(someone)
  const { name } = someone.person
  return (
    <li>
      <span class={`face ${state}`} aria-hidden="true">
        <span>{initialsOf(name)}</span>
      </span>
      <span class="small" aria-hidden="true">
        {firstNameOf(name)}
      </span>
      <span class="unseen">
        {name}: {w(`state_${state}`)}
      </span>
    </li>
  )
}

const People = ({ people, total }: { people: readonly Someone[]; total: number }) => {
  const order = (one: Someone): string => `${startStates.indexOf(stateOf(one))} ${one.part?.goLiveOn ?? ''}`
  const sorted = people.toSorted((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))
  const counts = startStates.flatMap((state) => {
    const count = people.filter((one) => stateOf(one) === state).length
    return count > 0 ? [w(`count_${state}`, { count })] : []
  })
  return (
    <section class="card" aria-labelledby="my-people">
      <div class="row between">
        <h2 id="my-people">{w('people')}</h2>
        <a class="small touch" href="/people">
          {w('allPeople', { count: total })}
        </a>
      </div>
      <ul class="faces">
        {sorted.slice(0, mostFaces).map((one) => (
          <Face key={one.person.personId} someone={one} />
        ))}
      </ul>
      {total <= people.length && <p class="small">{counts.join(' · ')}</p>}
    </section>
  )
}

interface Entry {
  readonly key: string
  readonly at: string
  readonly title: string
  readonly about: string
  readonly href: string
  readonly button: string
}

/** Sessions and office hours of the coming week, and sessions that are over and wait for their attendance. */
const entries = (): readonly Entry[] => {
  const until = addDays(today.value, 7)
  const sessions = sessionViews.value.flatMap((shown): Entry[] => {
    const { session, stage, day, seated } = shown
    if ((stage !== 'toCome' || day > until) && (stage !== 'toTake' || day < addDays(today.value, -7))) return []
    return [
      {
        key: session.sessionKey,
        at: session.startsAt,
        title: w('session', { when: whenShort(shown) }),
        about: `${whereabouts(shown)} · ${isFrozen(shown) ? w('paused') : w('seats', { taken: seated.length, seats: session.seats })}`,
        href: sessionPath(session.sessionKey),
        button: stage === 'toTake' ? w('attendance') : w('open'),
      },
    ]
  })
  const hours = where('officeHour', { rolloutId: rollout.value?.rolloutId ?? '' }).flatMap((hour): Entry[] => {
    const local = zoneOfLocation(hour.locationId)
    const ends = Date.parse(hour.startsAt) + hour.minutes * 60_000
    if (ends < Date.parse(now.value) || todayIn(local, hour.startsAt) > until) return []
    const host = hour.hostId === null ? w('noHost') : one('person', hour.hostId)?.name
    return [
      {
        key: hour.officeKey,
        at: hour.startsAt,
        title: w('officeHour', { when: f().moment(hour.startsAt, local) }),
        about: [placesById.value.get(hour.locationId ?? '')?.name, host].filter(Boolean).join(' · '),
        href: '/training/help',
        button: todayIn(local, hour.startsAt) === today.value ? w('visit') : w('open'),
      },
    ]
  })
  return [...sessions, ...hours].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)).slice(0, 5)
}

const Meetings = () => {
  const list = entries()
  return (
    <section class="card" aria-labelledby="meetings">
      <h2 id="meetings">{w('meetings')}</h2>
      {list.length === 0 ? (
        <p class="soft">{w('meetingsNone')}</p>
      ) : (
        <ul class="needs">
          {list.map(({ key, title, about, href, button }) => (
            <li class="need" key={key}>
              <div class="words">
                <span class="strong">{title}</span>
                <span class="small soft">{about}</span>
              </div>
              <a class="button" href={href} aria-label={`${button}: ${title}`}>
                {button}
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

export const ChampionToday = () => {
  useStarts()
  const { rows, total = 0 } = useList(peopleSource, everybody(rollout.value?.rolloutId ?? ''))
  const people = rows.filter(({ part }) => part?.excludedAt == null)
  const soon = people.filter((one) => stateOf(one) === 'soon').map(({ part }) => part?.goLiveOn ?? '')
  const [on] = soon.toSorted()
  const waiting = people.flatMap((one) => waitsSinceOn(one) ?? [])
  const [since] = waiting.toSorted()
  const actor = me.value?.actor
  const said = championHeadline({
    name: firstNameOf(actor?.name ?? ''),
    questions: waitingForMe.value,
    toTell: outlook.value.toTell.reduce((sum, { messageKey }) => sum + (tallies.value.get(messageKey)?.toTell ?? 0), 0),
    waiting: since === undefined ? null : { people: waiting.length, since },
    starting: on === undefined ? null : { people: soon.filter((day) => day === on).length, on },
  })
  const places = (actor?.locationIds ?? []).flatMap((id) => placesById.value.get(id)?.name ?? [])
  return (
    <div class="stack wide champion">
      <PageHeading over={[f().list(places), f().day(today.value, 'long')].filter(Boolean).join(' · ')} title={tell(said)}>
        <PausesInHeading />
      </PageHeading>
      <div class="grid2">
        <div class="stack wide">
          <People people={people} total={total} />
          <Later
            load={() => import('#web/pulse/roll-call-card.tsx').then((piece) => piece.RollCall)}
            props={{ rolloutId: rollout.value?.rolloutId ?? '', tool: rollout.value?.tool ?? '', people }}
          />
          <Later load={() => import('#web/metrics/champion-people.tsx').then((piece) => piece.ChampionUseCard)} props={{}} />
          <NeedsList needs={needs.value} />
        </div>
        <div class="stack wide">
          <Meetings />
          <Later
            load={() => import('#web/pulse/question-of-week.tsx').then((piece) => piece.QuestionOfWeek)}
            props={{ rolloutId: rollout.value?.rolloutId ?? '' }}
          />
          <Later
            load={() => import('#web/impact/task-timer.tsx').then((piece) => piece.TaskTimer)}
            props={{ rolloutId: rollout.value?.rolloutId ?? '' }}
          />
          <Later
            load={() => import('#web/communication/member-messages.tsx').then((piece) => piece.MemberMessages)}
            props={{ newOnly: true }}
          />
        </div>
      </div>
    </div>
  )
}
