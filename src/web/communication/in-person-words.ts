/** The words of telling by hand. */
import { catalogue } from '#core/kernel/words.ts'

export const byHandWords = catalogue({
  en: {
    message: 'Message',
    handTitle: ({ count }: { count: number }, f) =>
      count === 0
        ? 'Everyone has been told'
        : f.plural(count, { one: '1 person still needs to be told in person', other: '# people still need to be told in person' }),
    handText: 'Tell them, then tick how. This works offline: your ticks are sent when the connection is back.',
    nobodyByHand: 'When a message is sent, people without a working e-mail address are listed here with their message.',
    allKnow: 'Everyone has been told.',
    allMessages: 'All messages',
    whatsAppTo: ({ name }: { name: string }) => `Send ${name} a WhatsApp`,
    copyOf: ({ name }: { name: string }) => `Copy the message to ${name}`,
    letterNotHere: 'The message is not on this device yet. It arrives with the next connection.',
    howTold: ({ name }: { name: string }) => `How was ${name} told?`,
    knowsNow: 'Told:',
    way_talk: 'Conversation',
    way_whatsapp: 'WhatsApp',
    way_paper: 'Paper',
    toldNow: ({ name }: { name: string }) => `${name} marked as told.`,
    toldAlready: ({ count }: { count: number }, f) => f.plural(count, { one: '1 person told', other: '# people told' }),
    toldHow: ({ way, day, by }: { way: string; day: string; by: string }) => [way, day, by].filter(Boolean).join(' · '),
    readInApp: 'read it in the app',
    untell: 'Undo',
    untellOf: ({ name }: { name: string }) => `Undo: ${name}`,
    printLetters: ({ count }: { count: number }, f) => f.plural(count, { one: 'Print 1 message', other: 'Print # messages' }),
  },
  nl: {
    message: 'Bericht',
    handTitle: ({ count }, f) =>
      count === 0
        ? 'Iedereen weet het'
        : f.plural(count, { one: '1 persoon moet het nog persoonlijk horen', other: '# mensen moeten het nog persoonlijk horen' }),
    handText: 'Vertel het en vink aan hoe. Dit werkt ook offline: je vinkjes worden verstuurd zodra er weer verbinding is.',
    nobodyByHand: 'Als een bericht wordt verstuurd, staan hier de mensen zonder werkend e-mailadres, met hun bericht.',
    allKnow: 'Iedereen weet het.',
    allMessages: 'Alle berichten',
    whatsAppTo: ({ name }) => `Stuur ${name} een WhatsApp`,
    copyOf: ({ name }) => `Bericht aan ${name} kopiëren`,
    letterNotHere: 'Het bericht staat nog niet op dit apparaat. Het komt mee zodra er verbinding is.',
    howTold: ({ name }) => `Hoe heeft ${name} het gehoord?`,
    knowsNow: 'Verteld:',
    way_talk: 'Gesprek',
    way_whatsapp: 'WhatsApp',
    way_paper: 'Papier',
    toldNow: ({ name }) => `${name} gemarkeerd als verteld.`,
    toldAlready: ({ count }, f) => f.plural(count, { one: '1 persoon heeft het gehoord', other: '# mensen hebben het gehoord' }),
    toldHow: ({ way, day, by }) => [way, day, by].filter(Boolean).join(' · '),
    readInApp: 'las het in de app',
    untell: 'Ongedaan maken',
    untellOf: ({ name }) => `Ongedaan maken: ${name}`,
    printLetters: ({ count }, f) => f.plural(count, { one: '1 bericht afdrukken', other: '# berichten afdrukken' }),
  },
})
