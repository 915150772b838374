/** The words about people who left, and about erasing what is known of them. */
import { catalogue } from '#core/kernel/words.ts'

export const leaversWords = catalogue({
  en: {
    leavers: 'Former employees',
    searchLeavers: 'Search former employees',
    leaversText: 'Their access ended with their last working day. Erasing removes name, addresses and numbers; phases and figures stay.',
    leftOn: ({ day }: { day: string }) => `left ${day}`,
    forget: 'Erase',
    forgetTitle: ({ name }: { name: string }) => `Erase ${name}?`,
    forgetText:
      'All personal data is removed, here and on every device, and so is the account. The activity log keeps each change with its date and author, but not the personal data. This cannot be undone.',
    forgetNow: 'Erase',
    forgotten: 'Personal data erased.',
  },
  nl: {
    leavers: 'Oud-medewerkers',
    searchLeavers: 'Oud-medewerkers zoeken',
    leaversText: 'Hun toegang eindigde met de laatste werkdag. Wissen verwijdert naam, adressen en nummers; fasen en cijfers blijven.',
    leftOn: ({ day }) => `vertrokken ${day}`,
    forget: 'Wissen',
    forgetTitle: ({ name }) => `${name} wissen?`,
    forgetText:
      'Alle persoonsgegevens verdwijnen, hier en op elk apparaat, en het account ook. In het logboek blijft staan dat er iets gewijzigd is, wanneer en door wie, maar niet de persoonsgegevens. Dit kan niet ongedaan worden gemaakt.',
    forgetNow: 'Wissen',
    forgotten: 'Persoonsgegevens gewist.',
  },
})
