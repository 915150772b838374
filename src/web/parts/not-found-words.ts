/** The words of an address that leads nowhere. */
import { catalogue } from '#core/kernel/words.ts'

export const notFoundWords = catalogue({
  en: {
    notFound: 'Page not found',
    toToday: 'Go to Today',
  },
  nl: {
    notFound: 'Deze pagina bestaat niet',
    toToday: 'Naar Vandaag',
  },
})
