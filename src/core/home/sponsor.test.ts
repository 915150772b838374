/** What a sponsor sees: the verdict, shares that name nobody, and at most three risks. */
import { expect, test } from 'vitest'
import { sponsorView, type SponsorFacts } from '#core/home/sponsor.ts'
import { toldWith } from '#core/metrics/figures.ts'
import { toldShare } from '#core/metrics/small-groups.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { rowOf } from '#test/cast.ts'

const stored = <T extends TableName>(table: T, values: Partial<Row<T>>): StoredRow<T> =>
  ({ organisationId: 'marowijne', version: 1, ...rowOf(table, { rolloutId: 'crm', ...values } as Partial<Row<T>>) }) as StoredRow<T>

const phase = (phaseKey: string, position: number, goLiveOn: string, headCount: number) =>
  stored('phase', { phaseKey, position, goLiveOn, endsOn: goLiveOn, headCount })
const facts: SponsorFacts = {
  today: '2026-12-10',
  now: '2026-12-10T12:00:00Z',
  tool: 'New CRM',
  oldSystem: 'Old CRM',
  isApproved: true,
  phases: [
    phase('early', 1, '2026-11-16', 3),
    phase('core', 2, '2026-11-30', 12),
    phase('rest', 3, '2026-12-14', 19),
    phase('off', 4, '2027-01-04', 0),
  ],
  sites: [],
  active: [
    { phaseKey: 'early', live: 3, covered: 3, active: 3 },
    { phaseKey: 'core', live: 12, covered: 10, active: 6 },
    { phaseKey: 'rest', live: 0, covered: 0, active: 0 },
  ],
  ease: [
    { phaseKey: 'early', asked: 3, answered: 3, yes: 3 },
    { phaseKey: 'core', asked: 6, answered: 4, yes: 2 },
  ],
  starts: [
    { phaseKey: 'early', goLiveOn: '2026-11-16', people: 3 },
    { phaseKey: 'core', goLiveOn: '2026-11-30', people: 6 },
    { phaseKey: 'core', goLiveOn: '2026-12-14', people: 6 },
    { phaseKey: 'rest', goLiveOn: '2026-12-14', people: 19 },
  ],
  toldPhases: [],
  items: [],
  messages: [],
  tallies: new Map(),
  pauses: [],
  gates: [],
  sessions: [],
  officeHours: [],
  completion: [
    { phaseKey: 'early', assigned: 3, complete: 3, seated: 0 },
    { phaseKey: 'core', assigned: 12, complete: 12, seated: 0 },
    { phaseKey: 'rest', assigned: 19, complete: 2, seated: 17 },
  ],
  championsAt: undefined,
  runbookLacks: [],
  baseline: [{ thing: 'phase:rest', plannedOn: '2026-12-14' }],
  warnings: 0,
  overdueQuestions: 0,
}
const said = (view: ReturnType<typeof sponsorView>, language: 'en' | 'nl' = 'en') => view.risks.map(({ title }) => sayNote(language, title))

test('[ME-8] a share is told as a band of any group, and not at all of fewer than five people', () => {
  expect(toldShare(39, 60)).toEqual({ from: 60, to: 70 })
  expect([toldShare(7, 8), toldShare(20, 20), toldShare(0, 20), toldShare(6, 10)]).toEqual([
    { from: 80, to: 100 },
    { from: 80, to: 100 },
    { from: 0, to: 50 },
    { from: 50, to: 80 },
  ])
  expect(toldShare(4, 4)).toBeNull()
})

test('[ME-8] small phases are told with their neighbours, each with how many started and are trained', () => {
  expect(
    sponsorView(facts).phases.map(({ phaseKeys, headCount, started, trained }) => ({ phaseKeys, headCount, started, trained })),
  ).toEqual([
    { phaseKeys: ['early', 'core'], headCount: 15, started: { from: 50, to: 80 }, trained: { from: 80, to: 100 } },
    { phaseKeys: ['rest'], headCount: 19, started: { from: 0, to: 50 }, trained: { from: 0, to: 50 } },
  ])
})

test('[ME-8] [ME-3] who is active is told of those whom a source tells of, as a band where few are left, and not where most are not known', () => {
  const told = (active: SponsorFacts['active']) => sponsorView({ ...facts, active }).phases.map((one) => [one.active, one.isActiveOfAll])
  // Nine of thirteen.
  expect(told(facts.active)).toEqual([
    [{ from: 50, to: 80 }, false],
    [null, true],
  ])
  expect(told([{ phaseKey: 'core', live: 15, covered: 15, active: 8 }])[0]).toEqual([{ from: 50, to: 80 }, true])
  expect(told([{ phaseKey: 'core', live: 15, covered: 7, active: 2 }])[0]).toEqual([null, false])
  expect(told([])[0]).toEqual([null, true])
})

test('[GA-7] [ME-8] who is at ease is told of those who answered, as a band where few are left, and not where most are silent', () => {
  const told = (ease: SponsorFacts['ease']) => sponsorView({ ...facts, ease }).phases.map(({ atEase }) => atEase)
  // Five of seven.
  expect(told(facts.ease)).toEqual([{ from: 50, to: 80 }, null])
  expect(told([{ phaseKey: 'core', asked: 15, answered: 7, yes: 7 }])[0]).toBeNull()
  expect(told([])[0]).toBeNull()
})

test('[ME-8] phases are told with those that they were told with first, also when their sizes change, so that two weeks have the same groups', () => {
  const keys = (toldPhases: SponsorFacts['toldPhases'], sizes: readonly number[]) =>
    sponsorView({ ...facts, toldPhases, phases: facts.phases.map((row, at) => ({ ...row, headCount: sizes[at] ?? 0 })) }).phases.map(
      ({ phaseKeys, headCount }) => [phaseKeys.join(), headCount],
    )
  const fixed = toldWith(facts.phases, [])
  expect(keys(fixed, [5, 12, 19])).toEqual([
    ['early,core', 17],
    ['rest', 19],
  ])
  expect(keys(fixed, [3, 12, 4])).toEqual([
    ['early,core', 15],
    ['rest', null],
  ])
  // Without what was fixed the groups would follow the sizes of the day.
  expect(keys([], [5, 12, 19]).map(([key]) => key)).toEqual(['early', 'core', 'rest'])
  // A phase that is new joins none that was told: that would be told of one more person than before.
  expect(
    keys(
      fixed.filter(({ phaseKey }) => phaseKey !== 'rest'),
      [3, 12, 2],
    ),
  ).toEqual([
    ['early,core', 15],
    ['rest', null],
  ])
})

test('[ME-8] everyone is in one told group, and no share of everyone stands beside them', () => {
  const view = sponsorView(facts)
  const keys = view.phases.flatMap(({ phaseKeys }) => phaseKeys)
  expect(new Set(keys).size).toBe(keys.length)
  expect(Object.keys(view).toSorted()).toEqual(['headline', 'phases', 'risks'])
})

test('[TL-4] a phase later than its baseline is a risk, also when the last one is on its day; an earlier day is none', () => {
  const slipped = [
    { thing: 'phase:core', plannedOn: '2026-11-23' },
    { thing: 'phase:rest', plannedOn: '2026-12-14' },
  ]
  expect(said(sponsorView({ ...facts, baseline: slipped }))).toEqual(['Core team: 7 days later than planned'])
  expect(said(sponsorView({ ...facts, baseline: [{ thing: 'phase:rest', plannedOn: '2026-12-21' }] }))).toEqual([])
})

test('[CH-3] the sentence and the risks follow from what holds the next go-live, one of each area and three at most', () => {
  const calm = sponsorView(facts)
  expect([sayNote('en', calm.headline), calm.risks, calm.phases.map(({ holds }) => holds)]).toEqual([
    'Phase 3 starts Monday. Nothing is blocking it.',
    [],
    [false, false],
  ])
  const worse: SponsorFacts = {
    ...facts,
    baseline: [{ thing: 'phase:rest', plannedOn: '2026-12-07' }],
    messages: [stored('message', { messageKey: 'w', kind: 'welcome', phaseKey: 'rest', sendOn: '2026-12-14', readers: 19 })],
    completion: [{ phaseKey: 'rest', assigned: 19, complete: 2, seated: 10 }],
    warnings: 2,
    overdueQuestions: 3,
  }
  const view = sponsorView(worse)
  expect(sayNote('en', view.headline)).toBe('Phase 3 starts Monday. 2 things are blocking it.')
  expect(view.phases.map(({ holds }) => holds)).toEqual([false, true])
  expect(said(view)).toEqual([
    'Everyone else: 7 days later than planned',
    'The welcome needs approval',
    'Not everyone in the next phase has a session',
  ])
  // A pause comes first, without its reason: somebody's name may stand there.
  const pauses = [stored('pause', { pauseId: 'p', because: 'Harold lost an order' })]
  const sites = [{ phaseKey: 'rest', locationId: 'pbo' }]
  expect(sayNote('en', sponsorView({ ...worse, pauses, sites }).headline)).toBe('The start of phase 3 is paused. 3 things are blocking it.')
  expect(said(sponsorView({ ...worse, pauses }))[0]).toBe('The next go-live is paused, fully or in part')
  expect(said(view, 'nl')[1]).toBe('Het welkomstbericht wacht op goedkeuring')
  expect(said(sponsorView({ ...facts, overdueQuestions: 1, warnings: 1 }))).toEqual([
    'Questions are waiting too long for an answer',
    'The plan has 1 warning',
  ])
})

test('[GA-4] [ME-8] a phase whose start waits for its go/no-go check says since when, and the heading gives no day', () => {
  const waiting = facts.phases.map((row) => (row.phaseKey === 'rest' ? { ...row, waitsSinceOn: '2026-12-09' } : row))
  const view = sponsorView({ ...facts, phases: waiting })
  expect(view.phases.map(({ waitsSinceOn }) => waitsSinceOn)).toEqual([null, '2026-12-09'])
  expect(sayNote('en', view.headline)).toContain('was planned for Wednesday 9 December and waits for a decision.')
  expect(sponsorView(facts).phases.every(({ waitsSinceOn }) => waitsSinceOn === null)).toBe(true)
})
