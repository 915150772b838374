import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#core/kernel/calendar.ts'
import { defaultGates, type Gate, type GateCheck, type GatePhase } from '#core/gates/default-gates.ts'
import { approvalNeeds, type Evaluation, evaluateGate, firstPass, type GateEvidence, replay } from '#core/gates/gate.ts'
import { seeded } from '#core/kernel/seeded.ts'

const ticketsPerWeek = [0.8, 0.4, 0.2] as const
const starts = '2027-01-11'
const phase = (key: string, week: number, headCount: number): GatePhase => ({ key, goLiveOn: addDays(starts, (week - 1) * 7), headCount })

/** The phases that the planner makes for firms of these sizes (PH-1, PH-6). */
const firms: Readonly<Record<string, readonly GatePhase[]>> = {
  1: [phase('switch', 1, 1)],
  5: [phase('week-1', 1, 3), phase('week-2', 2, 2), phase('full', 3, 0), phase('off', 4, 0)],
  8: [phase('week-1', 1, 4), phase('week-2', 2, 4), phase('full', 3, 0), phase('off', 4, 0)],
  20: [phase('pilot', 1, 2), phase('department-1', 3, 6), phase('department-2', 5, 6), phase('everyone', 7, 6), phase('off', 9, 0)],
  107: [phase('early', 1, 11), phase('core', 3, 38), phase('rest', 5, 58), phase('off', 7, 0)],
  1000: [phase('early', 1, 150), phase('core', 3, 350), phase('rest-1', 5, 300), phase('rest-2', 7, 200), phase('off', 9, 0)],
  '20 at once': [phase('switch', 1, 20), phase('off', 5, 0)],
}
const gatesOf = (firm: string): Gate[] => defaultGates(firms[firm] ?? [], ticketsPerWeek)
const gateOf = (firm: string, key: string): Gate => {
  const gate = gatesOf(firm).find(({ phaseKey }) => phaseKey === key)
  if (!gate) throw new Error(`no gate ${key}`)
  return gate
}
const checkOf = (gate: Gate, key: string): GateCheck | undefined => gate.checks.find((check) => check.key === key)

const evidence = (windows: GateEvidence['windows'], newest: string, some: Partial<GateEvidence> = {}): GateEvidence => ({
  population: windows.at(-1)?.length ?? 0,
  windows,
  locations: [],
  newest,
  forecastLow: null,
  ...some,
})

/** Scores with a mean of 8.5: 55 % promoters, 5 % detractors. */
const score = (random: () => number): number => {
  const drawn = random()
  if (drawn < 0.05) return 6
  if (drawn < 0.13) return 7
  if (drawn < 0.45) return 8
  if (drawn < 0.75) return 9
  return 10
}

/** What a firm in which all goes well shows on the day of a gate: nine in ten active, four in five answering, all trained and at ease. */
const healthy = (gate: Gate, phases: readonly GatePhase[], random: () => number): Record<string, GateEvidence> => {
  const many = (people: number, draw: () => number): number[] => Array.from({ length: people }, draw)
  const of = (check: GateCheck): GateEvidence => {
    const population = phases.filter(({ key }) => check.phases.includes(key)).reduce((total, { headCount }) => total + headCount, 0)
    if (check.source === 'active') return evidence([many(population, () => (random() < 0.9 ? 1 : 0))], gate.dueOn)
    if (check.source === 'satisfaction' || check.source === 'recommendation')
      return evidence([many(Math.ceil(population * 0.8), () => score(random))], gate.dueOn, { population })
    if (check.source === 'atEase') return evidence([many(Math.ceil(population * 0.8), () => 1)], gate.dueOn, { population })
    if (check.source === 'training') return evidence([many(population, () => 1)], gate.dueOn)
    return evidence([[check.threshold]], gate.dueOn)
  }
  return Object.fromEntries(gate.checks.map((check) => [check.key, of(check)]))
}

describe('the gates of a plan', () => {
  test('[GA-1] one stands before each phase and one before the old system is switched off', () => {
    for (const [firm, phases] of Object.entries(firms)) {
      expect(gatesOf(firm).map(({ phaseKey }) => phaseKey)).toEqual(phases.map(({ key }) => key))
      expect(gatesOf(firm).every(({ checks }) => checks.length > 0)).toBe(true)
    }
  })

  test('[GA-5] before the first phase: the lists, the pilot, a drilled runbook and a fresh export, all guards', () => {
    const { checks } = gateOf('107', 'early')
    expect(checks.map(({ key }) => key)).toEqual(['preparation', 'pilotIssues', 'runbook', 'backup'])
    expect(checks.every(({ kind }) => kind === 'guard')).toBe(true)
    expect(checks.find(({ key }) => key === 'backup')).toMatchObject({ compare: '<=', threshold: 7 })
  })

  test('[GA-5] before a later phase: the phase before is measured, the coming one is trained', () => {
    const gate = gateOf('107', 'core')
    expect(checkOf(gate, 'active')).toMatchObject({ phases: ['early'], threshold: 0.6, kind: 'signal', minimum: 5 })
    expect(checkOf(gate, 'satisfaction')).toMatchObject({ phases: ['early'], compare: '>=', threshold: 7, kind: 'signal' })
    expect(checkOf(gate, 'recommendation')).toMatchObject({ compare: '>', threshold: 0, kind: 'signal' })
    expect(checkOf(gate, 'training')).toMatchObject({ phases: ['core'], threshold: 0.8, kind: 'signal' })
    expect(gate.checks.filter(({ kind }) => kind === 'guard').map(({ key }) => key)).toEqual(['issues', 'backup', 'drill'])
  })

  test('[GA-5] from day 28 on the goal itself is asked, and no forecast stands in for it', () => {
    const late = defaultGates([phase('early', 1, 10), phase('core', 5, 40), phase('off', 9, 0)], ticketsPerWeek)
    expect(late[1] && checkOf(late[1], 'active')).toMatchObject({ threshold: 0.8, forecastAtLeast: null })
    const early = defaultGates([phase('early', 1, 10), { ...phase('core', 5, 40), goLiveOn: addDays(starts, 27) }], ticketsPerWeek)
    expect(early[1] && checkOf(early[1], 'active')).toMatchObject({ threshold: 0.6, forecastAtLeast: 0.8 })
  })

  test('[GA-5] [PH-6] the second half of a small firm is gated on what four people can show', () => {
    const gate = gateOf('8', 'week-2')
    expect(checkOf(gate, 'active')).toMatchObject({ phases: ['week-1'], minimum: 4 })
    expect(checkOf(gateOf('8', 'full'), 'active')).toMatchObject({ phases: ['week-1', 'week-2'] })
    expect(checkOf(gateOf('8', 'full'), 'training')).toBeUndefined()
  })

  test('[GA-5] [PH-8] the questions expected follow the weeks since the go-live', () => {
    expect(checkOf(gateOf('8', 'week-2'), 'tickets')).toMatchObject({ threshold: 0.8 })
    expect(checkOf(gateOf('107', 'core'), 'tickets')).toMatchObject({ threshold: 0.4 })
    expect(
      checkOf(defaultGates([phase('early', 1, 10), phase('core', 4, 9)], ticketsPerWeek)[1] ?? gateOf('8', 'off'), 'tickets'),
    ).toMatchObject({
      threshold: 0.2,
    })
  })

  test('[GA-5] [GA-8] no more answers are asked for than the basis asks for', () => {
    const least = (people: number) =>
      checkOf(defaultGates([phase('early', 1, people), phase('core', 3, 9)], ticketsPerWeek)[1] ?? gateOf('8', 'off'), 'satisfaction')
        ?.minimum
    expect([3, 4, 5, 6, 20].map(least)).toEqual([3, 4, 4, 5, 5])
  })

  test('[GA-5] scores of fewer than three people are shown and do not count', () => {
    const pair = gateOf('20', 'department-1')
    expect(checkOf(pair, 'satisfaction')?.dryRun).toBe(true)
    expect(checkOf(pair, 'active')?.dryRun).toBe(false)
    expect(checkOf(gateOf('8', 'week-2'), 'satisfaction')?.dryRun).toBe(false)
  })

  test('[GA-7] before the old system is switched off: everyone, at ease, nothing left behind, and the four proofs', () => {
    const gate = gateOf('107', 'off')
    expect(checkOf(gate, 'active')).toMatchObject({ phases: ['early', 'core', 'rest'], threshold: 0.8 })
    expect(checkOf(gate, 'atEase')).toMatchObject({ phases: ['early', 'core', 'rest'], threshold: 0.8 })
    const guards = gate.checks.filter(({ kind }) => kind === 'guard').map(({ key }) => key)
    expect(guards).toEqual(['oldOnly', 'issues', 'export', 'restore', 'archive', 'contract'])
  })

  test.each(['5', '8', '20', '107', '1000', '20 at once'])(
    '[GA-5] [GA-7] every gate of a healthy firm of %s passes on its date in four of five runs',
    (firm) => {
      const random = seeded(20270111)
      const runs = firm === '1000' ? 60 : 2000
      for (const gate of gatesOf(firm)) {
        let passed = 0
        for (let run = 0; run < runs; run++) {
          const known = healthy(gate, firms[firm] ?? [], random)
          if (evaluateGate({ asOf: gate.dueOn, checks: gate.checks, evidence: known }).verdict === 'pass') passed += 1
        }
        expect(passed / runs, `${gate.phaseKey} of ${firm}`).toBeGreaterThanOrEqual(0.8)
      }
    },
  )
})

describe('a gate', () => {
  const gate = gateOf('107', 'core')
  const good = (): Record<string, GateEvidence> => healthy(gate, firms['107'] ?? [], seeded(1))
  const evaluate = (changed: Record<string, GateEvidence | undefined>) => {
    const known = Object.entries({ ...good(), ...changed }).flatMap(([key, one]) => (one === undefined ? [] : [[key, one] as const]))
    return evaluateGate({ asOf: gate.dueOn, checks: gate.checks, evidence: Object.fromEntries(known) })
  }
  const resultOf = (key: string, changed: Record<string, GateEvidence | undefined>) =>
    evaluate(changed).checks.find((check) => check.key === key)
  const actives = (yes: number, no: number, some: Partial<GateEvidence> = {}) =>
    evidence([[...Array.from({ length: yes }, () => 1), ...Array.from({ length: no }, () => 0)]], gate.dueOn, some)

  test('[GA-3] takes the worst verdict of its checks', () => {
    expect(evaluate({}).verdict).toBe('pass')
    expect(evaluate({ active: actives(6, 5) }).verdict).toBe('hold')
    expect(evaluate({ active: actives(6, 5), satisfaction: undefined }).verdict).toBe('no-data')
    expect(evaluate({ active: actives(6, 5), satisfaction: undefined, issues: evidence([[1]], gate.dueOn) }).verdict).toBe('fail')
  })

  test('[GA-5] passes on the lower bound of the forecast, and says so', () => {
    expect(resultOf('active', { active: actives(6, 5, { forecastLow: 0.79 }) })).toMatchObject({ verdict: 'hold', passedBy: null })
    expect(resultOf('active', { active: actives(6, 5, { forecastLow: 0.8 }) })).toMatchObject({ verdict: 'pass', passedBy: 'forecast' })
    expect(resultOf('active', { active: evidence([[]], gate.dueOn, { population: 11, forecastLow: 0.9 }) })).toMatchObject({
      verdict: 'no-data',
    })
  })

  test('[GA-5] passes on questions that become fewer, and says so', () => {
    const tickets = (before: number, now: number) => ({ tickets: evidence([[before], [now]], gate.dueOn, { population: 11 }) })
    expect(resultOf('tickets', tickets(1.2, 0.9))).toMatchObject({ verdict: 'pass', passedBy: 'falling' })
    expect(resultOf('tickets', tickets(0.9, 0.9))).toMatchObject({ verdict: 'hold', passedBy: null })
    expect(resultOf('tickets', tickets(0.9, 0.4))).toMatchObject({ verdict: 'pass', passedBy: null })
  })

  test('[GA-5] a falling figure passes nothing but the questions: fewer open issues are still open', () => {
    const issues = evidence([[2], [1]], gate.dueOn)
    expect(resultOf('issues', { issues })).toMatchObject({ verdict: 'fail', passedBy: null })
  })

  test('[GA-4] an approval needs nothing, a reason, or an owner with a reason', () => {
    const needs = (changed: Record<string, GateEvidence | undefined>) => approvalNeeds(evaluate(changed).checks)
    expect(needs({})).toBe('nothing')
    expect(needs({ active: actives(6, 5) })).toBe('reason')
    expect(needs({ satisfaction: undefined })).toBe('reason')
    expect(needs({ issues: evidence([[1]], gate.dueOn) })).toBe('owner')
    expect(needs({ drill: undefined })).toBe('owner')
    const pair = gateOf('20', 'department-1')
    const known = healthy(pair, firms['20'] ?? [], () => 0.5)
    const { checks } = evaluateGate({ asOf: pair.dueOn, checks: pair.checks, evidence: { ...known, satisfaction: actives(0, 0) } })
    expect(approvalNeeds(checks)).toBe('nothing')
  })

  const past = fc
    .array(fc.record({ yes: fc.integer({ min: 0, max: 11 }), known: fc.boolean(), day: fc.integer({ min: 0, max: 30 }) }), {
      maxLength: 12,
    })
    .map((looks) =>
      looks.map(({ yes, known, day }): Evaluation => ({
        asOf: addDays(gate.dueOn, day),
        checks: gate.checks.map((check) => ({ ...check, maxAgeDays: 365 })),
        evidence: known ? { ...good(), active: actives(yes, 11 - yes) } : {},
      })),
    )

  test('[GA-6] replaying the inputs gives the same verdict, through JSON as well', () => {
    fc.assert(
      fc.property(past, (looks) => {
        const stored = looks.map((one) => JSON.stringify(one))
        const read: Evaluation[] = stored.map((one) => JSON.parse(one) as Evaluation)
        expect(read.map((one) => evaluateGate(one))).toEqual(looks.map((one) => evaluateGate(one)))
        expect(replay(read, []).every(({ before, after }) => before === after)).toBe(true)
      }),
    )
  })

  test('[GA-6] a stricter threshold never passes earlier', () => {
    fc.assert(
      fc.property(past, fc.double({ min: 0.6, max: 1, noNaN: true }), (looks, threshold) => {
        const ordered = [...looks].sort((one, other) => daysBetween(other.asOf, one.asOf))
        const replays = replay(ordered, [{ key: 'active', threshold }])
        const [before, after] = [firstPass(replays, 'before'), firstPass(replays, 'after')]
        if (after !== null) expect(before !== null && before <= after).toBe(true)
      }),
    )
  })

  test('[GA-2] missing data never promotes and never stops', () => {
    fc.assert(
      fc.property(
        fc.subarray(
          gate.checks.map(({ key }) => key),
          { minLength: 1 },
        ),
        (gone) => {
          const { verdict } = evaluate(Object.fromEntries(gone.map((key) => [key, undefined])))
          expect(verdict).toBe('no-data')
        },
      ),
    )
  })

  test('[GA-6] says when another threshold would have passed', () => {
    const looks = [6, 7, 9].map((yes, day): Evaluation => ({
      asOf: addDays(gate.dueOn, day),
      checks: gate.checks,
      evidence: { ...good(), active: actives(yes, 11 - yes) },
    }))
    const replays = replay(looks, [{ key: 'active', threshold: 0.5 }])
    expect(firstPass(replays, 'after')).toBe(gate.dueOn)
    expect(firstPass(replays, 'before')).toBe(addDays(gate.dueOn, 1))
  })
})
