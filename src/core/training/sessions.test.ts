import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber, dayOf, isAllowed, localOf, mondayOf } from '#core/kernel/calendar.ts'
import type { PlanFacts, PlanLocation, PlannedSession, PlanPerson } from '#core/plan/plan.ts'
import { defaultSettings } from '#core/plan/settings.ts'
import { calendarsOf, type DatedPhase, schedulePhases } from '#core/plan/timeline.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { planSessions } from '#core/training/sessions.ts'
import { factsOf, placeAt, somebody } from '#test/company.ts'
import { timelines } from '#test/timelines.ts'

const minute = 60_000
const msOf = (session: PlannedSession) => ({
  from: Date.parse(session.startsAt),
  to: Date.parse(session.startsAt) + session.minutes * minute,
})
const overlap = (a: PlannedSession, b: PlannedSession) => msOf(a).from < msOf(b).to && msOf(b).from < msOf(a).to
const twiceTaken = (sessions: readonly PlannedSession[], what: (session: PlannedSession) => string | null) => {
  const groups = Map.groupBy(sessions, what)
  groups.delete(null)
  return [...groups.values()].flatMap((of) => {
    const inTime = of.toSorted((a, b) => msOf(a).from - msOf(b).from)
    return inTime.filter((session, index) => index > 0 && overlap(inTime[index - 1] ?? session, session))
  })
}

/** One phase with the people given, live everywhere on one day. */
const phaseOf = (people: readonly PlanPerson[], goLive: string, key = 'early', position = 1): DatedPhase => ({
  key,
  position,
  week: 1,
  weeks: 2,
  people: [...people],
  goLive,
  ends: goLive,
  sites: [...Map.groupBy(people, (person) => person.locationId)].map(([locationId, of]) => ({ locationId, goLive, headCount: of.length })),
})
const crowd = (count: number, some: Partial<PlanPerson> = {}, from = 0) =>
  Array.from({ length: count }, (_, index) => somebody(from + index, some))
/** Trainers who are at two locations on one day, or in two countries on two days in a row. */
const torn = (sessions: readonly PlannedSession[], locations: readonly PlanLocation[]) => {
  const places = new Map(locations.map((place) => [place.id, place]))
  const stays = sessions.flatMap(({ trainer, startsAt, locationId }) => {
    const place = places.get(locationId ?? '')
    return place ? [{ trainer, place, day: localOf(Date.parse(startsAt), place.zone).day }] : []
  })
  return stays.filter((one) =>
    stays.some(
      (other) =>
        other.trainer === one.trainer &&
        ((other.day === one.day && other.place !== one.place) || (other.day === one.day + 1 && other.place.country !== one.place.country)),
    ),
  )
}
const local = (session: PlannedSession, zone: string) => {
  const { day, minutes } = localOf(Date.parse(session.startsAt), zone)
  return `${dayOf(day)} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code)

describe('sessions', () => {
  test('[TR-2] [TL-2] [RG-5] everyone has one seat, in their language and working hours, on days they work, with trainers and rooms taken once', () => {
    const settings = fc.record({
      seats: fc.integer({ min: 1, max: 14 }),
      sessionMinutes: fc.integer({ min: 60, max: 90 }),
      trainers: fc.integer({ min: 1, max: 3 }),
    })
    const hours = fc.array(fc.tuple(fc.integer({ min: 20, max: 40 }), fc.integer({ min: 8, max: 36 })), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(timelines(), settings, hours, fc.integer({ min: 0, max: 30 }), (timeline, wanted, spans, notice) => {
        const facts: PlanFacts = {
          ...timeline.facts,
          today: addDays(timeline.facts.startOn, -notice),
          settings: { ...defaultSettings, ...wanted },
          locations: timeline.facts.locations.map((place, index) => {
            const [open = 32, length = 32] = spans[index] ?? []
            return { ...place, opensAt: open * 15, closesAt: (open + length) * 15 }
          }),
        }
        const { phases } = schedulePhases(facts, timeline.cohorts)
        const { sessions, warnings } = planSessions(facts, phases)
        const calendars = calendarsOf(facts)
        const places = new Map(facts.locations.map((place) => [place.id, place]))
        const people = new Map(facts.people.map((person) => [person.id, person]))

        for (const phase of phases) {
          const seated = sessions.filter((session) => session.phase === phase.key).flatMap((session) => session.attendees)
          expect(seated.toSorted()).toEqual(phase.people.map((person) => person.id).toSorted())
        }
        expect(new Set(sessions.map((session) => session.key)).size).toBe(sessions.length)
        const said = new Set(codes(warnings))
        for (const session of sessions) {
          expect(session.attendees.length).toBeGreaterThan(0)
          expect(session.attendees.length).toBeLessThanOrEqual(wanted.seats)
          expect(session.form === 'room').toBe(session.locationId !== null)
          const phase = phases.find(({ key }) => key === session.phase)
          for (const id of session.attendees) {
            const person = people.get(id)
            const place = places.get(person?.locationId ?? '')
            const calendar = calendars.get(person?.locationId ?? '')
            if (!person || !place || !calendar || !phase) throw new Error('a stranger has a seat')
            expect(person.language).toBe(session.language)
            if (session.locationId !== null) expect(place.id).toBe(session.locationId)
            const { day, minutes } = localOf(Date.parse(session.startsAt), place.zone)
            expect(minutes).toBeGreaterThanOrEqual(place.opensAt)
            expect(minutes + session.minutes).toBeLessThanOrEqual(place.closesAt)
            expect(isAllowed(calendar, day)).toBe(true)
            expect(day).toBeGreaterThanOrEqual(dayNumber(facts.today))
            const goLive = dayNumber(phase.sites.find(({ locationId }) => locationId === place.id)?.goLive ?? phase.goLive)
            if (!said.has('training.tooLate')) expect(day).toBeLessThan(mondayOf(goLive))
            if (!['training.tooLate', 'training.earlierWeek', 'training.spread', 'training.roomFull'].some((code) => said.has(code)))
              expect(mondayOf(day)).toBe(mondayOf(goLive) - 7)
          }
        }
        expect(twiceTaken(sessions, (session) => session.trainer)).toEqual([])
        expect(twiceTaken(sessions, (session) => session.room)).toEqual([])
        expect(torn(sessions, facts.locations)).toEqual([])
        const trainers = new Set(sessions.map((session) => session.trainer)).size
        for (const warning of warnings)
          if (warning.code === 'training.spread') {
            const { need } = warning.params
            const again = planSessions({ ...facts, settings: { ...facts.settings, trainers: need } }, phases)
            expect(codes(again.warnings)).not.toContain('training.spread')
          }
        if (!said.has('training.trainersShort')) expect(trainers).toBeLessThanOrEqual(wanted.trainers)
        for (const warning of warnings)
          for (const language of ['en', 'nl'] as const) expect(sayNote(language, warning)).not.toMatch(/undefined|NaN|training\.[a-z]/)
      }),
      { numRuns: 250 },
    )
  })

  test('[TR-2] thirteen people with twelve seats are seven and six, in the week before', () => {
    const people = crowd(13)
    const { sessions, warnings } = planSessions(factsOf(people), [phaseOf(people, '2026-12-07')])
    expect(
      sessions.map(({ key, startsAt, attendees, trainer, room, form }) => [key, startsAt, attendees.length, trainer, room, form]),
    ).toEqual([
      ['early/l0/nl/1', '2026-11-30T08:00:00-03:00', 7, 'trainer-1', 'Paramaribo', 'room'],
      ['early/l0/nl/2', '2026-11-30T09:30:00-03:00', 6, 'trainer-1', 'Paramaribo', 'room'],
    ])
    expect(warnings).toEqual([])
  })

  test('[TR-2] a trainer is at one location a day, with a day in between to reach another country', () => {
    const days = (trainers: number, numbers: readonly number[]) => {
      const locations = numbers.map(placeAt)
      const people = locations.flatMap((place, index) => crowd(15, { locationId: place.id }, index * 100))
      const facts = factsOf(people, { locations, settings: { ...defaultSettings, trainers } })
      const { sessions } = planSessions(facts, [phaseOf(people, '2026-12-07')])
      return sessions.map(({ locationId, startsAt, trainer }) => `${locationId} ${startsAt.slice(8, 10)} ${trainer.slice(-1)}`)
    }
    // Paramaribo and Nickerie lie in Suriname, Georgetown does not.
    expect(days(1, [0, 1])).toEqual(['l0 30 1', 'l0 30 1', 'l1 01 1', 'l1 01 1'])
    expect(days(1, [0, 1, 2])).toEqual(['l0 30 1', 'l0 30 1', 'l1 01 1', 'l1 01 1', 'l2 03 1', 'l2 03 1'])
    expect(days(3, [0, 1, 2])).toEqual(['l0 30 1', 'l1 30 2', 'l2 30 3', 'l0 30 1', 'l1 30 2', 'l2 30 3'])
  })

  test('[TR-2] [RG-5] one trainer for six countries gives one country a day at the most, and the plan says how many trainers fit', () => {
    const locations = [0, 2, 3, 4, 5, 6].map(placeAt)
    const people = locations.flatMap((place, index) => crowd(8, { locationId: place.id, language: place.language }, index * 100))
    const { sessions, warnings } = planSessions(factsOf(people, { locations }), [phaseOf(people, '2026-12-07')])
    expect(sessions).toHaveLength(6)
    expect(torn(sessions, locations)).toEqual([])
    expect(warnings).toMatchObject([{ code: 'training.spread', params: { phases: ['early'], have: 1, need: 2 } }])
    expect(warnings.map((one) => sayNote('en', one))[0]).toContain('works at one location a day')
  })

  test('[TR-2] an online session asks for no journey: its trainer can be anywhere that day', () => {
    const locations = [0, 2, 3].map(placeAt)
    const people = [
      ...crowd(8, { locationId: 'l0' }),
      ...crowd(1, { locationId: 'l2', language: 'en' }, 10),
      ...crowd(1, { locationId: 'l3', language: 'en' }, 20),
    ]
    const { sessions } = planSessions(factsOf(people, { locations }), [phaseOf(people, '2026-12-07')])
    expect(sessions.map(({ form, startsAt, trainer }) => [form, startsAt.slice(8, 10), trainer])).toEqual([
      ['room', '30', 'trainer-1'],
      ['online', '30', 'trainer-1'],
    ])
  })

  test('[TR-2] a week closed for everyone moves the training a week earlier, and says so', () => {
    const people = crowd(5)
    const facts = factsOf(people, { freezes: [{ from: '2026-11-28', to: '2026-12-06', locationId: null }] })
    const { sessions, warnings } = planSessions(facts, [phaseOf(people, '2026-12-07')])
    expect(sessions[0]?.startsAt).toBe('2026-11-23T08:00:00-03:00')
    expect(warnings.map((one) => sayNote('en', one))).toEqual([
      '“Early adopters” is trained earlier than the week before its start, because that week has no working day left in Paramaribo.',
    ])
  })

  test('[TR-2] too late for a week before: the first possible days before the start, else the start itself, with a warning', () => {
    const people = crowd(5)
    const dayFor = (today: string, goLive: string) => {
      const { sessions, warnings } = planSessions(factsOf(people, { today }), [phaseOf(people, goLive)])
      return [sessions[0]?.startsAt.slice(0, 10), codes(warnings)]
    }
    expect(dayFor('2026-12-04', '2026-12-07')).toEqual(['2026-12-04', []])
    expect(dayFor('2026-12-07', '2026-12-09')).toEqual(['2026-12-07', ['training.tooLate']])
    expect(dayFor('2026-12-05', '2026-12-07')).toEqual(['2026-12-07', ['training.tooLate']])
    const late = planSessions(factsOf(people, { today: '2026-12-05' }), [phaseOf(people, '2026-12-07')]).warnings
    expect(late.map((one) => one.params)).toEqual([{ phase: 'early', places: ['Paramaribo'] }])
  })

  test('[TR-2] a phase that is live keeps its training in the past', () => {
    const people = crowd(5)
    const { sessions, warnings } = planSessions(factsOf(people, { today: '2026-12-16' }), [phaseOf(people, '2026-12-07')])
    expect([sessions[0]?.startsAt.slice(0, 10), warnings]).toEqual(['2026-11-30', []])
  })

  test('[TR-2] too few trainers spread the sessions over earlier weeks and say how many would do', () => {
    const locations = [0, 2, 3, 4, 5].map(placeAt)
    const people = locations.flatMap((place, index) => crowd(120, { locationId: place.id, language: 'en' }, index * 1000))
    const { sessions, warnings } = planSessions(factsOf(people, { locations }), [phaseOf(people, '2026-12-07')])
    expect(sessions).toHaveLength(50)
    expect(new Set(sessions.map((session) => session.trainer))).toEqual(new Set(['trainer-1']))
    expect(warnings).toMatchObject([{ code: 'training.spread', params: { phases: ['early'], have: 1, need: 3 } }])
    expect(warnings.map((one) => sayNote('nl', one))[0]).toContain('trainers past het wel')
    const enough = factsOf(people, { locations, settings: { ...defaultSettings, trainers: 3 } })
    expect(planSessions(enough, [phaseOf(people, '2026-12-07')]).warnings).toEqual([])
  })

  test('[TR-2] far too few trainers: one warning with the number that this plan counts on', () => {
    const locations = Array.from({ length: 20 }, (_, index) => placeAt(index))
    const people = locations.flatMap((place, index) => crowd(240, { locationId: place.id }, index * 1000))
    const { sessions, warnings } = planSessions(factsOf(people, { locations }), [phaseOf(people, '2026-12-07')])
    expect(sessions).toHaveLength(400)
    expect(codes(warnings)).toEqual(['training.trainersShort'])
    const trainers = new Set(sessions.map((session) => session.trainer))
    expect(warnings[0]?.params).toEqual({ phases: ['early'], have: 1, need: trainers.size })
    for (const session of sessions) expect(mondayOf(dayNumber(session.startsAt.slice(0, 10)))).toBe(dayNumber('2026-11-30'))
  })

  test('[TR-2] more people than one room holds in five weeks: more rooms, never one twice', () => {
    const people = crowd(2400)
    const facts = factsOf(people, { settings: { ...defaultSettings, trainers: 40 } })
    const { sessions, warnings } = planSessions(facts, [phaseOf(people, '2026-12-07')])
    expect(sessions).toHaveLength(200)
    expect(twiceTaken(sessions, (session) => session.room)).toEqual([])
    expect(warnings).toMatchObject([{ code: 'training.roomsShort', params: { places: ['Paramaribo'], need: 8 } }])
  })

  test('[RG-6] remnants of several places meet online, low in data where a place is poorly connected', () => {
    const people = [
      ...crowd(4, { locationId: 'l2', language: 'en' }),
      ...crowd(2, { locationId: 'l3', language: 'en' }, 10),
      ...crowd(1, { locationId: 'l4', language: 'en' }, 20),
    ]
    const online = (...numbers: number[]) => {
      const locations = numbers.map(placeAt)
      const here = people.map((person) => ({
        ...person,
        locationId: person.locationId === 'l4' ? (locations[2]?.id ?? '') : person.locationId,
      }))
      return planSessions(factsOf(here, { locations }), [phaseOf(here, '2026-12-07')]).sessions.map(({ key, form, room, attendees }) => [
        key,
        form,
        room,
        attendees.length,
      ])
    }
    expect(online(2, 3, 4)).toEqual([
      ['early/l2/en/1', 'room', 'Georgetown', 4],
      ['early/online/en/1', 'online', null, 3],
    ])
    expect(online(2, 3, 6)[1]).toEqual(['early/online/en/1', 'lowData', null, 3])
  })

  describe('over daylight saving', () => {
    const island = (id: string, zone: string): PlanLocation => ({ ...placeAt(4), id, name: id, zone, opensAt: 8 * 60, closesAt: 17 * 60 })
    const locations = [
      { ...placeAt(0), id: 'Paramaribo', name: 'Paramaribo', opensAt: 7 * 60, closesAt: 15 * 60 },
      island('Nassau', 'America/Nassau'),
      island('Port-au-Prince', 'America/Port-au-Prince'),
      island('Bermuda', 'Atlantic/Bermuda'),
      island('Grand Turk', 'America/Grand_Turk'),
    ]
    const people = locations.flatMap(({ id }, index) => crowd(2, { locationId: id, language: 'en' }, index * 10))
    const heard = (goLive: string) => {
      const facts = factsOf(people, { locations, today: '2026-01-05', startOn: goLive })
      const { sessions } = planSessions(facts, [phaseOf(people, goLive)])
      return sessions.map((session) => locations.map(({ zone }) => local(session, zone)))
    }

    test('[RG-5] [TR-2] five places meet online before the clocks change: Monday 8 March 2027', () => {
      expect(heard('2027-03-15')).toEqual([
        ['2027-03-08 10:00', '2027-03-08 08:00', '2027-03-08 08:00', '2027-03-08 09:00', '2027-03-08 08:00'],
      ])
    })
    test('[RG-5] [TR-2] and an hour earlier in Paramaribo after it: Monday 15 March 2027', () => {
      expect(heard('2027-03-22')).toEqual([
        ['2027-03-15 09:00', '2027-03-15 08:00', '2027-03-15 08:00', '2027-03-15 09:00', '2027-03-15 08:00'],
      ])
    })
    test('[RG-5] [TR-2] and back again: Monday 26 October and 2 November 2026', () => {
      expect(heard('2026-11-02')[0]?.[0]).toBe('2026-10-26 09:00')
      expect(heard('2026-11-09')[0]?.[0]).toBe('2026-11-02 10:00')
    })
    test('[RG-5] [TR-2] places without a common hour are split', () => {
      const evening = locations.map((place) => (place.id === 'Paramaribo' ? place : { ...place, opensAt: 13 * 60, closesAt: 21 * 60 }))
      const facts = factsOf(people, { locations: evening, today: '2027-01-04', startOn: '2027-03-15' })
      const { sessions } = planSessions(facts, [phaseOf(people, '2027-03-15')])
      expect(sessions.map(({ key, attendees }) => [key, attendees.length]).toSorted()).toEqual([
        ['early/Paramaribo/en/1', 2],
        ['early/online/en/1', 8],
      ])
    })
  })

  test('[TR-2] [PH-11] does not hang on the order of people', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const { phases } = schedulePhases(facts, cohorts)
        const turned = phases.map((phase) => ({ ...phase, people: phase.people.toReversed() }))
        expect(planSessions(facts, turned)).toEqual(planSessions(facts, phases))
      }),
      { numRuns: 50 },
    )
  })

  test('[TR-2] working hours shorter than a session are told', () => {
    const people = crowd(5)
    const facts = factsOf(people, { locations: [{ ...placeAt(0), closesAt: 9 * 60 }] })
    const { sessions, warnings } = planSessions(facts, [phaseOf(people, '2026-12-07')])
    expect([sessions[0]?.startsAt, codes(warnings)]).toEqual(['2026-11-30T08:00:00-03:00', ['training.hoursTooShort']])
  })

  test('[TR-1] a session of two hours is refused', () => {
    const people = crowd(5)
    const facts = factsOf(people, { settings: { ...defaultSettings, sessionMinutes: 120 } })
    expect(() => planSessions(facts, [phaseOf(people, '2026-12-07')])).toThrow('training.sessionLength')
  })
})
