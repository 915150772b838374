/** The verbs of visits: noting that one visited somebody, and taking that back. */
import { refuseBeyond } from '#core/access/access-scope.ts'
import { dayNumber, daysBetween, instantOf, withOffset } from '#core/kernel/calendar.ts'
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { day, id, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import { isVisit, visitOn } from '#core/training/visits.ts'

/** Days back that a visit can still be noted, for who was without a connection. */
const lateDays = 35
const noon = 12 * 60

/** Notes that one visited somebody within reach (TR-3, ME-14). Problems: access.notFound, access.idTaken, training.visitDay, training.visitNoted. */
export const noteVisit = command({
  name: 'training.noteVisit',
  about: 'Notes that one visited somebody to help them, on a day of the last five weeks; it counts among what helped (TR-3, ME-14).',
  may: 'place.help',
  beyondDevice: true,
  input: shape({ rolloutId: id, appointmentId: id, personId: id, visitedOn: day }),
  needs: ({ rolloutId, appointmentId, personId }) => ({
    organisation: rows('organisation'),
    places: rows('location'),
    people: rows('person', { personId }),
    parts: rows('participant', { rolloutId, personId }),
    there: rows('appointment', { rolloutId, appointmentId }),
    appointments: rows('appointment', { rolloutId, personId }),
  }),
  decide: (facts, { rolloutId, appointmentId, personId, visitedOn }, at) => {
    const [person, part] = [facts.people[0], facts.parts[0]]
    // A champion's device holds no participants.
    if (!person || (part && part.excludedAt !== null)) throw new Problem('access.notFound', {})
    refuseBeyond(at, { locationId: person.locationId })
    if (facts.there.length > 0) throw new Problem('access.idTaken', {})
    const hostId = at.by.personId ?? null
    if (visitedOn > at.today || daysBetween(visitedOn, at.today) > lateDays || !worksOn(person, visitedOn))
      throw new Problem('training.visitDay', { name: person.name, day: visitedOn }, { field: 'visitedOn' })
    if (visitOn(facts.appointments, hostId, visitedOn))
      throw new Problem('training.visitNoted', { name: person.name, day: visitedOn }, { field: 'visitedOn' })
    const zone = zoneAt(
      facts.places.find(({ locationId }) => locationId === person.locationId),
      facts.organisation[0],
    )
    return [
      put('appointment', {
        rolloutId,
        appointmentId,
        personId,
        locationId: person.locationId,
        officeKey: null,
        hostId,
        // The day is what is known; its middle stands for it.
        startsAt: withOffset(instantOf(dayNumber(visitedOn), noon, zone), zone),
        minutes: 0,
        topic: null,
        state: 'done',
        askedAt: at.now,
        settledAt: at.now,
        log: null,
      }),
    ]
  },
  reverse: (_, { rolloutId, appointmentId }) => [{ name: 'training.takeBackVisit', input: { rolloutId, appointmentId } }],
})

/** Takes back a visit that one noted. Problem: access.notFound. */
export const takeBackVisit = command({
  name: 'training.takeBackVisit',
  about: 'Takes back a visit that was noted by mistake; only who noted it can (TR-3).',
  may: 'place.help',
  beyondDevice: true,
  input: shape({ rolloutId: id, appointmentId: id }),
  needs: ({ rolloutId, appointmentId }) => ({ appointments: rows('appointment', { rolloutId, appointmentId }) }),
  decide: ({ appointments }, _, at) => {
    const [visit] = appointments
    if (!visit || !isVisit(visit) || visit.hostId !== (at.by.personId ?? null)) throw new Problem('access.notFound', {})
    return [remove('appointment', visit)]
  },
})
