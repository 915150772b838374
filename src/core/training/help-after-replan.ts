/** What becomes of booked help when a replan changes the hour it was booked in (TR-3). */
import { type At, type Change, put } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import type { Row } from '#core/kernel/rows.ts'

export interface Booked {
  readonly appointments: readonly Row<'appointment'>[]
  /** The hours as they will be. */
  readonly officeHours: readonly Row<'officeHour'>[]
  readonly people: readonly Pick<Row<'person'>, 'personId' | 'name'>[]
  /** The zone in which people of a place are told of a time. */
  readonly zoneOf: (locationId: string | null) => string
}

const isWithin = (hour: Row<'officeHour'>, startsAt: string, minutes: number): boolean => {
  const [begins, help] = [Date.parse(hour.startsAt), Date.parse(startsAt)]
  return help >= begins && help + minutes * 60_000 <= begins + hour.minutes * 60_000
}

/**
 * Help to come whose hour is gone, lies at another time or has another host is asked for once more, and both hear of it (TR-3): nobody waits
 * for an hour that is not held. What still lies in its hour stays. Raises no Problem.
 *
 * @example helpAfter({ appointments, officeHours: [], people, zoneOf }, at)[0] // puts the appointment back to asked
 */
export const helpAfter = ({ appointments, officeHours, people, zoneOf }: Booked, at: At): Change[] => {
  const hours = new Map(officeHours.map((row) => [row.officeKey, row]))
  const changes: Change[] = []
  let told = 0
  for (const row of appointments) {
    const { rolloutId, personId, hostId, officeKey, startsAt, minutes, locationId } = row
    if (row.state !== 'booked' || officeKey === null || startsAt === null || Date.parse(startsAt) <= Date.parse(at.now)) continue
    const hour = hours.get(officeKey)
    if (hour && hour.hostId === hostId && isWithin(hour, startsAt, minutes)) continue
    const params = { startsAt, zone: zoneOf(locationId) }
    changes.push(put('appointment', { ...row, state: 'asked', officeKey: null, hostId: null, startsAt: null }))
    changes.push(noticeTo(at, told++, { personId, rolloutId, code: 'training.notice.helpReopened', params }))
    if (hostId === null || hostId === personId) continue
    const name = people.find((one) => one.personId === personId)?.name ?? personId
    changes.push(noticeTo(at, told++, { personId: hostId, rolloutId, code: 'training.notice.helpDropped', params: { name, ...params } }))
  }
  return changes
}
