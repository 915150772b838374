/** A day and a time at a place: one moment, with its zone said beside it. */
import { shared } from '#web/base/lead-words.ts'
import { clock, minutesOf } from '#core/kernel/clock-time.ts'
import { dayNumber, dayOf, instantOf, localOf, withOffset } from '#core/kernel/calendar.ts'

import { TextField } from '#web/parts/field.tsx'

/** As it is typed: `YYYY-MM-DD` and `HH:MM`, either may be empty. */
export interface TypedMoment {
  readonly day: string
  readonly time: string
}

/** A moment as it is typed at a place. */
export const typedMoment = (instant: string, zone: string): TypedMoment => {
  const { day, minutes } = localOf(Date.parse(instant), zone)
  return { day: dayOf(day), time: clock(minutes) }
}

/** The instant with the offset of the place; undefined while it is not typed in full. */
export const instantTyped = ({ day, time }: TypedMoment, zone: string): string | undefined => {
  return day && time ? withOffset(instantOf(dayNumber(day), minutesOf(time), zone), zone) : undefined
}

export const MomentField = ({
  value,
  zone,
  min,
  onValue,
}: {
  value: TypedMoment
  zone: string
  min?: string
  onValue: (value: TypedMoment) => void
}) => (
  <div class="pair">
    <TextField
      label={shared('day')}
      type="date"
      required
      {...(min ? { min } : {})}
      value={value.day}
      onValue={(day) => onValue({ ...value, day })}
    />
    <TextField
      label={shared('time')}
      type="time"
      required
      hint={shared('timeIn', { zone: zone.replaceAll('_', ' ') })}
      value={value.time}
      onValue={(time) => onValue({ ...value, time })}
    />
  </div>
)
