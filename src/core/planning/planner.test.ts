import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Plan, PlanFacts, PlanLocation, PlanPerson } from '#core/plan/plan.ts'
import { planRollout } from '#core/planning/planner.ts'
import type { Problem } from '#core/kernel/problem.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { closedDays, companyOf, factsOf, placeAt, somebody } from '#test/company.ts'
import { problemOf } from '#test/refusals.ts'

const weeks = (plan: Plan) => plan.phases.map(({ key, goLive, people }) => `${key} ${goLive} ${people.length}`)
const refusalOf = (facts: PlanFacts): Problem => problemOf(() => planRollout(facts))
/** Every list of a plan speaks of the same people, phases and places. */
const expectWhole = (plan: Plan, facts: PlanFacts) => {
  const ids = facts.people.map(({ id }) => id).toSorted()
  expect(plan.phases.flatMap(({ people }) => people.map(({ id }) => id)).toSorted()).toEqual(ids)
  expect(plan.phases.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
  expect(plan.phases.map(({ position }) => position)).toEqual(plan.phases.map((_, at) => at + 1))
  const known = new Set(ids)
  const named = [...plan.champions.map(({ person }) => person), ...plan.sessions.flatMap(({ attendees }) => attendees)]
  expect(named.filter((person) => !known.has(person))).toEqual([])
  expect(plan.buddies.every(({ person, buddy }) => known.has(person) && known.has(buddy))).toBe(true)
  expect(plan.messages.some(({ kind }) => kind === 'announcement')).toBe(facts.people.length > 1)
  expect(plan.checklist.length).toBeGreaterThan(0)
  expect(
    plan.oldSystemOff.earliest >
      plan.phases.filter(({ key }) => key !== 'off').reduce((last, { goLive }) => (goLive > last ? goLive : last), ''),
  ).toBe(true)
  for (const language of ['en', 'nl'] as const)
    for (const said of [
      ...plan.warnings,
      ...plan.approach.reasons,
      ...plan.approach.wouldChange,
      ...plan.phases.flatMap(({ people }) => people.slice(0, 50).flatMap(({ because }) => because)),
    ])
      expect(sayNote(language, said)).not.toMatch(/undefined|NaN|^plan\.|\[object/)
}

describe('the guide’s own sizes', () => {
  test('[PH-6] one person: day 1 switch, a week to learn, done', () => {
    const facts = factsOf([somebody(1)])
    const plan = planRollout(facts)
    expect(plan.shape).toBe('solo')
    expect(weeks(plan)).toEqual(['switch 2026-12-07 1'])
    expect(plan.oldSystemOff.earliest).toBe('2026-12-14')
    expectWhole(plan, facts)
    // Nobody announces anything to themselves, sits in a group of twelve alone, or has a buddy in the mirror.
    expect([plan.messages, plan.sessions, plan.officeHours, plan.buddies]).toEqual([[], [], [], []])
    expect(plan.checklist.map(({ item }) => item)).not.toContain('announcementSent')
    expect(plan.checklist.map(({ item }) => item)).toContain('accountsCreated')
  })

  test('[PH-6] [AP-2] two or three people with a simple tool follow the one-person shape, else halves', () => {
    for (const count of [2, 3]) {
      const simple = companyOf(count, { complexity: 'simple' })
      expect(weeks(planRollout(simple))).toEqual([`switch 2026-12-07 ${count}`])
      expectWhole(planRollout(simple), simple)
      const moderate = planRollout(companyOf(count))
      expect(moderate.phases.map(({ key }) => key)).toEqual(['week-1', 'week-2', 'full', 'off'])
    }
  })

  test('[PH-9] [TL-2] all at once, with a holiday at one location: no reason says that everyone starts on one day', () => {
    const locations = [placeAt(0), placeAt(2)]
    const people = locations.flatMap(({ id }, at) => [1, 2].map((number) => somebody(at * 2 + number, { locationId: id })))
    const holidays = new Map([
      ['SR', []],
      ['GY', [{ day: '2026-12-07', provisional: false }]],
    ])
    const [phase] = planRollout(factsOf(people, { locations, holidays, approach: 'big-bang' })).phases
    expect(phase?.people.map(({ because }) => because.map((reason) => [sayNote('en', reason), sayNote('nl', reason)]))).toEqual(
      people.map(() => [['one phase for everyone, 4 people in all', 'één fase voor iedereen, 4 mensen in totaal']]),
    )
  })

  test('[PH-6] eight people: week by week, off in week 4', () => {
    const facts = companyOf(8)
    const plan = planRollout(facts)
    expect(plan.shape).toBe('small')
    expect(weeks(plan)).toEqual(['week-1 2026-12-07 4', 'week-2 2026-12-14 4', 'full 2026-12-21 0', 'off 2026-12-28 0'])
    expectWhole(plan, facts)
  })

  test('[PH-6] twenty people: pilot, two departments, everyone, off in week 9', () => {
    const facts = companyOf(20)
    const plan = planRollout(facts)
    expect(plan.shape).toBe('growing')
    expect(weeks(plan)).toEqual([
      'pilot 2026-12-07 4',
      'department-1 2026-12-21 5',
      'department-2 2027-01-04 3',
      'everyone 2027-01-18 8',
      'off 2027-02-01 0',
    ])
    expectWhole(plan, facts)
  })

  test.each([26, 1000, 10_000])('[PH-1] %i people: early adopters, core team, everyone else, off in week 7', (count) => {
    const facts = companyOf(count)
    const plan = planRollout(facts)
    expect(plan.shape).toBe('phased')
    expect(plan.phases.map(({ key, goLive }) => `${key} ${goLive}`)).toEqual([
      'early 2026-12-07',
      'core 2026-12-21',
      'rest 2027-01-04',
      'off 2027-01-18',
    ])
    const [early, core] = plan.phases
    expect(early?.share).toBeGreaterThanOrEqual(0.1)
    expect(early?.share).toBeLessThanOrEqual(0.2)
    expect(core?.share).toBeGreaterThanOrEqual(0.3)
    expect(core?.share).toBeLessThanOrEqual(0.4)
    expectWhole(plan, facts)
  })

  test('[AP-1] [AP-3] a big bang by choice: one day, off in week 5, high risk', () => {
    const facts = companyOf(42, { approach: 'big-bang' })
    const plan = planRollout(facts)
    expect(weeks(plan)).toEqual(['switch 2026-12-07 42', 'off 2027-01-04 0'])
    expect(plan.approach).toMatchObject({ chosen: 'big-bang', recommended: 'phased', risk: 'high' })
    expectWhole(plan, facts)
  })
})

const zones: Record<string, readonly [country: string, zone: string]> = {
  US: ['US', 'America/Chicago'],
  UK: ['GB', 'Europe/London'],
  GB: ['GB', 'Europe/London'],
  CA: ['CA', 'America/Toronto'],
  DE: ['DE', 'Europe/Berlin'],
}
const west = new Set(['Seattle', 'South San Francisco'])
const oracleList = new URL('../../../../shared/data/oracle_hr_107_employees.csv', import.meta.url)

/** The 107 people of Oracle's sample company; the one without a city works at the largest place. */
const oracle = (): PlanFacts => {
  const rows = parse(readFileSync(oracleList, 'utf8'), { columns: true }) as Record<string, string>[]
  const locations = new Map<string, PlanLocation>()
  for (const { city = '', country = '' } of rows) {
    const [code, zone] = zones[country] ?? []
    if (city !== '' && code && zone)
      locations.set(city, {
        ...placeAt(0),
        id: city,
        name: city,
        country: code,
        zone: west.has(city) ? 'America/Los_Angeles' : zone,
        language: 'en',
      })
  }
  const people = rows.map((row): PlanPerson => ({
    ...somebody(Number(row['employee_id'])),
    order: row['employee_id'] ?? '',
    name: `${row['first_name']} ${row['last_name']}`,
    email: row['email'] ?? null,
    department: row['department'] || null,
    locationId: row['city'] || 'nowhere',
    language: 'en',
  }))
  const holidays = new Map(['US', 'GB', 'CA', 'DE'].map((country) => [country, closedDays()]))
  return factsOf(people, { locations: [...locations.values()], holidays })
}

describe.skipIf(!existsSync(oracleList))('Oracle’s 107 people in 7 cities (skipped where the list is not at hand)', () => {
  test('[PH-2] [PH-3] [PH-4] [PH-7] everyone has a place, every city a champion', () => {
    const facts = oracle()
    const plan = planRollout(facts)
    expect(plan.headCount).toBe(107)
    const [early, core, rest] = plan.phases
    expect([early?.people.length, core?.people.length, rest?.people.length]).toEqual([14, 42, 51])
    expect(new Set(plan.champions.map(({ locationId }) => locationId)).size).toBe(7)
    expect(plan.warnings.map(({ code }) => code)).toContain('plan.warning.placeUnknown')
    expect(plan.warnings.map(({ code }) => code)).toContain('plan.warning.useUnknown')
    expectWhole(plan, { ...facts })
  })
})

describe('what cannot be planned', () => {
  test('[PH-2] nobody', () => expect(refusalOf(factsOf([])).code).toBe('plan.nobody'))
  test('[PH-2] a person at a place that is not listed is planned all the same, with a warning', () => {
    const plan = planRollout(factsOf([somebody(1), somebody(2, { locationId: 'elsewhere' })]))
    expect(plan.phases.flatMap(({ people }) => people)).toHaveLength(2)
    expect(plan.warnings).toContainEqual({ code: 'plan.warning.placeUnknown', params: { people: 1, place: 'Paramaribo' } })
    expect(refusalOf(factsOf([somebody(1)], { locations: [] })).code).toBe('plan.noPlaces')
  })
  test('a start in the past, or on no day at all', () => {
    expect(refusalOf(factsOf([somebody(1)], { startOn: '2026-11-01' }))).toMatchObject({
      code: 'plan.startInPast',
      params: { start: '2026-11-01', today: '2026-11-02' },
    })
    for (const startOn of ['2026-13-01', '2027-02-29', 'soon', '2026-12-7'])
      expect(refusalOf(factsOf([somebody(1)], { startOn })).code).toBe('plan.badStart')
  })
  test('[TL-1] a start more than five years ahead', () => {
    expect(refusalOf(factsOf([somebody(1)], { startOn: '9999-12-31' }))).toMatchObject({
      code: 'plan.startTooFar',
      params: { start: '9999-12-31', latest: '2031-11-02' },
    })
    expect(planRollout(factsOf([somebody(1)], { startOn: '2031-11-02' })).headCount).toBe(1)
    expect(refusalOf(factsOf([somebody(1)], { today: '2028-02-29', startOn: '2033-03-02' })).params).toMatchObject({ latest: '2033-03-01' })
    const far = refusalOf(factsOf([somebody(1)], { startOn: '2031-11-03' }))
    expect(sayNote('en', far)).toContain('2 November 2031')
    expect(sayNote('nl', far)).toContain('2 november 2031')
  })
  test('[RG-7] a country without a calendar, unless nobody works there', () => {
    const facts = factsOf([somebody(1, { locationId: 'l2' })], { locations: [placeAt(0), placeAt(2)], holidays: new Map([['SR', []]]) })
    expect(refusalOf(facts)).toMatchObject({ code: 'plan.noCalendar', params: { country: 'GY', location: 'Georgetown' } })
    expect(planRollout({ ...facts, people: [somebody(1)] }).headCount).toBe(1)
  })
  test('[TL-1] a later phase before an earlier one', () => {
    const anchors = new Map([
      ['early', '2027-01-11'],
      ['core', '2027-01-04'],
    ])
    expect(refusalOf(companyOf(40, { anchors })).code).toBe('plan.phaseOrder')
  })
  test('each refusal says in both languages what to do', () => {
    for (const problem of [
      refusalOf(factsOf([])),
      refusalOf(factsOf([somebody(1)], { locations: [] })),
      refusalOf(factsOf([somebody(1)], { startOn: 'soon' })),
      refusalOf(factsOf([somebody(1)], { startOn: '2026-11-01' })),
      refusalOf(factsOf([somebody(1)], { holidays: new Map() })),
    ])
      for (const language of ['en', 'nl'] as const) expect(sayNote(language, problem).length).toBeGreaterThan(40)
  })
})

describe('the composition', () => {
  test('[AP-4] open points of the pilot are on the launch checklist and hold no planning', () => {
    const plan = planRollout(companyOf(40))
    expect(plan.checklist.filter(({ item }) => item === 'pilotResolved').map(({ phase, list }) => [phase, list])).toEqual([
      ['early', 'twoWeeksBefore'],
    ])
    expect(plan.phases.every(({ goLive }) => goLive >= '2026-12-07')).toBe(true)
  })

  test('[PH-1] the old system goes off behind its gate, never before everyone is over', () => {
    const plan = planRollout(companyOf(60))
    expect(plan.oldSystemOff).toEqual({ earliest: plan.phases.at(-1)?.goLive, gate: 'GA-7' })
    expect(plan.phases.at(-1)).toMatchObject({ key: 'off', people: [], share: 0 })
  })

  test('[PH-9] each person of the plan has their day and their reasons', () => {
    for (const { goLive, people } of planRollout(companyOf(120)).phases)
      for (const person of people) {
        expect(person.goLive >= goLive).toBe(true)
        expect(person.because.length).toBeGreaterThan(0)
      }
  })

  test('[PH-11] a thousand people are placed the same on every machine', () => {
    const placed = planRollout(companyOf(1000)).phases.map(({ key, people }) => [key, ...people.map(({ id }) => id)].join())
    expect(createHash('sha256').update(placed.join('\n')).digest('hex').slice(0, 16)).toBe('db328f48f17b2001')
  })
})

describe('people who leave', () => {
  const leaving = (leftOn: string) => ({ leftOn })

  test('[PH-2] [ME-1] whose last day is before their own first day is not planned, seated, paired or named as champion, and is listed', () => {
    const people = Array.from({ length: 42 }, (_, at) => somebody(at + 1, { oldUse: 40 - at, keenness: at < 6 ? 3 : 0, pilot: at < 3 }))
    const first = planRollout(factsOf(people))
    const phaseOf = (plan: Plan, id: string) => plan.phases.find((phase) => phase.people.some((one) => one.id === id))
    const rest = first.phases.find(({ key }) => key === 'rest')
    const last = rest?.people[0]?.id ?? ''
    const champion = first.champions[0]?.person ?? ''
    // On their first day itself somebody still starts; the day before they are gone.
    for (const [leftOn, isPlanned] of [
      [rest?.goLive ?? '', true],
      ['2026-12-30', false],
    ] as const) {
      const facts = factsOf(people.map((one) => (one.id === last ? { ...one, ...leaving(leftOn) } : one)))
      const plan = planRollout(facts)
      expect([leftOn, phaseOf(plan, last) !== undefined]).toEqual([leftOn, isPlanned])
      expect(plan.headCount).toBe(isPlanned ? 42 : 41)
      const warning = plan.warnings.find(({ code }) => code === 'plan.warning.leavesFirst')
      expect(warning?.params).toEqual(
        isPlanned ? undefined : { people: [{ name: people.find(({ id }) => id === last)?.name, day: leftOn }], more: 0 },
      )
      if (!isPlanned) expectWhole(plan, { ...facts, people: facts.people.filter(({ id }) => id !== last) })
    }
    const early = planRollout(factsOf(people.map((one) => (one.id === champion ? { ...one, ...leaving('2026-12-18') } : one))))
    expect(phaseOf(early, champion)?.key).toBe('early')
    expect(early.champions.map(({ person }) => person)).not.toContain(champion)
    expect(early.buddies.map(({ buddy }) => buddy)).not.toContain(champion)
  })

  test('[PH-2] where everybody leaves first, the plan is made all the same', () => {
    const plan = planRollout(factsOf([somebody(1, leaving('2026-11-20')), somebody(2, leaving('2026-11-20'))]))
    expect(plan.headCount).toBe(2)
  })

  test('[PH-11] who leaves first does not hang on the order of the list', () => {
    const people = Array.from({ length: 60 }, (_, at) => somebody(at + 1, { oldUse: at, ...(at % 4 === 0 ? leaving('2026-12-20') : {}) }))
    const [one, other] = [people, people.toReversed()].map((list) => planRollout(factsOf(list)))
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
    const said = one?.warnings.find(({ code }) => code === 'plan.warning.leavesFirst')
    expect(said && sayNote('nl', said)).toMatch(/Person \d+ \(20\u00a0dec\)/)
  })
})
