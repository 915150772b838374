/** The budget of the sample company: its lines in dollars and local currency, two rates, what was approved, and what it should bring. */
import { addDays } from '#core/kernel/calendar.ts'
import type { Language } from '#core/kernel/language.ts'
import { catalogue, speak } from '#core/kernel/words.ts'
import type { CommandCall, CommandInputs } from '#core/registry/command-inputs.ts'
import { emptyReturn } from '#core/finance/return-input.ts'
import { sampleRolloutId as rolloutId } from '#core/organisation/sample-company.ts'

const sampleMoneyWords = catalogue({
  en: {
    licences: 'New CRM licences',
    offer: 'offer of the vendor',
    setup: 'Setup and data move',
    invoice: 'invoice 118',
    old: 'Old CRM, two more months',
    contract: 'contract',
    rooms: 'Rooms, printing, mobile data',
    finance: 'Finance',
    bank: 'Central Bank',
    saved: 'estimated by Finance, from the pilot',
    recapture: 'asked in the pilot',
    errors: 'counted in the order log',
    training: 'planned sessions and practice',
  },
  nl: {
    licences: 'Licenties nieuw CRM',
    offer: 'offerte van de leverancier',
    setup: 'Inrichting en overzetten van gegevens',
    invoice: 'factuur 118',
    old: 'Oud CRM, nog twee maanden',
    contract: 'contract',
    rooms: 'Zalen, drukwerk, mobiele data',
    finance: 'Financiën',
    bank: 'Centrale Bank',
    saved: 'geschat door Financiën, uit de pilot',
    recapture: 'gevraagd in de pilot',
    errors: 'geteld in het orderlogboek',
    training: 'geplande sessies en oefenen',
  },
})

/** The commands of the lead on the first day, `begunOn` (YYYY-MM-DD). */
export const sampleMoney = (begunOn: string, language: Language): CommandCall[] => {
  const words = speak(sampleMoneyWords, language)
  type Line = CommandInputs['finance.keepLine']
  const line = (lineId: string, name: string, rest: Pick<Line, 'kind' | 'price' | 'source'> & Partial<Line>): CommandCall => ({
    name: 'finance.keepLine',
    input: { rolloutId, lineId: `sample-${lineId}`, name, currency: 'USD', quantity: 1, months: null, paidOn: null, ...rest },
  })
  const rate = (dayOn: string, is: string) => ({ dayOn, fromCurrency: 'USD', toCurrency: 'SRD', rate: is })
  const range = (low: number, value: number, high: number, source: string) => ({ low, value, high, source })
  return [
    { name: 'finance.describeBudget', input: { rolloutId, currency: 'SRD', bufferPercent: 15, dearerPercent: 40 } },
    {
      name: 'finance.keepRates',
      input: { rates: [rate(addDays(begunOn, -40), '37.10'), rate(addDays(begunOn, -3), '37.79')], source: words('bank') },
    },
    line('1', words('licences'), { kind: 'tool', price: '9.00', quantity: 45, months: 12, source: words('offer') }),
    line('2', words('setup'), { kind: 'other', price: '1900.00', paidOn: addDays(begunOn, -2), source: words('invoice') }),
    line('3', words('old'), { kind: 'oldSystem', price: '210.00', months: 2, source: words('contract') }),
    line('4', words('rooms'), { kind: 'other', currency: 'SRD', price: '24500.00', source: words('finance') }),
    { name: 'finance.approveBudget', input: { rolloutId, amount: '345000.00' } },
    {
      name: 'finance.keepReturn',
      input: {
        rolloutId,
        of: {
          ...emptyReturn,
          minutesSaved: range(38, 60, 82, words('saved')),
          recapture: range(0.4, 0.6, 0.75, words('recapture')),
          errorsAvoided: range(1.6, 2.7, 3.6, words('errors')),
          trainingHours: range(3, 4, 6, words('training')),
          wage: '210',
          wageSource: words('finance'),
          transactionsAYear: 20_000,
          costOfError: '150',
          costOfErrorSource: words('finance'),
          championHours: 60,
          championHoursSource: words('training'),
          oldSystemAYear: '95230.80',
        },
      },
    },
  ]
}
