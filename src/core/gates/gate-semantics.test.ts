/** What a gate says and who may approve it, one row for each combination (GA-2, GA-3, GA-4). */
import { describe, expect, test } from 'vitest'
import type { Verdict } from '#core/gates/check-shapes.ts'
import type { GateCheck } from '#core/gates/default-gates.ts'
import { type ApprovalNeeds, approvalNeeds, evaluateGate, type GateEvidence } from '#core/gates/gate.ts'
import { approveGate } from '#core/gates/gate-commands.ts'
import { rightsOfRole, type Role } from '#core/access/access.ts'
import { Problem } from '#core/kernel/problem.ts'
import { atOf, stored } from '#test/letter-rows.ts'
import { rowOf } from '#test/cast.ts'

const asOf = '2026-12-01'
const check = (over: Partial<GateCheck>): GateCheck => ({
  key: 'atEase',
  source: 'atEase',
  kind: 'signal',
  metric: 'share',
  compare: '>=',
  threshold: 0.8,
  basis: null,
  windows: 1,
  minimum: 5,
  maxAgeDays: 8,
  dryRun: false,
  phases: [],
  forecastAtLeast: null,
  passesWhenFalling: false,
  ...over,
})

/** Ten people: so many said yes, of so many who answered. */
const week = (yes: number, answered = 10): number[] => Array.from({ length: answered }, (_, n) => (n < yes ? 1 : 0))
const weeks = {
  met: week(8),
  unmet: week(5),
  /** Seven of ten answered: neither enough, nor certain. */
  open: week(6, 7),
  few: week(3, 3),
} as const
type Week = keyof typeof weeks
type Known = readonly Week[] | 'missing' | 'stale'

const evidenceOf = (known: Known): GateEvidence => ({
  population: 10,
  windows: known === 'missing' ? [] : known === 'stale' ? [weeks.met] : known.map((one) => weeks[one]),
  locations: [],
  newest: known === 'missing' ? null : known === 'stale' ? '2026-11-20' : '2026-11-30',
  forecastLow: null,
})

type Row = readonly [kind: GateCheck['kind'], known: Known, separate: number, verdict: Verdict, needs: ApprovalNeeds]
const rows: readonly Row[] = [
  ['guard', ['met'], 1, 'pass', 'nothing'],
  ['guard', ['unmet'], 1, 'fail', 'owner'],
  ['guard', ['open'], 1, 'no-data', 'owner'],
  ['guard', ['few'], 1, 'no-data', 'owner'],
  ['guard', 'missing', 1, 'no-data', 'owner'],
  ['guard', 'stale', 1, 'no-data', 'owner'],
  ['signal', ['met'], 1, 'pass', 'nothing'],
  ['signal', ['unmet'], 1, 'hold', 'reason'],
  ['signal', ['open'], 1, 'hold', 'reason'],
  ['signal', ['few'], 1, 'no-data', 'reason'],
  ['signal', 'missing', 1, 'no-data', 'reason'],
  ['signal', 'stale', 1, 'no-data', 'reason'],
  ['guard', ['met', 'met'], 2, 'pass', 'nothing'],
  ['guard', ['unmet', 'met'], 2, 'fail', 'owner'],
  ['guard', ['met', 'unmet'], 2, 'fail', 'owner'],
  ['guard', ['open', 'met'], 2, 'no-data', 'owner'],
  ['guard', ['met'], 2, 'no-data', 'owner'],
  ['guard', 'missing', 2, 'no-data', 'owner'],
  ['guard', 'stale', 2, 'no-data', 'owner'],
  ['signal', ['met', 'met'], 2, 'pass', 'nothing'],
  ['signal', ['unmet', 'met'], 2, 'hold', 'reason'],
  ['signal', ['met', 'unmet'], 2, 'hold', 'reason'],
  ['signal', ['open', 'met'], 2, 'hold', 'reason'],
  ['signal', ['met'], 2, 'no-data', 'reason'],
  ['signal', 'missing', 2, 'no-data', 'reason'],
  ['signal', 'stale', 2, 'no-data', 'reason'],
  // An older week than the ones that are asked for decides nothing.
  ['signal', ['unmet', 'met'], 1, 'pass', 'nothing'],
  ['signal', ['unmet', 'met', 'met'], 2, 'pass', 'nothing'],
]
const said = (known: Known): string => (typeof known === 'string' ? known : known.join(' then '))
const passing = check({ key: 'other', source: 'atEase' })

describe.each([false, true])('dry run: %s', (dryRun) => {
  test.each(rows.map((row) => [`${row[0]}, ${said(row[1])}, ${row[2]} separate: ${row[3]}`, row] as const))(
    '[GA-2] [GA-3] [GA-4] %s',
    (_title, [kind, known, windows, verdict, needs]) => {
      const result = evaluateGate({
        asOf,
        checks: [check({ kind, windows, dryRun }), passing],
        evidence: { atEase: evidenceOf(known), other: evidenceOf(['met']) },
      })
      expect(result.checks[0]?.verdict).toBe(verdict)
      expect(result.verdict).toBe(dryRun ? 'pass' : verdict)
      expect(approvalNeeds(result.checks)).toBe(dryRun ? 'nothing' : needs)
    },
  )
})

type Approval = readonly [needs: ApprovalNeeds, by: Role, reason: string | null, outcome: string]
const approvals: readonly Approval[] = [
  ['nothing', 'lead', null, 'approved'],
  ['nothing', 'owner', null, 'approved'],
  ['reason', 'lead', null, 'gates.reasonMissing'],
  ['reason', 'owner', null, 'gates.reasonMissing'],
  ['reason', 'lead', 'Two are on leave', 'approved despite a signal'],
  ['reason', 'owner', 'Two are on leave', 'approved despite a signal'],
  ['owner', 'lead', null, 'gates.ownerOnly'],
  ['owner', 'lead', 'Two are on leave', 'gates.ownerOnly'],
  ['owner', 'owner', null, 'gates.reasonMissing'],
  ['owner', 'owner', 'Two are on leave', 'approved despite a guard'],
]

test.each(approvals)('[GA-4] an approval that needs %s, by a %s with the reason %s: %s', (needs, role, because, outcome) => {
  const facts = {
    rollouts: stored('rollout', [rowOf('rollout', { rolloutId: 'crm', approvedAt: '2026-11-23T12:00:00.000Z' })]),
    phases: stored('phase', [rowOf('phase', { rolloutId: 'crm', phaseKey: 'early', position: 1, goLiveOn: '2026-12-07', headCount: 5 })]),
    changes: [],
    gates: stored('gate', [rowOf('gate', { rolloutId: 'crm', phaseKey: 'early', needs })]),
  }
  const by = { accountId: 'a', name: 'Anita', rights: rightsOfRole[role] }
  const outcomeOf = (): string => {
    try {
      const [change] = approveGate.decide(facts, { rolloutId: 'crm', phaseKey: 'early', because }, atOf({ by }))
      const { approvedBy, overridden } = (change?.row ?? {}) as { approvedBy?: string; overridden?: string | null }
      return approvedBy === 'Anita' ? `approved${overridden ? ` despite a ${overridden}` : ''}` : 'not approved'
    } catch (trouble) {
      if (trouble instanceof Problem) return trouble.code
      throw trouble
    }
  }
  expect(outcomeOf()).toBe(outcome)
})
