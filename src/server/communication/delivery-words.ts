/** The words of the mail room for those who look after messages: why a letter was never handed over. */
import { catalogue } from '#core/kernel/words.ts'

export const mailingWords = catalogue({
  en: {
    noAddress: 'There is no e-mail address on the staff list any more.',
    onlyExample: 'Their address is only an example; nobody gets mail there. Tell them by hand.',
    noLongerHere: 'They are no longer among the readers.',
    tooLate: 'It is a week old by now and is no longer mailed; it stands in the app.',
  },
  nl: {
    noAddress: 'Er staat geen e-mailadres meer in de personeelslijst.',
    onlyExample: 'Dit adres is alleen een voorbeeld; daar komt geen mail aan. Vertel het zelf even.',
    noLongerHere: 'Deze collega hoort niet meer bij de lezers.',
    tooLate: 'Het is nu een week oud en gaat niet meer als mail; het staat in de app.',
  },
})
