import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Assumptions, type ReturnFacts, rolloutReturn } from '#core/finance/rollout-return.ts'

const facts: ReturnFacts = {
  people: 42,
  weeksAYear: 46,
  wage: '210',
  transactionsAYear: 20_000,
  costOfError: '150',
  championHours: 60,
  tool: { foreign: '4860', local: '0' },
  oldSystem: { foreign: '1995', local: '0' },
  once: { foreign: '1900', local: '24500' },
  years: 3,
  rate: 0.12,
}
const assumptions: Assumptions = {
  minutesSaved: { low: 38, value: 60, high: 82 },
  recapture: { low: 0.4, value: 0.6, high: 0.75 },
  errorsAvoided: { low: 1.6, value: 2.7, high: 3.6 },
  trainingHours: { low: 3, value: 4, high: 6 },
  exchangeRate: { low: 36, value: 37.79, high: 52.91 },
}
const amounts = (parts: readonly { readonly key: string; readonly amount: { toFixed: (places: number) => string } }[]) =>
  Object.fromEntries(parts.map(({ key, amount }) => [key, amount.toFixed(2)]))

describe('the return of a rollout', () => {
  test('[RV-4] [ME-7] adds up benefits and costs of the first year', () => {
    const found = rolloutReturn(facts, assumptions)
    expect(amounts(found.benefits)).toEqual({ time: '243432.00', errors: '81000.00', oldSystem: '75391.05' })
    expect(amounts(found.costs)).toEqual({ tool: '183659.40', once: '96301.00', training: '35280.00', champions: '12600.00' })
    expect(found.net.toFixed(2)).toBe('71982.65')
    expect(found.roi).toBeCloseTo(71_982.65 / 327_840.4, 9)
    // 144,181 once, and 216,163.65 gained in a year.
    expect(found.paybackMonths).toBe(8)
    const yearly = 216_163.65
    expect(found.npv).toBeCloseTo(-144_181 + yearly / 1.12 + yearly / 1.12 ** 2 + yearly / 1.12 ** 3, 4)
  })

  test('[RV-4] the range holds the value, narrows with the assumptions, and is the same each time', () => {
    const wide = rolloutReturn(facts, assumptions)
    const { low, lowHalf, highHalf, high } = wide.roiRange
    expect([low, lowHalf, wide.roi, highHalf, high]).toEqual(
      [low, lowHalf, wide.roi, highHalf, high].sort((one, other) => Number(one) - Number(other)),
    )
    expect(wide.pays).toBeGreaterThan(0.5)
    expect(wide.pays).toBeLessThan(0.95)
    expect(rolloutReturn(facts, assumptions)).toEqual(wide)
    const certain = Object.fromEntries(
      Object.entries(assumptions).map(([key, range]) => [key, range && { low: range.value, value: range.value, high: range.value }]),
    ) as unknown as Assumptions
    const exact = rolloutReturn(facts, certain)
    expect(exact.roiRange.low).toBeCloseTo(exact.roi ?? NaN, 9)
    expect(exact.roiRange.high).toBeCloseTo(exact.roi ?? NaN, 9)
    expect(exact.pays).toBe(1)
  })

  test('[RV-4] present value and internal rate have the range of the cases too, and none where nothing is uncertain', () => {
    const { npv, irr, npvRange, irrRange } = rolloutReturn(facts, assumptions)
    expect([npvRange.low, npv, npvRange.high]).toEqual([npvRange.low, npv, npvRange.high].sort((one, other) => Number(one) - Number(other)))
    expect([irrRange.low, irr.rate, irrRange.high]).toEqual([irrRange.low, irr.rate, irrRange.high].sort((one, other) => Number(one) - Number(other))) // prettier-ignore
    expect(npvRange.low).toBeLessThan(npv - 10_000)
    expect(irrRange.low).toBeLessThan(irrRange.high ?? NaN)
    const flat = ({ value }: { value: number }) => ({ low: value, value, high: value })
    const { minutesSaved, recapture, errorsAvoided, trainingHours, exchangeRate } = assumptions as { [key in keyof Assumptions]: NonNullable<Assumptions[key]> } // prettier-ignore
    const sure = rolloutReturn(facts, { minutesSaved: flat(minutesSaved), recapture: flat(recapture), errorsAvoided: flat(errorsAvoided), trainingHours: flat(trainingHours), exchangeRate: flat(exchangeRate) }) // prettier-ignore
    expect(sure.npvRange).toEqual({ low: expect.closeTo(npv, 4) as unknown, high: expect.closeTo(npv, 4) as unknown })
    expect(sure.irrRange).toEqual({ low: expect.closeTo(irr.rate ?? NaN, 9) as unknown, high: expect.closeTo(irr.rate ?? NaN, 9) as unknown }) // prettier-ignore
    // Where nothing is paid at first there is no rate, and nothing to have a range.
    const free = { ...facts, once: { foreign: '0', local: '0' }, championHours: 0 }
    expect(rolloutReturn(free, { ...assumptions, trainingHours: null }).irrRange).toEqual({ low: null, high: null })
  })

  test('[RV-4] one assumption alone: eight of ten cases lie between its bounds', () => {
    const alone: Assumptions = { ...assumptions, recapture: null, errorsAvoided: null, trainingHours: null, minutesSaved: null }
    const found = rolloutReturn(facts, alone)
    const [rate] = found.matters
    const paid = (at: number): number => (1995 * at - (4860 * at + 1900 * at + 24_500 + 12_600)) / (4860 * at + 1900 * at + 24_500 + 12_600)
    expect(rate?.key).toBe('exchangeRate')
    expect(found.roiRange.high).toBeCloseTo(paid(52.91), 2)
    expect(found.roiRange.low).toBeCloseTo(paid(36), 2)
  })

  test('[RV-4] [ME-7] in no case is more than all of the saved time useful', () => {
    const alone: Assumptions = { minutesSaved: null, recapture: null, errorsAvoided: null, trainingHours: null, exchangeRate: null }
    const sure = { low: 60, value: 60, high: 60 }
    const roiAt = (recapture: Assumptions['recapture']) => rolloutReturn(facts, { ...alone, minutesSaved: sure, recapture })
    const all = roiAt({ low: 1, value: 1, high: 1 }).roi ?? NaN
    expect(roiAt({ low: 0.9, value: 0.99, high: 1 }).roiRange.high).toBeLessThanOrEqual(all)
    expect(roiAt({ low: 0.5, value: 1, high: 1.5 }).roiRange.high).toBeCloseTo(all, 9)
  })

  test('[RV-4] the assumption that moves the return most comes first', () => {
    const { matters } = rolloutReturn(facts, assumptions)
    const spans = matters.map(({ atLow, atHigh }) => atHigh.minus(atLow).abs().toNumber())
    expect(matters[0]?.key).toBe('minutesSaved')
    expect(spans).toEqual([...spans].sort((one, other) => other - one))
  })

  test('[RE-1] [ME-7] what nobody measured or estimated is left out and named', () => {
    const found = rolloutReturn({ ...facts, costOfError: null }, { ...assumptions, recapture: null })
    expect(found.benefits.map(({ key }) => key)).toEqual(['oldSystem'])
    expect(found.unknown).toEqual(['recapture', 'costOfError'])
    expect(rolloutReturn({ ...facts, wage: null }, assumptions).costs.map(({ key }) => key)).toEqual(['tool', 'once'])
    expect(rolloutReturn(facts, { ...assumptions, exchangeRate: null }).costs.map(({ key }) => key)).toEqual(['training', 'champions'])
  })

  test('[RG-4] at the break-even rate the first year brings nothing', () => {
    const { breakEvenRate } = rolloutReturn(facts, assumptions)
    const at = breakEvenRate?.toNumber() ?? NaN
    const there = rolloutReturn(facts, { ...assumptions, exchangeRate: { low: at, value: at, high: at } })
    // Rounded to cents of a rate, on 4,765 dollars.
    expect(Math.abs(there.net.toNumber())).toBeLessThan(4765 * 0.0051)
    expect(rolloutReturn({ ...facts, tool: facts.oldSystem, once: { foreign: '0', local: '1' } }, assumptions).breakEvenRate).toBeNull()
  })

  test('[RV-4] more time saved never brings less', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (one, other) => {
        const [few, many] = [Math.min(one, other), Math.max(one, other)]
        const with_ = (value: number) => rolloutReturn(facts, { ...assumptions, minutesSaved: { low: value, value, high: value } })
        expect(with_(many).net.gte(with_(few).net)).toBe(true)
      }),
      { numRuns: 10 },
    )
  })
})
