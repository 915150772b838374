import { expect, test } from 'vitest'
import { planHeading } from '#core/plan/plan-heading.ts'
import { baselineOf, slipsOf } from '#core/plan/slips.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

const promised = [
  { phaseKey: 'early', goLiveOn: '2026-11-16' },
  { phaseKey: 'core', goLiveOn: '2026-11-30' },
  { phaseKey: 'rest', goLiveOn: '2026-12-14' },
  { phaseKey: 'off', goLiveOn: '2027-01-25' },
]

test('[TL-4] what is promised is the first day of each phase and the day the old system goes off', () => {
  expect(baselineOf(promised).map(({ thing, plannedOn }) => `${thing} ${plannedOn}`)).toEqual([
    'phase:early 2026-11-16',
    'phase:core 2026-11-30',
    'phase:rest 2026-12-14',
    'off 2027-01-25',
  ])
})

test('[TL-4] each slip shows in days: none, later, earlier, and gone', () => {
  const now = [
    { phaseKey: 'early', goLiveOn: '2026-11-16' },
    { phaseKey: 'core', goLiveOn: '2026-11-27' },
    { phaseKey: 'rest-1', goLiveOn: '2026-12-14' },
    { phaseKey: 'off', goLiveOn: '2027-02-15' },
  ]
  expect(slipsOf(baselineOf(promised), now).map(({ phaseKey, now: day, days }) => [phaseKey, day, days])).toEqual([
    ['early', '2026-11-16', 0],
    ['core', '2026-11-27', -3],
    ['rest', null, null],
    ['off', '2027-02-15', 21],
  ])
})

test('[CO-3] while something is paused the heading of the plan gives no day', () => {
  const said = (oldSystem: string | null) => sayNote('en', planHeading({ tool: 'New CRM', oldSystem }, promised, true))
  expect(said('Old CRM')).toBe('Paused: Old CRM stays on until the rollout resumes')
  expect(said(null)).toBe('The rollout of New CRM is paused')
})

test('[TL-5] the heading of the plan is the day the old system goes off, else the day everyone is over', () => {
  const said = (oldSystem: string | null, phases: typeof promised) =>
    (['en', 'nl'] as const).map((language) => sayNote(language, planHeading({ tool: 'New CRM', oldSystem }, phases)))
  expect(said('Old CRM', promised)).toEqual(['Old CRM switched off on 25 January', 'Old CRM wordt uitgezet op 25 januari'])
  expect(said(null, promised)).toEqual(['Everyone works with New CRM from 14 December', 'Iedereen werkt met New CRM vanaf 14 december'])
  expect(said(null, [])).toEqual(['New CRM has no plan yet', 'Voor New CRM is er nog geen plan'])
})
