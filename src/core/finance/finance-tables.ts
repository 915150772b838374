/** The money of a rollout: its budget, the lines of it, what the return is made of, and the exchange rates of the organisation. */
import { table } from '#core/kernel/table.ts'

const budget = table('budget', {
  about:
    'The budget of a rollout: its currency, the buffer and the stress case in percent, what was approved, and what the return is made of (JSON, see ReturnInput).',
  label: { en: 'Budget', nl: 'Budget' },
  readers: 'leads',
  key: ['rolloutId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    currency: { kind: 'text', en: 'currency', nl: 'valuta', personal: 'plain' },
    bufferPercent: { kind: 'real', en: 'buffer, percent', nl: 'buffer, procent' },
    dearerPercent: { kind: 'real', en: 'stress case, percent', nl: 'stresstest, procent' },
    approved: { kind: 'text?', en: 'approved amount', nl: 'goedgekeurd bedrag', personal: 'plain' },
    approvedAt: { kind: 'text?', en: 'approved on', nl: 'goedgekeurd op' },
    approvedBy: { kind: 'text?', en: 'approved by', nl: 'goedgekeurd door', personal: 'quotes' },
    returnOf: { kind: 'text?', en: 'assumptions of the return', nl: 'aannames van het rendement', personal: 'quotes' },
    returnAt: { kind: 'text?', en: 'assumptions changed on', nl: 'aannames gewijzigd op' },
    returnBy: { kind: 'text?', en: 'assumptions changed by', nl: 'aannames gewijzigd door', personal: 'quotes' },
  },
})

const budgetLine = table('budgetLine', {
  about: 'A line of a budget: so many units at a price, once or for some months, in its own currency; amounts are exact decimals.',
  label: { en: 'Budget line', nl: 'Budgetregel' },
  readers: 'leads',
  key: ['rolloutId', 'lineId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    lineId: { kind: 'text', en: 'budget line', nl: 'budgetregel' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'quotes' },
    kind: { kind: 'text', en: 'kind', nl: 'soort', personal: 'plain' },
    currency: { kind: 'text', en: 'currency', nl: 'valuta', personal: 'plain' },
    price: { kind: 'text', en: 'price', nl: 'prijs', personal: 'plain' },
    quantity: { kind: 'integer', en: 'quantity', nl: 'aantal' },
    months: { kind: 'integer?', en: 'months', nl: 'maanden' },
    paidOn: { kind: 'text?', en: 'paid on', nl: 'betaald op' },
    source: { kind: 'text?', en: 'source', nl: 'bron', personal: 'quotes' },
    changedAt: { kind: 'text', en: 'changed on', nl: 'gewijzigd op' },
    changedBy: { kind: 'text', en: 'changed by', nl: 'gewijzigd door', personal: 'quotes' },
  },
})

const exchangeRate = table('exchangeRate', {
  about: 'So many units of one currency for one of another, from a day on, and where that comes from (RG-4).',
  label: { en: 'Exchange rate', nl: 'Wisselkoers' },
  readers: 'leads',
  key: ['dayOn', 'fromCurrency', 'toCurrency'],
  columns: {
    dayOn: { kind: 'text', en: 'day', nl: 'dag' },
    fromCurrency: { kind: 'text', en: 'from', nl: 'van', personal: 'plain' },
    toCurrency: { kind: 'text', en: 'to', nl: 'naar', personal: 'plain' },
    rate: { kind: 'text', en: 'rate', nl: 'koers', personal: 'plain' },
    source: { kind: 'text?', en: 'source', nl: 'bron', personal: 'quotes' },
    enteredAt: { kind: 'text', en: 'entered on', nl: 'ingevoerd op' },
    enteredBy: { kind: 'text', en: 'entered by', nl: 'ingevoerd door', personal: 'quotes' },
  },
})

export const financeTables = { budget, budgetLine, exchangeRate } as const
