/** The verbs of money: the budget and its lines, its approval, exchange rates, and what the return is made of. */
import { command, type Need, put, remove, rows } from '#core/kernel/command.ts'
import { amount, day, id, listOf, matching, maybeText, nullable, oneOf, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { lineKinds } from '#core/finance/budget.ts'
import type { Row } from '#core/kernel/rows.ts'
import { amountOf, zero } from '#core/finance/money.ts'
import { money, returnInput } from '#core/finance/return-input.ts'
import { isCurrency } from '#core/regional/currency.ts'

const currency = matching(/^[A-Z]{3}$/)
const knownCurrency = (code: string, field: string): string => {
  if (!isCurrency(code)) throw new Problem('organisation.unknownCurrency', { currency: code }, { field })
  return code
}

const mostRates = 5000

const nothingApproved = { approved: null, approvedAt: null, approvedBy: null }
const noReturn = { returnOf: null, returnAt: null, returnBy: null }

/** Says what a budget is in. Problems: access.notFound, organisation.unknownCurrency, finance.currencyFixed. */
export const describeBudget = command({
  name: 'finance.describeBudget',
  about: 'Sets the currency of the budget of a rollout, the buffer and the stress case in percent (RG-4).',
  may: 'plan.run',
  input: shape({ rolloutId: id, currency, bufferPercent: amount(0, 100), dearerPercent: amount(0, 500) }),
  needs: ({ rolloutId }) => ({ rollouts: rows('rollout', { rolloutId }), budgets: rows('budget', { rolloutId }) }),
  decide: ({ rollouts, budgets: [known] }, input) => {
    if (!rollouts[0]) throw new Problem('access.notFound', {})
    knownCurrency(input.currency, 'currency')
    // An approved amount means something in its own currency only.
    if (known && known.approved !== null && known.currency !== input.currency)
      throw new Problem('finance.currencyFixed', { currency: known.currency }, { field: 'currency' })
    return [put('budget', { ...nothingApproved, ...noReturn, ...known, ...input })]
  },
})

/** Notes what was approved, or that nothing is any more. Problem: finance.noBudget. */
export const approveBudget = command({
  name: 'finance.approveBudget',
  about: 'Notes the amount that was approved for a rollout, with who noted it and when; null takes the approval back (RG-4).',
  may: 'plan.run',
  input: shape({ rolloutId: id, amount: nullable(money) }),
  needs: ({ rolloutId }) => ({ budgets: rows('budget', { rolloutId }) }),
  decide: ({ budgets: [known] }, { amount: approved }, at) => {
    if (!known) throw new Problem('finance.noBudget', {})
    return [
      put('budget', { ...known, ...(approved === null ? nothingApproved : { approved, approvedAt: at.now, approvedBy: at.by.name }) }),
    ]
  },
})

/** A line as it was entered. */
const lineEntered = ({ rolloutId, lineId, name, kind, currency: code, price, quantity, months, paidOn, source }: Row<'budgetLine'>) => ({
  name: 'finance.keepLine',
  input: { rolloutId, lineId, name, kind, currency: code, price, quantity, months, paidOn, source },
})

/** Adds a line, or changes it. Problems: finance.noBudget, organisation.unknownCurrency, finance.paidLater. */
export const keepLine = command({
  name: 'finance.keepLine',
  about: 'Adds a line to the budget of a rollout, or changes it: a price for so many units, once or for some months (RG-4).',
  may: 'plan.run',
  input: shape({
    rolloutId: id,
    lineId: id,
    name: text(120),
    kind: oneOf(lineKinds),
    currency,
    price: money,
    quantity: whole(1, 1_000_000),
    months: nullable(whole(1, 600)),
    paidOn: nullable(day),
    source: maybeText(200),
  }),
  needs: ({ rolloutId, lineId }) => ({ budgets: rows('budget', { rolloutId }), lines: rows('budgetLine', { rolloutId, lineId }) }),
  decide: ({ budgets }, input, at) => {
    if (!budgets[0]) throw new Problem('finance.noBudget', {})
    knownCurrency(input.currency, 'currency')
    if (input.paidOn !== null && input.paidOn > at.today) throw new Problem('finance.paidLater', { day: input.paidOn }, { field: 'paidOn' })
    return [put('budgetLine', { ...input, changedAt: at.now, changedBy: at.by.name })]
  },
  reverse: ({ lines: [line] }, { rolloutId, lineId }) => [
    line ? lineEntered(line) : { name: 'finance.removeLine', input: { rolloutId, lineId } },
  ],
})

/** Takes a line out. Problem: finance.unknownLine. */
export const removeLine = command({
  name: 'finance.removeLine',
  about: 'Takes a line out of the budget of a rollout.',
  may: 'plan.run',
  input: shape({ rolloutId: id, lineId: id }),
  needs: ({ rolloutId, lineId }) => ({ lines: rows('budgetLine', { rolloutId, lineId }) }),
  decide: ({ lines: [line] }) => {
    if (!line) throw new Problem('finance.unknownLine', {})
    return [remove('budgetLine', line)]
  },
  reverse: ({ lines }) => lines.map(lineEntered),
})

const rateKey = ({ dayOn, fromCurrency, toCurrency }: Pick<Row<'exchangeRate'>, 'dayOn' | 'fromCurrency' | 'toCurrency'>): string =>
  `${dayOn} ${fromCurrency} ${toCurrency}`

/** Enters rates, all or none of them; one that is there already, of the same source, stays as it is. Problems: organisation.unknownCurrency, finance.sameCurrency, finance.zeroRate, finance.rateLater. */
export const keepRates = command({
  name: 'finance.keepRates',
  about: 'Enters exchange rates of days, by hand or from a list; a rate of the same day and currencies is replaced (RG-4).',
  may: 'plan.run',
  input: shape({
    rates: listOf(
      shape({ dayOn: day, fromCurrency: currency, toCurrency: currency, rate: matching(/^\d{1,12}(\.\d{1,10})?$/) }),
      mostRates,
    ),
    source: maybeText(200),
  }),
  needs: ({ rates }): Record<`rates ${string}`, Need<'exchangeRate'>> =>
    Object.fromEntries(
      rates.map(({ fromCurrency, toCurrency }) => [
        `rates ${fromCurrency} ${toCurrency}`,
        rows('exchangeRate', { fromCurrency, toCurrency }),
      ]),
    ),
  decide: (facts, { rates, source }, at) => {
    for (const [line, { dayOn, fromCurrency, toCurrency, rate }] of rates.entries()) {
      const field = (name: string): string => `rates.${line}.${name}`
      knownCurrency(fromCurrency, field('fromCurrency'))
      knownCurrency(toCurrency, field('toCurrency'))
      if (fromCurrency === toCurrency)
        throw new Problem('finance.sameCurrency', { currency: toCurrency, day: dayOn }, { field: field('toCurrency') })
      if (amountOf(rate).eq(zero))
        throw new Problem('finance.zeroRate', { from: fromCurrency, to: toCurrency, day: dayOn }, { field: field('rate') })
      if (dayOn > at.today) throw new Problem('finance.rateLater', { day: dayOn }, { field: field('dayOn') })
    }
    const known = new Map(Object.values(facts).flatMap((some) => some.map((one) => [rateKey(one), one] as const)))
    // Of a day and two currencies that a list has twice, the last line counts.
    return [...new Map(rates.map((one) => [rateKey(one), one])).values()]
      .filter((one) => known.get(rateKey(one))?.rate !== one.rate || known.get(rateKey(one))?.source !== source)
      .map((one) => put('exchangeRate', { ...one, source, enteredAt: at.now, enteredBy: at.by.name }))
  },
})

/** Takes a rate out. Problem: finance.unknownRate. */
export const removeRate = command({
  name: 'finance.removeRate',
  about: 'Takes the exchange rate of a day out.',
  may: 'plan.run',
  input: shape({ dayOn: day, fromCurrency: currency, toCurrency: currency }),
  needs: (input) => ({ rates: rows('exchangeRate', input) }),
  decide: ({ rates: [rate] }) => {
    if (!rate) throw new Problem('finance.unknownRate', {})
    return [remove('exchangeRate', rate)]
  },
  reverse: ({ rates }) =>
    rates.map(({ dayOn, fromCurrency, toCurrency, rate, source }) => ({
      name: 'finance.keepRates',
      input: { rates: [{ dayOn, fromCurrency, toCurrency, rate }], source },
    })),
})

const rangeKeys = ['minutesSaved', 'recapture', 'errorsAvoided', 'trainingHours'] as const

/** Keeps what the return is made of. Problems: finance.noBudget, finance.badRange, finance.badShare. */
export const keepReturn = command({
  name: 'finance.keepReturn',
  about: 'Keeps what the return of a rollout is made of: each figure with its range and where it comes from (RV-4, ME-7).',
  may: 'plan.run',
  input: shape({ rolloutId: id, of: returnInput }),
  needs: ({ rolloutId }) => ({ budgets: rows('budget', { rolloutId }) }),
  decide: ({ budgets: [known] }, { of }, at) => {
    if (!known) throw new Problem('finance.noBudget', {})
    for (const key of rangeKeys) {
      const range = of[key]
      if (range && !(range.low <= range.value && range.value <= range.high))
        throw new Problem('finance.badRange', {}, { field: `of.${key}` })
    }
    if (of.recapture && (of.recapture.low < 0 || of.recapture.high > 1))
      throw new Problem('finance.badShare', {}, { field: 'of.recapture' })
    return [put('budget', { ...known, returnOf: JSON.stringify(of), returnAt: at.now, returnBy: at.by.name })]
  },
})

export const financeCommands = [describeBudget, approveBudget, keepLine, removeLine, keepRates, removeRate, keepReturn] as const
