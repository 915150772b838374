/** A check in words. */
import { boundsOf } from '#core/gates/check.ts'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { evaluateGate, type GateEvidence } from '#core/gates/gate.ts'
import { defaultGates, type GateCheck } from '#core/gates/default-gates.ts'
import type { CheckTold } from '#core/gates/gate-told.ts'
import { chooseLanguage } from '#web/base/language.ts'
import { CheckTable } from '#web/gates/check-table.tsx'
import { aboutSaid, askedSaid, figureSaid, neededSaid, nowSaid, settledAt, settledBy } from '#web/gates/check-said.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))
beforeAll(() => chooseLanguage('en'))

const asOf = '2026-12-01'
const phases = [
  { key: 'early', goLiveOn: '2026-11-16', headCount: 10 },
  { key: 'core', goLiveOn: '2026-11-30', headCount: 15 },
  { key: 'off', goLiveOn: '2026-12-28', headCount: 0 },
]
const checks = defaultGates(phases, [0.8, 0.4, 0.2]).flatMap((gate) => gate.checks)
const toldOf = (source: string, evidence: Partial<GateEvidence> | null, over: Partial<GateCheck> = {}): CheckTold => {
  const found = checks.find((one) => one.source === source)
  if (!found) throw new Error(source)
  const check = { ...found, ...over }
  const known = { population: 10, windows: [], locations: [], newest: asOf, forecastLow: null, ...evidence }
  const [result] = evaluateGate({ asOf, checks: [check], evidence: evidence ? { [check.key]: known } : {} }).checks
  if (!result) throw new Error('no result')
  const { population, windows, newest } = evidence ? known : { population: 0, windows: [], newest: null }
  const bounds = result.basis === null ? null : boundsOf(check, known)
  return {
    ...check,
    ...result,
    bounds,
    population,
    answered: windows.at(-1)?.length ?? 0,
    forecastLow: evidence ? known.forecastLow : null,
    newest,
    past: [],
    people: null,
  }
}
const week = (yes: number, all: number): number[] => Array.from({ length: all }, (_, n) => (n < yes ? 1 : 0))

describe('a check', () => {
  test('[GA-2] says its figure and what it needs in its own unit; what is not known is a question mark', () => {
    const said = (check: CheckTold): string[] => [nowSaid(check), neededSaid(check, check.threshold)]
    expect(said(toldOf('active', { windows: [week(7, 10)] }))).toEqual(['7 of 10', '≥ 60%'])
    expect(said(toldOf('satisfaction', { windows: [[7, 8, 8, 9, 7, 8, 8, 7]] }))).toEqual(['7.8', '≥ 7'])
    expect(said(toldOf('recommendation', { windows: [[9, 9, 9, 6, 6, 8, 9, 9]] }))).toEqual(['+38', '> 0'])
    expect(said(toldOf('backup', { windows: [[1]] }))).toEqual(['1 day', '≤ 7 days'])
    expect(said(toldOf('runbook', { windows: [[1]] }))).toEqual(['Yes', 'Yes'])
    expect(said(toldOf('issues', { windows: [[2]] }))).toEqual(['2', '0'])
    expect(said(toldOf('tickets', { windows: [[0.25]] }))).toEqual(['0.3', '≤ 0.4 or falling'])
    expect(said(toldOf('drill', null))).toEqual(['?', 'Yes'])
    expect(figureSaid({ source: 'recommendation', metric: 'nps' }, -14.3)).toBe('−14')
  })

  test('[GA-5] [ME-10] shows the figure of the forecast where it counts, whether it passes the check or not', () => {
    const passing = toldOf('active', { windows: [week(5, 10)], forecastLow: 0.84 })
    expect(settledBy(passing)).toBe('The forecast passes: at least 84% active on day 28.')
    expect(aboutSaid(passing, false)).toContain('forecast for day 28: at least 84%, passes from 80%')
    expect(aboutSaid(toldOf('active', { windows: [week(5, 10)], forecastLow: 0.62 }), false)).toContain('at least 62%')
    expect(aboutSaid(toldOf('active', { windows: [week(5, 10)] }), false)).not.toContain('forecast')
    expect(aboutSaid(toldOf('active', { windows: [week(5, 10)], forecastLow: 0.84 }, { forecastAtLeast: null }), false)).not.toContain(
      'forecast',
    )
    expect(settledBy(toldOf('tickets', { windows: [[1.2], [0.9]] }))).toBe('The figure is falling.')
    expect(settledBy(toldOf('tickets', { windows: [[0.9], [1.2]] }))).toMatch(/^Write help articles for what is asked most/)
    expect(settledBy(toldOf('tickets', { windows: [[]] }))).toBe('Answers come from Support, once someone has started.')
  })

  test('[GA-8] says how many replies settle it at the soonest and for certain, and who can give them', () => {
    const open = toldOf('satisfaction', { windows: [[8, 8, 8, 8, 8, 8, 8]] }, { basis: 'certain' })
    expect(settledBy(open)).toBe('2 more replies at the soonest, 3 for certain.')
    expect(
      askedSaid({ ...open, people: { names: ['Ravin Bhoendie', 'Devika Rampersad'], count: 4, remindedOn: null, rests: false } }),
    ).toBe('Ask Ravin Bhoendie, Devika Rampersad and 2 more')
    expect(askedSaid(open)).toBe('')
    expect(aboutSaid(open, true)).toBe('Signal · 7 of 10 answered · changed')
  })

  test('[GA-2] those who can settle it are reminded with a button, unless they were reminded just now', () => {
    const open = toldOf('satisfaction', { windows: [[8, 8, 8, 8, 8, 8, 8]] }, { basis: 'certain' })
    const shown = (people: CheckTold['people']): string =>
      render(h(CheckTable, { checks: [{ ...open, people }], changed: new Set<string>(), onRemind: () => undefined }))
    const people = { names: ['Ravin Bhoendie'], count: 1, remindedOn: null, rests: false }
    expect(shown(people)).toContain('aria-label="Remind: Satisfaction"')
    const reminded = shown({ ...people, remindedOn: '2026-11-30', rests: true })
    expect(reminded).not.toContain('Remind:')
    expect(reminded).toContain('Reminded on')
    expect(shown({ ...people, remindedOn: '2026-11-27' })).toContain('aria-label="Remind: Satisfaction"')
    expect(shown(null)).not.toContain('Remind')
  })

  test('[GA-8] says that the silent cannot change it only where that is so', () => {
    expect(settledBy(toldOf('satisfaction', { windows: [[10, 10, 10, 10, 10, 10, 10, 10]] }))).toBe(
      'Those who did not answer cannot change it.',
    )
    expect(settledBy(toldOf('satisfaction', { windows: [[7, 8, 7, 8, 7, 8, 7, 8]] }))).toBe('Enough are known to decide.')
    expect(settledBy(toldOf('active', { windows: [week(10, 10)] }))).toBe('Nothing left to do')
    const sure = toldOf('satisfaction', { windows: [[10, 10, 10, 10, 10, 10, 10, 10]] })
    expect(settledBy({ ...sure, source: 'active' })).toBe('Those who were not measured cannot change it.')
  })

  test('[GA-2] [GA-3] says what is too old, too little, or one week short, and where it is mended', () => {
    const stale = toldOf('active', { windows: [week(9, 10)], newest: '2026-11-20' })
    expect(settledBy(stale)).toMatch(/^The newest data is 11 days old; at most 8 count\. Import usage/)
    expect(settledAt(stale)).toEqual({ href: '/settings/integrations', text: 'Add usage' })
    expect(settledBy(toldOf('satisfaction', { windows: [[8, 8]] }))).toMatch(/^2 answered; at least 5 are needed\./)
    const twice = toldOf('active', { windows: [week(9, 10)] }, { windows: 2 })
    expect(settledBy(twice)).toBe('1 of 2 separate weeks pass.')
    expect(aboutSaid(twice, false)).toBe('Signal · 10 of 10 measured · 2 separate weeks')
    expect(settledAt(toldOf('active', { windows: [week(9, 10)] }))).toBeNull()
  })
})
