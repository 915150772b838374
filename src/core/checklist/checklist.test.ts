import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, isAllowed } from '#core/kernel/calendar.ts'
import { checklistNames, itemName, listName, planChecklist } from '#core/checklist/checklist.ts'
import { id } from '#core/kernel/input.ts'
import type { PlanFacts } from '#core/plan/plan.ts'
import { calendarsOf, schedulePhases } from '#core/plan/timeline.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { factsOf, somebody } from '#test/company.ts'
import { cohortsOf, timelines } from '#test/timelines.ts'

const here = Array.from({ length: 9 }, (_, number) => somebody(number))
const itemsOf = (facts: PlanFacts, shape?: string) => planChecklist(facts, schedulePhases(facts, cohortsOf(facts.people, shape)).phases)

describe('checklist', () => {
  test('[CH-1] each phase has the five lists on their days', () => {
    const items = itemsOf(factsOf(here, { holidays: new Map() }))
    const core = items.filter(({ phase }) => phase === 'core')
    expect([...new Set(core.map(({ list, due }) => `${list} ${due}`))]).toEqual([
      'twoWeeksBefore 2026-12-07',
      'oneWeekBefore 2026-12-14',
      'launchDay 2026-12-21',
      'firstWeek 2026-12-25',
      'eachWeek 2027-01-01',
    ])
    for (const phase of ['early', 'core', 'rest'])
      expect(new Set(items.filter((item) => item.phase === phase).map(({ list }) => list))).toEqual(new Set(checklistNames))
  })

  test('[CH-1] [RG-8] the six items of each list of the guide are there for the first phase, and the offline plans', () => {
    const counts = new Map<string, number>()
    for (const { phase, list } of itemsOf(factsOf(here))) if (phase === 'early') counts.set(list, (counts.get(list) ?? 0) + 1)
    expect([...counts]).toEqual(checklistNames.map((name) => [name, name === 'oneWeekBefore' ? 7 : 6]))
  })

  test('[AP-4] the open points of the try-out hold the first phase, and only that', () => {
    const items = itemsOf(factsOf(here))
    expect(items.filter(({ item }) => item === 'pilotResolved').map(({ key }) => key)).toEqual(['early:twoWeeksBefore:pilotResolved'])
  })

  test('[CH-1] turning the old system off has its own items, and the last phase prepares no next one', () => {
    const items = itemsOf(factsOf(here))
    expect(items.filter(({ phase }) => phase === 'off').map(({ item }) => item)).toEqual([
      'nobodyLeftBehind',
      'contractEndKnown',
      'offAnnounced',
      'oldExported',
      'restoreTried',
      'archivePlaced',
      'oldSwitchedOff',
      'transitionCelebrated',
      'archiveReadable',
      'contractEnded',
    ])
    const solo = itemsOf(factsOf(here.slice(0, 1), { oldSystem: null }), 'solo').map(({ item }) => item)
    expect(solo).not.toContain('nextPhasePrepared')
    expect(solo).not.toContain('oldBackup')
  })

  test('[CH-1] the last group looks ahead to the end of the old system, and its lists stay whole', () => {
    const items = itemsOf(factsOf(here))
    const of = (phase: string) => items.filter((item) => item.phase === phase).map(({ item }) => item)
    expect(of('core')).toEqual(expect.arrayContaining(['nextPhasePrepared', 'nextPhaseLaunched']))
    expect(of('rest')).toEqual(expect.arrayContaining(['offPrepared', 'offOnItsDay']))
    expect(of('rest').filter((item) => item.startsWith('nextPhase'))).toEqual([])
    expect(items.filter(({ phase, list }) => phase === 'rest' && list === 'firstWeek')).toHaveLength(6)
    const solo = itemsOf(factsOf(here.slice(0, 1)), 'solo').map(({ item }) => item)
    expect(solo.filter((item) => item.startsWith('off'))).toEqual([])
    const small = itemsOf(factsOf(here), 'small')
    expect(small.filter(({ item }) => item === 'offPrepared').map(({ phase }) => phase)).toEqual(['week-2'])
  })

  test('[CH-1] [PH-6] office hours are asked for where the plan has them: not of two people who start on one day', () => {
    const asked = (people: number, shape: 'solo' | 'small') =>
      itemsOf(factsOf(here.slice(0, people)), shape).some(({ item }) => item === 'officeHoursPlanned')
    expect([asked(2, 'solo'), asked(here.length, 'small')]).toEqual([false, true])
  })

  test('[CH-1] [TL-3] nothing is due inside a freeze, and a week that is wholly closed asks for nothing', () => {
    const freezes = [{ from: '2026-12-21', to: '2027-01-03', locationId: null }]
    const items = itemsOf(factsOf(here, { holidays: new Map(), freezes, anchors: new Map([['core', '2027-01-18']]) }))
    const dues = (phase: string) => [...new Set(items.filter((item) => item.phase === phase).map(({ list, due }) => `${list} ${due}`))]
    expect(items.filter(({ due }) => due >= '2026-12-21' && due <= '2027-01-03')).toEqual([])
    expect(dues('core').slice(0, 1)).toEqual(['twoWeeksBefore 2027-01-04'])
    const long = planChecklist(factsOf(here, { holidays: new Map(), freezes }), [
      {
        key: 'early',
        position: 1,
        week: 1,
        weeks: 6,
        people: here,
        goLive: '2026-12-14',
        ends: '2027-01-22',
        sites: [{ locationId: 'l0', goLive: '2026-12-14', headCount: 9 }],
      },
    ])
    expect([...new Set(long.filter(({ list }) => list === 'eachWeek').map(({ due }) => due))]).toEqual([
      '2027-01-08',
      '2027-01-15',
      '2027-01-22',
    ])
  })

  test('[CH-1] days that have passed stay as they are', () => {
    const facts = factsOf(here, { holidays: new Map() })
    expect(itemsOf({ ...facts, today: '2026-12-04' })).toEqual(itemsOf(facts))
  })

  test('[CH-1] [RG-3] each item and list is said in both languages', () => {
    for (const { item, list } of itemsOf(factsOf(here)))
      for (const note of [itemName(item), listName(list)]) {
        const [en, nl] = [sayNote('en', note), sayNote('nl', note)]
        expect(en).not.toBe(note.code)
        expect(nl).not.toBe(note.code)
        expect(nl).not.toBe(en)
      }
  })

  test('[CH-1] in any company keys are ids of their own, and nothing is due when every place is closed', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const items = planChecklist(facts, schedulePhases(facts, cohorts).phases)
        const calendars = [...calendarsOf(facts).values()]
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length)
        for (const { key, due } of items) {
          expect(id.safeParse(key).success).toBe(true)
          expect(calendars.some((calendar) => isAllowed(calendar, dayNumber(due)))).toBe(true)
        }
      }),
    )
  })
})
