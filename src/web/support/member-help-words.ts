/** The words of help on the page of a member. */
import { catalogue } from '#core/kernel/words.ts'

export const memberHelpWords = catalogue({
  en: {
    help: 'Help',
    champion: 'Champion',
    stuck: 'Get help',
    order: ({ champion }: { champion: string }) => `1 Help articles → 2 ${champion} → 3 IT → 4 Vendor`,
    open: ({ count }: { count: number }, f) => f.plural(count, { one: '1 question open', other: '# questions open' }),
    mine: 'My questions',
  },
  nl: {
    help: 'Hulp',
    champion: 'Ambassadeur',
    stuck: 'Ik kom er niet uit',
    order: ({ champion }) => `1 Hulpartikelen → 2 ${champion} → 3 IT → 4 Leverancier`,
    open: ({ count }, f) => f.plural(count, { one: '1 vraag open', other: '# vragen open' }),
    mine: 'Mijn vragen',
  },
})
