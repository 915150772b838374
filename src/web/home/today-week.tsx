/** What happens in the next seven days, and how many warnings the plan has. */
import { computed } from '@preact/signals'
import { f, language, tell, voice } from '#web/base/language.ts'
import { pauses } from '#web/contingency/pause-selectors.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { all, isAbsent, rollout, today, where, zone } from '#web/sync/store.ts'
import { type Happening, thisWeek } from '#web/home/this-week.ts'
import { todayWords } from '#web/home/today-words.ts'

const w = voice(todayWords)

const rolloutId = computed(() => rollout.value?.rolloutId ?? '')
const week = computed(() =>
  thisWeek(
    {
      phases: where('phase', { rolloutId: rolloutId.value }),
      sites: where('phaseSite', { rolloutId: rolloutId.value }),
      sessions: where('session', { rolloutId: rolloutId.value }),
      attendees: isAbsent('attendee') ? undefined : where('attendee', { rolloutId: rolloutId.value }),
      officeHours: where('officeHour', { rolloutId: rolloutId.value }),
      messages: where('message', { rolloutId: rolloutId.value }),
      holidays: all('holiday'),
      freezes: where('freeze', { rolloutId: rolloutId.value }),
      places: all('location'),
      pauses: pauses.value,
      gates: where('gate', { rolloutId: rolloutId.value }),
      zone: zone.value,
    },
    today.value,
  ),
)

const happeningText = (one: Happening): string =>
  'plannedOn' in one && one.plannedOn !== undefined
    ? `${whatHappens(one)} · ${w('plannedFor', { day: f().day(one.plannedOn, 'short') })}`
    : whatHappens(one)

const whatHappens = (one: Happening): string => {
  switch (one.kind) {
    case 'holiday': {
      const name = language.value === 'nl' ? one.nameNl : one.nameEn
      return one.places.length === 0 ? w('holidayAll', { name }) : w('holidayHere', { name, places: f().list(one.places) })
    }
    case 'freeze':
      return w('freezeOn', { name: one.name, until: f().day(one.until, 'short') })
    case 'goLive':
      return one.people > 0 ? w('goesLive', { phase: phaseName(one.phaseKey), people: one.people }) : phaseName(one.phaseKey)
    case 'session': {
      const { people, minutes, place } = one
      const time = f().clock(one.startsAt, one.zone)
      return place === null ? w('sessionOnline', { time, people, minutes }) : w('sessionAt', { time, people, minutes, place })
    }
    case 'sessions': {
      const { count, people } = one
      return w('sessions', { count, people })
    }
    case 'message':
      return w('messageOut', { kind: tell({ code: `communication.kind.${one.message}`, params: {} }), readers: one.readers })
    case 'officeHours':
      return w('officeHours', { count: one.count })
  }
}

export const WeekCard = () => {
  const warnings = where('warning', { rolloutId: rolloutId.value }).length
  return (
    <section class="card">
      <div class="row between">
        <h2>{w('thisWeek')}</h2>
        {warnings > 0 && (
          <a class="small touch" href="/plan#warnings">
            {w('warnings', { count: warnings })}
          </a>
        )}
      </div>
      {week.value.length === 0 ? (
        <p class="soft">{w('nothingThisWeek')}</p>
      ) : (
        <ul class="week">
          {week.value.map(({ day, happenings }) => (
            <li key={day}>
              <strong class={day === null ? undefined : 'nowrap'}>
                {day === null ? (
                  <a class="touch" href="/gates">
                    {w('waitsForGate')}
                  </a>
                ) : (
                  f().day(day, 'short')
                )}
              </strong>
              <ul>
                {happenings.map((one) => (
                  <li key={happeningText(one)}>{happeningText(one)}</li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
