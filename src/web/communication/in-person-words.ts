/** The words of telling by hand. */
import { catalogue } from '#core/kernel/words.ts'

export const byHandWords = catalogue({
  en: {
    message: 'Message',
    handTitle: ({ count }: { count: number }, f) =>
      count === 0
        ? 'Everybody knows'
        : f.plural(count, { one: '1 person waits to be told by hand', other: '# people wait to be told by hand' }),
    handText: 'Tell them, then tick how. It works without internet too: your ticks are sent when the connection is back.',
    nobodyByHand: 'Whoever has no e-mail address, or whom mail does not reach, stands here with their letter once a message goes out.',
    allKnow: 'Everybody knows.',
    allMessages: 'All messages',
    whatsAppTo: ({ name }: { name: string }) => `Send it to ${name} by WhatsApp`,
    copyOf: ({ name }: { name: string }) => `Copy the letter to ${name}`,
    copyByHand: 'This browser cannot copy here. Select the text instead.',
    letterNotHere: 'The letter is not on this device yet. It comes with the next connection.',
    howTold: ({ name }: { name: string }) => `How does ${name} know?`,
    knowsNow: 'Knows it now:',
    way_talk: 'Told',
    way_whatsapp: 'WhatsApp',
    way_paper: 'Paper',
    toldNow: ({ name }: { name: string }) => `${name} knows.`,
    toldAlready: ({ count }: { count: number }, f) => f.plural(count, { one: '1 person knows', other: '# people know' }),
    toldHow: ({ way, day, by }: { way: string; day: string; by: string }) => [way, day, by].filter(Boolean).join(' · '),
    readInApp: 'read it in the app',
    untell: 'Not yet after all',
    untellOf: ({ name }: { name: string }) => `Not yet after all: ${name}`,
    printLetters: ({ count }: { count: number }, f) => f.plural(count, { one: 'Print 1 letter', other: 'Print # letters' }),
  },
  nl: {
    message: 'Bericht',
    handTitle: ({ count }, f) =>
      count === 0
        ? 'Iedereen weet het'
        : f.plural(count, { one: '1 persoon moet het nog van jou horen', other: '# mensen moeten het nog van jou horen' }),
    handText: 'Vertel het, en vink aan hoe. Dat kan ook zonder internet: je vinkjes gaan mee zodra er weer verbinding is.',
    nobodyByHand: 'Wie geen e-mailadres heeft, of wie mail niet bereikt, staat hier met de eigen brief zodra een bericht de deur uit gaat.',
    allKnow: 'Iedereen weet het.',
    allMessages: 'Alle berichten',
    whatsAppTo: ({ name }) => `Stuur het ${name} via WhatsApp`,
    copyOf: ({ name }) => `Kopiëren: brief aan ${name}`,
    copyByHand: 'Deze browser kan hier niet kopiëren. Selecteer de tekst zelf.',
    letterNotHere: 'De brief staat nog niet op dit toestel. Hij komt mee zodra er verbinding is.',
    howTold: ({ name }) => `Hoe weet ${name} het?`,
    knowsNow: 'Weet het nu:',
    way_talk: 'Verteld',
    way_whatsapp: 'WhatsApp',
    way_paper: 'Papier',
    toldNow: ({ name }) => `${name} weet het.`,
    toldAlready: ({ count }, f) => f.plural(count, { one: '1 persoon weet het', other: '# mensen weten het' }),
    toldHow: ({ way, day, by }) => [way, day, by].filter(Boolean).join(' · '),
    readInApp: 'las het in de app',
    untell: 'Toch nog niet',
    untellOf: ({ name }) => `Toch nog niet: ${name}`,
    printLetters: ({ count }, f) => f.plural(count, { one: 'Druk 1 brief af', other: 'Druk # brieven af' }),
  },
})
