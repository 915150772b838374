import { describe, expect, test } from 'vitest'
import { chooseChampions } from '#core/plan/champions.ts'
import type { Cohort } from '#core/plan/cohort.ts'
import type { PlannedChampion, PlanPerson } from '#core/plan/plan.ts'
import { defaultSettings } from '#core/plan/settings.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { placeAt, somebody } from '#test/company.ts'

const cohort = (key: string, position: number, people: PlanPerson[]): Cohort => ({
  key,
  position,
  week: position * 2 - 1,
  weeks: 2,
  people,
})
const choose = (early: PlanPerson[], core: PlanPerson[], rest: PlanPerson[], places = 2) =>
  chooseChampions(
    {
      people: [...early, ...core, ...rest],
      locations: Array.from({ length: places }, (_, number) => placeAt(number)),
      settings: defaultSettings,
    },
    [cohort('early', 1, early), cohort('core', 2, core), cohort('rest', 3, rest)],
  )
/** The champions chosen for a location, without those chosen for a phase alone. */
const ofLocations = (champions: readonly PlannedChampion[]) =>
  champions.filter(({ because }) => !because.some(({ code }) => code === 'plan.champion.ofPhase'))
const crowd = (from: number, count: number, with_: Partial<PlanPerson> = {}) =>
  Array.from({ length: count }, (_, at) => somebody(from + at, with_))

describe('champions', () => {
  test('[PH-7] the nominated come first, all of them', () => {
    const named = [somebody(7, { nominated: true }), somebody(8, { nominated: true })]
    const { champions } = choose([somebody(1, { pilot: true })], named, [])
    expect(ofLocations(champions).map(({ person }) => person)).toEqual(['p000007', 'p000008'])
    expect(champions[0]?.because.map((why) => sayNote('en', why))).toEqual(['chosen by the rollout lead'])
  })

  test('[PH-7] else pilot users, keen ones and heavy users are proposed, with the reason', () => {
    const { champions } = choose([somebody(1, { keenness: 3 }), somebody(2, { pilot: true, oldUse: 12 })], crowd(10, 30), [])
    expect(ofLocations(champions).map(({ person }) => person)).toEqual(['p000002', 'p000001'])
    expect(champions[0]?.because.map((why) => sayNote('nl', why))).toEqual([
      'kent het systeem van de pilot',
      'kent het oude systeem goed (12 uur per week)',
    ])
  })

  test('[PH-7] [PH-8] someone of the first group goes before a keener one of the second, who could only help later', () => {
    const { champions } = choose([somebody(1)], [somebody(2, { keenness: 3, oldUse: 40 })], [])
    expect(ofLocations(champions).map(({ person }) => person)).toEqual(['p000001'])
  })

  test('[PH-7] about one to twenty people', () => {
    const count = (people: number) => choose(crowd(0, people), [], []).champions.length
    expect([1, 20, 21, 40, 41].map(count)).toEqual([1, 1, 2, 2, 3])
  })

  test('[PH-7] [PH-9] a language that nobody speaks yet goes before the next in rank, and says so', () => {
    const early = [...crowd(0, 5, { pilot: true }), somebody(9, { language: 'en' })]
    const { champions } = choose(early, crowd(20, 20), [])
    expect(ofLocations(champions).map(({ person }) => person)).toEqual(['p000000', 'p000009'])
    expect(champions[1]?.because.map((why) => sayNote('en', why))).toContain('the only English-speaking champion in Paramaribo')
  })

  test('[PH-7] a place without a candidate is a warning that names it', () => {
    const { champions, warnings } = choose(crowd(0, 5), crowd(5, 5), crowd(10, 3, { locationId: 'l1' }))
    expect(ofLocations(champions).every(({ locationId }) => locationId === 'l0')).toBe(true)
    expect(warnings.map((warning) => sayNote('en', warning)).join()).toContain('Nieuw Nickerie has no champion')
    const few = choose([somebody(1)], [], crowd(2, 50)).warnings
    expect(few).toEqual([{ code: 'plan.warning.fewChampions', params: { place: 'Paramaribo', wanted: 3, found: 1 } }])
  })

  test('[PH-7] [PH-9] a phase that has no champion gets one of its own people, the nominated first, with the reason', () => {
    const { champions } = choose([somebody(1)], [somebody(2)], [somebody(3, { keenness: 3 }), somebody(4, { nominated: true })])
    expect(champions.map(({ person }) => person)).toEqual(['p000001', 'p000002', 'p000004'])
    expect(champions[2]?.because.map((why) => sayNote('en', why))).toEqual([
      'chosen by the rollout lead',
      'helps the people of “Everyone else”',
    ])
    expect(choose([somebody(1)], [somebody(2)], [somebody(3), somebody(4, { keenness: 1 })]).champions[2]?.person).toBe('p000004')
  })

  test('[PH-7] someone nominated who starts too late is told of', () => {
    const { champions, warnings } = choose([somebody(1)], [], [somebody(2, { nominated: true, name: 'Anjali' })])
    expect(ofLocations(champions).map(({ person }) => person)).toEqual(['p000001'])
    expect(sayNote('nl', warnings[0] as (typeof warnings)[number])).toMatch(/Ambassadeurs die pas beginnen in .*: Anjali\./)
  })
})
