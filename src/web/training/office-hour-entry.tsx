/** One drop-in hour: in the week, and chosen, with what is booked in it. */
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { now, placesById, zoneOfLocation } from '#web/sync/store.ts'
import { officeHoursWords } from '#web/training/office-hours-words.ts'
import { endOf } from '#web/training/session-rows.ts'
import { nameOf } from '#web/training/training-selectors.ts'

const words = voice(officeHoursWords)

export type Hour = StoredRow<'officeHour'>
export type Appointment = StoredRow<'appointment'>
export type Open =
  | { kind: 'ask' }
  | { kind: 'book'; appointment: Appointment }
  | { kind: 'settle'; appointment: Appointment }
  | { kind: 'dropIn'; hour: Hour }

export const placeOf = (locationId: string | null): string =>
  locationId === null ? words('online') : (placesById.value.get(locationId)?.name ?? '')
export const whenOf = ({ startsAt, locationId }: { startsAt: string; locationId: string | null }): string =>
  f().moment(startsAt, zoneOfLocation(locationId))

const Booked = ({ booked, onOpen }: { booked: readonly Appointment[]; onOpen: (open: Open) => void }) => (
  <ul class="lines">
    {booked.map((appointment) => (
      <li key={appointment.appointmentId}>
        <span class="grow">
          <span class="nowrap soft">{appointment.startsAt && f().time(appointment.startsAt, zoneOfLocation(appointment.locationId))}</span>{' '}
          <span class="strong">{nameOf(appointment.personId)}</span> {appointment.topic}
        </span>
        <Button
          opens="form"
          kind="quiet"
          aria-label={`${words('settle')}: ${nameOf(appointment.personId)}`}
          onClick={() => onOpen({ kind: 'settle', appointment })}
        >
          {words('settle')}
        </Button>
      </li>
    ))}
  </ul>
)

export const HourLine = ({ hour, booked, onOpen }: { hour: Hour; booked: readonly Appointment[]; onOpen: (open: Open) => void }) => {
  const local = zoneOfLocation(hour.locationId)
  return (
    <li class="hour">
      <div class="row between">
        <span>
          <span class="strong">
            {f().day(todayIn(local, hour.startsAt), 'short')}, {f().span(hour.startsAt, endOf(hour.startsAt, hour.minutes), local)}
          </span>{' '}
          <span>{placeOf(hour.locationId)}</span>
          <br />
          <span class="soft small">
            {phaseName(hour.phaseKey)} · {hour.hostId === null ? words('noHost') : words('with', { name: nameOf(hour.hostId) })}
            {booked.length === 0 && ` · ${words('bookedNone')}`}
          </span>
        </span>
        {Date.parse(hour.startsAt) <= Date.parse(now.value) && (
          <Button opens="form" aria-label={`${words('dropIn')}: ${whenOf(hour)}`} onClick={() => onOpen({ kind: 'dropIn', hour })}>
            {words('dropIn')}
          </Button>
        )}
      </div>
      {booked.length > 0 && <Booked booked={booked} onOpen={onOpen} />}
    </li>
  )
}

export const dayOfHour = ({ startsAt, locationId }: Pick<Hour, 'startsAt' | 'locationId'>): string =>
  todayIn(zoneOfLocation(locationId), startsAt)

/** An hour in the week: chosen, it shows below with what is booked in it. */
export const HourEntry = ({
  hour,
  booked,
  past,
  chosen,
  onChoose,
}: {
  hour: Hour
  booked: number
  past: boolean
  chosen: boolean
  onChoose: () => void
}) => {
  const local = zoneOfLocation(hour.locationId)
  return (
    <button type="button" class={past ? 'week-entry past' : 'week-entry'} aria-pressed={chosen} onClick={onChoose}>
      <span class="strong nowrap">
        {f().time(hour.startsAt, local)}–{f().time(endOf(hour.startsAt, hour.minutes), local)}
      </span>
      <span class="small soft block">{hour.hostId === null ? words('noHost') : nameOf(hour.hostId)}</span>
      {booked > 0 && <span class="small block">{words('bookedCount', { count: booked })}</span>}
    </button>
  )
}
