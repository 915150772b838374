import { expect, test } from 'vitest'
import { queueOf, supportHeadline } from '#core/support/ticket-queue.ts'
import { ticketFigures } from '#core/support/ticket-figures.ts'
import type { Row } from '#core/kernel/rows.ts'

const zone = 'America/Paramaribo'
/** A Wednesday. */
const now = '2026-11-25T15:00:00.000Z'

let made = 0
const ticket = (over: Partial<Row<'ticket'>> = {}): Row<'ticket'> => ({
  rolloutId: 'crm',
  ticketId: `t${made++}`,
  personId: 'milton',
  locationId: 'albina',
  language: 'nl',
  question: 'Hoe?',
  page: null,
  device: null,
  tier: 2,
  ownerId: 'chandra',
  state: 'open',
  openedAt: '2026-11-25T12:00:00.000Z',
  openedBy: 'Milton',
  tierSince: '2026-11-25T12:00:00.000Z',
  dueAt: '2026-11-25T19:00:00.000Z',
  solvedAt: null,
  solvedTier: null,
  solvedBy: null,
  answer: null,
  articleId: null,
  ...over,
})
const asked = (day: string, count: number, over: Partial<Row<'ticket'>> = {}) =>
  Array.from({ length: count }, () => ticket({ openedAt: `${day}T15:00:00.000Z`, state: 'solved', solvedTier: 2, dueAt: null, ...over }))

test('[SU-4] [ME-6] tickets to each person who has started, by week; what an answer solved burdens nobody, what was taken back is none', () => {
  const figures = ticketFigures({
    tickets: [
      ...asked('2026-11-09', 8),
      ...asked('2026-11-10', 2, { solvedTier: 1, tier: 1 }),
      ...asked('2026-11-17', 6),
      ...asked('2026-11-18', 3, { state: 'withdrawn', solvedTier: null }),
      ...asked('2026-11-24', 1),
    ],
    starts: [
      { goLiveOn: '2026-11-09', people: 10 },
      { goLiveOn: '2026-11-16', people: 10 },
      { goLiveOn: '2027-01-11', people: 1 },
    ],
    now,
    zone,
    count: 4,
  })
  expect(
    figures.weeks.map(({ monday, asked: count, foundAlone, live, perPerson }) => [monday, count, foundAlone, live, perPerson]),
  ).toEqual([
    ['2026-11-02', 0, 0, 0, null],
    ['2026-11-09', 10, 2, 10, 0.8],
    ['2026-11-16', 6, 0, 20, 0.3],
    ['2026-11-23', 1, 0, 20, 0.05],
  ])
  expect(figures.trend).toBe('falling')
  expect(figures.solved).toEqual([
    { tier: 1, count: 2 },
    { tier: 2, count: 15 },
    { tier: 3, count: 0 },
    { tier: 4, count: 0 },
  ])
})

test('[SU-4] [ME-3] where nobody knows who has started, the figure is unknown and not nought; the week that runs makes no trend', () => {
  const from = (goLiveOn: string) => [{ goLiveOn, people: 1 }]
  const base = { tickets: [...asked('2026-11-10', 4), ...asked('2026-11-17', 4)], now, zone }
  const unknown = ticketFigures({ ...base, starts: null })
  expect(unknown.weeks.every(({ perPerson, live }) => perPerson === null && live === null)).toBe(true)
  expect(unknown.trend).toBe('unknown')
  expect(ticketFigures({ ...base, starts: from('2026-11-17') }).trend).toBe('unknown')
  expect(ticketFigures({ ...base, starts: from('2026-11-02') }).trend).toBe('steady')
  expect(ticketFigures({ ...base, tickets: [...base.tickets, ...asked('2026-11-17', 1)], starts: from('2026-11-02') }).trend).toBe('rising')
})

test('[SU-4] what is open, by tier, age and place', () => {
  const figures = ticketFigures({
    tickets: [
      ticket(),
      ticket({ dueAt: '2026-11-25T13:00:00.000Z', openedAt: '2026-11-23T12:00:00.000Z', locationId: 'georgetown' }),
      ticket({ tier: 3, openedAt: '2026-11-20T12:00:00.000Z' }),
      ticket({ tier: 4, openedAt: '2026-10-20T12:00:00.000Z', locationId: null }),
    ],
    starts: null,
    now,
    zone,
  })
  expect(figures.open).toEqual([
    { tier: 2, count: 2, late: 1, oldest: '2026-11-23T12:00:00.000Z' },
    { tier: 3, count: 1, late: 0, oldest: '2026-11-20T12:00:00.000Z' },
    { tier: 4, count: 1, late: 0, oldest: '2026-10-20T12:00:00.000Z' },
  ])
  expect(figures.ages.map(({ count }) => count)).toEqual([1, 1, 1, 1])
  expect(figures.places).toEqual([
    { locationId: 'albina', asked: 2, open: 2, late: 0 },
    { locationId: null, asked: 1, open: 1, late: 0 },
    { locationId: 'georgetown', asked: 1, open: 1, late: 1 },
  ])
})

test('[SU-2] whoever helps sees what is theirs, the most urgent first, and what is with others', () => {
  const late = ticket({ dueAt: '2026-11-25T14:00:00.000Z' })
  const today = ticket()
  const tomorrow = ticket({ dueAt: '2026-11-26T13:00:00.000Z' })
  const nobodys = ticket({ ownerId: null, dueAt: null })
  const withIt = ticket({ tier: 3, ownerId: null })
  const own = ticket({ personId: 'chandra', ownerId: null })
  const all = [withIt, tomorrow, own, nobodys, today, late, ticket({ state: 'solved' })]
  const champion = queueOf(all, { personId: 'chandra', runs: false }, now, zone)
  expect(
    [champion.late, champion.dueToday, champion.waiting, champion.elsewhere].map((some) => some.map(({ ticketId }) => ticketId)),
  ).toEqual([[late.ticketId], [today.ticketId], [tomorrow.ticketId, nobodys.ticketId], [withIt.ticketId, own.ticketId]])
  const placeless = ticket({ ownerId: null, locationId: null })
  expect(queueOf([placeless], { personId: 'chandra', runs: false }, now, zone)).toEqual(
    queueOf([], { personId: null, runs: false }, now, zone),
  )
  expect(queueOf([placeless], { personId: 'lilian', runs: true }, now, zone).dueToday).toHaveLength(1)
  const lead = queueOf(all, { personId: 'lilian', runs: true }, now, zone)
  expect([...lead.dueToday, ...lead.waiting].map(({ ticketId }) => ticketId)).toEqual(
    [withIt, own, nobodys].map(({ ticketId }) => ticketId),
  )
  expect(supportHeadline(champion)).toEqual({ code: 'support.headline.mine', params: { mine: 4, late: 1 } })
  expect(supportHeadline(queueOf([withIt], { personId: 'chandra', runs: false }, now, zone)).code).toBe('support.headline.elsewhere')
  expect(supportHeadline(queueOf([], { personId: null, runs: true }, now, zone)).code).toBe('support.headline.calm')
})
