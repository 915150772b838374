/** The question of which of day and month comes first in a file. */
import { catalogue } from '#core/kernel/words.ts'

export const dayOrderWords = catalogue({
  en: {
    order: ({ example }: { example: string }) => `How is “${example}” read?`,
    dayFirst: 'Day first',
    monthFirst: 'Month first',
  },
  nl: {
    order: ({ example }) => `Hoe lees je “${example}”?`,
    dayFirst: 'Dag vooraan',
    monthFirst: 'Maand vooraan',
  },
})
