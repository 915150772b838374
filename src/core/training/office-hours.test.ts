import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber, isAllowed, localOf, mondayOf, weekday } from '#core/kernel/calendar.ts'
import type { PlanFacts, PlannedChampion } from '#core/plan/plan.ts'
import { defaultSettings } from '#core/plan/settings.ts'
import { calendarsOf, type DatedPhase, schedulePhases } from '#core/plan/timeline.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { officeHoursPerWeek, planOfficeHours } from '#core/training/office-hours.ts'
import { factsOf, placeAt, somebody } from '#test/company.ts'
import { timelines } from '#test/timelines.ts'

const champion = (locationId: string, person: string): PlannedChampion => ({ locationId, person, because: [] })
const phaseOf = (key: string, goLive: string, counts: Record<string, number>, position = 1): DatedPhase => {
  const people = Object.entries(counts).flatMap(([locationId, count]) =>
    Array.from({ length: count }, (_, index) => somebody(position * 1000 + index, { id: `${key}-${locationId}-${index}`, locationId })),
  )
  const sites = Object.entries(counts).map(([locationId, headCount]) => ({ locationId, goLive, headCount }))
  return { key, position, week: 1, weeks: 2, people, goLive, ends: goLive, sites }
}

describe('office hours', () => {
  test('[TR-3] every working day of the first week, three in the second, hosted by the champions in turn', () => {
    const phase = phaseOf('early', '2026-12-07', { l0: 6 })
    const champions = [champion('l0', 'early-l0-0'), champion('l0', 'early-l0-1')]
    const { officeHours, warnings } = planOfficeHours(factsOf(phase.people), [phase], champions)
    expect(officeHours.map(({ key, startsAt, minutes, hostId }) => [key, startsAt.slice(11), minutes, hostId?.slice(-1)])).toEqual([
      ['early/l0/2026-12-07', '14:00:00-03:00', 60, '0'],
      ['early/l0/2026-12-08', '14:00:00-03:00', 60, '1'],
      ['early/l0/2026-12-09', '14:00:00-03:00', 60, '0'],
      ['early/l0/2026-12-10', '14:00:00-03:00', 60, '1'],
      ['early/l0/2026-12-11', '14:00:00-03:00', 60, '0'],
      ['early/l0/2026-12-14', '14:00:00-03:00', 60, '1'],
      ['early/l0/2026-12-16', '14:00:00-03:00', 60, '0'],
      ['early/l0/2026-12-18', '14:00:00-03:00', 60, '1'],
    ])
    expect(officeHoursPerWeek).toEqual([5, 3, 0])
    expect(warnings).toEqual([])
  })

  const daysFor = (facts: PlanFacts, phase: DatedPhase): string[] =>
    planOfficeHours(facts, [phase], []).officeHours.map(({ startsAt }) => startsAt.slice(5, 10))

  test('[TR-3] [TL-2] a holiday takes the hour of its place, and the second week still has three', () => {
    const phase = phaseOf('early', '2026-12-21', { l0: 6 })
    expect(daysFor(factsOf(phase.people), phase)).toEqual(['12-21', '12-22', '12-23', '12-24', '12-28', '12-30', '12-31'])
  })

  test('[TR-3] [TL-3] hours that meet a freeze are dropped, not moved weeks behind it', () => {
    const phase = phaseOf('early', '2027-02-15', { l0: 6 })
    const freezes = [{ from: '2027-02-24', to: '2027-03-05', locationId: null }]
    expect(daysFor(factsOf(phase.people, { freezes }), phase)).toEqual(['02-15', '02-16', '02-17', '02-18', '02-19', '02-22', '02-23'])
  })

  test('[TR-3] [TL-2] three open days in the second week have three hours', () => {
    const phase = phaseOf('early', '2027-03-08', { l0: 6 })
    const holidays = new Map([['SR', ['2027-03-15', '2027-03-17'].map((day) => ({ day, provisional: false }))]])
    expect(daysFor(factsOf(phase.people, { holidays }), phase).slice(5)).toEqual(['03-16', '03-18', '03-19'])
  })

  test('[TR-3] [TL-2] a holiday of one place takes no shared hour from another: it is then of those who work', () => {
    const phase = phaseOf('early', '2027-02-01', { l2: 2, l4: 2 })
    const holidays = new Map([
      ['GY', ['2027-02-08', '2027-02-09'].map((day) => ({ day, provisional: false }))],
      ['BS', [{ day: '2027-02-01', provisional: false }]],
    ])
    const facts = factsOf(phase.people, { locations: [placeAt(2), placeAt(4)], holidays })
    const { officeHours } = planOfficeHours(facts, [phase], [champion('l2', 'early-l2-0'), champion('l4', 'early-l4-0')])
    expect(officeHours.map(({ key, locationId, hostId }) => [key.slice(-5), locationId, hostId?.slice(6, 8)])).toEqual([
      ['02-01', 'l2', 'l2'],
      ['02-02', null, 'l4'],
      ['02-03', null, 'l2'],
      ['02-04', null, 'l4'],
      ['02-05', null, 'l2'],
      ['02-10', null, 'l4'],
      ['02-11', null, 'l2'],
      ['02-12', null, 'l4'],
    ])
    const closed = ['2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'].map((day) => ({ day, provisional: false }))
    const later = planOfficeHours({ ...facts, holidays: new Map([['GY', closed]]) }, [phase], []).officeHours.slice(5)
    expect(later.map(({ key, locationId }) => [key.slice(-5), locationId])).toEqual([
      ['02-08', 'l4'],
      ['02-11', 'l4'],
      ['02-12', null],
    ])
  })

  test('[PH-8] nobody hosts more hours a week than champions give; what that leaves is told with the place', () => {
    const phase = phaseOf('early', '2026-12-07', { l0: 6 })
    const { officeHours, warnings } = planOfficeHours(factsOf(phase.people), [phase], [champion('l0', 'early-l0-0')])
    expect(officeHours.map(({ hostId }) => hostId !== null)).toEqual([true, true, true, false, false, true, true, true])
    expect(warnings.map((one) => [sayNote('en', one), sayNote('nl', one)])).toEqual([
      [
        '2 office hours in Paramaribo have no host. Add 1 champion there, or assign another host.',
        '2 inloopuren in Paramaribo hebben geen begeleider. Voeg daar 1 ambassadeur toe, of kies iemand anders.',
      ],
    ])
    const next = phaseOf('core', '2026-12-14', { l0: 6 }, 2)
    const both = planOfficeHours(factsOf([...phase.people, ...next.people]), [phase, next], [champion('l0', 'early-l0-0')]).officeHours
    const led = both.filter(({ key, hostId }) => key.slice(-10) >= '2026-12-14' && key.slice(-10) <= '2026-12-18' && hostId !== null)
    expect(led.map(({ phase: key }) => key)).toEqual(['core', 'core', 'core'])
    const generous = factsOf(phase.people, { settings: { ...defaultSettings, championHours: 5 } })
    expect(planOfficeHours(generous, [phase], [champion('l0', 'early-l0-0')]).warnings).toEqual([])
  })

  test('[TR-3] [RG-5] small places over several zones share an online hour that moves from day to day, inside the hours of all', () => {
    const phase = phaseOf('early', '2026-12-07', { l2: 2, l4: 1, l7: 2 })
    const facts = factsOf(phase.people, { locations: [placeAt(2), placeAt(4), placeAt(7)] })
    const champions = [champion('l2', 'early-l2-0'), champion('l4', 'early-l4-0')]
    const { officeHours } = planOfficeHours(facts, [phase], champions)
    expect(officeHours.map(({ key, locationId }) => [key.split('/')[1], locationId])).toEqual(
      Array.from({ length: 8 }, () => ['online-en', null]),
    )
    const nassau = officeHours.map(({ startsAt }) => localOf(Date.parse(startsAt), 'America/Nassau').minutes / 60)
    expect(nassau).toEqual([8, 9, 10, 11, 12, 13, 14, 8])
    expect(new Set(officeHours.map(({ hostId }) => hostId))).toEqual(new Set(['early-l2-0', 'early-l4-0']))
  })

  test('[TR-3] without a common hour each place has its turn', () => {
    const locations = [
      { ...placeAt(0), closesAt: 12 * 60 },
      { ...placeAt(1), opensAt: 13 * 60, closesAt: 17 * 60 },
    ]
    const phase = phaseOf('early', '2026-12-07', { l0: 1, l1: 1 })
    const { officeHours } = planOfficeHours(
      factsOf(phase.people, { locations }),
      [phase],
      [champion('l0', 'early-l0-0'), champion('l1', 'early-l1-0')],
    )
    expect(officeHours.slice(0, 4).map(({ startsAt, hostId }) => [startsAt.slice(11, 16), hostId])).toEqual([
      ['08:00', 'early-l0-0'],
      ['13:00', 'early-l1-0'],
      ['08:00', 'early-l0-0'],
      ['13:00', 'early-l1-0'],
    ])
  })

  test('[TR-3] one person alone has none, and a day shorter than an hour is told', () => {
    const solo = phaseOf('switch', '2026-12-07', { l0: 1 })
    expect(planOfficeHours(factsOf(solo.people), [solo], []).officeHours).toEqual([])
    const phase = phaseOf('early', '2026-12-07', { l0: 5 })
    const facts = factsOf(phase.people, { locations: [{ ...placeAt(0), closesAt: 8 * 60 + 30 }] })
    const { officeHours, warnings } = planOfficeHours(facts, [phase], [])
    expect(officeHours).toEqual([])
    expect(warnings.map((one) => sayNote('nl', one))).toEqual([
      '“Voorlopers” heeft geen inloopuur in Paramaribo, want de werkdag is daar korter dan een uur. Verbeter de werktijden.',
    ])
  })

  test('[TR-3] [TL-2] [PH-8] all hours lie on open days and in working time, and nobody hosts two at a time or too many', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const { phases } = schedulePhases(facts, cohorts)
        const champions = facts.locations.flatMap((place) =>
          facts.people
            .filter((person) => person.locationId === place.id)
            .slice(0, 2)
            .map((person) => champion(place.id, person.id)),
        )
        const { officeHours } = planOfficeHours(facts, phases, champions)
        const calendars = calendarsOf(facts)
        const places = new Map(facts.locations.map((place) => [place.id, place]))
        expect(new Set(officeHours.map(({ key }) => key)).size).toBe(officeHours.length)
        for (const { locationId, startsAt, minutes, hostId } of officeHours) {
          const host = champions.find(({ person }) => person === hostId)
          for (const id of [locationId, host?.locationId ?? null]) {
            const place = places.get(id ?? '')
            if (!place) continue
            const local = localOf(Date.parse(startsAt), place.zone)
            expect(local.minutes).toBeGreaterThanOrEqual(place.opensAt)
            expect(local.minutes + minutes).toBeLessThanOrEqual(place.closesAt)
            expect(isAllowed(calendars.get(place.id) ?? { holidays: new Set(), freezes: [] }, local.day)).toBe(true)
          }
          expect(weekday(dayNumber(startsAt.slice(0, 10)))).toBeLessThanOrEqual(5)
          if (host && locationId) expect(host.locationId).toBe(locationId)
        }
        for (const [hostId, of] of Map.groupBy(officeHours, (one) => one.hostId)) {
          const starts = of.map(({ startsAt }) => Date.parse(startsAt)).toSorted((a, b) => a - b)
          if (hostId !== null)
            for (const [index, start] of starts.entries())
              if (index > 0) expect(start - (starts[index - 1] ?? 0)).toBeGreaterThanOrEqual(3_600_000)
          if (hostId !== null)
            for (const week of Map.groupBy(of, ({ startsAt }) => mondayOf(dayNumber(startsAt.slice(0, 10)))).values())
              expect(week.length).toBeLessThanOrEqual(facts.settings.championHours)
        }
        for (const phase of phases.filter(({ key, people }) => people.length > 0 && key !== 'switch')) {
          const mine = officeHours.filter((one) => one.phase === phase.key)
          for (const site of phase.sites.filter(({ headCount }) => headCount >= 3)) {
            const here = mine.filter(({ locationId }) => locationId === site.locationId)
            const calendar = calendars.get(site.locationId) ?? { holidays: new Set(), freezes: [] }
            const openOf = (ahead: number): string[] =>
              Array.from({ length: 7 }, (_, index) => addDays(site.goLive, ahead + index)).filter((day) =>
                isAllowed(calendar, dayNumber(day)),
              )
            const days = here.map(({ startsAt }) => startsAt.slice(0, 10))
            expect(days.filter((day) => day < addDays(site.goLive, 7))).toEqual(openOf(0))
            expect(days.filter((day) => day >= addDays(site.goLive, 7))).toHaveLength(Math.min(3, openOf(7).length))
            expect(here[0]?.startsAt.slice(0, 10)).toBe(site.goLive)
            expect(mondayOf(dayNumber(here[0]?.startsAt ?? ''))).toBe(mondayOf(dayNumber(site.goLive)))
          }
        }
      }),
      { numRuns: 100 },
    )
  })
})
