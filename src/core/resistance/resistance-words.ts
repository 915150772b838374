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
    'resistance.outcome.cameRound': 'gives it a try',
    'resistance.outcome.adjusted': 'we changed something',
    'resistance.outcome.stays': 'still against it',
    'resistance.estimate.hoursSaved': 'Hours saved a week, per person',
    'resistance.estimate.problemHours': 'Hours a week that the problem costs us',
    'resistance.estimate.problemCost': 'Money a month that the problem costs us',
    'resistance.estimate.easyAfterDays': 'Days until it felt easy',
    'resistance.answer.noTime': 'I understand: your days are full already.',
    'resistance.answer.training': ({ minutes }: { minutes: number }) =>
      `Learning it takes one session of ${minutes} minutes, in working hours.`,
    'resistance.answer.saved': (claimed: Claimed, f) =>
      `After that you win back about ${hoursEn(claimed, f)} a week${estimatedEn(claimed)}.`,
    'resistance.answer.helpNear': 'And somebody near you helps with the first steps.',
    'resistance.answer.oldWay': ({ oldSystem }: { oldSystem: string | null }) =>
      `${oldSystem ?? 'The old way'} has served us well, and what you know of it stays useful.`,
    'resistance.answer.butProblem': ({ problem }: { problem: string }) => `But this we could not solve with it: ${problem}.`,
    'resistance.answer.benefit': ({ tool, benefit }: { tool: string; benefit: string }) => `What ${tool} brings: ${benefit}.`,
    'resistance.answer.problem': ({ problem }: { problem: string }) => `Because of this: ${problem}.`,
    'resistance.answer.problemHours': (claimed: Claimed, f) =>
      `It costs us about ${hoursEn(claimed, f)} every week${estimatedEn(claimed)}.`,
    'resistance.answer.problemCost': ({ currency, ...claimed }: Claimed & { currency: string }, f) =>
      `In money that is about ${f.money(claimed.amount as `${number}`, currency)} a month${estimatedEn(claimed)}.`,
    'resistance.answer.whyAsk': 'A fair question. Whoever leads the rollout can tell you what was decided and why; you get an answer.',
    'resistance.answer.tooComplicated': 'Anything new looks like a lot at first.',
    'resistance.answer.pilot': ({ group, result }: { group: string | null; result: string }) =>
      `${group ? `${group} tried it before you` : 'Others tried it before you'}. What they found: ${result}.`,
    'resistance.answer.easyAfter': (claimed: Claimed, f) =>
      `${f.plural(Number(claimed.amount), { one: 'After a day of use', other: 'After # days of use' })} it felt easy${estimatedEn(claimed)}.`,
    'resistance.answer.tryTogether': 'Shall we do the first task together, now or in the next office hour?',
    'resistance.answer.other': 'Thank you for saying it. I pass it on, and you hear what is done with it.',
    'resistance.strategy.tellEarly': 'Tell early',
    'resistance.strategy.explainWhy': 'Explain why',
    'resistance.strategy.quickWins': 'Show quick wins',
    'resistance.strategy.supportWell': 'Support well',
    'resistance.strategy.celebrate': 'Celebrate who goes first',
    'resistance.strategy.listen': 'Listen and adjust',
    'resistance.evidence.announced': ({ on, ahead }: { on: string; ahead: number }, f) =>
      ahead < 0
        ? `The announcement went out on ${f.day(on)}, after the first start.`
        : `The announcement went out on ${f.day(on)}, ${f.plural(ahead, { one: '1 day', other: '# days' })} before the first start.`,
    'resistance.evidence.notAnnounced': 'The announcement has not gone out yet.',
    'resistance.evidence.whyMissing': 'Nobody wrote down yet what problem this solves. Add it under Plan.',
    'resistance.evidence.whyNotTold': 'The reason is written down, and nobody has been told it yet.',
    'resistance.evidence.whyTold': ({ sessions, message }: { sessions: number; message: boolean }, f) =>
      [
        message ? 'The announcement said why' : '',
        sessions > 0 ? f.plural(sessions, { one: 'one training opened with it', other: '# trainings opened with it' }) : '',
      ]
        .filter(Boolean)
        .join(', and ')
        .replace(/^./, (first) => first.toUpperCase()) + '.',
    'resistance.evidence.wins': ({ wins, told }: { wins: number; told: number }, f) =>
      `${f.plural(wins, { one: '1 quick win may be told', other: '# quick wins may be told' })}; ${f.plural(told, { one: '1 has been', other: '# have been' })}.`,
    'resistance.evidence.noWins': ({ waiting }: { waiting: number }, f) =>
      waiting === 0
        ? 'No quick win noted yet. Ask the first users what went faster this week.'
        : f.plural(waiting, {
            one: 'One was noted, and its owner has not agreed to have it told.',
            other: '# were noted, and nobody has agreed to have them told.',
          }),
    'resistance.evidence.tickets': ({ solved, all, hours }: { solved: number; all: number; hours: number | null }, f) =>
      `${f.number(solved)} of ${f.plural(all, { one: '1 call for help', other: '# calls for help' })} solved.${tookEn(hours, f)}`,
    'resistance.evidence.noTickets': 'Nobody has called for help yet.',
    'resistance.evidence.celebrated': ({ stories, thanked }: { stories: number; thanked: boolean }, f) =>
      [
        stories > 0 ? f.plural(stories, { one: 'One success was told to everyone.', other: '# successes were told to everyone.' }) : '',
        thanked ? 'Everyone was thanked by name.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'resistance.evidence.notCelebrated': 'No success has been told yet. Note one, and choose it for the weekly update.',
    'resistance.evidence.feedback': ({ heard, all, adjusted }: { heard: number; all: number; adjusted: number }, f) =>
      `${f.number(heard)} of ${f.plural(all, { one: '1 piece of feedback', other: '# pieces of feedback' })} answered; ${f.plural(adjusted, { one: '1 changed something', other: '# changed something' })}.`,
    'resistance.evidence.noFeedback': 'Nobody has told us anything yet. Ask for it in the weekly update.',
    'resistance.notice.answered': ({ said, answer, by }: { said: string; answer: string; by: string }) =>
      `You said: “${said}”. ${by} answers: ${answer}`,
    'resistance.notice.adjusted': ({ said, answer, by }: { said: string; answer: string; by: string }) =>
      `You said: “${said}”. We did something about it, says ${by}: ${answer}`,
    'resistance.objectionThere': 'This objection has been logged already. Open the list and add to it there.',
    'resistance.responseMissing': 'Write what you answered before you say what came of it.',
    'resistance.storyThere': 'This story has been noted already. Open the list and look for it there.',
    'resistance.feedbackThere': 'This has reached us already. You will get an answer.',
    'resistance.noConsent': 'Whose story it is has not agreed to have it told. Ask them first.',
    'resistance.othersConsent': 'Only they themselves can agree to have this told. Ask them to say yes on their own page.',
  },
  nl: {
    'resistance.kind.noTime': 'Geen tijd om het te leren',
    'resistance.kind.oldWay': 'Het oude werkte toch',
    'resistance.kind.tooComplicated': 'Te ingewikkeld',
    'resistance.kind.whyChange': 'Waarom veranderen?',
    'resistance.kind.other': 'Iets anders',
    'resistance.outcome.open': 'nog niet beantwoord',
    'resistance.outcome.cameRound': 'probeert het',
    'resistance.outcome.adjusted': 'we hebben iets aangepast',
    'resistance.outcome.stays': 'blijft ertegen',
    'resistance.estimate.hoursSaved': 'Uren winst per week, per persoon',
    'resistance.estimate.problemHours': 'Uren per week die het probleem ons kost',
    'resistance.estimate.problemCost': 'Geld per maand dat het probleem ons kost',
    'resistance.estimate.easyAfterDays': 'Dagen tot het makkelijk ging',
    'resistance.answer.noTime': 'Dat begrijp ik: je dagen zitten al vol.',
    'resistance.answer.training': ({ minutes }) => `Je leert het in één training van ${minutes} minuten, onder werktijd.`,
    'resistance.answer.saved': (claimed, f) => `Daarna win je ongeveer ${hoursNl(claimed, f)} per week terug${estimatedNl(claimed)}.`,
    'resistance.answer.helpNear': 'En iemand bij jou in de buurt helpt je met de eerste stappen.',
    'resistance.answer.oldWay': ({ oldSystem }) =>
      `${oldSystem ?? 'De oude manier'} heeft ons goed geholpen, en wat je ervan weet blijft nuttig.`,
    'resistance.answer.butProblem': ({ problem }) => `Maar dit konden we er niet mee oplossen: ${problem}.`,
    'resistance.answer.benefit': ({ tool, benefit }) => `Wat ${tool} brengt: ${benefit}.`,
    'resistance.answer.problem': ({ problem }) => `Hierom: ${problem}.`,
    'resistance.answer.problemHours': (claimed, f) => `Dat kost ons elke week ongeveer ${hoursNl(claimed, f)}${estimatedNl(claimed)}.`,
    'resistance.answer.problemCost': ({ currency, ...claimed }, f) =>
      `In geld is dat ongeveer ${f.money(claimed.amount as `${number}`, currency)} per maand${estimatedNl(claimed)}.`,
    'resistance.answer.whyAsk':
      'Een terechte vraag. Wie de uitrol leidt kan je vertellen wat er besloten is en waarom; je krijgt antwoord.',
    'resistance.answer.tooComplicated': 'Iets nieuws lijkt eerst altijd veel.',
    'resistance.answer.pilot': ({ group, result }) =>
      `${group ? `${group} heeft het al geprobeerd` : 'Anderen hebben het al geprobeerd'}. Wat zij merkten: ${result}.`,
    'resistance.answer.easyAfter': (claimed, f) =>
      `${f.plural(Number(claimed.amount), { one: 'Na een dag gebruik', other: 'Na # dagen gebruik' })} ging het makkelijk${estimatedNl(claimed)}.`,
    'resistance.answer.tryTogether': 'Zullen we de eerste taak samen doen, nu of in het volgende inloopuur?',
    'resistance.answer.other': 'Dank dat je het zegt. Ik geef het door, en je hoort wat ermee gebeurt.',
    'resistance.strategy.tellEarly': 'Vroeg vertellen',
    'resistance.strategy.explainWhy': 'Uitleggen waarom',
    'resistance.strategy.quickWins': 'Snelle winst laten zien',
    'resistance.strategy.supportWell': 'Goed helpen',
    'resistance.strategy.celebrate': 'De eersten in het zonnetje',
    'resistance.strategy.listen': 'Luisteren en aanpassen',
    'resistance.evidence.announced': ({ on, ahead }, f) =>
      ahead < 0
        ? `De aankondiging ging uit op ${f.day(on)}, na de eerste start.`
        : `De aankondiging ging uit op ${f.day(on)}, ${f.plural(ahead, { one: '1 dag', other: '# dagen' })} voor de eerste start.`,
    'resistance.evidence.notAnnounced': 'De aankondiging is nog niet uit.',
    'resistance.evidence.whyMissing': 'Niemand heeft nog opgeschreven welk probleem dit oplost. Vul het aan onder Plan.',
    'resistance.evidence.whyNotTold': 'De reden staat op papier, en is nog aan niemand verteld.',
    'resistance.evidence.whyTold': ({ sessions, message }, f) =>
      [
        message ? 'De aankondiging vertelde waarom' : '',
        sessions > 0 ? f.plural(sessions, { one: 'één training begon ermee', other: '# trainingen begonnen ermee' }) : '',
      ]
        .filter(Boolean)
        .join(', en ')
        .replace(/^./, (first) => first.toUpperCase()) + '.',
    'resistance.evidence.wins': ({ wins, told }, f) =>
      `${f.plural(wins, { one: '1 snelle winst mag verteld worden', other: '# snelle winsten mogen verteld worden' })}; ${f.plural(told, { one: '1 is verteld', other: '# zijn verteld' })}.`,
    'resistance.evidence.noWins': ({ waiting }, f) =>
      waiting === 0
        ? 'Nog geen snelle winst genoteerd. Vraag de eerste gebruikers wat deze week vlotter ging.'
        : f.plural(waiting, {
            one: 'Er is er één genoteerd, en wie het meemaakte vond nog niet goed dat het verteld wordt.',
            other: 'Er zijn er # genoteerd, en niemand vond nog goed dat ze verteld worden.',
          }),
    'resistance.evidence.tickets': ({ solved, all, hours }, f) =>
      `${f.number(solved)} van ${f.plural(all, { one: '1 hulpvraag', other: '# hulpvragen' })} opgelost.${tookNl(hours, f)}`,
    'resistance.evidence.noTickets': 'Nog niemand heeft om hulp gevraagd.',
    'resistance.evidence.celebrated': ({ stories, thanked }, f) =>
      [
        stories > 0
          ? f.plural(stories, { one: 'Eén succes is aan iedereen verteld.', other: '# successen zijn aan iedereen verteld.' })
          : '',
        thanked ? 'Iedereen is bij naam bedankt.' : '',
      ]
        .filter(Boolean)
        .join(' '),
    'resistance.evidence.notCelebrated': 'Er is nog geen succes verteld. Noteer er een, en kies het voor het weekbericht.',
    'resistance.evidence.feedback': ({ heard, all, adjusted }, f) =>
      `${f.number(heard)} van ${f.plural(all, { one: '1 terugmelding', other: '# terugmeldingen' })} beantwoord; ${f.plural(adjusted, { one: 'na 1 is iets aangepast', other: 'na # is iets aangepast' })}.`,
    'resistance.evidence.noFeedback': 'Nog niemand heeft ons iets gemeld. Vraag ernaar in het weekbericht.',
    'resistance.notice.answered': ({ said, answer, by }) => `Jij zei: ‘${said}’. ${by} antwoordt: ${answer}`,
    'resistance.notice.adjusted': ({ said, answer, by }) => `Jij zei: ‘${said}’. We hebben er iets aan gedaan, zegt ${by}: ${answer}`,
    'resistance.objectionThere': 'Dit bezwaar is al genoteerd. Open de lijst en vul het daar aan.',
    'resistance.responseMissing': 'Schrijf eerst wat je hebt geantwoord, en zeg dan wat ervan kwam.',
    'resistance.storyThere': 'Dit verhaal is al genoteerd. Zoek het op in de lijst.',
    'resistance.feedbackThere': 'Dit is al bij ons binnen. Je krijgt antwoord.',
    'resistance.noConsent': 'Wiens verhaal dit is, vond nog niet goed dat het verteld wordt. Vraag het eerst.',
    'resistance.othersConsent': 'Alleen zijzelf kunnen goed vinden dat dit verteld wordt. Vraag of ze dat op hun eigen pagina aangeven.',
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
