/** The words of what members and sponsors see, and of coming in by a personal link. */
import { catalogue } from '#core/kernel/words.ts'

export const memberWords = catalogue({
  en: {
    inviteTitle: ({ name }: { name: string }) => `Hello. Are you ${name}?`,
    inviteText: 'One tap and you see your day, your training and who helps you. This link then works on this phone only.',
    itsMe: ({ name }: { name: string }) => `This is me, ${name}`,
    notMe: 'Not you? Close this page, and tell whoever sent it.',
    inviteNone: 'This link does not open here',
    inviteShort: 'This address lacks the secret part of the link. Open the whole link again from the message you got.',
    hello: ({ name }: { name: string }) => `Hello ${name}, you switch over on`,
    helloPast: ({ name }: { name: string }) => `Hello ${name}, you switched over on`,
    inDays: ({ days }: { days: number }, f) =>
      days === 0
        ? 'that is today'
        : days > 0
          ? f.plural(days, { one: 'that is tomorrow', other: 'in # days' })
          : f.plural(-days, { one: 'since yesterday', other: '# days ago' }),
    together: ({ count }: { count: number }, f) =>
      count === 0 ? 'you are the first' : f.plural(count, { one: 'together with 1 colleague', other: 'together with # colleagues' }),
    undatedTitle: ({ name }: { name: string }) => `Hello ${name}, your day is not known yet`,
    undatedText: 'As soon as the plan has a day for you, you see it here.',
    excludedTitle: ({ name }: { name: string }) => `Hello ${name}, for you nothing changes for now`,
    excludedText: 'You go on working as you do. If that changes, you read it here.',
    noRollout: 'Nothing is planned here yet. Look again in a few days.',
    helpers: 'Who helps you',
    buddy: 'Your buddy',
    buddyNone: 'comes when your group gets close',
    champion: 'At your place',
    championNone: 'not chosen yet',
    youHelp: 'You help',
    why: ({ tool }: { tool: string }) => `Why ${tool}`,
    instead: ({ oldSystem }: { oldSystem: string }) => `It takes the place of ${oldSystem}.`,
    whyNone: 'Nobody has written down why yet. Ask whoever leads the rollout.',
    settings: 'Language, devices, sign out',
    sponsorTitle: ({ tool }: { tool: string }) => `${tool} in figures`,
    sponsorText: 'Small groups are told together, so that no figure points at anybody.',
    sponsorNone: 'There is no plan with figures yet',
    phase: 'Phase',
    people: 'People',
    from: 'From',
    until: 'Until',
    tooFew: 'fewer than 5',
    objections: 'Objections',
    objectionsNone: 'None raised',
    objection: 'Objection',
    times: 'Times',
    notTold: 'too few to tell',
  },
  nl: {
    inviteTitle: ({ name }) => `Dag. Ben jij ${name}?`,
    inviteText: 'Eén tik en je ziet jouw dag, jouw training en wie je helpt. Daarna werkt deze link alleen op deze telefoon.',
    itsMe: ({ name }) => `Dit ben ik, ${name}`,
    notMe: 'Ben jij dit niet? Sluit deze pagina en zeg het tegen wie hem stuurde.',
    inviteNone: 'Deze link gaat hier niet open',
    inviteShort: 'In dit adres ontbreekt het geheime deel van de link. Open de hele link nog eens uit het bericht dat je kreeg.',
    hello: ({ name }) => `Dag ${name}, jij stapt over op`,
    helloPast: ({ name }) => `Dag ${name}, jij stapte over op`,
    inDays: ({ days }, f) =>
      days === 0
        ? 'dat is vandaag'
        : days > 0
          ? f.plural(days, { one: 'dat is morgen', other: 'over # dagen' })
          : f.plural(-days, { one: 'sinds gisteren', other: '# dagen geleden' }),
    together: ({ count }, f) =>
      count === 0 ? 'jij bent de eerste' : f.plural(count, { one: 'samen met 1 collega', other: 'samen met # collega’s' }),
    undatedTitle: ({ name }) => `Dag ${name}, jouw dag is nog niet bekend`,
    undatedText: 'Zodra er in het plan een dag voor je is, zie je die hier.',
    excludedTitle: ({ name }) => `Dag ${name}, voor jou verandert er voorlopig niets`,
    excludedText: 'Je werkt gewoon door zoals nu. Verandert dat, dan lees je het hier.',
    noRollout: 'Er is hier nog niets gepland. Kijk over een paar dagen nog eens.',
    helpers: 'Wie je helpt',
    buddy: 'Je maatje',
    buddyNone: 'komt als jouw groep aan de beurt is',
    champion: 'Op jouw plek',
    championNone: 'nog niet gekozen',
    youHelp: 'Jij helpt',
    why: ({ tool }) => `Waarom ${tool}`,
    instead: ({ oldSystem }) => `Het komt in plaats van ${oldSystem}.`,
    whyNone: 'Nog niemand heeft opgeschreven waarom. Vraag het aan wie de uitrol leidt.',
    settings: 'Taal, toestellen, afmelden',
    sponsorTitle: ({ tool }) => `${tool} in cijfers`,
    sponsorText: 'Kleine groepen zijn samen geteld, zodat geen cijfer naar iemand wijst.',
    sponsorNone: 'Er is nog geen plan met cijfers',
    phase: 'Fase',
    people: 'Mensen',
    from: 'Vanaf',
    until: 'Tot',
    tooFew: 'minder dan 5',
    objections: 'Bezwaren',
    objectionsNone: 'Geen',
    objection: 'Bezwaar',
    times: 'Keer',
    notTold: 'te weinig om te noemen',
  },
})
