/** The words of choosing key workflows. */
import { catalogue } from '#core/kernel/words.ts'

export const workflowsWords = catalogue({
  en: {
    choose: 'Key workflows',
    title: 'Which workflows are key?',
    about: 'Doing at least one of them in the last 7 days counts. Without a choice, every workflow counts.',
    save: 'Save',
    saved: 'Key workflows saved',
    key: 'Key',
  },
  nl: {
    choose: 'Belangrijkste werk',
    title: 'Welk werk is het belangrijkst?',
    about: 'Wie er de laatste 7 dagen minstens één van deed, telt mee. Zonder keuze telt elk werkproces.',
    save: 'Opslaan',
    saved: 'Belangrijkste werk opgeslagen',
    key: 'Belangrijk',
  },
})
