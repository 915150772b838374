/** The words of issues and pauses, in every language. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'
import type { IssueScope, Severity } from '#core/contingency/issues.ts'

const missingEn: Record<IssueScope, string> = {
  person: 'Choose the person this issue concerns.',
  location: 'Choose the location this issue concerns.',
  phase: 'Choose the phase this issue concerns.',
  all: '',
}
const missingNl: Record<IssueScope, string> = {
  person: 'Kies om welke persoon het gaat.',
  location: 'Kies om welke locatie het gaat.',
  phase: 'Kies om welke fase het gaat.',
  all: '',
}

export const contingencyWords = catalogue({
  en: {
    'contingency.severity.minor': 'Minor',
    'contingency.severity.major': 'Major',
    'contingency.severity.critical': 'Critical',
    'contingency.scope.person': 'Person',
    'contingency.scope.location': 'Location',
    'contingency.scope.phase': 'Phase',
    'contingency.scope.all': 'Everyone',
    'contingency.state.open': 'Open',
    'contingency.state.fixed': 'Fixed',
    'contingency.state.closed': 'Closed',
    'contingency.heading.worst': ({ title, severity, others }: { title: string; severity: Severity; others: number }, f) =>
      `${severity === 'critical' ? 'Critical' : 'Major'}: ${title}${others > 0 ? f.plural(others, { one: ' (and 1 other issue)', other: ' (and # other issues)' }) : ''}`,
    'contingency.heading.minor': ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'One minor issue is open. The rollout continues.', other: '# minor issues are open. The rollout continues.' }),
    'contingency.heading.fixed': ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'One issue is fixed and being watched', other: '# issues are fixed and being watched' }),
    'contingency.heading.closed': 'All issues are closed',
    'contingency.heading.none': 'No issues',
    'contingency.pauseThere': 'This pause is already in the list. Open the issue to see it.',
    'contingency.pauseBeyond': 'Only the rollout lead can pause a phase or everyone. Pause your location, or ask the rollout lead.',
    'contingency.minorContinues': 'The rollout continues during a minor issue. Change the severity to major first if it has to pause.',
    'contingency.alreadyPaused': ({ on }: { on: string }, f) => `This is already paused since ${f.day(on)}. Pause more, or resume first.`,
    'contingency.nothingDue': 'Nothing that is paused would happen today.',
    'contingency.issueThere': 'This issue is already in the list. Open it there to add to it.',
    'contingency.issueClosed': ({ on }: { on: string }, f) => `This issue was closed on ${f.day(on)}. Reopen it to change it.`,
    'contingency.scopeMissing': ({ scope }: { scope: IssueScope }): string => missingEn[scope],
    'contingency.notOpen': 'This issue is already fixed. Reopen it if it came back.',
    'contingency.notFixed': 'This issue is not fixed yet. Record how it was fixed first.',
    'contingency.notStable': ({ on }: { on: string }, f) =>
      `The fix has to stay stable until ${f.day(on)}. Wait until then, or reopen the issue if it came back.`,
  },
  nl: {
    'contingency.severity.minor': 'Klein',
    'contingency.severity.major': 'Groot',
    'contingency.severity.critical': 'Kritiek',
    'contingency.scope.person': 'Persoon',
    'contingency.scope.location': 'Locatie',
    'contingency.scope.phase': 'Fase',
    'contingency.scope.all': 'Iedereen',
    'contingency.state.open': 'Open',
    'contingency.state.fixed': 'Opgelost',
    'contingency.state.closed': 'Afgesloten',
    'contingency.heading.worst': ({ title, severity, others }, f) =>
      `${severity === 'critical' ? 'Kritiek' : 'Groot'}: ${title}${others > 0 ? f.plural(others, { one: ' (en nog 1 probleem)', other: ' (en nog # problemen)' }) : ''}`,
    'contingency.heading.minor': ({ count }, f) =>
      f.plural(count, {
        one: 'Eén klein probleem is open. De uitrol gaat door.',
        other: '# kleine problemen zijn open. De uitrol gaat door.',
      }),
    'contingency.heading.fixed': ({ count }, f) =>
      f.plural(count, { one: 'Eén probleem is opgelost en wordt gevolgd', other: '# problemen zijn opgelost en worden gevolgd' }),
    'contingency.heading.closed': 'Alle problemen zijn afgesloten',
    'contingency.heading.none': 'Geen problemen',
    'contingency.pauseThere': 'Deze pauze staat al in de lijst. Open het probleem om haar te zien.',
    'contingency.pauseBeyond':
      'Alleen de projectleider kan een fase of iedereen pauzeren. Pauzeer je eigen locatie, of vraag het de projectleider.',
    'contingency.minorContinues': 'Bij een klein probleem gaat de uitrol door. Zet de ernst eerst op groot als er gepauzeerd moet worden.',
    'contingency.alreadyPaused': ({ on }, f) => `Dit is al gepauzeerd sinds ${f.day(on)}. Pauzeer meer, of hervat eerst.`,
    'contingency.nothingDue': 'Er zou vandaag niets gebeuren van wat gepauzeerd is.',
    'contingency.issueThere': 'Dit probleem staat al in de lijst. Open het daar en vul het aan.',
    'contingency.issueClosed': ({ on }, f) => `Dit probleem is afgesloten op ${f.day(on)}. Heropen het om het te wijzigen.`,
    'contingency.scopeMissing': ({ scope }): string => missingNl[scope as IssueScope],
    'contingency.notOpen': 'Dit probleem is al opgelost. Heropen het als het terug is.',
    'contingency.notFixed': 'Dit probleem is nog niet opgelost. Leg eerst vast hoe het is opgelost.',
    'contingency.notStable': ({ on }, f) =>
      `De oplossing moet stabiel blijven tot ${f.day(on)}. Wacht tot dan, of heropen het probleem als het terug is.`,
  },
})

export const contingencyProblems = {
  'contingency.pauseThere': 'conflict',
  'contingency.pauseBeyond': 'refused',
  'contingency.minorContinues': 'refused',
  'contingency.alreadyPaused': 'refused',
  'contingency.nothingDue': 'refused',
  'contingency.issueThere': 'conflict',
  'contingency.issueClosed': 'refused',
  'contingency.scopeMissing': 'invalid',
  'contingency.notOpen': 'refused',
  'contingency.notFixed': 'refused',
  'contingency.notStable': 'refused',
} as const satisfies Record<string, ProblemKind>
