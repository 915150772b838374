/** The words of the effect of the tool (ME-13). */
import type { Format } from '#core/kernel/format.ts'
import { catalogue } from '#core/kernel/words.ts'
import type { EffectRefusal } from '#core/metrics/effect.ts'

const signed = (value: number, f: Format): string =>
  `${value > 0 ? '+' : ''}${f.number(Math.round(value * 100) / 100, Math.abs(value) < 1 ? 2 : 1)}`
const unitsEn: Record<string, string> = {
  minutes: 'minutes',
  errors: 'errors per 100',
  hours: 'hours',
  questions: 'questions per person a week',
}
const unitsNl: Record<string, string> = {
  minutes: 'minuten',
  errors: 'fouten per 100',
  hours: 'uur',
  questions: 'vragen per persoon per week',
}

const refusedEn = (refused: EffectRefusal): string => {
  if (refused.code === 'tooFewTimes') return 'no data from before and after a go-live'
  if (refused.code === 'nobodyLive') return 'no one is live yet'
  if (refused.code === 'nobodyToCompare') return 'no one is left to compare with: everyone went live together, or is live'
  return `too few people: ${refused.live} live, ${refused.compared} not live yet; it takes ${refused.least} of each`
}
const refusedNl = (refused: EffectRefusal): string => {
  if (refused.code === 'tooFewTimes') return 'geen gegevens van voor en na een startdatum'
  if (refused.code === 'nobodyLive') return 'nog niemand is begonnen'
  if (refused.code === 'nobodyToCompare') return 'niemand over om mee te vergelijken: iedereen begon tegelijk, of is begonnen'
  return `te weinig mensen: ${refused.live} begonnen, ${refused.compared} nog niet; er zijn er ${refused.least} van elk nodig`
}

export const effectWords = catalogue({
  en: {
    title: 'Effect of the tool',
    questions: 'Questions',
    change: ({ estimate, low, high, unit }: { estimate: number; low: number; high: number; unit: string }, f) =>
      `${signed(estimate, f)} ${unitsEn[unit] ?? ''} since go-live, between ${signed(low, f)} and ${signed(high, f)}`,
    refused: ({ refused }: { refused: EffectRefusal }): string => `Cannot be estimated: ${refusedEn(refused)}.`,
    plain: ({ before, since, others, unit }: { before: number | null; since: number; others: number | null; unit: string }, f) =>
      `Seen so far, no estimate: ${[...(before === null ? [] : [`${f.number(before, 2)} before go-live`]), `${f.number(since, 2)} since go-live`, ...(others === null ? [] : [`${f.number(others, 2)} among those not live yet`])].join(', ')} (${unitsEn[unit] ?? ''}).`,
    people: ({ people }: { people: number }, f) => f.plural(people, { one: 'from 1 person', other: 'from # people' }),
    said: ({ name, points }: { name: string; points: readonly string[] }) => `${name}, week by week. ${points.join(' ')}`,
    point: ({ weeks, low, high }: { weeks: number; low: number; high: number }, f) =>
      `${weeks < 0 ? `${-weeks} before go-live` : `${weeks} after go-live`}: ${signed(low, f)} to ${signed(high, f)}.`,
    amount: ({ value }: { value: number }, f) => signed(value, f),
    goLive: 'go-live',
    none: 'Nothing to estimate yet: no one has asked a question, and no measure has readings of people.',
    about:
      'Compared with people who were not live yet; the two weeks before go-live are left out. Phases are chosen, not drawn, and the first weeks are learning, so this cannot be proved. It is never part of the return.',
    what: 'What',
    since: 'Since go-live',
    difference: 'Change',
    low: 'From',
    high: 'To',
  },
  nl: {
    title: 'Effect van het systeem',
    questions: 'Vragen',
    change: ({ estimate, low, high, unit }, f) =>
      `${signed(estimate, f)} ${unitsNl[unit] ?? ''} sinds de start, tussen ${signed(low, f)} en ${signed(high, f)}`,
    refused: ({ refused }): string => `Niet te schatten: ${refusedNl(refused as EffectRefusal)}.`,
    people: ({ people }, f) => f.plural(people, { one: 'van 1 persoon', other: 'van # mensen' }),
    plain: ({ before, since, others, unit }, f) =>
      `Tot nu toe gezien, geen schatting: ${[...(before === null ? [] : [`${f.number(before, 2)} voor de start`]), `${f.number(since, 2)} sinds de start`, ...(others === null ? [] : [`${f.number(others, 2)} bij wie nog niet begon`])].join(', ')} (${unitsNl[unit] ?? ''}).`,
    said: ({ name, points }) => `${name}, week voor week. ${(points as readonly string[]).join(' ')}`,
    point: ({ weeks, low, high }, f) =>
      `${weeks < 0 ? `${-weeks} voor de start` : `${weeks} na de start`}: ${signed(low, f)} tot ${signed(high, f)}.`,
    amount: ({ value }, f) => signed(value, f),
    goLive: 'start',
    none: 'Nog niets te schatten: niemand heeft een vraag gesteld, en geen meting heeft waarnemingen van mensen.',
    about:
      'Vergeleken met mensen die nog niet begonnen waren; de twee weken voor de start tellen niet mee. Fasen zijn gekozen en niet geloot, en in de eerste weken leert iedereen nog, dus bewijs is dit niet. In de opbrengst telt het nooit mee.',
    what: 'Wat',
    since: 'Sinds de start',
    difference: 'Verschil',
    low: 'Van',
    high: 'Tot',
  },
})
