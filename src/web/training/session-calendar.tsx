/** The sessions of a week by location. */
import { useState } from 'preact/hooks'
import { f, voice } from '#web/base/language.ts'
import { WeekGrid, weekOf } from '#web/parts/week-grid.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { today } from '#web/sync/store.ts'
import { Seats } from '#web/training/session-list.tsx'
import { sessionPath, type SessionView } from '#web/training/session-rows.ts'
import { trainingPageWords } from '#web/training/training-words.ts'

const words = voice(trainingPageWords)

export const SessionCalendar = ({ list }: { list: readonly SessionView[] }) => {
  const next = list.find(({ day }) => day >= today.value) ?? list.at(-1)
  const [week, setWeek] = useState(weekOf(next?.day ?? today.value))
  const rowOf = ({ session, place }: SessionView): string => (place === null ? '' : (session.locationId ?? place))
  const nameOf = ({ place, session, zone }: SessionView): string => `${place ?? words('online')}${f().inZone(session.startsAt, zone)}`
  const rows = new Map(list.map((sessionView) => [rowOf(sessionView), nameOf(sessionView)]))
  return (
    <section class="card" aria-label={words('asCalendar')}>
      <WeekGrid
        label={words('asCalendar')}
        head={words('place')}
        week={week}
        onWeek={setWeek}
        today={today.value}
        rows={[...rows].map(([key, name]) => ({ key, name })).toSorted((one, other) => one.name.localeCompare(other.name))}
        entries={list.map((sessionView) => ({
          key: sessionView.session.sessionKey,
          day: sessionView.day,
          row: rowOf(sessionView),
          shown: (
            <a
              class={sessionView.stage === 'closed' || sessionView.stage === 'cancelled' ? 'week-entry past' : 'week-entry'}
              href={sessionPath(sessionView.session.sessionKey)}
            >
              <span class="strong nowrap">
                {f().time(sessionView.session.startsAt, sessionView.zone)}–{f().time(sessionView.endsAt, sessionView.zone)}
              </span>
              <span class="small block">{phaseName(sessionView.session.phaseKey)}</span>
              <Seats shown={sessionView} />
            </a>
          ),
        }))}
        none={words('noneThisWeek')}
      />
    </section>
  )
}
