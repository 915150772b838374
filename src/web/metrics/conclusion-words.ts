/** The words of what can be concluded from adoption: the goals, the flows between weeks, and what helped. */
import type { Format } from '#core/kernel/format.ts'
import { catalogue } from '#core/kernel/words.ts'
import type { FlowKind, NoFlows } from '#core/metrics/flows.ts'
import type { GoalKey, GoalReason, GoalVerdict } from '#core/metrics/goals.ts'
import type { HelpFigures, HelpKind, HelpRefusal } from '#core/metrics/what-helped.ts'

type Verdict = GoalVerdict['goal']
type State = 'active' | 'away' | 'never'

const statesEn: Record<State, string> = { active: 'active', away: 'away', never: 'never' }
const statesNl: Record<State, string> = { active: 'actief', away: 'weg', never: 'nooit' }

const goalsEn: Record<GoalKey, string> = {
  active: '80% active within four weeks',
  satisfaction: 'Satisfaction of 7 or more',
  recommendation: 'NPS above 0',
  improvement: 'Better than the baseline',
}
const goalsNl: Record<GoalKey, string> = {
  active: '80% actief binnen vier weken',
  satisfaction: 'Tevredenheid van 7 of hoger',
  recommendation: 'NPS boven 0',
  improvement: 'Beter dan de nulmeting',
}
const verdictsEn: Record<Verdict, string> = { met: 'Met', 'not met': 'Not met', 'not known': 'Not known' }
const verdictsNl: Record<Verdict, string> = { met: 'Gehaald', 'not met': 'Niet gehaald', 'not known': 'Niet bekend' }
const reasonsEn: Record<GoalReason, string> = {
  met: '',
  below: '',
  stale: 'no new usage data',
  notDue: 'no one has been live for four weeks',
  nobody: 'no people',
  notAsked: 'no answers yet',
  openAnswers: 'too few answers so far',
  noBaseline: 'no baseline taken',
  notMeasuredAgain: 'not measured again yet',
  unclear: 'could be chance',
  mixed: 'one measure improved, another got worse',
}
const reasonsNl: Record<GoalReason, string> = {
  met: '',
  below: '',
  stale: 'geen nieuwe gebruikscijfers',
  notDue: 'niemand is al vier weken begonnen',
  nobody: 'geen mensen',
  notAsked: 'nog geen antwoorden',
  openAnswers: 'nog te weinig antwoorden',
  noBaseline: 'geen nulmeting gedaan',
  notMeasuredAgain: 'nog niet opnieuw gemeten',
  unclear: 'kan toeval zijn',
  mixed: 'het ene is beter geworden, het andere slechter',
}
const flowsEn: Record<FlowKind, string> = {
  started: 'First use',
  stayed: 'Stayed',
  cameBack: 'Came back',
  lapsed: 'Lapsed',
  neverStarted: 'Never used',
  left: 'Left the organisation',
  notCovered: 'Not known',
}
const flowsNl: Record<FlowKind, string> = {
  started: 'Eerste gebruik',
  stayed: 'Gebleven',
  cameBack: 'Teruggekomen',
  lapsed: 'Gestopt',
  neverStarted: 'Nooit gebruikt',
  left: 'Uit dienst',
  notCovered: 'Niet bekend',
}
const noFlowsEn: Record<NoFlows, string> = {
  grain: 'No data: no source tells day by day who used the tool.',
  stale: 'No data: the newest usage is more than eight days old.',
  tooShort: 'No data yet: usage begins less than two weeks ago.',
}
const noFlowsNl: Record<NoFlows, string> = {
  grain: 'Geen gegevens: geen bron vertelt van dag tot dag wie het systeem gebruikte.',
  stale: 'Geen gegevens: het nieuwste gebruik is meer dan acht dagen oud.',
  tooShort: 'Nog geen gegevens: het gebruik begint minder dan twee weken geleden.',
}
const helpEn: Record<HelpKind, string> = {
  message: 'Message read',
  session: 'Session',
  officeHour: 'Office hours',
  visit: 'One-on-one help',
  buddy: 'Buddy',
  objection: 'Objection answered',
}
const helpNl: Record<HelpKind, string> = {
  message: 'Bericht gelezen',
  session: 'Sessie',
  officeHour: 'Inloopuur',
  visit: 'Hulp onder vier ogen',
  buddy: 'Maatje',
  objection: 'Bezwaar beantwoord',
}

/** Rounded down, so that what misses a goal never looks as if it met it. */
const figureOf = (goal: GoalKey, value: number, f: Format): string => {
  const down = (digits: number): number => Math.floor(value * 10 ** digits + 1e-9) / 10 ** digits
  if (goal === 'active') return f.percent(down(2))
  return goal === 'improvement' ? f.percent(down(3), 1) : f.number(down(1), 1)
}

export const conclusionWords = catalogue({
  en: {
    goals: 'The four goals',
    goal: ({ goal }: { goal: GoalKey }): string => goalsEn[goal],
    verdict: ({ verdict }: { verdict: Verdict }): string => verdictsEn[verdict],
    reason: ({ reason }: { reason: GoalReason }): string => reasonsEn[reason],
    now: ({ goal, value }: { goal: GoalKey; value: number }, f) => `now ${figureOf(goal, value, f)}`,
    replies: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 more answer could settle it', other: '# more answers could settle it' }),
    byPhase: 'By phase',
    phase: 'Phase',
    everyone: 'Everyone',
    figure: 'Figure',
    flows: 'Since last week',
    flow: ({ kind }: { kind: FlowKind }): string => flowsEn[kind],
    noFlows: ({ reason }: { reason: NoFlows }): string => noFlowsEn[reason],
    flowsSaid: ({ kinds }: { kinds: readonly string[] }, f) => `From last week to this week. ${f.list(kinds)}.`,
    lastWeek: 'Last week',
    thisWeek: 'This week',
    flowState: ({ state, count }: { state: State; count: number }, f): string => `${f.number(count)} ${statesEn[state]}`,
    flowLabel: ({ kind, count }: { kind: FlowKind; count: number }, f): string => `${f.number(count)} ${flowsEn[kind].toLowerCase()}`,
    notLive: ({ count }: { count: number }, f) => f.plural(count, { one: '1 has not started yet', other: '# have not started yet' }),
    flowsAbout: ({ everyone, week, before }: { everyone: number; week: string; before: string }, f) =>
      `${f.plural(everyone, { one: '1 person', other: '# people' })}; the weeks from ${f.day(before, 'brief')} and ${f.day(week, 'brief')}.`,
    openFlow: ({ what, count }: { what: string; count: number }, f) => `${what}: ${f.number(count)}`,
    people: 'People',
    helped: 'What helped',
    helpKind: ({ kind }: { kind: HelpKind }): string => helpEn[kind],
    helpVerdict: ({ verdict }: { verdict: HelpFigures['verdict'] }): string => (verdict === 'helped' ? 'Helped' : 'No difference seen'),
    helpLine: ({ reached, share, others, compared }: { reached: number; share: number; others: number; compared: number }, f) =>
      `${f.percent(share)} of ${f.number(reached)} became active within a week; of ${f.number(compared)} like them, ${f.percent(others)}`,
    helpRange: ({ low, high }: { low: number; high: number }, f) =>
      `difference between ${f.number(Math.round(low * 100))} and ${f.number(Math.round(high * 100))} points`,
    helpRefused: ({ reason, reached, compared }: HelpRefusal, f) =>
      reason === 'tooFewReached'
        ? `too few to tell: ${reached === 0 ? 'no one who was not active' : f.plural(reached, { one: '1 person who was not active', other: '# people who were not active' })}`
        : `too few to compare with: ${f.number(compared)}`,
    helpNone: 'Nothing to compare yet: no one who was not active has been helped and followed for a week.',
    helpNoData: 'No data: no source tells day by day who used the tool.',
    helpAbout:
      'Compared with people of the same phase and location who were not active on the same day, whatever other help they had. No one drew lots, so this cannot be proved.',
    helpSeen: ({ kinds }: { kinds: number }, f) =>
      `“No difference seen” does not mean that there is none. ${kinds === 1 ? 'With one kind of help' : `With ${f.number(kinds)} kinds of help looked at together`}, 40 people helped and 40 others, a real difference of 30 points is found about ${kinds === 1 ? '9' : '7'} times in 10.${kinds === 1 ? '' : ' Where several kinds work, it is found less often: fewer people are left to compare with.'}`,
    kindOfHelp: 'Kind of help',
    result: 'Result',
  },
  nl: {
    goals: 'De vier doelen',
    goal: ({ goal }): string => goalsNl[goal as GoalKey],
    verdict: ({ verdict }): string => verdictsNl[verdict as Verdict],
    reason: ({ reason }): string => reasonsNl[reason as GoalReason],
    now: ({ goal, value }, f) => `nu ${figureOf(goal, value, f)}`,
    replies: ({ count }, f) => f.plural(count, { one: 'nog 1 antwoord kan het beslissen', other: 'nog # antwoorden kunnen het beslissen' }),
    byPhase: 'Per fase',
    phase: 'Fase',
    everyone: 'Iedereen',
    figure: 'Cijfer',
    flows: 'Sinds vorige week',
    flow: ({ kind }): string => flowsNl[kind as FlowKind],
    noFlows: ({ reason }): string => noFlowsNl[reason as NoFlows],
    flowsSaid: ({ kinds }, f) => `Van vorige week naar deze week. ${f.list(kinds)}.`,
    lastWeek: 'Vorige week',
    thisWeek: 'Deze week',
    flowState: ({ state, count }, f) => `${f.number(count)} ${statesNl[state as State]}`,
    flowLabel: ({ kind, count }, f) => `${f.number(count)} ${flowsNl[kind as FlowKind].toLowerCase()}`,
    notLive: ({ count }, f) => f.plural(count, { one: '1 moet nog beginnen', other: '# moeten nog beginnen' }),
    flowsAbout: ({ everyone, week, before }, f) =>
      `${f.plural(everyone, { one: '1 persoon', other: '# mensen' })}; de weken vanaf ${f.day(before, 'brief')} en ${f.day(week, 'brief')}.`,
    openFlow: ({ what, count }, f) => `${what}: ${f.number(count)}`,
    people: 'Mensen',
    helped: 'Wat hielp',
    helpKind: ({ kind }): string => helpNl[kind as HelpKind],
    helpVerdict: ({ verdict }): string => (verdict === 'helped' ? 'Hielp' : 'Geen verschil gezien'),
    helpLine: ({ reached, share, others, compared }, f) =>
      `${f.percent(share)} van ${f.number(reached)} werd binnen een week actief; van ${f.number(compared)} vergelijkbare mensen ${f.percent(others)}`,
    helpRange: ({ low, high }, f) => `verschil tussen ${f.number(Math.round(low * 100))} en ${f.number(Math.round(high * 100))} punten`,
    helpRefused: ({ reason, reached, compared }, f) =>
      reason === 'tooFewReached'
        ? `te weinig om iets te zeggen: ${reached === 0 ? 'niemand die niet actief was' : f.plural(reached, { one: '1 persoon die niet actief was', other: '# mensen die niet actief waren' })}`
        : `te weinig om mee te vergelijken: ${f.number(compared)}`,
    helpNone: 'Nog niets te vergelijken: niemand die niet actief was, is geholpen en een week gevolgd.',
    helpNoData: 'Geen gegevens: geen bron vertelt van dag tot dag wie het systeem gebruikte.',
    helpAbout:
      'Vergeleken met mensen van dezelfde fase en locatie die op dezelfde dag niet actief waren, welke andere hulp ze ook kregen. Er is niet geloot, dus bewijs is het niet.',
    helpSeen: ({ kinds }, f) =>
      `“Geen verschil gezien” betekent niet dat er geen is. ${kinds === 1 ? 'Bij één soort hulp' : `Bij ${f.number(kinds)} soorten hulp tegelijk`}, met 40 geholpen mensen en 40 anderen, wordt een echt verschil van 30 punten ongeveer ${kinds === 1 ? '9' : '7'} van de 10 keer gevonden.${kinds === 1 ? '' : ' Werken er meer soorten, dan wordt het minder vaak gevonden: er blijven minder mensen over om mee te vergelijken.'}`,
    kindOfHelp: 'Soort hulp',
    result: 'Resultaat',
  },
})
