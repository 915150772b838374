/** The words of what needs somebody on Today. */
import type { RunbookLack } from '#core/contingency/runbook.ts'
import type { NewcomerStep } from '#core/review/newcomers.ts'
import type { ReviewMoment } from '#core/review/review-moments.ts'
import { catalogue } from '#core/kernel/words.ts'

export const needsWords = catalogue({
  en: {
    title: 'Needs you now',
    all: ({ count }: { count: number }) => `All ${count}`,
    fewer: 'Show fewer',
    more: ({ count }: { count: number }, f) => f.plural(count, { one: '1 more on its own page.', other: '# more on their own pages.' }),
    none: 'Nothing needs you now',
    noneText: 'Approvals, questions and tasks for the coming week are listed here.',
    andMore: ({ names, count }: { names: string; count: number }) => `${names} and ${count} more`,
    holds: 'Holds go-live',
    overdue: 'Overdue',
    overdueBy: ({ hours }: { hours: number }) =>
      hours < 1 ? 'Overdue' : hours < 48 ? `Overdue ${hours} h` : `Overdue ${Math.floor(hours / 24)} days`,
    notDelivered: 'Not delivered',
    by: ({ moment }: { moment: string }) => `by ${moment}`,
    today: 'today',
    message: 'Message',
    task: 'Task',
    training: 'Training',
    people: 'People',
    question: 'Question',
    open: 'Open',
    done: 'Done',
    doneToast: ({ task }: { task: string }) => `“${task}” marked as done.`,
    approvePlan: 'Approve the plan',
    approvePlanAbout: 'Plan · sets the baseline for later changes',
    gate: ({ phase }: { phase: string }) => `Go/no-go check of ${phase}`,
    gateOf: 'Go/no-go',
    gateHolds: ({ count }: { count: number }, f) => f.plural(count, { one: '1 check is holding it', other: '# checks are holding it' }),
    gatePasses: 'every check passes, approval is open',
    approveDo: 'Approve…',
    approve: ({ count, name }: { count: number; name: string }) =>
      count === 1 ? `Approve “${name}”` : `Approve ${count} messages: ${name}`,
    recipients: ({ count }: { count: number }, f) => f.plural(count, { one: '1 recipient', other: '# recipients' }),
    waitsInPause: 'waits: the rollout is paused',
    waitsForGate: 'waits for go/no-go',
    goesOut: ({ day }: { day: string }) => `goes out ${day}`,
    held: ({ count, name }: { count: number; name: string }) =>
      count === 1 ? `“${name}” is on hold` : `${count} messages are on hold: ${name}`,
    paused: ({ what }: { what: string }) => `Go-live is paused for ${what}`,
    pauseAbout: ({ because }: { because: string }) => `Pause · ${because}`,
    stuck: ({ name }: { name: string }) => `“${name}” did not reach everyone`,
    failed: ({ count }: { count: number }, f) => f.plural(count, { one: 'not delivered to 1 person', other: 'not delivered to # people' }),
    unsure: ({ count }: { count: number }, f) => f.plural(count, { one: 'unclear for 1 person', other: 'unclear for # people' }),
    channels: ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'may be missing in 1 channel', other: 'may be missing in # channels' }),
    decide: 'Decide…',
    tell: ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'Tell someone 1 message in person', other: 'Tell # messages in person' }),
    tellDo: 'Tell…',
    unassigned: 'unassigned',
    attendance: ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'Record attendance of a session', other: 'Record attendance of # sessions' }),
    record: 'Record…',
    untrained: ({ people }: { people: number }, f) =>
      f.plural(people, { one: 'Give 1 person a session', other: 'Give # people a session' }),
    noSeat: 'not trained, no seat booked',
    invite: 'Book…',
    champions: ({ count, place }: { count: number; place: string }) =>
      count === 1 ? `Choose a champion for ${place}` : `Choose champions for ${count} locations`,
    choose: 'Choose…',
    runbook: ({ lacks }: { lacks: RunbookLack }): string =>
      ({ steps: 'Write the rollback runbook', owners: 'Assign the steps of the rollback runbook', drill: 'Drill the rollback runbook' })[
        lacks
      ],
    runbookAbout: 'Issues · before the first go-live',
    offlinePlans: ({ count, place }: { count: number; place: string }) =>
      count === 1 ? `Finish the offline plan of ${place}` : `Finish the offline plans of ${count} locations`,
    offlineAbout: ({ day }: { day: string }) => `Issues · by ${day}, before people go live there`,
    paidData: ({ count, place }: { count: number; place: string }) =>
      count === 1 ? `People in ${place} pay for mobile data themselves` : `People in ${count} locations pay for mobile data themselves`,
    paidDataAbout: 'Issues · until the organisation pays for it',
    reviewDue: ({ moment }: { moment: ReviewMoment }): string =>
      ({ week1: 'Hold the review of week 1', month1: 'Hold the review of month 1', month3: 'Hold the review of month 3' })[moment],
    reviewAbout: ({ day }: { day: string }, f) => `Review · ${f.day(day, 'long')}`,
    reviewAction: 'Action of a review',
    export: ({ system }: { system: string }) => `Export ${system}`,
    exportAbout: ({ day }: { day: string }) => `Old system · by ${day}, so that going back stays possible`,
    answer: ({ question }: { question: string }) => `Answer “${question}”`,
    answerDo: 'Answer',
    level: ({ tier }: { tier: number }) => `level ${tier}`,
    notices: ({ count }: { count: number }, f) =>
      f.plural(count, { one: '1 notification was not delivered', other: '# notifications were not delivered' }),
    noticesAbout: 'Message · the mail to one person',
    https: 'Give Uitrol a secure address',
    httpsAbout: 'People reach it without HTTPS: no offline pages, no passkeys, no encryption',
    httpsDo: 'See how',
    newcomers: ({ people }: { people: number }, f) =>
      f.plural(people, { one: 'Add 1 person to the plan', other: 'Add # people to the plan' }),
    newcomersAbout: 'People · no first day yet',
    welcome: ({ people }: { people: number }, f) => f.plural(people, { one: 'Welcome 1 newcomer', other: 'Welcome # newcomers' }),
    welcomeAbout: 'People · joined after the rollout',
    newcomer: 'Newcomer',
    newcomerFrom: ({ day }: { day: string }, f) => `first day ${f.day(day, 'short')}`,
    newcomerStep: ({ name, step }: { name: string; step: NewcomerStep }): string =>
      ({
        account: `Make the account of ${name}`,
        buddy: `Choose a buddy for ${name}`,
        materials: `Go through the materials with ${name}`,
        check: `Ask ${name} how the first weeks went`,
      })[step],
    refusedFiles: ({ name, others }: { name: string; others: number }) =>
      `“${name}” was not imported${others > 0 ? `, nor ${others} more` : ''}`,
    adoption: 'Adoption',
    review: 'Review…',
    hosts: ({ count }: { count: number }, f) =>
      f.plural(count, { one: 'Assign a host for an office hour', other: 'Assign a host for # office hours' }),
    fromMoment: ({ moment }: { moment: string }) => `from ${moment}`,
    assign: 'Assign…',
  },
  nl: {
    title: 'Nu voor jou',
    all: ({ count }) => `Alle ${count}`,
    fewer: 'Minder tonen',
    more: ({ count }, f) => f.plural(count, { one: 'Nog 1 op de eigen pagina.', other: 'Nog # op hun eigen pagina.' }),
    none: 'Er wacht niets op je',
    noneText: 'Goedkeuringen, vragen en taken voor de komende week staan hier.',
    andMore: ({ names, count }) => `${names} en nog ${count}`,
    holds: 'Blokkeert de start',
    overdue: 'Over tijd',
    overdueBy: ({ hours }) =>
      hours < 1 ? 'Over tijd' : hours < 48 ? `${hours} uur over tijd` : `${Math.floor(hours / 24)} dagen over tijd`,
    notDelivered: 'Niet bezorgd',
    by: ({ moment }) => `voor ${moment}`,
    today: 'vandaag',
    message: 'Bericht',
    task: 'Taak',
    training: 'Training',
    people: 'Mensen',
    question: 'Vraag',
    open: 'Openen',
    done: 'Klaar',
    doneToast: ({ task }) => `“${task}” afgevinkt.`,
    approvePlan: 'Keur het plan goed',
    approvePlanAbout: 'Plan · legt de oorspronkelijke planning vast',
    gate: ({ phase }) => `Go/no-go-moment van ${phase}`,
    gateOf: 'Go/no-go',
    gateHolds: ({ count }, f) => f.plural(count, { one: '1 controle houdt hem tegen', other: '# controles houden hem tegen' }),
    gatePasses: 'elke controle is goed, wacht op goedkeuring',
    approveDo: 'Goedkeuren…',
    approve: ({ count, name }) => (count === 1 ? `Keur “${name}” goed` : `Keur ${count} berichten goed: ${name}`),
    recipients: ({ count }, f) => f.plural(count, { one: '1 ontvanger', other: '# ontvangers' }),
    waitsInPause: 'wacht: de uitrol is gepauzeerd',
    waitsForGate: 'wacht op go/no-go',
    goesOut: ({ day }) => `gaat uit ${day}`,
    held: ({ count, name }) => (count === 1 ? `“${name}” wordt aangehouden` : `${count} berichten worden aangehouden: ${name}`),
    paused: ({ what }) => `De start is gepauzeerd voor ${what}`,
    pauseAbout: ({ because }) => `Pauze · ${because}`,
    stuck: ({ name }) => `“${name}” is niet bij iedereen aangekomen`,
    failed: ({ count }, f) => f.plural(count, { one: 'niet bezorgd bij 1 persoon', other: 'niet bezorgd bij # mensen' }),
    unsure: ({ count }, f) => f.plural(count, { one: 'onduidelijk voor 1 persoon', other: 'onduidelijk voor # mensen' }),
    channels: ({ count }, f) => f.plural(count, { one: 'ontbreekt misschien in 1 kanaal', other: 'ontbreekt misschien in # kanalen' }),
    decide: 'Beslissen…',
    tell: ({ count }, f) => f.plural(count, { one: 'Geef 1 bericht persoonlijk door', other: 'Geef # berichten persoonlijk door' }),
    tellDo: 'Doorgeven…',
    unassigned: 'nog niet toegewezen',
    attendance: ({ count }, f) => f.plural(count, { one: 'Noteer wie er bij een sessie was', other: 'Noteer wie er bij # sessies was' }),
    record: 'Noteren…',
    untrained: ({ people }, f) => f.plural(people, { one: 'Geef 1 persoon een sessie', other: 'Geef # mensen een sessie' }),
    noSeat: 'niet getraind, geen plaats geboekt',
    invite: 'Boeken…',
    champions: ({ count, place }) => (count === 1 ? `Kies een ambassadeur voor ${place}` : `Kies ambassadeurs voor ${count} locaties`),
    choose: 'Kiezen…',
    runbook: ({ lacks }): string =>
      ({ steps: 'Schrijf het terugvalplan', owners: 'Wijs de stappen van het terugvalplan toe', drill: 'Oefen het terugvalplan' })[
        lacks as RunbookLack
      ],
    runbookAbout: 'Problemen · vóór de eerste startdatum',
    offlinePlans: ({ count, place }) =>
      count === 1 ? `Maak het offline plan van ${place} af` : `Maak de offline plannen van ${count} locaties af`,
    offlineAbout: ({ day }) => `Problemen · uiterlijk ${day}, voordat mensen daar beginnen`,
    paidData: ({ count, place }) =>
      count === 1
        ? `Medewerkers in ${place} betalen zelf voor mobiele data`
        : `Medewerkers op ${count} locaties betalen zelf voor mobiele data`,
    paidDataAbout: 'Problemen · tot de organisatie het betaalt',
    reviewDue: ({ moment }): string =>
      ({ week1: 'Houd de terugblik van week 1', month1: 'Houd de terugblik van maand 1', month3: 'Houd de terugblik van maand 3' })[
        moment as ReviewMoment
      ],
    reviewAbout: ({ day }, f) => `Terugblik · ${f.day(day, 'long')}`,
    reviewAction: 'Actie uit een terugblik',
    export: ({ system }) => `${system} exporteren`,
    exportAbout: ({ day }) => `Oude systeem · uiterlijk ${day}, zodat teruggaan mogelijk blijft`,
    answer: ({ question }) => `Beantwoord “${question}”`,
    answerDo: 'Antwoorden',
    level: ({ tier }) => `niveau ${tier}`,
    notices: ({ count }, f) => f.plural(count, { one: '1 melding is niet aangekomen', other: '# meldingen zijn niet aangekomen' }),
    noticesAbout: 'Bericht · de mail aan één persoon',
    https: 'Geef Uitrol een veilig adres',
    httpsAbout: 'Mensen bereiken het zonder HTTPS: geen offline pagina’s, geen passkeys, geen versleuteling',
    httpsDo: 'Bekijk hoe',
    newcomers: ({ people }, f) => f.plural(people, { one: 'Neem 1 persoon op in het plan', other: 'Neem # mensen op in het plan' }),
    newcomersAbout: 'Mensen · nog geen eerste dag',
    welcome: ({ people }, f) => f.plural(people, { one: 'Verwelkom 1 nieuwe collega', other: 'Verwelkom # nieuwe collega’s' }),
    welcomeAbout: 'Mensen · begonnen na de uitrol',
    newcomer: 'Nieuwe collega',
    newcomerFrom: ({ day }, f) => `eerste dag ${f.day(day, 'short')}`,
    newcomerStep: ({ name, step }: { name: string; step: NewcomerStep }): string =>
      ({
        account: `Maak het account van ${name}`,
        buddy: `Kies een maatje voor ${name}`,
        materials: `Loop het trainingsmateriaal door met ${name}`,
        check: `Vraag ${name} hoe de eerste weken gingen`,
      })[step],
    refusedFiles: ({ name, others }) => `‘${name}’ is niet geïmporteerd${others > 0 ? `, en ${others} andere ook niet` : ''}`,
    adoption: 'Adoptie',
    review: 'Bekijken…',
    hosts: ({ count }, f) =>
      f.plural(count, { one: 'Wijs een begeleider toe voor een inloopuur', other: 'Wijs een begeleider toe voor # inloopuren' }),
    fromMoment: ({ moment }) => `vanaf ${moment}`,
    assign: 'Toewijzen…',
  },
})
