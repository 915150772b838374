/** The words of the checklist and of Today, in every language. */
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

/** How a coming start stands: its day, what holds it, what else is late, what the planner remarked. */
export interface Standing {
  on: string
  inDays: number
  holds: number
  late: number
  remarks: number
}

const weekdayOf = (day: string, f: Format): string => /^\p{L}+/u.exec(f.day(day, 'long'))?.[0] ?? f.day(day, 'long')

const whenEn = ({ on, inDays }: Standing, f: Format): string =>
  inDays === 0 ? 'today' : inDays === 1 ? 'tomorrow' : inDays < 7 ? weekdayOf(on, f) : `on ${f.day(on)}`
const whenNl = ({ on, inDays }: Standing, f: Format): string =>
  inDays === 0 ? 'vandaag' : inDays === 1 ? 'morgen' : inDays < 7 ? weekdayOf(on, f) : `op ${f.day(on)}`

const holdEn = ({ holds, late, remarks }: Standing, f: Format): string => {
  if (holds > 0) return f.plural(holds, { one: 'One thing is blocking it.', other: '# things are blocking it.' })
  if (late > 0) return f.plural(late, { one: 'One task of an earlier phase is overdue.', other: '# tasks of earlier phases are overdue.' })
  if (remarks > 0) return f.plural(remarks, { one: 'The plan has one warning.', other: 'The plan has # warnings.' })
  return 'Nothing is blocking it.'
}
const holdNl = ({ holds, late, remarks }: Standing, f: Format): string => {
  if (holds > 0) return f.plural(holds, { one: 'Eén ding staat nog in de weg.', other: '# dingen staan nog in de weg.' })
  if (late > 0)
    return f.plural(late, { one: 'Eén taak van een eerdere fase is over tijd.', other: '# taken van eerdere fasen zijn over tijd.' })
  if (remarks > 0) return f.plural(remarks, { one: 'Het plan heeft één aandachtspunt.', other: 'Het plan heeft # aandachtspunten.' })
  return 'Niets staat in de weg.'
}

export interface Missing {
  readonly kind: 'quickStart' | 'faq' | 'cheatSheet'
  readonly language: 'en' | 'nl'
}

const materials = {
  en: { quickStart: 'quick start guide', faq: 'answers to frequent questions', cheatSheet: 'cheat sheet', inEn: 'English', inNl: 'Dutch' },
  nl: { quickStart: 'Snel op weg', faq: 'veelgestelde vragen', cheatSheet: 'spiekbriefje', inEn: 'Engels', inNl: 'Nederlands' },
} as const
const materialIn = ({ kind, language }: Missing, f: Format): string => {
  const words = materials[f.language]
  return `${words[kind]} (${language === 'nl' ? words.inNl : words.inEn})`
}

export const checklistWords = catalogue({
  en: {
    'checklist.seen.sent': ({ readers, on }: { readers: number; on: string }, f) =>
      `Completed automatically: sent to ${f.plural(readers, { one: '1 recipient', other: 'all # recipients' })} by ${f.day(on)}`,
    'checklist.seen.accounts': ({ people, on }: { people: number; on: string }, f) =>
      `Completed automatically: ${f.plural(people, { one: 'the only person has', other: 'all # people have' })} an account in the list of users of ${f.day(on)}`,
    'checklist.seen.metrics': ({ source, on }: { source: string; on: string }, f) =>
      `Completed automatically: usage of ${source} came in on ${f.day(on)}`,
    'checklist.seen.sessions': ({ sessions, people }: { sessions: number; people: number }, f) =>
      `Completed automatically: ${f.plural(people, { one: '1 person has a seat', other: 'all # people have a seat' })} in ${f.plural(sessions, { one: '1 session', other: '# sessions' })}`,
    'checklist.seen.officeHours': ({ hours }: { hours: number }, f) =>
      `Completed automatically: ${f.plural(hours, { one: '1 office hour', other: '# office hours' })} in the calendar`,
    'checklist.seen.materials': ({ count }: { count: number }, f) =>
      `Completed automatically: ${f.plural(count, { one: '1 document is final', other: '# documents are final' })}, in every language people read`,
    'checklist.seen.support': ({ places }: { places: number }, f) =>
      `Completed automatically: ${f.plural(places, { one: '1 location has a champion', other: 'all # locations have a champion' })}, and the higher levels are assigned`,
    'checklist.seen.channels': ({ ways }: { ways: readonly string[] }, f) => `Completed automatically: ${f.list(ways)}`,
    'checklist.seen.wins': ({ count }: { count: number }, f) =>
      `Completed automatically: ${f.plural(count, { one: '1 quick win noted', other: '# quick wins noted' })}`,
    'checklist.seen.feedback': ({ count }: { count: number }, f) =>
      `Completed automatically: ${f.plural(count, { one: '1 piece of feedback received', other: '# pieces of feedback received' })}`,
    'checklist.seen.adjusted': ({ count }: { count: number }, f) =>
      `Completed automatically: ${f.plural(count, { one: '1 improvement made after feedback', other: '# improvements made after feedback' })}`,
    'checklist.seen.told': ({ count }: { count: number }, f) =>
      `Completed automatically: ${f.plural(count, { one: '1 success shared with everyone', other: '# successes shared with everyone' })}`,
    'checklist.seen.answered': ({ count }: { count: number }, f) =>
      `Completed automatically: ${f.plural(count, { one: 'the only question is solved', other: 'all # questions are solved' })}`,
    'checklist.seen.helped': ({ count }: { count: number }, f) =>
      `Completed automatically: ${f.plural(count, { one: '1 office hour held this week', other: '# office hours held this week' })}`,
    'checklist.seen.prepared': ({ count }: { count: number }, f) =>
      `Completed automatically: ${f.plural(count, { one: 'its only task is done', other: 'all its # tasks are done' })}`,
    'checklist.seen.launched': ({ phase, on }: { phase: string; on: string }, f) =>
      `Completed automatically: ${phaseCalled(phase, f)} started on ${f.day(on)}`,
    'checklist.seen.exported': ({ file, on }: { file: string; on: string }, f) =>
      `Completed automatically: ${file}, exported on ${f.day(on)}`,
    'checklist.seen.restored': ({ on }: { on: string }, f) => `Completed automatically: the newest export was restored on ${f.day(on)}`,
    'checklist.seen.archive': ({ place }: { place: string }) => `Completed automatically: the archive is here: ${place}`,
    'checklist.seen.contract': ({ on }: { on: string }, f) => `Completed automatically: the contract ends on ${f.day(on)}`,
    'checklist.seen.offline': ({ places }: { places: number }, f) =>
      `Completed automatically: ${f.plural(places, { one: '1 location is ready', other: 'all # locations are ready' })}, on paper and tried`,
    'checklist.seen.off': ({ on }: { on: string }, f) => `Completed automatically: switched off on ${f.day(on)}`,
    'checklist.list.twoWeeksBefore': 'Two weeks before',
    'checklist.list.oneWeekBefore': 'One week before',
    'checklist.list.launchDay': 'Go-live day',
    'checklist.list.firstWeek': 'First week',
    'checklist.list.eachWeek': 'Every week after',

    'checklist.item.pilotResolved': 'Close the pilot and solve the issues found',
    'checklist.item.materialsFinal': 'Finalise the training materials',
    'checklist.item.supportReady': 'Publish support roles and contacts',
    'checklist.item.announcementSent': 'Send the announcement to everyone',
    'checklist.item.accountsCreated': 'Create the accounts for this phase',
    'checklist.item.oldBackup': 'Back up the old system',
    'checklist.item.sessionsBooked': 'Book the sessions: day, location and seats',
    'checklist.item.officeHoursPlanned': 'Plan the office hours',
    'checklist.item.channelsOpen': 'Open the question channels',
    'checklist.item.guidesPrinted': 'Print the quick guides',
    'checklist.item.reminderSent': 'Send the reminder to this phase',
    'checklist.item.adminsReady': 'Brief IT on the risks and arrange standby',
    'checklist.item.offlinePlans': 'Write, print and try the offline plan of each location',
    'checklist.item.welcomeSent': 'Send the welcome message',
    'checklist.item.accountsActive': 'Check that everyone in this phase can sign in',
    'checklist.item.supportStandingBy': 'Have champions present or on call',
    'checklist.item.progressWatched': 'Check on the group during the day',
    'checklist.item.quickWinsNoted': 'Note the first quick wins',
    'checklist.item.issuesLogged': 'Log the issues',
    'checklist.item.dailyCheckIns': 'Check in with the group every day',
    'checklist.item.issuesAnswered': 'Answer every issue within a day',
    'checklist.item.feedbackCollected': 'Collect feedback from the group',
    'checklist.item.adjustmentsMade': 'Act on the feedback',
    'checklist.item.successesShared': 'Share the first successes with everyone',
    'checklist.item.nextPhasePrepared': 'Prepare the next phase',
    'checklist.item.nextPhaseLaunched': 'Start the next phase on its day',
    'checklist.item.offPrepared': 'List what must be done before the old system is switched off',
    'checklist.item.offOnItsDay': 'Confirm the date to switch off the old system',
    'checklist.item.earlierPhaseFollowed': 'Follow up with earlier phases',
    'checklist.item.metricsCurrent': 'Update the figures of this week',
    'checklist.item.updateSent': 'Send the weekly update',
    'checklist.item.supportContinued': 'Keep support as easy to find as in week one',
    'checklist.item.problemsSolved': 'Solve open issues or give them a date',
    'checklist.item.nobodyLeftBehind': 'Check that no one still needs the old system',
    'checklist.item.contractEndKnown': 'Find out the end date of the old contract',
    'checklist.item.offAnnounced': 'Tell everyone when the old system is switched off',
    'checklist.item.oldExported': 'Export everything from the old system; note size and checksum',
    'checklist.item.restoreTried': 'Test restoring the export',
    'checklist.item.archivePlaced': 'Store the archive and decide who may open it',
    'checklist.item.oldSwitchedOff': 'Switch off the old system',
    'checklist.item.transitionCelebrated': 'Celebrate the change together',
    'checklist.item.archiveReadable': 'Look something up in the archive to test it',
    'checklist.item.contractEnded': 'Cancel the old contract and licences',

    'checklist.headline.phase': (standing: Standing & { position: number }, f) =>
      `Phase ${standing.position} starts ${whenEn(standing, f)}. ${holdEn(standing, f)}`,
    'checklist.headline.paused': (standing: Standing & { position: number }, f) =>
      `The start of phase ${standing.position} is paused. ${holdEn(standing, f)}`,
    'checklist.headline.waits': (standing: Standing & { position: number; system: string | null; since: string }, f) =>
      `${standing.system === null ? `The start of phase ${standing.position}` : `Switching off ${standing.system || 'the old system'}`} was planned for ${f.day(standing.since)} and waits for a decision. ${holdEn(standing, f)}`,
    'checklist.headline.full': (standing: Standing & { tool: string }, f) =>
      `The whole team works with ${standing.tool} ${standing.inDays < 7 && standing.inDays > 1 ? 'from ' : ''}${whenEn(standing, f).replace(/^on /, 'from ')}. ${holdEn(standing, f)}`,
    'checklist.headline.off': (standing: Standing & { system: string | null }, f) =>
      `${standing.system ?? 'The old system'} is switched off ${whenEn(standing, f)}. ${holdEn(standing, f)}`,
    'checklist.headline.done': ({ tool, late }: { tool: string; late: number }, f) =>
      `Everyone works with ${tool}. ${late === 0 ? 'Nothing is overdue.' : f.plural(late, { one: 'One task is still open.', other: '# tasks are still open.' })}`,
    'checklist.headline.noPlan': ({ tool }: { tool: string }) => `${tool} has no plan yet. Make a plan to see the first steps.`,

    'checklist.late': ({ days }: { days: number }, f) => f.plural(days, { one: '# day overdue', other: '# days overdue' }),
    'checklist.dueToday': 'today',
    'checklist.materialsMissing': ({ lacking }: { lacking: readonly Missing[] }, f) =>
      `Not final yet: ${f.list(lacking.map((one) => materialIn(one, f)))}. Finalise the materials first, or mark this task as not applicable.`,
    'checklist.reasonMissing': 'Enter the reason this task does not apply.',
    'checklist.ownerLeft': ({ name }: { name: string }) => `${name} no longer works here. Assign this task to someone else.`,
  },
  nl: {
    'checklist.seen.sent': ({ readers, on }, f) =>
      `Automatisch afgevinkt: verstuurd aan ${f.plural(readers, { one: '1 ontvanger', other: 'alle # ontvangers' })}, op ${f.day(on)}`,
    'checklist.seen.accounts': ({ people, on }, f) =>
      `Automatisch afgevinkt: ${f.plural(people, { one: 'de enige persoon heeft', other: 'alle # mensen hebben' })} een account in de gebruikerslijst van ${f.day(on)}`,
    'checklist.seen.metrics': ({ source, on }, f) => `Automatisch afgevinkt: gebruik van ${source} kwam binnen op ${f.day(on)}`,
    'checklist.seen.sessions': ({ sessions, people }, f) =>
      `Automatisch afgevinkt: ${f.plural(people, { one: '1 persoon heeft een plaats', other: 'alle # mensen hebben een plaats' })} in ${f.plural(sessions, { one: '1 sessie', other: '# sessies' })}`,
    'checklist.seen.officeHours': ({ hours }, f) =>
      `Automatisch afgevinkt: ${f.plural(hours, { one: '1 inloopuur', other: '# inloopuren' })} in de agenda`,
    'checklist.seen.materials': ({ count }, f) =>
      `Automatisch afgevinkt: ${f.plural(count, { one: '1 document is definitief', other: '# documenten zijn definitief' })}, in elke taal die mensen lezen`,
    'checklist.seen.support': ({ places }, f) =>
      `Automatisch afgevinkt: ${f.plural(places, { one: '1 locatie heeft een ambassadeur', other: 'alle # locaties hebben een ambassadeur' })}, en de hogere niveaus zijn toegewezen`,
    'checklist.seen.channels': ({ ways }, f) => `Automatisch afgevinkt: ${f.list(ways)}`,
    'checklist.seen.wins': ({ count }, f) =>
      `Automatisch afgevinkt: ${f.plural(count, { one: '1 snel resultaat genoteerd', other: '# snelle resultaten genoteerd' })}`,
    'checklist.seen.feedback': ({ count }, f) =>
      `Automatisch afgevinkt: ${f.plural(count, { one: '1 keer feedback ontvangen', other: '# keer feedback ontvangen' })}`,
    'checklist.seen.adjusted': ({ count }, f) =>
      `Automatisch afgevinkt: ${f.plural(count, { one: '1 verbetering na feedback', other: '# verbeteringen na feedback' })}`,
    'checklist.seen.told': ({ count }, f) =>
      `Automatisch afgevinkt: ${f.plural(count, { one: '1 succes met iedereen gedeeld', other: '# successen met iedereen gedeeld' })}`,
    'checklist.seen.answered': ({ count }, f) =>
      `Automatisch afgevinkt: ${f.plural(count, { one: 'de enige vraag is opgelost', other: 'alle # vragen zijn opgelost' })}`,
    'checklist.seen.helped': ({ count }, f) =>
      `Automatisch afgevinkt: ${f.plural(count, { one: '1 inloopuur deze week', other: '# inloopuren deze week' })}`,
    'checklist.seen.prepared': ({ count }, f) =>
      `Automatisch afgevinkt: ${f.plural(count, { one: 'de enige taak is klaar', other: 'alle # taken zijn klaar' })}`,
    'checklist.seen.launched': ({ phase, on }, f) => `Automatisch afgevinkt: ${phaseCalled(phase, f)} begon op ${f.day(on)}`,
    'checklist.seen.exported': ({ file, on }, f) => `Automatisch afgevinkt: ${file}, geëxporteerd op ${f.day(on)}`,
    'checklist.seen.restored': ({ on }, f) => `Automatisch afgevinkt: de nieuwste export is teruggezet op ${f.day(on)}`,
    'checklist.seen.archive': ({ place }) => `Automatisch afgevinkt: het archief staat hier: ${place}`,
    'checklist.seen.contract': ({ on }, f) => `Automatisch afgevinkt: het contract eindigt op ${f.day(on)}`,
    'checklist.seen.offline': ({ places }, f) =>
      `Automatisch afgevinkt: ${f.plural(places, { one: '1 locatie is klaar', other: 'alle # locaties zijn klaar' })}, op papier en geprobeerd`,
    'checklist.seen.off': ({ on }, f) => `Automatisch afgevinkt: uitgezet op ${f.day(on)}`,
    'checklist.list.twoWeeksBefore': 'Twee weken ervoor',
    'checklist.list.oneWeekBefore': 'Eén week ervoor',
    'checklist.list.launchDay': 'De startdag',
    'checklist.list.firstWeek': 'Eerste week',
    'checklist.list.eachWeek': 'Elke week daarna',

    'checklist.item.pilotResolved': 'Pilot afronden en gevonden problemen oplossen',
    'checklist.item.materialsFinal': 'Trainingsmateriaal afmaken',
    'checklist.item.supportReady': 'Bekendmaken wie helpt en hoe je ze bereikt',
    'checklist.item.announcementSent': 'Aankondiging naar iedereen sturen',
    'checklist.item.accountsCreated': 'Accounts voor deze fase aanmaken',
    'checklist.item.oldBackup': 'Reservekopie van het oude systeem maken',
    'checklist.item.sessionsBooked': 'Sessies plannen: dag, locatie en plaatsen',
    'checklist.item.officeHoursPlanned': 'Inloopuren plannen',
    'checklist.item.channelsOpen': 'Kanalen voor vragen openen',
    'checklist.item.guidesPrinted': 'Korte handleidingen afdrukken',
    'checklist.item.reminderSent': 'Herinnering naar deze fase sturen',
    'checklist.item.adminsReady': 'IT inlichten over de risico’s en bereikbaarheid regelen',
    'checklist.item.offlinePlans': 'Offline plan van elke locatie schrijven, afdrukken en proberen',
    'checklist.item.welcomeSent': 'Welkomstbericht versturen',
    'checklist.item.accountsActive': 'Controleren of iedereen in deze fase kan inloggen',
    'checklist.item.supportStandingBy': 'Ambassadeurs aanwezig of bereikbaar hebben',
    'checklist.item.progressWatched': 'Gedurende de dag kijken hoe het gaat',
    'checklist.item.quickWinsNoted': 'Eerste snelle resultaten noteren',
    'checklist.item.issuesLogged': 'Problemen noteren',
    'checklist.item.dailyCheckIns': 'Elke dag bij de groep langsgaan',
    'checklist.item.issuesAnswered': 'Elk probleem binnen een dag beantwoorden',
    'checklist.item.feedbackCollected': 'Feedback van de groep verzamelen',
    'checklist.item.adjustmentsMade': 'Verbeteringen doorvoeren',
    'checklist.item.successesShared': 'Eerste successen met iedereen delen',
    'checklist.item.nextPhasePrepared': 'Volgende fase voorbereiden',
    'checklist.item.nextPhaseLaunched': 'Volgende fase op tijd starten',
    'checklist.item.offPrepared': 'Opsommen wat nog moet voordat het oude systeem wordt uitgezet',
    'checklist.item.offOnItsDay': 'Bevestigen wanneer het oude systeem wordt uitgezet',
    'checklist.item.earlierPhaseFollowed': 'Eerdere fasen blijven volgen',
    'checklist.item.metricsCurrent': 'Cijfers van deze week bijwerken',
    'checklist.item.updateSent': 'Weekbericht versturen',
    'checklist.item.supportContinued': 'Hulp net zo makkelijk vindbaar houden als in week één',
    'checklist.item.problemsSolved': 'Open problemen oplossen of een datum geven',
    'checklist.item.nobodyLeftBehind': 'Controleren of niemand het oude systeem nog nodig heeft',
    'checklist.item.contractEndKnown': 'De einddatum van het oude contract uitzoeken',
    'checklist.item.offAnnounced': 'Iedereen vertellen wanneer het oude systeem wordt uitgezet',
    'checklist.item.oldExported': 'Alles uit het oude systeem exporteren; grootte en controlegetal noteren',
    'checklist.item.restoreTried': 'Terugzetten van de export testen',
    'checklist.item.archivePlaced': 'Archief opslaan en bepalen wie erbij mag',
    'checklist.item.oldSwitchedOff': 'Het oude systeem uitzetten',
    'checklist.item.transitionCelebrated': 'De overstap samen vieren',
    'checklist.item.archiveReadable': 'Iets in het archief opzoeken als test',
    'checklist.item.contractEnded': 'Het oude contract en de licenties opzeggen',

    'checklist.headline.phase': (standing, f) => `Fase ${standing.position} begint ${whenNl(standing, f)}. ${holdNl(standing, f)}`,
    'checklist.headline.paused': (standing, f) => `De start van fase ${standing.position} is gepauzeerd. ${holdNl(standing, f)}`,
    'checklist.headline.waits': (standing, f) =>
      `${standing.system === null ? `De start van fase ${standing.position}` : `Het uitzetten van ${standing.system || 'het oude systeem'}`} stond gepland voor ${f.day(standing.since)} en wacht op een besluit. ${holdNl(standing, f)}`,
    'checklist.headline.full': (standing, f) =>
      `Het hele team werkt ${standing.inDays > 0 ? 'vanaf ' : ''}${whenNl(standing, f).replace(/^op /, '')} met ${standing.tool}. ${holdNl(standing, f)}`,
    'checklist.headline.off': (standing, f) =>
      `${standing.system ?? 'Het oude systeem'} wordt ${whenNl(standing, f)} uitgezet. ${holdNl(standing, f)}`,
    'checklist.headline.done': ({ tool, late }, f) =>
      `Iedereen werkt met ${tool}. ${late === 0 ? 'Er is niets over tijd.' : f.plural(late, { one: 'Er staat nog één taak open.', other: 'Er staan nog # taken open.' })}`,
    'checklist.headline.noPlan': ({ tool }) => `Voor ${tool} is er nog geen plan. Maak een plan, dan zie je de eerste stappen.`,

    'checklist.late': ({ days }, f) => f.plural(days, { one: '# dag over tijd', other: '# dagen over tijd' }),
    'checklist.dueToday': 'vandaag',
    'checklist.materialsMissing': ({ lacking }, f) =>
      `Nog niet definitief: ${f.list(lacking.map((one: Missing) => materialIn(one, f)))}. Maak het materiaal eerst af, of zet deze taak op niet van toepassing.`,
    'checklist.reasonMissing': 'Vul in waarom deze taak niet van toepassing is.',
    'checklist.ownerLeft': ({ name }) => `${name} werkt hier niet meer. Wijs deze taak aan iemand anders toe.`,
  },
})

export const checklistProblems = {
  'checklist.materialsMissing': 'refused',
  'checklist.reasonMissing': 'invalid',
  'checklist.ownerLeft': 'refused',
} as const satisfies Record<string, ProblemKind>
