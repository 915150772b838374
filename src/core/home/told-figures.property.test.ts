/**
 * Everything that a sponsor and a reader of the weekly update see of random organisations in two consecutive weeks, against somebody who
 * knows who is in which phase, works out every way in which it could have come about, and looks what all of these have in common.
 *
 * Covered: who is active, trained and at ease, by phase and by any phases together (so also the complement of each), in a week, and
 * between two weeks in which people join and leave; training, which nobody undoes, between two weeks of the same people.
 * Not covered: somebody who knows from elsewhere what all others of a group did, and when a single person left, changed or was trained;
 * how many people a phase has, which is told; and what a lead or a champion sees, by name.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lettersOf } from '#core/communication/letters.ts'
import { sponsorView, type SponsorFacts } from '#core/home/sponsor.ts'
import { toldWith, type ToldWith } from '#core/metrics/figures.ts'
import type { Row } from '#core/registry/tables.ts'
import { rowOf } from '#test/cast.ts'
import { letterRows, messageRow, stored } from '#test/letter-rows.ts'

const rolloutId = 'crm'
const today = '2026-12-11'
const keys = ['early', 'core', 'rest'] as const

/** A week of an organisation: how many people each phase has and whether they are due, and how many are active, trained and at ease. */
interface Week {
  readonly sizes: readonly number[]
  readonly due: readonly boolean[]
  readonly active: readonly number[]
  readonly trained: readonly number[]
  readonly ease: readonly number[]
}
type Kind = 'active' | 'trained' | 'ease'

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)
const goLiveOf = (isDue: boolean): string => (isDue ? '2026-11-02' : '2026-12-07')

const phaseRows = ({ sizes, due }: Week): Row<'phase'>[] =>
  sizes.map((headCount, at) => rowOf('phase', { rolloutId, phaseKey: keys[at] ?? '', position: at + 1, headCount, goLiveOn: goLiveOf(due[at] ?? true), endsOn: '2027-01-29' }) as Row<'phase'>) // prettier-ignore

const sponsorOf = (week: Week, toldPhases: readonly ToldWith[]): unknown => {
  const { sizes, active, trained, ease, due } = week
  const each = <T>(of: (phaseKey: string, at: number, size: number) => T): T[] => sizes.map((size, at) => of(keys[at] ?? '', at, size))
  const facts: SponsorFacts = {
    today,
    now: `${today}T12:00:00Z`,
    tool: 'HORIZON CRM',
    oldSystem: null,
    isApproved: true,
    phases: stored('phase', phaseRows(week)),
    sites: [],
    active: each((phaseKey, at, size) => ({ phaseKey, live: size, covered: size, active: active[at] ?? 0 })),
    ease: each((phaseKey, at, size) => ({ phaseKey, asked: size, answered: size, yes: ease[at] ?? 0 })),
    starts: each((phaseKey, at, size) => ({ phaseKey, goLiveOn: goLiveOf(due[at] ?? true), people: size })),
    completion: each((phaseKey, at, size) => ({ phaseKey, assigned: size, complete: trained[at] ?? 0, seated: 0 })),
    toldPhases,
    items: [],
    messages: [],
    tallies: new Map(),
    pauses: [],
    gates: [],
    sessions: [],
    officeHours: [],
    championsAt: undefined,
    runbookLacks: [],
    baseline: [],
    warnings: 0,
    overdueQuestions: 0,
  }
  return sponsorView(facts)
}

const update = messageRow({ messageKey: 'update', kind: 'update', stage: 'after', sendOn: today })

/** The letter that somebody gets who is in the rollout without a phase, so that it says nothing of their own. */
const letterOf = (week: Week, toldPhases: readonly ToldWith[]): string => {
  const { sizes, active, trained, due } = week
  const rows = letterRows()
  const people = sizes.flatMap((size, at) => Array.from({ length: size }, (_, nth) => ({ personId: `p${at}-${nth}`, at, nth })))
  rows.people = stored('person', [...people.map(({ personId }) => personId), 'reader'].map((personId) => rowOf('person', { personId, name: personId, email: `${personId}@x.example`, locationId: 'albina', language: 'en' }))) // prettier-ignore
  rows.participants = stored('participant', people.map(({ personId, at }) => rowOf('participant', { rolloutId, personId, phaseKey: keys[at] ?? '', goLiveOn: goLiveOf(due[at] ?? true), because: '[]' }))) // prettier-ignore
  rows.phases = stored('phase', phaseRows(week))
  rows.toldPhases = stored('toldPhase', toldPhases.map((one) => rowOf('toldPhase', { rolloutId, ...one }))) // prettier-ignore
  const [session] = rows.sessions
  // Somebody was there, so that it is known that the others were not.
  rows.attendances = stored('attendance', people.map(({ personId, at, nth }) => rowOf('attendance', { rolloutId, sessionKey: session?.sessionKey ?? '', personId, minutes: nth < (trained[at] ?? 0) ? (session?.minutes ?? 0) : 0 }))) // prettier-ignore
  const dueOf = (numbers: readonly number[]): number => sum(numbers.filter((_, at) => due[at]))
  const verdict = dueOf(sizes) === 0 ? 'not known' : dueOf(active) >= 0.8 * dueOf(sizes) - 1e-9 ? 'met' : 'not met'
  const goal = (phaseKey: string, of: number, used: number, said: string) => rowOf('goalVerdict', { rolloutId, phaseKey, goal: 'active', verdict: said, reason: 'below', people: of, active: used, covered: of, notedOn: today }) // prettier-ignore
  rows.goals = stored('goalVerdict', [goal('', sum(sizes), sum(active), verdict), ...sizes.map((size, at) => goal(keys[at] ?? '', size, active[at] ?? 0, 'not known'))]) // prettier-ignore
  return lettersOf(rows, today).letter(update, 'reader').body
}

const seen = (week: Week, fixed: readonly ToldWith[]): string => JSON.stringify([sponsorOf(week, fixed), letterOf(week, fixed)])

const vectors = (sizes: readonly number[]): number[][] =>
  sizes.reduce<number[][]>((all, size) => all.flatMap((some) => Array.from({ length: size + 1 }, (_, count) => [...some, count])), [[]])

/** Every way in which so many of each phase lead to what is seen. */
const worldsOf = (week: Week, kind: Kind, fixed: readonly ToldWith[]): number[][] => {
  const told = seen(week, fixed)
  return vectors(week.sizes).filter((counts) => seen({ ...week, [kind]: counts }, fixed) === told)
}

/** Each phase and any of them together. */
const groupsOf = (sizes: readonly number[]): number[][] =>
  Array.from({ length: 2 ** sizes.length - 1 }, (_, bits) => [...sizes.keys()].filter((at) => (bits + 1) & (1 << at))).filter((group) =>
    group.some((at) => (sizes[at] ?? 0) > 0),
  )
const countIn = (group: readonly number[], counts: readonly number[]): number => sum(group.map((at) => counts[at] ?? 0))

const share = fc.double({ min: 0, max: 1, noNaN: true })
const organisation = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 7 }),
      later: fc.integer({ min: -2, max: 2 }),
      due: fc.boolean(),
      shares: fc.array(share, { minLength: 6, maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 3 },
  ) // prettier-ignore
  .map((phases) => {
    const weekOf = (sizes: readonly number[], from: number, least?: Week): Week => {
      const counts = (kind: number): number[] => sizes.map((size, at) => Math.round(size * (phases[at]?.shares[from + kind] ?? 0)))
      const trained = counts(1).map((count, at) => Math.max(count, least?.trained[at] ?? 0))
      return { sizes, due: phases.map(({ due }) => due), active: counts(0), trained, ease: counts(2) }
    }
    const first = weekOf(phases.map(({ size }) => size), 0) // prettier-ignore
    return { first, same: weekOf(first.sizes, 3, first), changed: weekOf(phases.map(({ size, later }) => Math.max(1, size + later)), 3) } // prettier-ignore
  })

test('[ME-8] what a sponsor and every reader of the weekly update see determines of no phases how many are active, trained or at ease, in one week or two', () => {
  fc.assert(
    fc.property(organisation, fc.constantFrom<Kind>('active', 'active', 'trained', 'ease'), ({ first, same, changed }, kind) => {
      const fixed = toldWith(first.sizes.map((headCount, at) => ({ phaseKey: keys[at] ?? '', headCount })), []) // prettier-ignore
      for (const week of [first, changed]) {
        const worlds = worldsOf(week, kind, fixed)
        for (const group of groupsOf(week.sizes)) expect(new Set(worlds.map((counts) => countIn(group, counts))).size).toBeGreaterThan(1)
      }
      if (kind !== 'trained') return
      const later = worldsOf(same, kind, fixed)
      const pairs = worldsOf(first, kind, fixed).flatMap((before) => later.filter((now) => now.every((count, at) => count >= (before[at] ?? 0))).map((now) => [before, now] as const)) // prettier-ignore
      for (const group of groupsOf(first.sizes))
        for (const of of [0, 1] as const) expect(new Set(pairs.map((pair) => countIn(group, pair[of]))).size).toBeGreaterThan(1)
    }),
    { numRuns: 40 },
  )
})

test('[ME-8] [ME-16] of two phases of six the verdict on everyone is not told where it would be the last figure that was missing', () => {
  const week: Week = { sizes: [6, 6], due: [true, true], active: [6, 4], trained: [6, 6], ease: [6, 6] }
  const fixed = toldWith(week.sizes.map((headCount, at) => ({ phaseKey: keys[at] ?? '', headCount })), []) // prettier-ignore
  const goals = (active: readonly number[]): boolean => letterOf({ ...week, active }, fixed).includes('80% use HORIZON CRM')
  // Ten of twelve and nine of twelve: not told either way.
  expect([goals([6, 4]), goals([5, 4])]).toEqual([false, false])
  // It follows from the bands.
  expect([goals([6, 6]), goals([5, 5]), goals([2, 2])]).toEqual([true, true, true])
})

test('[ME-8] a band says the same for none and few, and for all and nearly all, wherever it stands', () => {
  const week = (active: readonly number[], size: number): Week => ({ sizes: [size], due: [false], active, trained: active, ease: active })
  const fixed = [{ phaseKey: 'early', groupKey: 'early' }]
  for (const size of [6, 20, 45, 60]) {
    expect(seen(week([0], size), fixed)).toBe(seen(week([Math.min(4, Math.ceil(size / 2) - 1)], size), fixed))
    expect(seen(week([size], size), fixed)).toBe(seen(week([Math.ceil(size * 0.8)], size), fixed))
  }
})
