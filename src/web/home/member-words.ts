/** The words of what members see. */
import { catalogue } from '#core/kernel/words.ts'

export const memberWords = catalogue({
  en: {
    hello: ({ name, tool }: { name: string; tool: string }) => `Hi ${name}, you start with ${tool} on`,
    helloPast: ({ name, tool }: { name: string; tool: string }) => `Hi ${name}, you started with ${tool} on`,
    inDays: ({ days }: { days: number }, f) =>
      days === 0
        ? 'today'
        : days > 0
          ? f.plural(days, { one: 'tomorrow', other: 'in # days' })
          : f.plural(-days, { one: 'since yesterday', other: '# days ago' }),
    together: ({ count }: { count: number }, f) =>
      count === 0 ? 'you are the first' : f.plural(count, { one: 'together with 1 colleague', other: 'together with # colleagues' }),
    paused: 'The rollout is paused. Your first day may be later; the new day will be shown here.',
    helloWaiting: ({ name, tool }: { name: string; tool: string }) => `Hi ${name}, your start with ${tool}`,
    waitsTitle: 'Waits for a decision',
    plannedFor: ({ day }: { day: string }, f) => `it was planned for ${f.day(day)}`,
    waits:
      'First it is checked whether everything is ready for you. Once that is decided you see your first day here, at the latest the day before.',
    undatedTitle: ({ name }: { name: string }) => `Hi ${name}, your first day is not known yet`,
    undatedText: 'Once the plan has a first day for you, you see it here.',
    excludedTitle: ({ name }: { name: string }) => `Hi ${name}, nothing changes for you for now`,
    excludedText: 'Keep working as you do now. If that changes, you will see it here.',
    noRollout: 'Nothing is planned here yet. Check again in a few days.',
    buddy: 'your buddy',
    buddyAndChampion: 'your buddy and champion',
    buddyNone: 'Your buddy is assigned when your phase gets close.',
    champion: 'champion at your location',
    championNone: 'Your location has no champion yet.',
    youHelp: ({ names }: { names: string }) => `You help ${names}.`,
    why: ({ tool }: { tool: string }) => `Why ${tool}`,
    instead: ({ oldSystem }: { oldSystem: string }) => `Replaces ${oldSystem}.`,
    whyNone: 'The reason is not filled in yet. Ask the rollout lead.',
    settings: 'Language, devices, sign out',
  },
  nl: {
    hello: ({ name, tool }) => `Dag ${name}, je begint met ${tool} op`,
    helloPast: ({ name, tool }) => `Dag ${name}, je bent met ${tool} begonnen op`,
    inDays: ({ days }, f) =>
      days === 0
        ? 'vandaag'
        : days > 0
          ? f.plural(days, { one: 'morgen', other: 'over # dagen' })
          : f.plural(-days, { one: 'sinds gisteren', other: '# dagen geleden' }),
    together: ({ count }, f) =>
      count === 0 ? 'jij bent de eerste' : f.plural(count, { one: 'samen met 1 collega', other: 'samen met # collega’s' }),
    paused: 'De uitrol is gepauzeerd. Jouw eerste dag wordt misschien later; de nieuwe dag zie je dan hier.',
    helloWaiting: ({ name, tool }) => `Dag ${name}, jouw start met ${tool}`,
    waitsTitle: 'Wacht op een besluit',
    plannedFor: ({ day }, f) => `die stond gepland voor ${f.day(day)}`,
    waits: 'Eerst wordt nagegaan of alles voor je klaarstaat. Zodra dat besloten is, zie je hier jouw eerste dag, uiterlijk de dag ervoor.',
    undatedTitle: ({ name }) => `Dag ${name}, jouw eerste dag is nog niet bekend`,
    undatedText: 'Zodra het plan een eerste dag voor je heeft, zie je die hier.',
    excludedTitle: ({ name }) => `Dag ${name}, voor jou verandert er voorlopig niets`,
    excludedText: 'Je werkt gewoon door zoals nu. Verandert dat, dan lees je het hier.',
    noRollout: 'Er is hier nog niets gepland. Kijk over een paar dagen nog eens.',
    buddy: 'jouw maatje',
    buddyAndChampion: 'jouw maatje en ambassadeur',
    buddyNone: 'Je maatje volgt als jouw fase aan de beurt is.',
    champion: 'ambassadeur op jouw locatie',
    championNone: 'Jouw locatie heeft nog geen ambassadeur.',
    youHelp: ({ names }) => `Jij helpt ${names}.`,
    why: ({ tool }) => `Waarom ${tool}`,
    instead: ({ oldSystem }) => `Vervangt ${oldSystem}.`,
    whyNone: 'De reden is nog niet ingevuld. Vraag het de projectleider.',
    settings: 'Taal, apparaten, afmelden',
  },
})
