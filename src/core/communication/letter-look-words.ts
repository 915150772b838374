/** What stands around the words of a letter; apart from the vocabulary, because it is said in the language of the letter. */
import { catalogue } from '#core/kernel/words.ts'

export const letterLookWords = catalogue({
  en: {
    open: 'Open my page in Uitrol',
    read: 'I have read this',
    foot: 'Nobody can see whether you opened this mail.',
  },
  nl: {
    open: 'Open mijn pagina in Uitrol',
    read: 'Ik heb dit gelezen',
    foot: 'Niemand kan zien of je deze mail hebt geopend.',
  },
})
