/** The words of the mail room for those who look after messages: why a letter was never handed over. */
import { catalogue } from '#core/kernel/words.ts'

export const mailingWords = catalogue({
  en: {
    noAddress: 'The staff list no longer has an e-mail address for this person.',
    onlyExample: 'This is an example address; mail does not arrive there. Tell them in person.',
    noLongerHere: 'This person is no longer a recipient.',
    tooLate: 'The message is a week old and is no longer mailed; it can be read in the app.',
  },
  nl: {
    noAddress: 'De personeelslijst heeft geen e-mailadres meer van deze persoon.',
    onlyExample: 'Dit is een voorbeeldadres; daar komt geen mail aan. Geef het persoonlijk door.',
    noLongerHere: 'Deze persoon is geen ontvanger meer.',
    tooLate: 'Het bericht is een week oud en gaat niet meer per mail; het staat in de app.',
  },
})
