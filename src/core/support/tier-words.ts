/** What the levels of support are called: in notices, on pages of questions and in the list of levels. */
import { catalogue } from '#core/kernel/words.ts'

export const tierWords = catalogue({
  en: {
    'support.tier.1': 'Help articles',
    'support.tier.2': 'Champion',
    'support.tier.3': 'IT',
    'support.tier.4': 'Vendor',
  },
  nl: {
    'support.tier.1': 'Hulpartikelen',
    'support.tier.2': 'Ambassadeur',
    'support.tier.3': 'IT',
    'support.tier.4': 'Leverancier',
  },
})
