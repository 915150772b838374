/** The verbs of help for one person: ask for it, book it, write down what came of it, and who dropped in. */
import { zoneAt } from '#core/regional/at-location.ts'
import { worksOn } from '#core/kernel/employment.ts'
import { refuseBeyond, selfOf, withinReach } from '#core/access/access-scope.ts'
import { withOffset } from '#core/kernel/calendar.ts'
import { type Change, command, put, rows, rowsAmong } from '#core/kernel/command.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { id, instant, maybeText, nullable, oneOf, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { nextInHour } from '#core/training/help-times.ts'
import { busyAt, refuseOutsideHours } from '#core/training/session-clashes.ts'

type Place = Row<'location'>

const zoneOf = (places: readonly Place[], organisation: readonly Pick<Row<'organisation'>, 'zone'>[], locationId: string | null): string =>
  zoneAt(
    places.find((row) => row.locationId === locationId),
    organisation[0],
  )

/**
 * Asks for help for oneself: from whoever is near, or in an office hour, where it takes the next free quarter of an hour (TR-3). An hour
 * that is not there any more loses no question: it is asked without one; that of another place is not found. Problems:
 * `training.officeHourFull`, `training.officeHourOver`, `access.idTaken`, `access.notFound`.
 */
export const askHelp = command({
  name: 'training.askHelp',
  about: 'Asks for help for oneself, in an office hour or whenever a champion has time (TR-3).',
  may: 'part.take',
  input: shape({ rolloutId: id, appointmentId: id, topic: maybeText(500), officeKey: nullable(id) }),
  needs: ({ rolloutId, appointmentId, officeKey }, at) => ({
    organisation: rows('organisation'),
    places: rows('location'),
    rollouts: rows('rollout', { rolloutId }),
    people: rows('person', { personId: at.by.personId ?? '' }),
    there: rows('appointment', { rolloutId, appointmentId }),
    officeHours: rows('officeHour', { rolloutId, officeKey: officeKey ?? '' }),
    booked: rows('appointment', { rolloutId, officeKey: officeKey ?? '' }),
    champions: rowsAmong('champion', 'locationId', [['people', 'locationId']], { rolloutId }),
  }),
  decide: (facts, { rolloutId, appointmentId, topic, officeKey }, at) => {
    const personId = selfOf(at)
    if (!facts.rollouts[0]) throw new Problem('access.notFound', {})
    if (facts.there.length > 0) throw new Problem('access.idTaken', {})
    const person = facts.people[0]
    const locationId = person?.locationId ?? null
    const name = person?.name ?? at.by.name
    const asked: Row<'appointment'> = {
      rolloutId,
      appointmentId,
      personId,
      locationId,
      officeKey: null,
      hostId: null,
      startsAt: null,
      minutes: 15,
      topic,
      state: 'asked',
      askedAt: at.now,
      settledAt: null,
      log: null,
    }
    const hour = facts.officeHours[0]
    if (!hour) {
      const near = facts.champions
        .filter((row) => row.locationId === locationId && row.personId !== personId)
        .toSorted((one, other) => (one.personId < other.personId ? -1 : 1))
      return [
        put('appointment', asked),
        ...near.map((row, index) =>
          noticeTo(at, index, { personId: row.personId, rolloutId, code: 'training.notice.helpAsked', params: { name, topic } }),
        ),
      ]
    }
    if (person && hour.locationId !== null && hour.locationId !== person.locationId) throw new Problem('access.notFound', {})
    const zone = zoneOf(facts.places, facts.organisation, hour.locationId)
    if (facts.booked.some((row) => row.personId === personId && row.state === 'booked'))
      throw new Problem('training.alreadyBooked', {}, { field: 'officeKey' })
    const slot = nextInHour(hour, facts.booked, at.now)
    if (slot === 'over') throw new Problem('training.officeHourOver', {}, { field: 'officeKey' })
    if (slot === 'full') throw new Problem('training.officeHourFull', {}, { field: 'officeKey' })
    const told = { name, startsAt: slot.startsAt, zone, topic }
    return [
      put('appointment', { ...asked, ...slot, officeKey, hostId: hour.hostId, state: 'booked' }),
      ...(hour.hostId !== null && hour.hostId !== personId
        ? [noticeTo(at, 0, { personId: hour.hostId, rolloutId, code: 'training.notice.helpHosted', params: told })]
        : []),
    ]
  },
})

/** Whoever helps and whoever asked. */
const bothPeople = [
  ['host', 'personId'],
  ['asked', 'personId'],
] as const

/**
 * Books help that was asked for with a champion within reach (or oneself), inside their working hours and at a time when both are free (TR-3).
 * Problems: `training.helpSettled`, `training.noHost`, `training.inPast`, `training.closedThen`, `training.dayOff`, `training.closedPeriod`,
 * `training.personBusy`.
 */
export const bookHelp = command({
  name: 'training.bookHelp',
  about: 'Books help that somebody asked for with a champion, at a time when both are at work and free; both are told (TR-3).',
  may: 'place.help',
  input: shape({ rolloutId: id, appointmentId: id, hostId: id, startsAt: instant, minutes: whole(5, 240) }),
  needs: ({ rolloutId, appointmentId, hostId }) => ({
    organisation: rows('organisation'),
    places: rows('location'),
    holidays: rows('holiday'),
    freezes: rows('freeze', { rolloutId }),
    host: rows('person', { personId: hostId }),
    asker: rowsAmong('person', 'personId', [['asked', 'personId']]),
    champions: rows('champion', { rolloutId, personId: hostId }),
    asked: rows('appointment', { rolloutId, appointmentId }),
    booked: rowsAmong('appointment', 'personId', bothPeople, { state: 'booked' }),
    hosted: rowsAmong('appointment', 'hostId', bothPeople, { state: 'booked' }),
    seats: rowsAmong('attendee', 'personId', bothPeople),
    sessions: rowsAmong('session', 'sessionKey', [['seats', 'sessionKey']]),
    officeHours: rows('officeHour', { hostId }),
  }),
  decide: (facts, { rolloutId, appointmentId, hostId, startsAt, minutes }, at) => {
    const appointment = facts.asked[0]
    if (!appointment) throw new Problem('access.notFound', {})
    refuseBeyond(at, appointment)
    if (appointment.state !== 'asked' && appointment.state !== 'booked') throw new Problem('training.helpSettled', {})
    const host = facts.host[0]
    const asker = facts.asker[0]
    const isHost = hostId === at.by.personId || facts.champions.some(({ locationId }) => withinReach(at, { locationId }))
    if (!host || !isHost || hostId === appointment.personId || !worksOn(host, at.today))
      throw new Problem('training.noHost', {}, { field: 'hostId' })
    const zone = zoneOf(facts.places, facts.organisation, appointment.locationId)
    if (Date.parse(startsAt) <= Date.parse(at.now)) throw new Problem('training.inPast', { startsAt, zone }, { field: 'startsAt' })
    const places = new Set([host.locationId, appointment.locationId])
    refuseOutsideHours(
      { startsAt, minutes },
      facts.places.filter((row) => places.has(row.locationId)),
      facts.holidays,
      facts.freezes,
    )
    for (const one of [host, asker]) {
      if (!one) continue
      const { personId, name } = one
      const busy = busyAt(
        {
          sessions: facts.sessions,
          seats: facts.seats.filter((row) => row.personId === personId),
          appointments: [...facts.booked, ...facts.hosted].filter((row) => row.personId === personId || row.hostId === personId),
          officeHours: personId === hostId ? facts.officeHours : [],
        },
        { startsAt, minutes },
        { appointmentId },
      )
      if (busy) throw new Problem('training.personBusy', { name, startsAt: busy.startsAt, zone }, { field: 'startsAt' })
    }
    const tells: Change[] = []
    const tell = (to: string, code: 'training.notice.helpBooked' | 'training.notice.helpHosted', name: string): void => {
      if (to !== at.by.personId)
        tells.push(
          noticeTo(at, tells.length, { personId: to, rolloutId, code, params: { name, startsAt, zone, topic: appointment.topic } }),
        )
    }
    tell(appointment.personId, 'training.notice.helpBooked', host.name)
    tell(hostId, 'training.notice.helpHosted', asker?.name ?? appointment.personId)
    const begins = withOffset(Date.parse(startsAt), zone)
    return [put('appointment', { ...appointment, officeKey: null, hostId, startsAt: begins, minutes, state: 'booked' }), ...tells]
  },
})

/**
 * Says what became of help: done, missed, or called off; who asked may call their own off (TR-3).
 * Problems: `training.helpSettled`, `access.notFound`.
 */
export const settleHelp = command({
  name: 'training.settleHelp',
  about: 'Says what became of help that was asked for: done, missed or called off, with a line for the log (TR-3).',
  may: 'part.take',
  input: shape({ rolloutId: id, appointmentId: id, state: oneOf(['done', 'missed', 'cancelled']), log: maybeText(1000) }),
  needs: ({ rolloutId, appointmentId }, at) => ({
    organisation: rows('organisation'),
    places: rows('location'),
    appointments: rows('appointment', { rolloutId, appointmentId }),
    self: rows('person', { personId: at.by.personId ?? '' }),
  }),
  decide: (facts, { rolloutId, state, log }, at) => {
    const appointment = facts.appointments[0]
    if (!appointment) throw new Problem('access.notFound', {})
    const { personId, hostId, startsAt, locationId } = appointment
    const helps = (hostId !== null && hostId === at.by.personId) || withinReach(at, { locationId })
    if (!helps && personId !== at.by.personId) throw new Problem('access.notFound', {})
    if (!helps && state !== 'cancelled') throw new Problem('access.notFound', {}, { field: 'state' })
    if (appointment.state !== 'asked' && appointment.state !== 'booked') throw new Problem('training.helpSettled', {})
    const other = personId === at.by.personId ? hostId : personId
    const tells = state === 'cancelled' && appointment.state === 'booked' && startsAt !== null && other !== null && other !== at.by.personId
    const zone = zoneOf(facts.places, facts.organisation, locationId)
    return [
      put('appointment', { ...appointment, state, log: log ?? appointment.log, settledAt: at.now }),
      ...(tells
        ? [
            noticeTo(at, 0, {
              personId: other,
              rolloutId,
              code: 'training.notice.helpCalledOff',
              params: { name: facts.self[0]?.name ?? at.by.name, startsAt, zone },
            }),
          ]
        : []),
    ]
  },
})

/**
 * Writes down who dropped in at an office hour and what for (TR-3): somebody within reach, or at one's own hour also somebody of its place,
 * or of the rollout where it is held online. Problems: `access.idTaken`, `access.notFound`.
 */
export const noteDropIn = command({
  name: 'training.noteDropIn',
  about: 'Writes down who dropped in at an office hour, and what about (TR-3).',
  may: 'place.help',
  input: shape({ rolloutId: id, appointmentId: id, officeKey: id, personId: id, log: text(1000) }),
  needs: ({ rolloutId, appointmentId, officeKey, personId }) => ({
    there: rows('appointment', { rolloutId, appointmentId }),
    officeHours: rows('officeHour', { rolloutId, officeKey }),
    people: rows('person', { personId }),
    participants: rows('participant', { rolloutId, personId }),
  }),
  decide: ({ there, officeHours, people, participants }, { rolloutId, appointmentId, officeKey, personId, log }, at) => {
    const [hour, person] = [officeHours[0], people[0]]
    if (!hour || !person) throw new Problem('access.notFound', {})
    const isOwn = hour.hostId !== null && hour.hostId === at.by.personId
    const isOfHour =
      hour.locationId === null ? participants.some(({ excludedAt }) => excludedAt === null) : person.locationId === hour.locationId
    if (!isOwn && hour.locationId !== null) refuseBeyond(at, hour)
    if (!isOwn || !isOfHour) refuseBeyond(at, person)
    if (there.length > 0) throw new Problem('access.idTaken', {})
    return [
      put('appointment', {
        rolloutId,
        appointmentId,
        personId,
        locationId: person.locationId,
        officeKey,
        hostId: hour.hostId,
        startsAt: hour.startsAt,
        minutes: 0,
        topic: null,
        state: 'done',
        askedAt: at.now,
        settledAt: at.now,
        log,
      }),
    ]
  },
})
