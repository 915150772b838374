import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cameAlong, objectionCounts, objectionKinds } from '#core/resistance/objections.ts'
import { playbookAnswer, type PlaybookFacts, trainingMinutesOf } from '#core/resistance/playbook.ts'
import { strategies, strategyKeys, type StrategyRows } from '#core/resistance/strategies.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Row } from '#core/kernel/rows.ts'
import { rowOf } from '#test/cast.ts'

const bare: PlaybookFacts = {
  rollout: { tool: 'New CRM', benefit: null, problem: null, oldSystem: null },
  briefing: null,
  estimates: [],
  trainingMinutes: null,
  currency: 'SRD',
}
const figure = (what: string, amount: string, basis = 'estimated'): Row<'estimate'> =>
  rowOf('estimate', { rolloutId: 'crm', what, amount, basis, source: 'Ravin' })
const answer = (kind: (typeof objectionKinds)[number], facts: Partial<PlaybookFacts>, language: 'en' | 'nl' = 'en') =>
  playbookAnswer(kind, { ...bare, ...facts })
    .map((sentence) => sayNote(language, sentence))
    .join(' ')

test('[RE-1] an answer claims no number that nobody measured or estimated', () => {
  for (const kind of objectionKinds)
    for (const language of ['en', 'nl'] as const) {
      const said = answer(kind, {}, language)
      expect(said, kind).not.toMatch(/\d|null|undefined|NaN/)
      expect(said.length, kind).toBeGreaterThan(20)
    }
})

test('[RE-1] with figures it says them, and whose estimate they are; measured ones stand alone', () => {
  const facts = { trainingMinutes: 80, estimates: [figure('hoursSaved', '2.5'), figure('problemCost', '4250.00', 'measured')] }
  expect(answer('noTime', facts)).toContain('one session of 80 minutes')
  expect(answer('noTime', facts)).toContain('about 2.5 hours a week (estimated by Ravin)')
  expect(answer('noTime', facts, 'nl')).toContain('ongeveer 2,5 uur per week (geschat door Ravin)')
  const why = answer('whyChange', { ...facts, rollout: { ...bare.rollout, problem: 'orders get lost' } })
  expect(why).toContain('The reason: orders get lost.')
  expect(why).toMatch(/SRD\s4,250\.00 a month\./)
  expect(
    answer('tooComplicated', { briefing: { pilotGroup: 'The shop in Lelydorp', pilotResult: 'after two days nobody asked' } }),
  ).toContain('The shop in Lelydorp used it in the pilot. The result: after two days nobody asked.')
})

test('[RE-1] the minutes of training are those of most sessions that take place', () => {
  const session = (minutes: number, cancelledAt: string | null = null) => ({ minutes, cancelledAt })
  expect(trainingMinutesOf([])).toBeNull()
  expect(trainingMinutesOf([session(80), session(60), session(80), session(60, 'x'), session(60, 'x')])).toBe(80)
})

test('[RE-3] [ME-8] people are counted who raised a kind, in steps of five, and no total stands beside them', () => {
  const logged = (people: readonly (readonly (string | null)[])[]) =>
    people.flatMap((some, index) => some.map((personId) => ({ kind: objectionKinds[index] ?? 'other', personId })))
  const some = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `p${from + n}`)
  const told = (people: readonly (readonly (string | null)[])[]) => objectionCounts(logged(people)).map(({ people: count }) => count)
  expect(told([some(4), some(9), [], some(13)])).toEqual([null, 5, null, 10, null])
  // Nine objections of three people, and nine without a name, which may be of one.
  expect(told([[...some(3), ...some(3), ...some(3)], Array.from({ length: 9 }, () => null)])).toEqual([null, null, null, null, null])
  expect(objectionCounts([]).every((one) => Object.keys(one).join() === 'kind,people')).toBe(true)
  fc.assert(
    fc.property(fc.nat({ max: 40 }), fc.integer({ min: -4, max: 4 }), (before, more) => {
      const now = Math.max(0, before + more)
      const alike = (count: number) =>
        Array.from({ length: 60 }, (_, one) => one).filter((one) => told([some(one)])[0] === told([some(count)])[0])
      const changes = new Set(alike(before).flatMap((one) => alike(now).map((other) => other - one)))
      expect(changes.size).toBeGreaterThan(1)
    }),
  )
})

test('[RE-4] of those who raised it by name, how many became active afterwards; not known is not nought', () => {
  const one = (objectionId: string, personId: string | null, loggedAt: string, outcome = 'open'): Row<'objection'> =>
    rowOf('objection', { rolloutId: 'crm', objectionId, personId, kind: 'noTime', loggedAt, outcome })
  const raised = [
    one('1', 'a', '2026-11-20T12:00:00Z'),
    one('2', 'a', '2026-11-10T12:00:00Z', 'cameRound'),
    one('3', 'b', '2026-11-10T12:00:00Z'),
    one('4', null, '2026-11-10T12:00:00Z'),
  ]
  expect(cameAlong(raised, null)).toEqual([{ kind: 'noTime', raised: 4, named: 2, active: null, open: 3, cameRound: 1 }])
  const lastUse: Record<string, string> = { a: '2026-11-11', b: '2026-11-10' }
  expect(cameAlong(raised, { lastOn: (personId) => lastUse[personId] ?? null, zoneOf: () => 'UTC' })[0]?.active).toBe(1)
})

test('[RE-4] [RG-5] the day of an objection is the one where the person is: in the evening of UTC-3 it is not the day of UTC', () => {
  const raised = [
    rowOf('objection', { rolloutId: 'crm', objectionId: '1', personId: 'a', kind: 'noTime', loggedAt: '2026-11-11T01:30:00Z' }),
  ]
  const since = (zone: string) => cameAlong(raised, { lastOn: () => '2026-11-11', zoneOf: () => zone })[0]?.active
  expect([since('America/Paramaribo'), since('UTC')]).toEqual([1, 0])
})

test('[RE-2] each strategy comes with what shows it and when last, or says what is missing', () => {
  const none: StrategyRows = {
    rollout: { problem: null, benefit: null },
    phases: [],
    messages: [],
    sessions: [],
    tickets: [],
    stories: [],
    feedback: [],
  }
  const nothing = strategies(none, '2026-12-01', 'UTC')
  expect(nothing.map(({ key }) => key)).toEqual(strategyKeys)
  expect(nothing.every(({ lastOn }) => lastOn === null)).toBe(true)
  const at = (day: string) => `${day}T12:00:00.000Z`
  const rows: StrategyRows = {
    rollout: { problem: 'orders get lost', benefit: null },
    phases: [{ goLiveOn: '2026-11-16' }],
    messages: [
      { messageKey: 'announcement', locationId: null, kind: 'announcement', queuedAt: at('2026-11-02') },
      { messageKey: 'update:2026-11-20:albina', locationId: 'albina', kind: 'update', queuedAt: at('2026-11-20') },
    ],
    sessions: [{ startsAt: '2026-11-12T14:00:00-03:00', cancelledAt: null }],
    tickets: [
      { state: 'solved', openedAt: '2026-11-17T12:00:00Z', solvedAt: '2026-11-17T14:30:00Z' },
      { state: 'open', openedAt: '2026-11-18T12:00:00Z', solvedAt: null },
    ],
    stories: [
      { kind: 'quickWin', notedAt: at('2026-11-18'), consentAt: at('2026-11-18'), toldIn: null },
      { kind: 'success', notedAt: at('2026-11-18'), consentAt: at('2026-11-18'), toldIn: 'update:2026-11-20' },
    ],
    feedback: [{ givenAt: at('2026-11-17'), answeredAt: at('2026-11-19'), state: 'adjusted' }],
  }
  const found = strategies(rows, '2026-12-01', 'UTC')
  expect(found.map(({ lastOn }) => lastOn)).toEqual(['2026-11-02', '2026-11-12', '2026-11-18', '2026-11-17', '2026-11-20', '2026-11-19'])
  expect(found.map(({ evidence }) => sayNote('en', evidence))).toEqual([
    'The announcement was sent on Monday 2 November, 14 days before the go-live date.',
    'The announcement explained why, and one session opened with the reason.',
    '1 quick win may be shared; 0 have been shared.',
    '1 of 2 questions solved. Half of them within 3 hours.',
    'One success was shared with everyone.',
    '1 of 1 piece of feedback answered; 1 led to a change.',
  ])
  for (const { evidence } of [...found, ...nothing]) expect(sayNote('nl', evidence)).not.toBe(evidence.code)
})
