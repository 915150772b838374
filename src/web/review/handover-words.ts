/** The words of the pages about the handover and about newcomers. */
import { catalogue } from '#core/kernel/words.ts'
import type { NewcomerStep } from '#core/review/newcomers.ts'

type Of = { name: string; step: NewcomerStep }

export const handoverPageWords = catalogue({
  en: {
    handover: 'Handover',
    about: 'Everything needed to run the tool from now on: as one document to print, or with all data and the plan in one ZIP.',
    open: 'Open handover',
    inEnglish: 'English',
    inDutch: 'Dutch',
    download: ({ format, language }: { format: string; language: string }) => `Download handover as ${format}, ${language}`,
    parts: 'Contents',
    part: 'Part',
    entries: 'Entries',
    notReached: 'What the handover holds cannot be shown without a connection.',
    newcomers: 'Newcomers',
    newcomersTitle: ({ due, people }: { due: number; people: number }, f): string =>
      people === 0
        ? 'Nobody has joined since the rollout'
        : due === 0
          ? 'Nothing is due for newcomers now'
          : f.plural(due, { one: 'One newcomer needs you now', other: '# newcomers need you now' }),
    newcomersEmpty: 'Colleagues who join your location after the rollout are listed here, with what each of them needs.',
    welcome: 'Welcome newcomer',
    outside: ({ people }: { people: number }, f) =>
      f.plural(people, { one: '1 person is not in the plan yet.', other: '# people are not in the plan yet.' }),
    running: ({ day }: { day: string }, f) =>
      `Until ${f.day(day, 'full')} people who join start with a phase of the plan. After that they are welcomed here, one by one.`,
    noNewcomers: 'No one has joined since the rollout. Add new colleagues on the People page, then welcome them here.',
    firstDay: ({ day, location }: { day: string; location: string | null }, f) =>
      [`first day ${f.day(day, 'short')}`, location].filter(Boolean).join(' · '),
    withBuddy: ({ name }: { name: string }) => `with ${name}`,
    stepBy: ({ day }: { day: string }, f) => `by ${f.day(day, 'brief')}`,
    done: 'Done',
    late: 'Overdue',
    tick: 'Mark as done',
    reopen: 'Reopen',
    tickStep: ({ name, step }: Of): string =>
      `${{ account: 'Account', buddy: 'Buddy', materials: 'Materials', check: 'First-weeks check' }[step]}: ${name}`,
    ticked: 'Step ticked.',
    reopened: 'Step reopened.',
    chooseBuddy: 'Choose buddy',
    checkTitle: ({ name }: { name: string }) => `How did the first weeks of ${name} go?`,
    checkNote: 'What they said',
    checkSaid: ({ note }: { note: string }) => `“${note}”`,
    checkHint: 'One sentence; it is part of the handover',
    checkDo: 'Save check',
    welcomeTitle: 'Welcome a newcomer',
    who: 'Newcomer',
    chooseWho: 'Choose who joined',
    startsOn: 'First day with the tool',
    buddy: 'Buddy',
    bestBuddy: 'Best fit',
    welcomeAbout: 'Both are told. The newcomer gets four steps: account, buddy, materials, and a check after two weeks.',
    welcomeDo: 'Welcome',
    welcomed: 'Newcomer welcomed.',
  },
  nl: {
    handover: 'Overdracht',
    about:
      'Alles wat nodig is om het nieuwe systeem voortaan te beheren: als één document om af te drukken, of met alle gegevens en het plan in één ZIP.',
    open: 'Overdracht openen',
    inEnglish: 'Engels',
    inDutch: 'Nederlands',
    download: ({ format, language }) => `Overdracht downloaden als ${format}, ${language}`,
    parts: 'Wat erin staat',
    part: 'Onderdeel',
    entries: 'Aantal',
    notReached: 'Zonder verbinding is niet te zien wat er in de overdracht staat.',
    newcomers: 'Nieuwe collega’s',
    newcomersTitle: ({ due, people }: { due: number; people: number }, f): string =>
      people === 0
        ? 'Er is na de uitrol nog niemand bij gekomen'
        : due === 0
          ? 'Nieuwe collega’s hebben nu niets nodig'
          : f.plural(due, { one: 'Eén nieuwe collega heeft je nu nodig', other: '# nieuwe collega’s hebben je nu nodig' }),
    newcomersEmpty: 'Hier staan collega’s die na de uitrol op je locatie beginnen, met wat ieder nodig heeft.',
    welcome: 'Nieuwe collega verwelkomen',
    outside: ({ people }, f) =>
      f.plural(people, { one: '1 persoon staat nog niet in het plan.', other: '# mensen staan nog niet in het plan.' }),
    running: ({ day }, f) =>
      `Tot en met ${f.day(day, 'full')} beginnen nieuwe collega’s met een fase van het plan. Daarna verwelkom je ze hier, één voor één.`,
    noNewcomers: 'Er is na de uitrol nog niemand bij gekomen. Voeg nieuwe collega’s toe bij Mensen en verwelkom ze dan hier.',
    firstDay: ({ day, location }, f) => [`eerste dag ${f.day(day, 'short')}`, location].filter(Boolean).join(' · '),
    withBuddy: ({ name }) => `met ${name}`,
    stepBy: ({ day }, f) => `uiterlijk ${f.day(day, 'brief')}`,
    done: 'Klaar',
    late: 'Over tijd',
    tick: 'Afvinken',
    reopen: 'Heropenen',
    tickStep: ({ name, step }: { name: string; step: NewcomerStep }): string =>
      `${{ account: 'Account', buddy: 'Maatje', materials: 'Trainingsmateriaal', check: 'Eerste weken' }[step]}: ${name}`,
    ticked: 'Stap afgevinkt.',
    reopened: 'Stap heropend.',
    chooseBuddy: 'Maatje kiezen',
    checkTitle: ({ name }) => `Hoe gingen de eerste weken van ${name}?`,
    checkNote: 'Wat hij of zij zei',
    checkSaid: ({ note }) => `“${note}”`,
    checkHint: 'Eén zin; hij komt in de overdracht',
    checkDo: 'Gesprek opslaan',
    welcomeTitle: 'Een nieuwe collega verwelkomen',
    who: 'Nieuwe collega',
    chooseWho: 'Kies wie erbij is gekomen',
    startsOn: 'Eerste dag met het nieuwe systeem',
    buddy: 'Maatje',
    bestBuddy: 'Beste keuze',
    welcomeAbout:
      'Beiden horen het. De nieuwe collega krijgt vier stappen: account, maatje, trainingsmateriaal en na twee weken een gesprek.',
    welcomeDo: 'Verwelkomen',
    welcomed: 'Nieuwe collega verwelkomd.',
  },
})
