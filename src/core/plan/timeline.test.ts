import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber, daysBetween, isAllowed, mondayOf, weekday } from '#core/kernel/calendar.ts'
import type { PlanFacts } from '#core/plan/plan.ts'
import { calendarsOf, type DatedPhase, schedulePhases } from '#core/plan/timeline.ts'
import type { Note } from '#core/kernel/note.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { factsOf, placeAt, somebody } from '#test/company.ts'
import { cohortsOf, timelines } from '#test/timelines.ts'
import { problemOf } from '#test/refusals.ts'

const here = Array.from({ length: 9 }, (_, number) => somebody(number))
/** Paramaribo (l0) and Georgetown (l2). */
const twoPlaces = [placeAt(0), placeAt(2)]
const spread = Array.from({ length: 12 }, (_, number) =>
  somebody(number, { locationId: number % 2 === 0 || number % 4 === 1 ? 'l0' : 'l2' }),
)
const closed = (country: string, ...days: string[]): PlanFacts['holidays'] =>
  new Map([[country, days.map((day) => ({ day, provisional: false }))]])

const days = (phases: readonly DatedPhase[]) => phases.map(({ key, goLive, ends }) => `${key} ${goLive}..${ends}`)
const weekOf = (day: string) => mondayOf(dayNumber(day)) / 7
const codes = (warnings: readonly Note[]) => warnings.map(({ code }) => code)

describe('timeline', () => {
  test('[TL-1] phases follow the start by their weeks, and end on the last working day before the next', () => {
    const { phases, warnings } = schedulePhases(factsOf(here, { holidays: new Map() }), cohortsOf(here))
    expect(days(phases)).toEqual([
      'early 2026-12-07..2026-12-18',
      'core 2026-12-21..2027-01-01',
      'rest 2027-01-04..2027-01-15',
      'off 2027-01-18..2027-01-18',
    ])
    expect(warnings).toEqual([])
  })

  test('[TL-1] a phase that starts on a Wednesday ends on the Tuesday before the next', () => {
    const { phases } = schedulePhases(factsOf(here, { startOn: '2026-11-18', holidays: new Map() }), cohortsOf(here))
    expect(days(phases).slice(0, 2)).toEqual(['early 2026-11-18..2026-12-01', 'core 2026-12-02..2026-12-15'])
  })

  test('[TL-1] an anchor moves its phase and those after it, and nothing before', () => {
    const facts = factsOf(here, { holidays: new Map() })
    const before = schedulePhases(facts, cohortsOf(here)).phases
    const after = schedulePhases({ ...facts, anchors: new Map([['core', '2026-12-28']]) }, cohortsOf(here)).phases
    expect(after.map(({ goLive }, index) => daysBetween(before[index]?.goLive ?? '', goLive))).toEqual([0, 7, 7, 7])
  })

  test('[TL-1] an anchor before the phase it follows is refused', () => {
    const facts = factsOf(here, { anchors: new Map([['core', '2026-12-07']]) })
    const problem = problemOf(() => schedulePhases(facts, cohortsOf(here)))
    expect(problem.code).toBe('plan.phaseOrder')
    expect(problem.params).toEqual({ phase: 'core', day: '2026-12-07', before: 'early', beforeDay: '2026-12-07' })
  })

  test.each([
    ['2026-11-28', '2026-11-30', 'weekend'],
    ['2026-11-25', '2026-11-26', 'holiday'],
    ['2026-12-01', '2026-12-03', 'freeze'],
  ])('[TL-2] a start on %s becomes %s, because of a %s', (startOn, taken, because) => {
    const facts = factsOf(here, {
      startOn,
      holidays: closed('SR', '2026-11-25'),
      freezes: [{ from: '2026-12-01', to: '2026-12-02', locationId: null }],
    })
    const { phases, warnings } = schedulePhases(facts, cohortsOf(here))
    expect(phases[0]?.goLive).toBe(taken)
    expect(warnings).toContainEqual({ code: 'plan.startMoved', params: { wanted: startOn, taken, because } })
  })

  test('[TL-2] a start moved off the weekend keeps the weeks between phases', () => {
    const { phases } = schedulePhases(factsOf(here, { startOn: '2026-11-28', holidays: new Map() }), cohortsOf(here))
    expect(phases.map(({ goLive }) => goLive)).toEqual(['2026-11-30', '2026-12-14', '2026-12-28', '2027-01-11'])
  })

  test('[TL-2] a slip inside the week moves no other phase, a slip into a later week moves all that follow', () => {
    const inside = schedulePhases(factsOf(here, { holidays: closed('SR', '2026-12-07') }), cohortsOf(here)).phases
    expect(inside.map(({ goLive }) => goLive)).toEqual(['2026-12-08', '2026-12-21', '2027-01-04', '2027-01-18'])
    const freezes = [{ from: '2026-12-19', to: '2027-01-03', locationId: null }]
    const { phases, warnings } = schedulePhases(factsOf(here, { holidays: new Map(), freezes }), cohortsOf(here))
    expect(phases.map(({ goLive }) => goLive)).toEqual(['2026-12-07', '2027-01-04', '2027-01-18', '2027-02-01'])
    expect(codes(warnings)).toEqual(['plan.frozen'])
  })

  test('[TL-2] Fridays and eves of holidays are allowed, with a warning', () => {
    const facts = factsOf(here, { startOn: '2026-11-20', holidays: closed('SR', '2026-12-05') })
    const { warnings } = schedulePhases(facts, cohortsOf(here))
    expect(warnings).toContainEqual({ code: 'plan.fridayStart', params: { phase: 'early', day: '2026-11-20' } })
    expect(warnings).toContainEqual({ code: 'plan.eveOfHoliday', params: { phase: 'core', day: '2026-12-04', places: ['Paramaribo'] } })
  })

  test('[RG-7] a holiday that may still move is told when a phase starts near it', () => {
    const holidays = new Map([['SR', [{ day: '2026-12-09', provisional: true }]]])
    const { warnings } = schedulePhases(factsOf(here, { holidays }), cohortsOf(here))
    expect(warnings).toEqual([
      { code: 'plan.provisionalHoliday', params: { phase: 'early', places: ['Paramaribo'], day: '2026-12-07', holiday: '2026-12-09' } },
    ])
  })

  test('[TL-2] [RG-7] a holiday of one place moves only that place', () => {
    const facts = factsOf(spread, { locations: twoPlaces, holidays: closed('GY', '2026-12-07') })
    const { phases, warnings } = schedulePhases(facts, cohortsOf(spread))
    expect(phases[0]?.goLive).toBe('2026-12-07')
    expect(phases[0]?.sites.map(({ locationId, goLive }) => [locationId, goLive])).toEqual([
      ['l0', '2026-12-07'],
      ['l2', '2026-12-08'],
    ])
    expect(warnings).toEqual([
      {
        code: 'plan.siteMoved',
        params: { phase: 'early', places: ['Georgetown'], wanted: '2026-12-07', taken: '2026-12-08', because: 'holiday' },
      },
    ])
  })

  test('[TL-3] a place frozen past the next phase keeps the order of its phases, and the old system waits for it', () => {
    const freezes = [{ from: '2026-12-01', to: '2027-01-22', locationId: 'l2' }]
    const { phases } = schedulePhases(factsOf(spread, { locations: twoPlaces, holidays: new Map(), freezes }), cohortsOf(spread))
    const georgetown = phases.flatMap(({ sites }) => sites.filter(({ locationId }) => locationId === 'l2').map(({ goLive }) => goLive))
    expect(georgetown).toEqual(['2027-01-25', '2027-02-01', '2027-02-08'])
    expect(phases.map(({ goLive }) => goLive)).toEqual(['2026-12-07', '2026-12-21', '2027-01-04', '2027-02-22'])
  })

  test('[TL-3] a freeze of more than three years leaves no day', () => {
    const freezes = [{ from: '2026-12-01', to: '2031-12-01', locationId: null }]
    const problem = problemOf(() => schedulePhases(factsOf(here, { freezes }), cohortsOf(here)))
    expect([problem.code, problem.params]).toEqual(['plan.noAllowedDay', { phase: 'early', from: '2026-12-07' }])
  })

  test('[TL-1] an anchor on a closed day moves to the next open one and says so', () => {
    const facts = factsOf(here, { holidays: closed('SR', '2027-01-01'), anchors: new Map([['core', '2027-01-01']]) })
    const { phases, warnings } = schedulePhases(facts, cohortsOf(here))
    expect(phases[1]?.goLive).toBe('2027-01-04')
    expect(warnings).toContainEqual({
      code: 'plan.anchorMoved',
      params: { phase: 'core', wanted: '2027-01-01', taken: '2027-01-04', because: 'holiday' },
    })
  })

  test('[TL-1] a phase that is live keeps its day, even if that day is closed afterwards', () => {
    const live = factsOf(here, { today: '2026-12-10', holidays: new Map(), anchors: new Map([['early', '2026-12-07']]) })
    const freezes = [{ from: '2026-12-01', to: '2026-12-31', locationId: null }]
    const { phases, warnings } = schedulePhases({ ...live, freezes }, cohortsOf(here))
    expect(phases.map(({ goLive }) => goLive)).toEqual(['2026-12-07', '2027-01-01', '2027-01-11', '2027-01-25'])
    expect(codes(warnings)).toEqual(['plan.frozen', 'plan.fridayStart'])
  })

  test.each([
    ['a whole week was closed', '2026-12-09', ['2026-12-09', '2026-12-10', '2026-12-11']],
    ['its own day was closed', '2026-12-09', ['2026-12-09']],
    ['it began on its day', '2026-12-07', []],
    ['it was wanted on a weekend', '2026-12-05', []],
  ])('[PH-10] [TL-1] later phases stay where they are once the first has begun, when %s', (_when, startOn, shut) => {
    const facts = factsOf(here, { startOn, holidays: closed('SR', ...shut) })
    const before = schedulePhases(facts, cohortsOf(here)).phases
    const begun = before[0]?.goLive ?? ''
    for (const today of [begun, addDays(begun, 2)]) {
      const live = { ...facts, today, anchors: new Map([['early', begun]]), askedOn: new Map([['early', null]]) }
      expect(days(schedulePhases(live, cohortsOf(here)).phases)).toEqual(days(before))
      // The same where the lead had asked for that day.
      const asked = { ...live, startOn: '2026-11-02', askedOn: new Map([['early', startOn]]) }
      expect(days(schedulePhases(asked, cohortsOf(here)).phases)).toEqual(days(before))
    }
  })

  test('[TL-1] a place that joins a live phase later still joins it on its own day', () => {
    const freezes = [{ from: '2026-12-01', to: '2026-12-14', locationId: 'l2' }]
    const facts = factsOf(spread, { today: '2026-12-10', locations: twoPlaces, holidays: new Map(), freezes })
    const { phases } = schedulePhases({ ...facts, anchors: new Map([['early', '2026-12-07']]) }, cohortsOf(spread))
    expect(phases[0]?.sites.map(({ goLive }) => goLive)).toEqual(['2026-12-07', '2026-12-15'])
  })

  test('[RG-3] every warning is said in both languages', () => {
    const facts = factsOf(spread, {
      startOn: '2026-11-28',
      locations: twoPlaces,
      holidays: new Map([
        ['SR', [{ day: '2026-12-15', provisional: true }]],
        ['GY', [{ day: '2026-11-30', provisional: false }]],
      ]),
      freezes: [{ from: '2026-12-24', to: '2027-01-07', locationId: null }],
    })
    const { warnings } = schedulePhases(facts, cohortsOf(spread))
    const said = (language: 'en' | 'nl', warning: (typeof warnings)[number]) => sayNote(language, warning).replaceAll('\u00a0', ' ')
    expect(warnings.map((warning) => [said('en', warning), said('nl', warning)])).toMatchInlineSnapshot(`
      [
        [
          "Saturday 28 November is in a weekend, so the rollout starts on Monday 30 November.",
          "De gekozen dag, zaterdag 28 november, valt in een weekend; de uitrol begint op maandag 30 november.",
        ],
        [
          "In Georgetown, “Early adopters” starts on Tuesday 1 December, because Monday 30 November is a public holiday.",
          "In Georgetown begint “Voorlopers” op dinsdag 1 december, want maandag 30 november is een feestdag.",
        ],
        [
          "“Core team” starts on Monday 14 December, the day before a holiday in Paramaribo. Make sure someone can be reached.",
          "“Kerngroep” begint op maandag 14 december, de dag vóór een feestdag in Paramaribo. Zorg dat er iemand bereikbaar is.",
        ],
        [
          "The holiday on Tuesday 15 December in Paramaribo may still move, and “Core team” starts on Monday 14 December. Check again once the date is announced.",
          "De feestdag van dinsdag 15 december in Paramaribo kan nog verschuiven, en “Kerngroep” begint op maandag 14 december. Controleer dit zodra die dag bekend is.",
        ],
        [
          "“Everyone else” would start in a freeze period on Monday 28 December, so it starts on Friday 8 January.",
          "“Alle anderen” zou op maandag 28 december in een geblokkeerde periode vallen en begint nu op vrijdag 8 januari.",
        ],
        [
          "“Everyone else” starts on a Friday (8 Jan); questions may wait until Monday. An earlier day in the week is better.",
          "“Alle anderen” begint op een vrijdag (8 jan); vragen blijven dan misschien tot maandag liggen. Eerder in de week is beter.",
        ],
      ]
    `)
  })
})

describe('timelines of any company', () => {
  test('[TL-2] [TL-3] no start falls on a weekend, holiday or freeze of its place', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const calendars = calendarsOf(facts)
        for (const { sites } of schedulePhases(facts, cohorts).phases)
          for (const { locationId, goLive } of sites) {
            const calendar = calendars.get(locationId)
            expect(calendar && isAllowed(calendar, dayNumber(goLive))).toBe(true)
          }
      }),
    )
  })

  test('[TL-1] phases start in their order, as a whole and at each place, and end no earlier than they start', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const { phases } = schedulePhases(facts, cohorts)
        const last = new Map<string, string>()
        let before = ''
        for (const { key, goLive, ends, sites, people } of phases) {
          expect(goLive > before).toBe(true)
          expect(ends >= goLive).toBe(true)
          expect(sites.reduce((sum, { headCount }) => sum + headCount, 0)).toBe(people.length)
          for (const site of sites) {
            expect(site.goLive > (last.get(site.locationId) ?? '')).toBe(true)
            expect(site.goLive >= goLive && site.goLive <= ends).toBe(true)
            last.set(site.locationId, site.goLive)
          }
          if (key === 'off' || key === 'full') for (const day of last.values()) expect(goLive > day).toBe(true)
          before = goLive
        }
      }),
    )
  })

  test('[TL-2] a new holiday of one place moves only that place, unless it moves a whole phase', () => {
    fc.assert(
      fc.property(timelines(), fc.nat({ max: 7 }), fc.nat({ max: 120 }), ({ facts, cohorts }, number, ahead) => {
        const place = facts.locations[number % facts.locations.length]
        fc.pre(place !== undefined)
        const freeze = { from: addDays(facts.today, ahead), to: addDays(facts.today, ahead), locationId: place.id }
        const before = schedulePhases(facts, cohorts).phases
        const after = schedulePhases({ ...facts, freezes: [...facts.freezes, freeze] }, cohorts).phases
        fc.pre(before.every(({ key, goLive }, index) => key === 'off' || key === 'full' || after[index]?.goLive === goLive))
        const others = (phases: readonly DatedPhase[]) =>
          phases.flatMap(({ key, sites }) => sites.filter(({ locationId }) => locationId !== place.id).map((site) => ({ key, ...site })))
        expect(others(after)).toEqual(others(before))
      }),
    )
  })

  test('[TL-1] moving an anchor later moves nothing before it, and what follows keeps its weeks behind it', () => {
    fc.assert(
      fc.property(timelines(), fc.nat({ max: 4 }), fc.integer({ min: 1, max: 60 }), ({ facts, cohorts }, number, later) => {
        const before = schedulePhases(facts, cohorts).phases
        const at = number % before.length
        const chosen = before[at]
        fc.pre(chosen !== undefined)
        const anchors = new Map([[chosen.key, addDays(chosen.goLive, later)]])
        const after = schedulePhases({ ...facts, anchors }, cohorts).phases
        expect(after.slice(0, at).map(({ goLive, sites }) => ({ goLive, sites }))).toEqual(
          before.slice(0, at).map(({ goLive, sites }) => ({ goLive, sites })),
        )
        const moved = after[at]
        expect(moved && moved.goLive > chosen.goLive).toBe(true)
        for (const { goLive, week } of after.slice(at))
          expect(weekOf(goLive)).toBeGreaterThanOrEqual(weekOf(moved?.goLive ?? '') + week - chosen.week)
      }),
    )
  })

  test('[PH-11] the same facts give the same timeline', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        expect(JSON.stringify(schedulePhases(facts, cohorts))).toBe(JSON.stringify(schedulePhases(facts, cohorts.toReversed())))
      }),
    )
  })

  test('[TL-2] a start on a Friday is always told', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const { phases, warnings } = schedulePhases(facts, cohorts)
        const fridays = phases.filter(({ goLive }) => weekday(dayNumber(goLive)) === 5).map(({ goLive }) => goLive)
        for (const day of fridays) {
          expect(warnings.some(({ code, params }) => code === 'plan.fridayStart' && params.day === day)).toBe(true)
        }
      }),
    )
  })
})
