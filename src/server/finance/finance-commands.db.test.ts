/** The verbs of money against real databases: what they change, what is refused, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { emptyReturn } from '#core/finance/return-input.ts'
import type { Database } from '#server/db/database.ts'
import { cast, now } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const budget = { rolloutId, currency: 'SRD', bufferPercent: 15, dearerPercent: 40 }
const line = { rolloutId, lineId: 'l1', name: 'Licences', kind: 'tool', currency: 'USD', price: '9.00', quantity: 45, months: 12, paidOn: null, source: 'offer' } as const // prettier-ignore
const today = now.slice(0, 10)
const rate = { dayOn: today, fromCurrency: 'USD', toCurrency: 'SRD', rate: '37.79' }

const begin = async (database: Database) => {
  const { run, read, refused } = await beginStory(database)
  const books = async () => ({ budgets: await read('budget'), lines: await read('budgetLine'), rates: await read('exchangeRate') })
  return { run, books, refused }
}

describeOnBoth('money', (open) => {
  test('[RG-4] [AC-2] only who runs the rollout keeps its budget, in a currency that exists', async () => {
    const { run, books, refused } = await begin(await open())
    for (const actor of [cast.champion, cast.member, cast.sponsor])
      for (const name of ['describeBudget', 'approveBudget', 'keepLine', 'removeLine', 'keepRates', 'removeRate', 'keepReturn'] as const)
        await refused(actor, `finance.${name}`, {}, 'access.notFound')
    await refused(cast.lead, 'finance.describeBudget', { ...budget, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'finance.describeBudget', { ...budget, currency: 'ZZQ' }, 'organisation.unknownCurrency')
    await refused(cast.lead, 'finance.approveBudget', { rolloutId, amount: '345000' }, 'finance.noBudget')
    await run(cast.lead, 'finance.describeBudget', budget)
    await run(cast.lead, 'finance.approveBudget', { rolloutId, amount: '345000.00' })
    expect((await books()).budgets).toMatchObject([{ currency: 'SRD', approved: '345000.00', approvedAt: now, approvedBy: 'Lilian' }])
    await refused(cast.lead, 'finance.describeBudget', { ...budget, currency: 'USD' }, 'finance.currencyFixed', {
      params: { currency: 'SRD' },
    })
    await run(cast.lead, 'finance.describeBudget', { ...budget, bufferPercent: 10 })
    expect((await books()).budgets).toMatchObject([{ bufferPercent: 10, approved: '345000.00' }])
    await run(cast.lead, 'finance.approveBudget', { rolloutId, amount: null })
    expect((await books()).budgets).toMatchObject([{ approved: null, approvedAt: null, approvedBy: null }])
  })

  test('[RG-4] a line is added, changed and removed; prices stay exact', async () => {
    const { run, books, refused } = await begin(await open())
    await refused(cast.lead, 'finance.keepLine', line, 'finance.noBudget')
    await run(cast.lead, 'finance.describeBudget', budget)
    await refused(cast.lead, 'finance.keepLine', { ...line, price: '1e3' }, 'access.badInput')
    await refused(cast.lead, 'finance.keepLine', { ...line, price: '-1' }, 'access.badInput')
    await refused(cast.lead, 'finance.keepLine', { ...line, currency: 'ZZQ' }, 'organisation.unknownCurrency')
    await refused(cast.lead, 'finance.keepLine', { ...line, paidOn: '2099-01-01' }, 'finance.paidLater')
    await run(cast.lead, 'finance.keepLine', line)
    await run(cast.lead, 'finance.keepLine', { ...line, price: '9.10', paidOn: today })
    expect((await books()).lines).toMatchObject([{ price: '9.10', quantity: 45, months: 12, paidOn: today, changedBy: 'Lilian' }])
    await refused(cast.lead, 'finance.removeLine', { rolloutId, lineId: 'l2' }, 'finance.unknownLine')
    await run(cast.lead, 'finance.removeLine', { rolloutId, lineId: 'l1' })
    expect((await books()).lines).toEqual([])
  })

  test('[RG-4] rates go in all together or not at all; a rate of zero, of the future or of one currency is refused', async () => {
    const { run, books, refused } = await begin(await open())
    const keep = (...rates: (typeof rate)[]) => ({ rates, source: 'by hand' })
    await refused(cast.lead, 'finance.keepRates', keep(rate, { ...rate, rate: '0.000' }), 'finance.zeroRate', {
      place: { field: 'rates.1.rate' },
    })
    await refused(cast.lead, 'finance.keepRates', keep(rate, { ...rate, dayOn: '2099-01-01' }), 'finance.rateLater')
    await refused(cast.lead, 'finance.keepRates', keep({ ...rate, fromCurrency: 'SRD' }), 'finance.sameCurrency')
    await refused(cast.lead, 'finance.keepRates', keep({ ...rate, fromCurrency: 'ZZQ' }), 'organisation.unknownCurrency')
    await run(cast.lead, 'finance.keepRates', keep(rate, { ...rate, dayOn: '2026-01-02', rate: '37.1' }))
    await run(cast.lead, 'finance.keepRates', keep({ ...rate, rate: '38' }))
    // The same list again, by somebody else, changes nothing; of two lines of one day the last counts.
    const before = (await books()).rates
    await run(cast.owner, 'finance.keepRates', keep({ ...rate, rate: '37.79' }, { ...rate, rate: '38' }))
    expect((await books()).rates).toEqual(before)
    expect((await books()).rates.map(({ dayOn, rate: is }) => [dayOn, is])).toEqual([
      ['2026-01-02', '37.1'],
      [today, '38'],
    ])
    await refused(cast.lead, 'finance.removeRate', { dayOn: '2026-01-03', fromCurrency: 'USD', toCurrency: 'SRD' }, 'finance.unknownRate')
    await run(cast.lead, 'finance.removeRate', { dayOn: today, fromCurrency: 'USD', toCurrency: 'SRD' })
    expect((await books()).rates).toHaveLength(1)
  })

  test('[RV-4] [ME-7] what the return is made of is kept with its ranges', async () => {
    const { run, books, refused } = await begin(await open())
    const range = { low: 38, value: 60, high: 82, source: 'measured, 23 people' }
    const keep = (some: object) => ({ rolloutId, of: { ...emptyReturn, ...some } })
    await refused(cast.lead, 'finance.keepReturn', keep({}), 'finance.noBudget')
    await run(cast.lead, 'finance.describeBudget', budget)
    await refused(cast.lead, 'finance.keepReturn', keep({ minutesSaved: { ...range, low: 61 } }), 'finance.badRange')
    await refused(cast.lead, 'finance.keepReturn', keep({ recapture: { ...range, low: 0.5, value: 0.6, high: 1.2 } }), 'finance.badShare')
    await run(cast.lead, 'finance.keepReturn', keep({ minutesSaved: range }))
    const [kept] = (await books()).budgets
    expect(JSON.parse(kept?.returnOf ?? '')).toMatchObject({ minutesSaved: range, recapture: null, weeksAYear: 46 })
    // Each figure has its source; who sends the two that were added later without one is understood.
    const { costOfErrorSource: _, championHoursSource: __, ...before } = emptyReturn
    await run(cast.lead, 'finance.keepReturn', { rolloutId, of: { ...before, costOfError: '150' } })
    expect(JSON.parse((await books()).budgets[0]?.returnOf ?? '')).toMatchObject({ costOfError: '150', costOfErrorSource: null })
    const sources = { costOfErrorSource: 'rework of a week in October', championHoursSource: 'asked of all three' }
    await run(cast.lead, 'finance.keepReturn', keep({ costOfError: '150', championHours: 60, minutesSaved: range, ...sources }))
    expect(JSON.parse((await books()).budgets[0]?.returnOf ?? '')).toMatchObject(sources)
    await run(cast.lead, 'finance.describeBudget', { ...budget, bufferPercent: 20 })
    expect(JSON.parse((await books()).budgets[0]?.returnOf ?? '')).toMatchObject(sources)
  })
})
