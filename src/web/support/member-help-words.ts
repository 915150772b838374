/** The words of help on the page of a member. */
import { catalogue } from '#core/kernel/words.ts'

export const memberHelpWords = catalogue({
  en: {
    help: 'Help',
    stuck: 'I am stuck',
    order: 'first the answers, then your champion, then IT, then the vendor',
    open: ({ count }: { count: number }, f) => f.plural(count, { one: '1 question open', other: '# questions open' }),
    mine: 'See my questions',
  },
  nl: {
    help: 'Hulp',
    stuck: 'Ik kom er niet uit',
    order: 'eerst de antwoorden, dan je kartrekker, dan IT, dan de leverancier',
    open: ({ count }, f) => f.plural(count, { one: '1 vraag open', other: '# vragen open' }),
    mine: 'Bekijk mijn vragen',
  },
})
