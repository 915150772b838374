/** The words of the plan: what each phase is for, and what the commands refuse. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const planWords = catalogue({
  en: {
    'plan.who.early': 'Pilot users and volunteers',
    'plan.who.volunteers': 'Volunteers and people who use the old system a lot',
    'plan.who.alone': 'The one person who moves',
    'plan.who.core': 'The people who use the old system most',
    'plan.who.rest': 'Everyone else',
    'plan.who.half': 'Half of the team, mixed so that both halves can help each other',
    'plan.who.department': 'One team that works together every day',
    'plan.who.switch': 'Everyone, on the same day',
    'plan.who.full': 'No new people: the whole team now works with the new tool',
    'plan.who.off': 'Everyone has moved, and 80% use the tool comfortably',

    'plan.why.knowIt': 'They know the tool from the pilot',
    'plan.why.canHelp': 'They can help the next phases',
    'plan.why.findFaults': 'Problems show up while the group is small',
    'plan.why.stories': 'Their results convince the others',
    'plan.why.enoughUsers': 'With them, enough people use the tool to make it worthwhile',
    'plan.why.wholeProcess': 'Whole processes can be tested from start to end',
    'plan.why.helpCopes': 'Support can now handle a larger group',
    'plan.why.faultsGone': 'Most problems are solved by now',
    'plan.why.trainingBetter': 'The training has been improved twice',
    'plan.why.championsReady': 'Every location has a champion',
    'plan.why.proven': 'The new way of working has proved itself',
    'plan.why.oneDay': ({ chosen }: { chosen: boolean }): string =>
      chosen ? 'You chose one day for everyone' : 'With so few people, one day is less work than several weeks',
    'plan.why.dataSafe': 'The data of the old system is exported and a restore was tested',

    'plan.activity.accounts': 'Activate the accounts',
    'plan.activity.learn': 'Take a week to learn and adjust',
    'plan.activity.refresher': 'Give a short refresher',
    'plan.activity.watch': 'Follow the group closely',
    'plan.activity.quickWins': 'Note quick wins',
    'plan.activity.groupTraining': 'Give group training',
    'plan.activity.oneOnOne': 'Coach one-on-one where needed',
    'plan.activity.officeHours': 'Hold office hours every day',
    'plan.activity.feedback': 'Ask for feedback',
    'plan.activity.standardTraining': 'Give the standard training',
    'plan.activity.selfService': 'Point to guides, videos and help articles',
    'plan.activity.buddies': 'Pair each new user with an early adopter',
    'plan.activity.measure': 'Track who uses the tool',
    'plan.activity.export': 'Export everything from the old system',
    'plan.activity.archive': 'Keep a readable archive',
    'plan.activity.switchOff': 'Switch off the old system and end its contract',
    'plan.activity.celebrate': 'Celebrate together',

    'plan.alreadyLive': ({ day }: { day: string }, f) =>
      `This phase has been live since ${f.day(day, 'full')}, so its day and its people stay. Choose a later phase.`,
    'plan.approachLive': ({ day }: { day: string }, f) =>
      `The first people have been live since ${f.day(day, 'full')}, so the approach can no longer change. You can still move later phases.`,
    'plan.personAlreadyLive': ({ name, day }: { name: string; day: string }, f) =>
      `${name} has been working with the new tool since ${f.day(day, 'full')} and can no longer change phase.`,
    'plan.moveIntoPast': ({ to, today }: { to: string; today: string }, f) =>
      `${f.day(to, 'full')} has passed (today is ${f.day(today, 'full')}). Choose today or a later day.`,
    'plan.cannotPin': 'No one starts in that phase, so people cannot be fixed there. Choose a phase with people.',
    'plan.reasonMissing': 'Enter the reason for this approach in one sentence; it is shown in every report.',
    'plan.freezeBackwards': ({ from, to }: { from: string; to: string }, f) =>
      `The freeze period ends (${f.day(to, 'full')}) before it starts (${f.day(from, 'full')}). Swap the two days.`,
    'plan.notDrafted': 'There is no plan yet. Make the plan first, then try again.',
    'plan.alreadyApproved': ({ day }: { day: string }, f) =>
      `The plan was approved on ${f.day(day, 'full')}. That baseline stays; later changes are compared with it.`,
    'plan.notApproved': 'The plan has no baseline yet. Approve the plan first.',
    'plan.baselineSame': ({ day }: { day: string }, f) =>
      `The plan still has the dates of the baseline of ${f.day(day, 'full')}. Move a phase first, or keep this baseline.`,
    'plan.rolloutExists': 'A rollout with this id exists already. Open that rollout instead.',
    'plan.linkExists': 'A calendar link with this id exists already. Make a new link.',
  },
  nl: {
    'plan.who.early': 'Pilotgebruikers en vrijwilligers',
    'plan.who.volunteers': 'Vrijwilligers en mensen die het oude systeem veel gebruiken',
    'plan.who.alone': 'De enige die overstapt',
    'plan.who.core': 'Wie het oude systeem het meest gebruikt',
    'plan.who.rest': 'Alle anderen',
    'plan.who.half': 'De helft van het team, gemengd zodat beide helften elkaar kunnen helpen',
    'plan.who.department': 'Een team dat elke dag samenwerkt',
    'plan.who.switch': 'Iedereen op dezelfde dag',
    'plan.who.full': 'Niemand nieuw: het hele team werkt nu met het nieuwe systeem',
    'plan.who.off': 'Iedereen is over, en 80% werkt er goed mee',

    'plan.why.knowIt': 'Ze kennen het systeem van de pilot',
    'plan.why.canHelp': 'Ze kunnen de volgende fasen helpen',
    'plan.why.findFaults': 'Problemen komen boven zolang de groep klein is',
    'plan.why.stories': 'Hun resultaten overtuigen de anderen',
    'plan.why.enoughUsers': 'Met hen erbij werken er genoeg mensen mee om er echt iets aan te hebben',
    'plan.why.wholeProcess': 'Je kunt het werk nu van begin tot eind testen',
    'plan.why.helpCopes': 'De hulp kan nu een grotere groep aan',
    'plan.why.faultsGone': 'De meeste problemen zijn nu opgelost',
    'plan.why.trainingBetter': 'De training is al twee keer verbeterd',
    'plan.why.championsReady': 'Elke locatie heeft een ambassadeur',
    'plan.why.proven': 'De nieuwe manier van werken heeft zich bewezen',
    'plan.why.oneDay': ({ chosen }): string =>
      chosen ? 'Je koos voor één dag voor iedereen' : 'Met zo weinig mensen is één dag minder werk dan een paar weken',
    'plan.why.dataSafe': 'De gegevens van het oude systeem zijn geëxporteerd en terugzetten is getest',

    'plan.activity.accounts': 'Accounts activeren',
    'plan.activity.learn': 'Neem een week om te leren en bij te stellen',
    'plan.activity.refresher': 'Korte opfrissing geven',
    'plan.activity.watch': 'De groep van dichtbij volgen',
    'plan.activity.quickWins': 'Snelle resultaten noteren',
    'plan.activity.groupTraining': 'Groepstraining geven',
    'plan.activity.oneOnOne': 'Waar nodig één op één begeleiden',
    'plan.activity.officeHours': 'Elke dag een inloopuur houden',
    'plan.activity.feedback': 'Feedback vragen',
    'plan.activity.standardTraining': 'De standaardtraining geven',
    'plan.activity.selfService': 'Wijzen op handleidingen, video’s en hulpartikelen',
    'plan.activity.buddies': 'Elke nieuwe gebruiker koppelen aan een voorloper',
    'plan.activity.measure': 'Bijhouden wie het systeem gebruikt',
    'plan.activity.export': 'Alles uit het oude systeem exporteren',
    'plan.activity.archive': 'Een leesbaar archief aanhouden',
    'plan.activity.switchOff': 'Het oude systeem uitzetten en het contract opzeggen',
    'plan.activity.celebrate': 'Samen vieren',

    'plan.alreadyLive': ({ day }, f) =>
      `Deze fase loopt al sinds ${f.day(day, 'full')}; de dag en de mensen liggen vast. Kies een latere fase.`,
    'plan.approachLive': ({ day }, f) =>
      `De eerste mensen werken al sinds ${f.day(day, 'full')} met het nieuwe systeem; de aanpak kan niet meer veranderen. Latere fasen kun je nog verschuiven.`,
    'plan.personAlreadyLive': ({ name, day }, f) =>
      `${name} werkt al met het nieuwe systeem sinds ${f.day(day, 'full')} en kan niet meer van fase wisselen.`,
    'plan.moveIntoPast': ({ to, today }, f) =>
      `${f.day(to, 'full')} is al voorbij (vandaag is het ${f.day(today, 'full')}). Kies vandaag of een latere dag.`,
    'plan.cannotPin': 'In die fase begint niemand, dus je kunt er niemand in vastzetten. Kies een fase met mensen.',
    'plan.reasonMissing': 'Vul in één zin de reden voor deze aanpak in; die staat in elk rapport.',
    'plan.freezeBackwards': ({ from, to }, f) =>
      `De geblokkeerde periode eindigt (${f.day(to, 'full')}) voordat ze begint (${f.day(from, 'full')}). Draai de twee dagen om.`,
    'plan.notDrafted': 'Er is nog geen plan. Maak eerst het plan en probeer het dan opnieuw.',
    'plan.alreadyApproved': ({ day }, f) =>
      `Het plan is goedgekeurd op ${f.day(day, 'full')}. Die oorspronkelijke planning blijft staan; latere wijzigingen zie je ernaast.`,
    'plan.notApproved': 'Er is nog geen oorspronkelijke planning. Keur het plan eerst goed.',
    'plan.baselineSame': ({ day }, f) =>
      `De datums zijn nog die van de oorspronkelijke planning van ${f.day(day, 'full')}. Verschuif eerst een fase, of houd deze planning aan.`,
    'plan.rolloutExists': 'Er is al een uitrol met dit id. Open die uitrol.',
    'plan.linkExists': 'Er is al een agendalink met dit id. Maak een nieuwe link.',
  },
})

export const planProblems = {
  'plan.alreadyLive': 'refused',
  'plan.approachLive': 'refused',
  'plan.personAlreadyLive': 'refused',
  'plan.moveIntoPast': 'refused',
  'plan.cannotPin': 'refused',
  'plan.reasonMissing': 'invalid',
  'plan.freezeBackwards': 'invalid',
  'plan.notDrafted': 'refused',
  'plan.alreadyApproved': 'refused',
  'plan.notApproved': 'refused',
  'plan.baselineSame': 'refused',
  'plan.rolloutExists': 'conflict',
  'plan.linkExists': 'conflict',
} as const satisfies Record<string, ProblemKind>
