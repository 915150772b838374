/** The sessions of a week by location. */
import { useState } from 'preact/hooks'
import { f, voice } from '#web/base/language.ts'
import { WeekGrid, weekOf } from '#web/parts/week-grid.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { today } from '#web/sync/store.ts'
import { Seats } from '#web/training/session-list.tsx'
import { sessionPath, type Sitting } from '#web/training/session-rows.ts'
import { trainingPageWords } from '#web/training/training-words.ts'

const words = voice(trainingPageWords)

export const SessionCalendar = ({ list }: { list: readonly Sitting[] }) => {
  const next = list.find(({ day }) => day >= today.value) ?? list.at(-1)
  const [week, setWeek] = useState(weekOf(next?.day ?? today.value))
  const rowOf = ({ session, place }: Sitting): string => (place === null ? '' : (session.locationId ?? place))
  const rows = new Map(list.map((sitting) => [rowOf(sitting), sitting.place ?? words('online')]))
  return (
    <section class="card" aria-label={words('asCalendar')}>
      <WeekGrid
        label={words('asCalendar')}
        head={words('place')}
        week={week}
        onWeek={setWeek}
        today={today.value}
        rows={[...rows].map(([key, name]) => ({ key, name })).toSorted((one, other) => one.name.localeCompare(other.name))}
        entries={list.map((sitting) => ({
          key: sitting.session.sessionKey,
          day: sitting.day,
          row: rowOf(sitting),
          shown: (
            <a
              class={sitting.stage === 'closed' || sitting.stage === 'cancelled' ? 'week-entry past' : 'week-entry'}
              href={sessionPath(sitting.session.sessionKey)}
            >
              <span class="strong nowrap">
                {f().time(sitting.session.startsAt, sitting.zone)}–{f().time(sitting.endsAt, sitting.zone)}
              </span>
              <span class="small block">{phaseName(sitting.session.phaseKey)}</span>
              <Seats sitting={sitting} />
            </a>
          ),
        }))}
        none={words('noneThisWeek')}
      />
    </section>
  )
}
