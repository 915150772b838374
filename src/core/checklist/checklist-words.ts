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
  if (holds > 0) return f.plural(holds, { one: 'One thing holds it.', other: '# things hold it.' })
  if (late > 0) return f.plural(late, { one: 'One thing of an earlier group is late.', other: '# things of earlier groups are late.' })
  if (remarks > 0) return f.plural(remarks, { one: 'The plan has one remark to look at.', other: 'The plan has # remarks to look at.' })
  return 'Nothing holds it.'
}
const holdNl = ({ holds, late, remarks }: Standing, f: Format): string => {
  if (holds > 0) return f.plural(holds, { one: 'Eén ding houdt het tegen.', other: '# dingen houden het tegen.' })
  if (late > 0)
    return f.plural(late, { one: 'Eén ding van een eerdere groep is te laat.', other: '# dingen van eerdere groepen zijn te laat.' })
  if (remarks > 0)
    return f.plural(remarks, { one: 'Het plan heeft één opmerking om te bekijken.', other: 'Het plan heeft # opmerkingen om te bekijken.' })
  return 'Niets houdt het tegen.'
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
      `Seen by itself: the last of ${f.plural(readers, { one: '1 reader', other: '# readers' })} on ${f.day(on)}`,
    'checklist.seen.sessions': ({ sessions, people }: { sessions: number; people: number }, f) =>
      `Seen by itself: ${f.plural(people, { one: '1 person has a seat', other: 'all # people have a seat' })} in ${f.plural(sessions, { one: '1 training', other: '# trainings' })}`,
    'checklist.seen.officeHours': ({ hours }: { hours: number }, f) =>
      `Seen by itself: ${f.plural(hours, { one: '1 drop-in hour', other: '# drop-in hours' })} in the calendar`,
    'checklist.seen.materials': ({ count }: { count: number }, f) =>
      `Seen by itself: ${f.plural(count, { one: '1 piece is final', other: '# pieces are final' })}, in every language that is read`,
    'checklist.seen.support': ({ places }: { places: number }, f) =>
      `Seen by itself: ${f.plural(places, { one: '1 place has a champion', other: 'all # places have a champion' })}, and the tiers above have a name`,
    'checklist.seen.channels': ({ ways }: { ways: readonly string[] }, f) => `Seen by itself: ${f.list(ways)}`,
    'checklist.seen.wins': ({ count }: { count: number }, f) =>
      `Seen by itself: ${f.plural(count, { one: '1 quick win noted', other: '# quick wins noted' })}`,
    'checklist.seen.feedback': ({ count }: { count: number }, f) =>
      `Seen by itself: ${f.plural(count, { one: '1 piece of feedback came in', other: '# pieces of feedback came in' })}`,
    'checklist.seen.adjusted': ({ count }: { count: number }, f) =>
      `Seen by itself: ${f.plural(count, { one: '1 thing changed because of feedback', other: '# things changed because of feedback' })}`,
    'checklist.seen.told': ({ count }: { count: number }, f) =>
      `Seen by itself: ${f.plural(count, { one: '1 story told to everyone', other: '# stories told to everyone' })}`,
    'checklist.seen.answered': ({ count }: { count: number }, f) =>
      `Seen by itself: ${f.plural(count, { one: 'the one call for help is solved', other: 'all # calls for help are solved' })}`,
    'checklist.seen.helped': ({ count }: { count: number }, f) =>
      `Seen by itself: ${f.plural(count, { one: 'help was there once this week', other: 'help was there # times this week' })}`,
    'checklist.seen.prepared': ({ count }: { count: number }, f) =>
      `Seen by itself: ${f.plural(count, { one: 'its 1 item is settled', other: 'all its # items are settled' })}`,
    'checklist.seen.launched': ({ phase, on }: { phase: string; on: string }, f) =>
      `Seen by itself: ${phaseCalled(phase, f)} started on ${f.day(on)}`,
    'checklist.list.twoWeeksBefore': 'Two weeks before',
    'checklist.list.oneWeekBefore': 'One week before',
    'checklist.list.launchDay': 'The day itself',
    'checklist.list.firstWeek': 'First week',
    'checklist.list.eachWeek': 'Every week after',

    'checklist.item.pilotResolved': 'The try-out is finished and what it turned up is solved',
    'checklist.item.materialsFinal': 'Training material is ready to hand out',
    'checklist.item.supportReady': 'It is clear who helps whom, and how to reach them',
    'checklist.item.announcementSent': 'Everyone has been told what is coming and when',
    'checklist.item.accountsCreated': 'Accounts are made for this group',
    'checklist.item.oldBackup': 'A backup of the old system is made',
    'checklist.item.sessionsBooked': 'Training is booked: day, place and seats',
    'checklist.item.officeHoursPlanned': 'Drop-in hours are in the calendar',
    'checklist.item.channelsOpen': 'The places to ask questions are open',
    'checklist.item.guidesPrinted': 'Short guides are printed',
    'checklist.item.reminderSent': 'This group has had its reminder',
    'checklist.item.adminsReady': 'Those who run the system know what may go wrong, and keep time free',
    'checklist.item.welcomeSent': 'The welcome message is out',
    'checklist.item.accountsActive': 'Everyone of this group can sign in',
    'checklist.item.supportStandingBy': 'Helpers are present or can be called',
    'checklist.item.progressWatched': 'Someone looks through the day at how it goes',
    'checklist.item.quickWinsNoted': 'What already goes better is written down',
    'checklist.item.issuesLogged': 'What goes wrong is written down',
    'checklist.item.dailyCheckIns': 'Every day someone asks the group how it goes',
    'checklist.item.issuesAnswered': 'Every problem got an answer within a day',
    'checklist.item.feedbackCollected': 'The group has said what it thinks',
    'checklist.item.adjustmentsMade': 'What could be better has been changed',
    'checklist.item.successesShared': 'Good results are told to everyone',
    'checklist.item.nextPhasePrepared': 'The next group is prepared',
    'checklist.item.nextPhaseLaunched': 'The next group starts on its day',
    'checklist.item.offPrepared': 'It is known what must be done before the old system goes off',
    'checklist.item.offOnItsDay': 'The old system can go off on its day',
    'checklist.item.earlierPhaseFollowed': 'Someone still looks after the groups before',
    'checklist.item.metricsCurrent': 'The figures of this week are in',
    'checklist.item.updateSent': 'The weekly update is out',
    'checklist.item.supportContinued': 'Help stays as easy to find as in week one',
    'checklist.item.problemsSolved': 'Open problems are solved or have a day',
    'checklist.item.nobodyLeftBehind': 'Nobody needs the old system any more for their work',
    'checklist.item.contractEndKnown': 'The last day of the old contract is known',
    'checklist.item.offAnnounced': 'Everyone knows the day on which the old system goes off',
    'checklist.item.oldExported': 'Everything in the old system is exported, with size and checksum noted',
    'checklist.item.restoreTried': 'Putting the export back was tried, and it worked',
    'checklist.item.archivePlaced': 'The archive has a place, and it is known who may open it',
    'checklist.item.oldSwitchedOff': 'The old system is off',
    'checklist.item.transitionCelebrated': 'The change is celebrated together',
    'checklist.item.archiveReadable': 'Something was looked up in the archive, and found',
    'checklist.item.contractEnded': 'The old contract and its licences are cancelled',

    'checklist.headline.phase': (standing: Standing & { position: number }, f) =>
      `Phase ${standing.position} starts ${whenEn(standing, f)}. ${holdEn(standing, f)}`,
    'checklist.headline.full': (standing: Standing & { tool: string }, f) =>
      `The whole team works with ${standing.tool} ${standing.inDays < 7 && standing.inDays > 1 ? 'from ' : ''}${whenEn(standing, f).replace(/^on /, 'from ')}. ${holdEn(standing, f)}`,
    'checklist.headline.off': (standing: Standing & { system: string | null }, f) =>
      `${standing.system ?? 'The old system'} goes off ${whenEn(standing, f)}. ${holdEn(standing, f)}`,
    'checklist.headline.done': ({ tool, late }: { tool: string; late: number }, f) =>
      `Everyone works with ${tool}. ${late === 0 ? 'Nothing is late.' : f.plural(late, { one: 'One thing is still open.', other: '# things are still open.' })}`,
    'checklist.headline.noPlan': ({ tool }: { tool: string }) => `${tool} has no plan yet. Make one to see what comes first.`,

    'checklist.late': ({ days }: { days: number }, f) => f.plural(days, { one: 'late # day', other: 'late # days' }),
    'checklist.dueToday': 'today',
    'checklist.materialsMissing': ({ lacking }: { lacking: readonly Missing[] }, f) =>
      `Not final yet: ${f.list(lacking.map((one) => materialIn(one, f)))}. Make them final first, or say why they are not needed.`,
    'checklist.reasonMissing': 'Write in a few words why this is not needed; whoever reads it later will want to know.',
    'checklist.ownerLeft': ({ name }: { name: string }) => `${name} no longer works here. Give this to someone else.`,
  },
  nl: {
    'checklist.seen.sent': ({ readers, on }, f) =>
      `Vanzelf gezien: de laatste van ${f.plural(readers, { one: '1 lezer', other: '# lezers' })} op ${f.day(on)}`,
    'checklist.seen.sessions': ({ sessions, people }, f) =>
      `Vanzelf gezien: ${f.plural(people, { one: '1 persoon heeft een plek', other: 'alle # mensen hebben een plek' })} in ${f.plural(sessions, { one: '1 training', other: '# trainingen' })}`,
    'checklist.seen.officeHours': ({ hours }, f) =>
      `Vanzelf gezien: ${f.plural(hours, { one: '1 inloopuur', other: '# inloopuren' })} in de agenda`,
    'checklist.seen.materials': ({ count }, f) =>
      `Vanzelf gezien: ${f.plural(count, { one: '1 stuk is definitief', other: '# stukken zijn definitief' })}, in elke taal die gelezen wordt`,
    'checklist.seen.support': ({ places }, f) =>
      `Vanzelf gezien: ${f.plural(places, { one: '1 plaats heeft een kartrekker', other: 'alle # plaatsen hebben een kartrekker' })}, en bij de lagen erboven staat een naam`,
    'checklist.seen.channels': ({ ways }, f) => `Vanzelf gezien: ${f.list(ways)}`,
    'checklist.seen.wins': ({ count }, f) =>
      `Vanzelf gezien: ${f.plural(count, { one: '1 snelle winst genoteerd', other: '# snelle winsten genoteerd' })}`,
    'checklist.seen.feedback': ({ count }, f) =>
      `Vanzelf gezien: ${f.plural(count, { one: '1 terugmelding binnen', other: '# terugmeldingen binnen' })}`,
    'checklist.seen.adjusted': ({ count }, f) =>
      `Vanzelf gezien: ${f.plural(count, { one: '1 ding aangepast na een terugmelding', other: '# dingen aangepast na een terugmelding' })}`,
    'checklist.seen.told': ({ count }, f) =>
      `Vanzelf gezien: ${f.plural(count, { one: '1 verhaal aan iedereen verteld', other: '# verhalen aan iedereen verteld' })}`,
    'checklist.seen.answered': ({ count }, f) =>
      `Vanzelf gezien: ${f.plural(count, { one: 'de ene hulpvraag is opgelost', other: 'alle # hulpvragen zijn opgelost' })}`,
    'checklist.seen.helped': ({ count }, f) =>
      `Vanzelf gezien: ${f.plural(count, { one: 'er was deze week één keer hulp', other: 'er was deze week # keer hulp' })}`,
    'checklist.seen.prepared': ({ count }, f) =>
      `Vanzelf gezien: ${f.plural(count, { one: 'het ene punt ervan is klaar', other: 'alle # punten ervan zijn klaar' })}`,
    'checklist.seen.launched': ({ phase, on }, f) => `Vanzelf gezien: ${phaseCalled(phase, f)} begon op ${f.day(on)}`,
    'checklist.list.twoWeeksBefore': 'Twee weken ervoor',
    'checklist.list.oneWeekBefore': 'Eén week ervoor',
    'checklist.list.launchDay': 'De dag zelf',
    'checklist.list.firstWeek': 'Eerste week',
    'checklist.list.eachWeek': 'Elke week daarna',

    'checklist.item.pilotResolved': 'De proef is klaar en wat eruit kwam, is opgelost',
    'checklist.item.materialsFinal': 'Het trainingsmateriaal ligt klaar',
    'checklist.item.supportReady': 'Het is duidelijk wie wie helpt, en hoe je hen bereikt',
    'checklist.item.announcementSent': 'Iedereen weet wat er komt en wanneer',
    'checklist.item.accountsCreated': 'De accounts van deze groep zijn gemaakt',
    'checklist.item.oldBackup': 'Er is een reservekopie van het oude systeem',
    'checklist.item.sessionsBooked': 'De training is geregeld: dag, ruimte en stoelen',
    'checklist.item.officeHoursPlanned': 'De inloopuren staan in de agenda',
    'checklist.item.channelsOpen': 'De plekken om vragen te stellen zijn open',
    'checklist.item.guidesPrinted': 'De korte handleidingen zijn geprint',
    'checklist.item.reminderSent': 'Deze groep heeft een herinnering gehad',
    'checklist.item.adminsReady': 'De beheerders weten wat er mis kan gaan en houden tijd vrij',
    'checklist.item.welcomeSent': 'Het welkomstbericht is verstuurd',
    'checklist.item.accountsActive': 'Iedereen van deze groep kan inloggen',
    'checklist.item.supportStandingBy': 'Er zijn helpers in de buurt of aan de telefoon',
    'checklist.item.progressWatched': 'Iemand kijkt de hele dag mee hoe het gaat',
    'checklist.item.quickWinsNoted': 'Wat nu al beter gaat, is opgeschreven',
    'checklist.item.issuesLogged': 'Wat misgaat, is opgeschreven',
    'checklist.item.dailyCheckIns': 'Elke dag vraagt iemand de groep hoe het gaat',
    'checklist.item.issuesAnswered': 'Op elk probleem kwam binnen een dag antwoord',
    'checklist.item.feedbackCollected': 'De groep heeft verteld wat ze ervan vindt',
    'checklist.item.adjustmentsMade': 'Wat beter kon, is aangepast',
    'checklist.item.successesShared': 'Goede resultaten zijn met iedereen gedeeld',
    'checklist.item.nextPhasePrepared': 'De volgende groep is voorbereid',
    'checklist.item.nextPhaseLaunched': 'De volgende groep begint op haar dag',
    'checklist.item.offPrepared': 'Het is bekend wat er nog moet voordat het oude systeem uitgaat',
    'checklist.item.offOnItsDay': 'Het oude systeem kan op zijn dag uit',
    'checklist.item.earlierPhaseFollowed': 'Iemand houdt de eerdere groepen in het oog',
    'checklist.item.metricsCurrent': 'De cijfers van deze week zijn binnen',
    'checklist.item.updateSent': 'Het weekbericht is verstuurd',
    'checklist.item.supportContinued': 'Hulp is nog net zo makkelijk te vinden als in week één',
    'checklist.item.problemsSolved': 'Open problemen zijn opgelost of hebben een datum',
    'checklist.item.nobodyLeftBehind': 'Niemand heeft het oude systeem nog nodig voor het werk',
    'checklist.item.contractEndKnown': 'De laatste dag van het oude contract is bekend',
    'checklist.item.offAnnounced': 'Iedereen weet op welke dag het oude systeem uitgaat',
    'checklist.item.oldExported': 'Alles uit het oude systeem is geëxporteerd, met grootte en controlegetal',
    'checklist.item.restoreTried': 'De export is op proef teruggezet, en dat lukte',
    'checklist.item.archivePlaced': 'Het archief heeft een plek, en het is bekend wie erbij mag',
    'checklist.item.oldSwitchedOff': 'Het oude systeem staat uit',
    'checklist.item.transitionCelebrated': 'De overstap is samen gevierd',
    'checklist.item.archiveReadable': 'Er is iets opgezocht in het archief, en gevonden',
    'checklist.item.contractEnded': 'Het oude contract en de licenties zijn opgezegd',

    'checklist.headline.phase': (standing, f) => `Fase ${standing.position} begint ${whenNl(standing, f)}. ${holdNl(standing, f)}`,
    'checklist.headline.full': (standing, f) =>
      `Het hele team werkt ${standing.inDays > 0 ? 'vanaf ' : ''}${whenNl(standing, f).replace(/^op /, '')} met ${standing.tool}. ${holdNl(standing, f)}`,
    'checklist.headline.off': (standing, f) =>
      `${standing.system ?? 'Het oude systeem'} gaat ${whenNl(standing, f)} uit. ${holdNl(standing, f)}`,
    'checklist.headline.done': ({ tool, late }, f) =>
      `Iedereen werkt met ${tool}. ${late === 0 ? 'Er is niets te laat.' : f.plural(late, { one: 'Er staat nog één ding open.', other: 'Er staan nog # dingen open.' })}`,
    'checklist.headline.noPlan': ({ tool }) => `Voor ${tool} is er nog geen plan. Maak er een, dan zie je wat het eerst komt.`,

    'checklist.late': ({ days }, f) => f.plural(days, { one: '# dag te laat', other: '# dagen te laat' }),
    'checklist.dueToday': 'vandaag',
    'checklist.materialsMissing': ({ lacking }, f) =>
      `Nog niet definitief: ${f.list(lacking.map((one: Missing) => materialIn(one, f)))}. Maak dat eerst af, of zeg waarom het niet nodig is.`,
    'checklist.reasonMissing': 'Schrijf in een paar woorden waarom dit niet nodig is; wie het later leest, wil dat weten.',
    'checklist.ownerLeft': ({ name }) => `${name} werkt hier niet meer. Geef dit aan iemand anders.`,
  },
})

export const checklistProblems = {
  'checklist.materialsMissing': 'refused',
  'checklist.reasonMissing': 'invalid',
  'checklist.ownerLeft': 'refused',
} as const satisfies Record<string, ProblemKind>
