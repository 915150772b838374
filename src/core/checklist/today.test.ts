import { describe, expect, test } from 'vitest'
import { headline, todayList } from '#core/checklist/today.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Row } from '#core/kernel/rows.ts'

const item = (phaseKey: string, name: string, dueOn: string, with_: Partial<Row<'checklistItem'>> = {}): Row<'checklistItem'> => ({
  rolloutId: 'r1',
  itemKey: `${phaseKey}:${with_.list ?? 'oneWeekBefore'}:${name}`,
  phaseKey,
  list: 'oneWeekBefore',
  item: name,
  dueOn,
  ownerId: null,
  state: 'open',
  settledAt: null,
  settledBy: null,
  evidence: null,
  seen: null,
  ...with_,
})
const phase = (phaseKey: string, position: number, goLiveOn: string, headCount = 5) => ({
  phaseKey,
  position,
  goLiveOn,
  headCount,
  waitsSinceOn: null as string | null,
})

const phases = [
  phase('early', 1, '2026-11-16'),
  phase('core', 2, '2026-11-30'),
  phase('rest', 3, '2026-12-14'),
  phase('off', 4, '2027-01-04', 0),
]
const items = [
  item('core', 'sessionsBooked', '2026-11-23', { ownerId: 'sherida' }),
  item('core', 'accountsCreated', '2026-11-16', { list: 'twoWeeksBefore', state: 'done' }),
  item('core', 'welcomeSent', '2026-11-30', { list: 'launchDay', ownerId: 'ravin' }),
  item('early', 'updateSent', '2026-11-20', { list: 'eachWeek', ownerId: 'ravin' }),
  item('early', 'metricsCurrent', '2026-11-27', { list: 'eachWeek', ownerId: 'sherida' }),
  item('rest', 'materialsFinal', '2026-12-07', { list: 'twoWeeksBefore' }),
]
const names = (list: readonly Row<'checklistItem'>[]) => list.map((row) => row.item)
const friday = '2026-11-27'
const all = { tool: 'New CRM', oldSystem: 'Old CRM', phases, items, holds: 0, paused: false, warnings: [] as unknown[], today: friday }
const said = (facts: Partial<typeof all> = {}) => {
  const heading = headline({ ...all, ...facts })
  return [sayNote('en', heading), sayNote('nl', heading)]
}

test('[GA-4] [CH-3] a start that waits for its go/no-go check is told without a day of the plan, and so is the switch-off', () => {
  const waiting = (key: string) => phases.map((row) => (row.phaseKey === key ? { ...row, waitsSinceOn: '2026-11-24' } : row))
  expect(said({ phases: waiting('core'), holds: 1 })).toEqual([
    'The start of phase 2 was planned for Tuesday 24 November and waits for a decision. One thing is blocking it.',
    'De start van fase 2 stond gepland voor dinsdag 24 november en wacht op een besluit. Eén ding staat nog in de weg.',
  ])
  expect(said({ phases: waiting('core'), holds: 1, paused: true })[0]).toContain('is paused')
  expect(said({ phases: waiting('off'), today: '2026-12-30', items: [] })[0]).toContain(
    'Switching off Old CRM was planned for Tuesday 24 November and waits for a decision.',
  )
})

describe('today', () => {
  test('[CH-3] the lead sees all that is open: late, due today, coming in seven days', () => {
    const list = todayList(items, friday, { personId: null, role: 'lead' })
    expect(names(list.late)).toEqual(['updateSent', 'sessionsBooked'])
    expect(names(list.dueToday)).toEqual(['metricsCurrent'])
    expect(names(list.coming)).toEqual(['welcomeSent'])
  })

  test('[CH-3] others see what is theirs, and nobody sees nothing', () => {
    const list = todayList(items, friday, { personId: 'sherida', role: 'champion' })
    expect([names(list.late), names(list.dueToday), names(list.coming)]).toEqual([['sessionsBooked'], ['metricsCurrent'], []])
    expect(todayList(items, friday, { personId: null, role: 'member' })).toEqual({ late: [], dueToday: [], coming: [] })
  })

  test('[CH-3] the heading says which start comes and what holds it', () => {
    expect(said({ holds: 1 })).toEqual([
      'Phase 2 starts Monday. One thing is blocking it.',
      'Fase 2 begint maandag. Eén ding staat nog in de weg.',
    ])
    expect(said({ holds: 2 })).toEqual([
      'Phase 2 starts Monday. 2 things are blocking it.',
      'Fase 2 begint maandag. 2 dingen staan nog in de weg.',
    ])
  })

  test('[CH-3] the heading says when nothing holds it, what is late elsewhere, and what the planner remarked', () => {
    expect(said({ items: [] })).toEqual(['Phase 2 starts Monday. Nothing is blocking it.', 'Fase 2 begint maandag. Niets staat in de weg.'])
    expect(said({ items: [], warnings: [{}, {}] })[0]).toBe('Phase 2 starts Monday. The plan has 2 warnings.')
    expect(said()[0]).toBe('Phase 2 starts Monday. One task of an earlier phase is overdue.')
  })

  test.each([
    ['2026-11-30', 'Phase 2 starts today. ', 'Fase 2 begint vandaag. '],
    ['2026-11-29', 'Phase 2 starts tomorrow. ', 'Fase 2 begint morgen. '],
    ['2026-11-17', 'Phase 2 starts on Monday 30 November. ', 'Fase 2 begint op maandag 30 november. '],
    ['2026-12-31', 'Old CRM is switched off Monday. ', 'Old CRM wordt maandag uitgezet. '],
  ])('[CH-3] the heading on %s: %s', (today, en, nl) => {
    expect(said({ today, items: [] })).toEqual([`${en}Nothing is blocking it.`, `${nl}Niets staat in de weg.`])
  })

  test('[CH-3] the heading of a milestone, of the end, and of a rollout without a plan', () => {
    const full = [phase('full', 3, '2026-12-01', 0)]
    expect(said({ phases: full, items: [] })).toEqual([
      'The whole team works with New CRM from Tuesday. Nothing is blocking it.',
      'Het hele team werkt vanaf dinsdag met New CRM. Niets staat in de weg.',
    ])
    expect(said({ today: '2027-02-01', items: [] })).toEqual([
      'Everyone works with New CRM. Nothing is overdue.',
      'Iedereen werkt met New CRM. Er is niets over tijd.',
    ])
    expect(said({ phases: [] })[0]).toBe('New CRM has no plan yet. Make a plan to see the first steps.')
  })
})
