/** The sentences of a champion's day and of a sponsor's risks, in every language. */
import type { Verdict } from '#core/gates/check-shapes.ts'
import { catalogue } from '#core/kernel/words.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'

type Unsent = 'toAgree' | 'held' | 'stuck'
const unsentEn: Record<Unsent, string> = {
  toAgree: 'needs approval',
  held: 'is on hold',
  stuck: 'did not reach everyone',
}
const unsentNl: Record<Unsent, string> = {
  toAgree: 'wacht op goedkeuring',
  held: 'wordt aangehouden',
  stuck: 'is niet bij iedereen aangekomen',
}
const kindEn: Readonly<Record<string, string>> = { announcement: 'The announcement', reminder: 'The reminder', welcome: 'The welcome' }
const kindNl: Readonly<Record<string, string>> = {
  announcement: 'De aankondiging',
  reminder: 'De herinnering',
  welcome: 'Het welkomstbericht',
}

export const homeWords = catalogue({
  en: {
    'home.champion.questions': ({ name, questions }: { name: string; questions: number }, f) =>
      `Hi ${name}. ${f.plural(questions, { one: '1 question needs your answer.', other: '# questions need your answer.' })}`,
    'home.champion.toTell': ({ name, people }: { name: string; people: number }, f) =>
      `Hi ${name}. ${f.plural(people, { one: '1 person still needs to be told in person.', other: '# people still need to be told in person.' })}`,
    'home.champion.starting': ({ name, people, on }: { name: string; people: number; on: string }, f) =>
      `Hi ${name}. ${f.plural(people, { one: '1 of your people starts', other: '# of your people start' })} on ${f.day(on)}.`,
    'home.champion.waiting': ({ name, people, since }: { name: string; people: number; since: string }, f) =>
      `Hi ${name}. The start of ${f.plural(people, { one: '1 of your people', other: '# of your people' })} waits for a decision; it was planned for ${f.day(since)}.`,
    'home.champion.calm': ({ name }: { name: string }) => `Hi ${name}. Nobody is waiting for you.`,
    'home.risk.paused': 'The next go-live is paused, fully or in part',
    'home.risk.planDraft': 'The plan is still a draft',
    'home.risk.gate': ({ verdict }: { verdict: Verdict }): string =>
      verdict === 'pass' ? 'The go/no-go check of the next go-live waits for approval' : 'The go/no-go check holds the next go-live',
    'home.risk.slip': ({ phase, days }: { phase: string; days: number }, f) =>
      `${phaseCalled(phase, f)}: ${f.plural(days, { one: '1 day', other: '# days' })} later than planned`,
    'home.risk.message': ({ state, kind }: { state: Unsent; kind: string }) => `${kindEn[kind] ?? 'A message'} ${unsentEn[state]}`,
    'home.risk.tasks': 'Tasks of the next phase are overdue',
    'home.risk.attendance': 'Attendance of a session is not recorded yet',
    'home.risk.untrained': 'Not everyone in the next phase has a session',
    'home.risk.champions': ({ locations }: { locations: number }, f) =>
      f.plural(locations, { one: '1 location has no champion', other: '# locations have no champion' }),
    'home.risk.runbook': 'The rollback runbook is not written and drilled yet',
    'home.risk.questions': 'Questions are waiting too long for an answer',
    'home.risk.warnings': ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'The plan has 1 warning', other: 'The plan has # warnings' }),
  },
  nl: {
    'home.champion.questions': ({ name, questions }, f) =>
      `Dag ${name}. ${f.plural(questions, { one: '1 vraag wacht op je antwoord.', other: '# vragen wachten op je antwoord.' })}`,
    'home.champion.toTell': ({ name, people }, f) =>
      `Dag ${name}. ${f.plural(people, { one: '1 persoon moet het nog persoonlijk horen.', other: '# mensen moeten het nog persoonlijk horen.' })}`,
    'home.champion.starting': ({ name, people, on }, f) =>
      `Dag ${name}. ${f.plural(people, { one: '1 van jouw mensen begint', other: '# van jouw mensen beginnen' })} op ${f.day(on)}.`,
    'home.champion.waiting': ({ name, people, since }, f) =>
      `Dag ${name}. De start van ${f.plural(people, { one: '1 van jouw mensen', other: '# van jouw mensen' })} wacht op een besluit; die stond gepland voor ${f.day(since)}.`,
    'home.champion.calm': ({ name }) => `Dag ${name}. Niemand wacht op je.`,
    'home.risk.paused': 'De volgende start is geheel of deels gepauzeerd',
    'home.risk.planDraft': 'Het plan is nog een concept',
    'home.risk.gate': ({ verdict }): string =>
      verdict === 'pass'
        ? 'Het go/no-go-moment van de volgende start wacht op goedkeuring'
        : 'Het go/no-go-moment houdt de volgende start tegen',
    'home.risk.slip': ({ phase, days }, f) =>
      `${phaseCalled(phase, f)}: ${f.plural(days, { one: '1 dag', other: '# dagen' })} later dan gepland`,
    'home.risk.message': ({ state, kind }) => `${kindNl[kind] ?? 'Een bericht'} ${unsentNl[state as Unsent]}`,
    'home.risk.tasks': 'Taken van de volgende fase zijn over tijd',
    'home.risk.attendance': 'De aanwezigheid van een sessie is nog niet genoteerd',
    'home.risk.untrained': 'Niet iedereen in de volgende fase heeft een sessie',
    'home.risk.champions': ({ locations }, f) =>
      f.plural(locations, { one: '1 locatie heeft geen ambassadeur', other: '# locaties hebben geen ambassadeur' }),
    'home.risk.runbook': 'Het terugvalplan is nog niet geschreven en geoefend',
    'home.risk.questions': 'Vragen wachten te lang op antwoord',
    'home.risk.warnings': ({ count }, f) =>
      f.plural(count, { one: 'Het plan heeft 1 aandachtspunt', other: 'Het plan heeft # aandachtspunten' }),
  },
})
