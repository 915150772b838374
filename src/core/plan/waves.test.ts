import { describe, expect, test } from 'vitest'
import { placePeople } from '#core/plan/cohorts.ts'
import type { PlanPerson } from '#core/plan/plan.ts'
import { byOrder, teamOf } from '#core/plan/ranking.ts'
import { defaultSettings } from '#core/plan/settings.ts'
import { capacityIn, officeHoursIn, startersIn, ticketsIn } from '#core/plan/support-load.ts'
import { cutWaves, mostWaves } from '#core/plan/waves.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { companyOf, factsOf, somebody } from '#test/company.ts'

const people = (count: number, with_: (number: number) => Partial<PlanPerson> = () => ({})) =>
  Array.from({ length: count }, (_, number) => somebody(number, with_(number)))
const alone = {
  earlier: [],
  championWeeks: [1, 1, 1, 1, 1, 1],
  settings: { ...defaultSettings, championHours: 0.5 },
  firstWeek: 5,
  begun: new Set<string>(),
}

describe('support and waves', () => {
  test('[PH-8] tickets fall off after the first two weeks of each group', () => {
    const goings = [
      { week: 1, people: 10 },
      { week: 3, people: 20 },
    ]
    const tickets = [0, 1, 2, 3, 4, 5].map((week) => ticketsIn(week, goings, defaultSettings))
    expect(tickets.map((count) => Math.round(count * 10) / 10)).toEqual([0, 8, 4, 18, 10, 6])
  })

  test('[PH-8] office hours and live champions answer them', () => {
    const goings = [{ week: 3, people: 20 }]
    expect([2, 3, 4, 5].map((week) => officeHoursIn(week, goings))).toEqual([0, 5, 3, 0])
    expect(capacityIn(3, goings, [1, 3, 5], defaultSettings)).toBe((5 + 2 * 3) * 6)
    expect(startersIn(3, [], [1], defaultSettings)).toBe(Math.floor(((5 + 3) * 6) / 0.8))
  })

  test('[PH-5] [PH-8] a phase that support can carry stays whole', () => {
    expect(cutWaves(people(60), alone).waves.map((wave) => wave.length)).toEqual([60])
  })

  test('[PH-5] [PH-8] a phase too large is cut into waves, teams together', () => {
    const crowd = people(120, (number) => ({ department: `D${Math.floor(number / 12)}`, oldUse: number % 7 }))
    const { waves } = cutWaves(crowd, alone)
    expect(waves.length).toBeGreaterThan(1)
    const teamsByWave = waves.map((wave) => new Set(wave.map(teamOf)))
    expect(teamsByWave.reduce((sum, teams) => sum + teams.size, 0)).toBe(10)
    expect(waves.flat().toSorted(byOrder)).toEqual(crowd)
  })

  test('[PH-5] a team larger than a wave is cut, because it must be', () => {
    const { waves } = cutWaves(
      people(150, () => ({ department: 'Sales' })),
      alone,
    )
    expect(waves.length).toBeGreaterThan(1)
    expect(waves.flat()).toHaveLength(150)
  })

  test('[PH-10] people stay in their wave, and pinned ones always do', () => {
    const crowd = people(60, (number) => ({ current: number < 20 ? 'rest-1' : 'rest-2', pinned: number === 59 ? 'rest-1' : null }))
    const { waves, lostPins } = cutWaves(crowd, alone)
    expect(waves.map((wave) => wave.length)).toEqual([21, 39])
    expect(lostPins).toEqual([])
    const far = cutWaves(
      people(30, (number) => ({ pinned: number === 0 ? 'rest-9' : null })),
      alone,
    )
    expect(far.waves.flat()).toHaveLength(30)
    expect(far.lostPins.map(({ id }) => id)).toEqual(['p000000'])
  })

  test('[PH-10] nobody joins or leaves a wave that has begun', () => {
    const crowd = people(40, (number) => ({ current: number < 20 ? 'rest-1' : null, pinned: number < 20 ? 'rest-1' : null }))
    expect(cutWaves(crowd, { ...alone, begun: new Set(['rest-1']) }).waves.map((wave) => wave.length)).toEqual([20, 20])
    expect(cutWaves(crowd, alone).waves.map((wave) => wave.length)).toEqual([40])
  })

  test('[PH-8] where no number of waves would do, the plan says how much help is short', () => {
    const facts = companyOf(2000, { settings: { ...defaultSettings, peoplePerChampion: 500, championHours: 1 } })
    const { cohorts, warnings } = placePeople(facts, 'phased')
    expect(cohorts.filter(({ key }) => key.startsWith('rest-')).length).toBeLessThanOrEqual(mostWaves)
    const short = warnings.filter(({ code }) => code === 'plan.warning.supportShort')
    expect(short.length).toBeGreaterThan(0)
    const { champions, hours, tickets, capacity } = (short[0]?.params ?? {}) as Record<
      'champions' | 'hours' | 'tickets' | 'capacity',
      number
    >
    expect((capacity + champions * 6) / tickets).toBeGreaterThanOrEqual(0.99)
    expect((capacity + hours * 6) / tickets).toBeGreaterThanOrEqual(0.99)
    for (const language of ['en', 'nl'] as const)
      for (const warning of warnings) expect(sayNote(language, warning)).not.toContain('undefined')
  })

  test('[PH-5] the old system goes off two weeks after the last wave, and waves keep their distance', () => {
    const facts = companyOf(600, { settings: { ...defaultSettings, peoplePerChampion: 70, championHours: 2, weeksPerWave: 2 } })
    const { cohorts } = placePeople(facts, 'phased')
    const waves = cohorts.filter(({ key }) => key.startsWith('rest-'))
    expect(waves.length).toBeGreaterThan(1)
    expect(waves.map(({ week }) => week)).toEqual(waves.map((_, index) => 5 + 2 * index))
    expect(cohorts.at(-1)).toMatchObject({ key: 'off', week: (waves.at(-1)?.week ?? 0) + 2 })
    expect(cohorts.map(({ position }) => position)).toEqual(cohorts.map((_, index) => index + 1))
  })

  test('[PH-8] office hours alone are not enough for a core team without champions', () => {
    const facts = factsOf(people(200), { settings: { ...defaultSettings, championHours: 0 } })
    const { warnings } = placePeople(facts, 'phased')
    expect(warnings.map(({ code, params }) => code + (params as { phase?: string }).phase)).toContain('plan.warning.supportShortcore')
  })
})
