/** What people are told of questions that are theirs, or theirs to answer. */
import { catalogue } from '#core/kernel/words.ts'

export interface SomebodySaid {
  readonly name: string
  readonly text: string
}
/** Notices made before the question was kept with them tell the answer alone. */
export interface AboutQuestion {
  readonly question?: string
}

const tierEn = (tier: number): string =>
  ({ 1: 'the help articles', 2: 'the champion of your location', 3: 'IT', 4: 'the vendor' })[tier] ?? `level ${tier}`
const tierNl = (tier: number): string =>
  ({ 1: 'de hulpartikelen', 2: 'de ambassadeur van jouw locatie', 3: 'IT', 4: 'de leverancier' })[tier] ?? `niveau ${tier}`

export const supportNoticeWords = catalogue({
  en: {
    'support.notice.yours': ({ name, text }: SomebodySaid) => `${name} needs your help: “${text}”`,
    'support.notice.overdue': ({ name, text }: SomebodySaid) =>
      `${name} did not get an answer in time, so this question is now yours: “${text}”`,
    'support.notice.said': ({ name, text, question }: SomebodySaid & AboutQuestion): string =>
      question === undefined ? `${name} says: “${text}”` : `${name} on “${question}”: “${text}”`,
    'support.notice.up': ({ tier, text }: { tier: number; text: string }) => `Your question is now with ${tierEn(tier)}: “${text}”`,
    'support.notice.solved': ({ name, text, question }: SomebodySaid & AboutQuestion): string =>
      question === undefined ? `${name} answered: “${text}”` : `${name} answered “${question}”: “${text}”`,
    'support.notice.tier': ({ tier, count }: { tier: number; count: number }, f) =>
      `You are now responsible for level ${tier} (${tierEn(tier)}). ${f.plural(count, { one: '1 question is waiting there.', other: '# questions are waiting there.' })}`,
  },
  nl: {
    'support.notice.yours': ({ name, text }) => `${name} heeft je hulp nodig: “${text}”`,
    'support.notice.overdue': ({ name, text }) => `${name} kreeg niet op tijd antwoord, dus deze vraag is nu voor jou: “${text}”`,
    'support.notice.said': ({ name, text, question }): string =>
      question === undefined ? `${name} zegt: “${text}”` : `${name} over “${question}”: “${text}”`,
    'support.notice.up': ({ tier, text }) => `Je vraag ligt nu bij ${tierNl(tier)}: “${text}”`,
    'support.notice.solved': ({ name, text, question }): string =>
      question === undefined ? `${name} antwoordt: “${text}”` : `${name} antwoordt op “${question}”: “${text}”`,
    'support.notice.tier': ({ tier, count }, f) =>
      `Jij bent nu verantwoordelijk voor niveau ${tier} (${tierNl(tier)}). ${f.plural(count, { one: 'Daar wacht 1 vraag.', other: 'Daar wachten # vragen.' })}`,
  },
})
