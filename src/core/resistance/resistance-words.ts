/** The words of objections, their answers, stories and feedback, in every language. */
import type { Format } from '#core/kernel/format.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

/** A figure as it is claimed; `by` is who estimated it, null when it was measured. */
export interface Claimed {
  amount: string
  by: string | null
}

const estimatedEn = ({ by }: Claimed): string => (by === null ? '' : ` (estimated by ${by})`)
const estimatedNl = ({ by }: Claimed): string => (by === null ? '' : ` (geschat door ${by})`)
const hoursEn = ({ amount }: Claimed, f: Format): string => (Number(amount) === 1 ? 'one hour' : `${f.number(Number(amount), 1)} hours`)
const hoursNl = ({ amount }: Claimed, f: Format): string => (Number(amount) === 1 ? 'één uur' : `${f.number(Number(amount), 1)} uur`)

const tookEn = (hours: number | null, f: Format): string =>
  hours === null ? '' : hours < 1 ? ' Half of them within the hour.' : ` Half of them within ${f.number(Math.ceil(hours))} hours.`
const tookNl = (hours: number | null, f: Format): string =>
  hours === null ? '' : hours < 1 ? ' De helft binnen het uur.' : ` De helft binnen ${f.number(Math.ceil(hours))} uur.`

export const resistanceWords = catalogue({
  en: {
    'resistance.kind.noTime': 'No time to learn it',
    'resistance.kind.oldWay': 'The old way worked',
    'resistance.kind.tooComplicated': 'Too complicated',
    'resistance.kind.whyChange': 'Why change?',
    'resistance.kind.other': 'Something else',
    'resistance.outcome.open': 'not answered yet',
    'resistance.outcome.cameRound': 'willing to try',
    'resistance.outcome.adjusted': 'we changed something',
    'resistance.outcome.stays': 'still opposed',
    'resistance.estimate.hoursSaved': 'Hours saved a week, per person',
    'resistance.estimate.problemHours': 'Hours a week the problem costs us',
    'resistance.estimate.problemCost': 'Money a month the problem costs us',
    'resistance.estimate.easyAfterDays': 'Days until it felt easy',
    'resistance.answer.noTime': 'I understand: your days are full already.',
    'resistance.answer.training': ({ minutes }: { minutes: number }) =>
      `Training takes one session of ${minutes} minutes, in working hours.`,
    'resistance.answer.saved': (claimed: Claimed, f) => `After that you save about ${hoursEn(claimed, f)} a week${estimatedEn(claimed)}.`,
    'resistance.answer.helpNear': 'And a colleague near you helps with the first steps.',
    'resistance.answer.oldWay': ({ oldSystem }: { oldSystem: string | null }) =>
      `${oldSystem ?? 'The old way'} has served us well, and what you know about it stays useful.`,
    'resistance.answer.butProblem': ({ problem }: { problem: string }) => `But it could not solve this: ${problem}.`,
    'resistance.answer.benefit': ({ tool, benefit }: { tool: string; benefit: string }) => `The benefit of ${tool}: ${benefit}.`,
    'resistance.answer.problem': ({ problem }: { problem: string }) => `The reason: ${problem}.`,
    'resistance.answer.problemHours': (claimed: Claimed, f) =>
      `It costs us about ${hoursEn(claimed, f)} every week${estimatedEn(claimed)}.`,
    'resistance.answer.problemCost': ({ currency, ...claimed }: Claimed & { currency: string }, f) =>
      `In money that is about ${f.money(claimed.amount as `${number}`, currency)} a month${estimatedEn(claimed)}.`,
    'resistance.answer.whyAsk': 'A fair question. The rollout lead can tell you what was decided and why; you will get an answer.',
    'resistance.answer.tooComplicated': 'Anything new looks complicated at first.',
    'resistance.answer.pilot': ({ group, result }: { group: string | null; result: string }) =>
      `${group ? `${group} used it in the pilot` : 'A pilot group has used it'}. The result: ${result}.`,
    'resistance.answer.easyAfter': (claimed: Claimed, f) =>
      `${f.plural(Number(claimed.amount), { one: 'After a day of use', other: 'After # days of use' })} it felt easy${estimatedEn(claimed)}.`,
    'resistance.answer.tryTogether': 'Shall we do the first task together, now or in the next office hour?',
    'resistance.answer.other': 'Thank you for telling me. I will pass it on, and you will hear what is done with it.',
    'resistance.strategy.tellEarly': 'Announce early',
    'resistance.strategy.explainWhy': 'Explain why',
    'resistance.strategy.quickWins': 'Show quick wins',
    'resistance.strategy.supportWell': 'Offer good support',
    'resistance.strategy.celebrate': 'Celebrate early adopters',
    'resistance.strategy.listen': 'Listen and adjust',
    'resistance.evidence.announced': ({ on, ahead }: { on: string; ahead: number }, f) =>
      ahead < 0
        ? `The announcement was sent on ${f.day(on)}, after the go-live date.`
        : `The announcement was sent on ${f.day(on)}, ${f.plural(ahead, { one: '1 day', other: '# days' })} before the go-live date.`,
    'resistance.evidence.notAnnounced': 'The announcement has not been sent yet.',
    'resistance.evidence.whyMissing': 'The problem this rollout solves is not filled in yet. Add it under Plan.',
    'resistance.evidence.whyNotTold': 'The reason is filled in, but not shared with people yet.',
    'resistance.evidence.whyTold': ({ sessions, message }: { sessions: number; message: boolean }, f) =>
      [
        message ? 'The announcement explained why' : '',
        sessions > 0 ? f.plural(sessions, { one: 'one session opened with the reason', other: '# sessions opened with the reason' }) : '',
      ]
        .filter(Boolean)
        .join(', and ')
        .replace(/^./, (first) => first.toUpperCase()) + '.',
    'resistance.evidence.wins': ({ wins, told }: { wins: number; told: number }, f) =>
      `${f.plural(wins, { one: '1 quick win may be shared', other: '# quick wins may be shared' })}; ${f.plural(told, { one: '1 has been shared', other: '# have been shared' })}.`,
    'resistance.evidence.noWins': ({ waiting }: { waiting: number }, f) =>
      waiting === 0
        ? 'No quick win noted yet. Ask the first users what went faster this week.'
        : f.plural(waiting, {
            one: '1 quick win noted; its owner has not agreed to share it.',
            other: '# quick wins noted; no one has agreed to share them.',
          }),
    'resistance.evidence.tickets': ({ solved, all, hours }: { solved: number; all: number; hours: number | null }, f) =>
      `${f.number(solved)} of ${f.plural(all, { one: '1 question', other: '# questions' })} solved.${tookEn(hours, f)}`,
    'resistance.evidence.noTickets': 'No one has asked for help yet.',
    'resistance.evidence.celebrated': ({ stories, thanked }: { stories: number; thanked: boolean }, f) =>
      [
        stories > 0
          ? f.plural(stories, { one: 'One success was shared with everyone.', other: '# successes were shared with everyone.' })
          : '',
        thanked ? 'Everyone was thanked by name.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'resistance.evidence.notCelebrated': 'No success has been shared yet. Note a success and choose it for the weekly update.',
    'resistance.evidence.feedback': ({ heard, all, adjusted }: { heard: number; all: number; adjusted: number }, f) =>
      `${f.number(heard)} of ${f.plural(all, { one: '1 piece of feedback', other: '# pieces of feedback' })} answered; ${adjusted === 0 ? 'none led to a change yet' : f.plural(adjusted, { one: '1 led to a change', other: '# led to a change' })}.`,
    'resistance.evidence.noFeedback': 'No feedback yet. Ask for feedback in the weekly update.',
    'resistance.objectionThere': 'This objection is logged already. Open the list and edit it there.',
    'resistance.responseMissing': 'Enter your answer before you enter the outcome.',
    'resistance.storyThere': 'This story is noted already. Open the list to find it.',
    'resistance.feedbackThere': 'We received this feedback already. You will get an answer.',
    'resistance.noConsent': 'The person has not agreed to share this story. Ask them first.',
    'resistance.othersConsent': 'Only the person themselves can agree to share this. Ask them to agree on their own page.',
  },
  nl: {
    'resistance.kind.noTime': 'Geen tijd om het te leren',
    'resistance.kind.oldWay': 'De oude manier werkte',
    'resistance.kind.tooComplicated': 'Te ingewikkeld',
    'resistance.kind.whyChange': 'Waarom veranderen?',
    'resistance.kind.other': 'Iets anders',
    'resistance.outcome.open': 'nog niet beantwoord',
    'resistance.outcome.cameRound': 'wil het proberen',
    'resistance.outcome.adjusted': 'we hebben iets aangepast',
    'resistance.outcome.stays': 'blijft tegen',
    'resistance.estimate.hoursSaved': 'Bespaarde uren per week, per persoon',
    'resistance.estimate.problemHours': 'Uren per week die het probleem ons kost',
    'resistance.estimate.problemCost': 'Geld per maand dat het probleem ons kost',
    'resistance.estimate.easyAfterDays': 'Dagen tot het makkelijk ging',
    'resistance.answer.noTime': 'Dat begrijp ik: je dagen zitten al vol.',
    'resistance.answer.training': ({ minutes }) => `De training is één sessie van ${minutes} minuten, onder werktijd.`,
    'resistance.answer.saved': (claimed, f) => `Daarna bespaar je ongeveer ${hoursNl(claimed, f)} per week${estimatedNl(claimed)}.`,
    'resistance.answer.helpNear': 'En een collega bij jou in de buurt helpt met de eerste stappen.',
    'resistance.answer.oldWay': ({ oldSystem }) =>
      `${oldSystem ?? 'De oude manier'} heeft ons goed geholpen, en wat je ervan weet blijft nuttig.`,
    'resistance.answer.butProblem': ({ problem }) => `Maar dit konden we er niet mee oplossen: ${problem}.`,
    'resistance.answer.benefit': ({ tool, benefit }) => `Wat ${tool} oplevert: ${benefit}.`,
    'resistance.answer.problem': ({ problem }) => `De reden: ${problem}.`,
    'resistance.answer.problemHours': (claimed, f) => `Dat kost ons elke week ongeveer ${hoursNl(claimed, f)}${estimatedNl(claimed)}.`,
    'resistance.answer.problemCost': ({ currency, ...claimed }, f) =>
      `In geld is dat ongeveer ${f.money(claimed.amount as `${number}`, currency)} per maand${estimatedNl(claimed)}.`,
    'resistance.answer.whyAsk': 'Een terechte vraag. De projectleider kan je vertellen wat er besloten is en waarom; je krijgt antwoord.',
    'resistance.answer.tooComplicated': 'Iets nieuws lijkt eerst altijd ingewikkeld.',
    'resistance.answer.pilot': ({ group, result }) =>
      `${group ? `${group} werkte ermee in de pilot` : 'Een pilotgroep heeft ermee gewerkt'}. Het resultaat: ${result}.`,
    'resistance.answer.easyAfter': (claimed, f) =>
      `${f.plural(Number(claimed.amount), { one: 'Na een dag gebruik', other: 'Na # dagen gebruik' })} ging het makkelijk${estimatedNl(claimed)}.`,
    'resistance.answer.tryTogether': 'Zullen we de eerste taak samen doen, nu of in het volgende inloopuur?',
    'resistance.answer.other': 'Dank dat je het zegt. Ik geef het door, en je hoort wat ermee gebeurt.',
    'resistance.strategy.tellEarly': 'Vroeg aankondigen',
    'resistance.strategy.explainWhy': 'Uitleggen waarom',
    'resistance.strategy.quickWins': 'Snelle resultaten laten zien',
    'resistance.strategy.supportWell': 'Goede hulp bieden',
    'resistance.strategy.celebrate': 'Zet de eersten in het zonnetje',
    'resistance.strategy.listen': 'Luisteren en aanpassen',
    'resistance.evidence.announced': ({ on, ahead }, f) =>
      ahead < 0
        ? `De aankondiging is verstuurd op ${f.day(on)}, na de startdatum.`
        : `De aankondiging is verstuurd op ${f.day(on)}, ${f.plural(ahead, { one: '1 dag', other: '# dagen' })} voor de startdatum.`,
    'resistance.evidence.notAnnounced': 'De aankondiging is nog niet verstuurd.',
    'resistance.evidence.whyMissing': 'Welk probleem deze uitrol oplost, is nog niet ingevuld. Vul het aan onder Plan.',
    'resistance.evidence.whyNotTold': 'De reden is ingevuld, maar nog niet met mensen gedeeld.',
    'resistance.evidence.whyTold': ({ sessions, message }, f) =>
      [
        message ? 'De aankondiging vertelde waarom' : '',
        sessions > 0 ? f.plural(sessions, { one: 'één sessie begon met de reden', other: '# sessies begonnen met de reden' }) : '',
      ]
        .filter(Boolean)
        .join(', en ')
        .replace(/^./, (first) => first.toUpperCase()) + '.',
    'resistance.evidence.wins': ({ wins, told }, f) =>
      `${f.plural(wins, { one: '1 snel resultaat mag gedeeld worden', other: '# snelle resultaten mogen gedeeld worden' })}; ${f.plural(told, { one: '1 is gedeeld', other: '# zijn gedeeld' })}.`,
    'resistance.evidence.noWins': ({ waiting }, f) =>
      waiting === 0
        ? 'Nog geen snel resultaat genoteerd. Vraag de eerste gebruikers wat deze week vlotter ging.'
        : f.plural(waiting, {
            one: '1 snel resultaat genoteerd; er is nog geen toestemming om het te delen.',
            other: '# snelle resultaten genoteerd; er is nog geen toestemming om ze te delen.',
          }),
    'resistance.evidence.tickets': ({ solved, all, hours }, f) =>
      `${f.number(solved)} van ${f.plural(all, { one: '1 vraag', other: '# vragen' })} opgelost.${tookNl(hours, f)}`,
    'resistance.evidence.noTickets': 'Nog niemand heeft om hulp gevraagd.',
    'resistance.evidence.celebrated': ({ stories, thanked }, f) =>
      [
        stories > 0
          ? f.plural(stories, { one: 'Eén succes is met iedereen gedeeld.', other: '# successen zijn met iedereen gedeeld.' })
          : '',
        thanked ? 'Iedereen is bij naam bedankt.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'resistance.evidence.notCelebrated': 'Er is nog geen succes gedeeld. Noteer een succes en kies het voor het weekbericht.',
    'resistance.evidence.feedback': ({ heard, all, adjusted }, f) =>
      `${f.number(heard)} van ${f.plural(all, { one: '1 keer feedback', other: '# keer feedback' })} beantwoord; ${adjusted === 0 ? 'er is nog niets aangepast' : f.plural(adjusted, { one: 'na 1 is iets aangepast', other: 'na # is iets aangepast' })}.`,
    'resistance.evidence.noFeedback': 'Nog geen feedback. Vraag erom in het weekbericht.',
    'resistance.objectionThere': 'Dit bezwaar is al genoteerd. Open de lijst en vul het daar aan.',
    'resistance.responseMissing': 'Vul eerst je antwoord in en dan het resultaat.',
    'resistance.storyThere': 'Dit verhaal is al genoteerd. Open de lijst om het te vinden.',
    'resistance.feedbackThere': 'We hebben deze feedback al ontvangen. Je krijgt antwoord.',
    'resistance.noConsent': 'De persoon heeft nog geen toestemming gegeven om dit verhaal te delen. Vraag het eerst.',
    'resistance.othersConsent': 'Alleen de persoon zelf kan toestemming geven om dit te delen. Vraag om dat op de eigen pagina te doen.',
  },
})

export const resistanceProblems = {
  'resistance.objectionThere': 'conflict',
  'resistance.responseMissing': 'invalid',
  'resistance.storyThere': 'conflict',
  'resistance.feedbackThere': 'conflict',
  'resistance.noConsent': 'refused',
  'resistance.othersConsent': 'refused',
} as const satisfies Record<string, ProblemKind>
