/** The words of searching for somebody. */
import { catalogue } from '#core/kernel/words.ts'

export const personFieldWords = catalogue({
  en: {
    searchName: 'Type at least two letters of the name',
    nobodyFound: 'No people found.',
  },
  nl: {
    searchName: 'Typ minstens twee letters van de naam',
    nobodyFound: 'Geen mensen gevonden.',
  },
})
