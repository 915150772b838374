/** The words of training as it happens: what is refused and why, and what people are told of their seat. */
import { clock } from '#core/kernel/clock-time.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export interface When {
  readonly startsAt: string
  readonly zone: string
  /** Where it has no location: `zone` is the organisation's, and each reader is told it in their own, as on their page (RG-5). */
  readonly isOnline?: true
}
export interface Named {
  readonly name: string
}
export interface Unfound extends Named {
  readonly language: string
  readonly phase: string
  readonly place: string
  /** How many could help, all of whom have as many to help as they may. */
  readonly have: number
}
export interface OtherMeeting extends When {
  /** What does not fit. */
  readonly what: 'time' | 'title'
  readonly title: string | null
  /** When the meeting was, on the clock of its report (as if it were UTC); null where it does not say. */
  readonly on: string | null
}
export interface Closed extends When {
  readonly place: string
  /** Minutes after midnight. */
  readonly opensAt: number
  readonly closesAt: number
}

const inPlace = (name: string, place: string): string => (place === '' ? name : `${name} (${place})`)
/** Trainers that the plan counts are called alike in both languages. */
const trainerIn = (trainer: string): string => trainer.replace(/^trainer-(\d+)$/, 'Trainer $1')

export const seatsWords = catalogue({
  en: {
    'training.notToCome': ({ startsAt, zone }: When, f) =>
      `The session of ${f.moment(startsAt, zone)} has begun or was cancelled. Choose an upcoming session.`,
    'training.over': 'This session has begun or is closed, so its time cannot change. Choose an upcoming session.',
    'training.inPast': ({ startsAt, zone }: When, f) => `${f.moment(startsAt, zone)} has passed. Choose a later time.`,
    'training.alreadySigned': ({ name }: Named) => `${name} is already signed up for this session.`,
    'training.notSigned': ({ name }: Named) => `${name} has no seat in this session and is not on the waiting list.`,
    'training.leftOut': ({ name }: Named) => `${name} is excluded from this rollout. Include this person first.`,
    'training.personBusy': ({ name, startsAt, zone }: Named & When, f) =>
      `${name} already has something at that time: ${f.moment(startsAt, zone)}. Choose another time.`,
    'training.trainerBusy': ({ trainer, startsAt, zone }: When & { trainer: string }, f) =>
      `${trainerIn(trainer)} already gives a session then: ${f.moment(startsAt, zone)}. Choose another time or another trainer.`,
    'training.trainerElsewhere': ({ trainer, startsAt, zone, place }: When & { trainer: string; place: string }, f) =>
      `${trainerIn(trainer)} gives a session in ${place} (${f.moment(startsAt, zone)}) and cannot be here in time. Choose another time or another trainer, or hold the session online.`,
    'training.roomBusy': ({ room, startsAt, zone }: When & { room: string }, f) =>
      `${room} is booked then for another session: ${f.moment(startsAt, zone)}. Choose another time or another room.`,
    'training.closedThen': ({ place, startsAt, zone, opensAt, closesAt }: Closed, f) =>
      `${f.moment(startsAt, zone)} is outside the working hours of ${place}, ${clock(opensAt)} to ${clock(closesAt)}. Choose a time within them, or change the working hours.`,
    'training.dayOff': ({ place, day }: { place: string; day: string }, f) =>
      `${f.day(day)} is a non-working day in ${place}. Choose a working day.`,
    'training.closedPeriod': ({ place, day, name }: { place: string; day: string; name: string }, f) =>
      `${f.day(day)} is in a freeze period of ${place}: “${name}”. Choose a day outside it, or change the freeze period in the plan.`,
    'training.seatsTaken': ({ seats, taken }: { seats: number; taken: number }, f) =>
      `${f.plural(taken, { one: '# person has', other: '# people have' })} a seat already, so ${f.number(seats)} is too few. Move someone to another session first.`,
    'training.badLink': 'This is not a web address. Start with https:// and leave out names and passwords.',
    'training.calledOffAlready': 'This session was cancelled. Change its time to hold the session after all.',
    'training.notBegun': 'This session has not begun. Attendance opens an hour before the start.',

    'training.noReport':
      'This file is not an attendance report of Microsoft Teams or Zoom. Download the report again from the meeting, and send the file unchanged.',
    'training.reportTooLong': 'This report is far longer than that of any meeting. Send the report of this session only.',
    'training.otherMeeting': ({ what, title, on, startsAt, zone }: OtherMeeting, f) =>
      what === 'time'
        ? `This report is of another meeting${title === null ? '' : ` (“${title}”)`}: it took place ${f.moment(on ?? startsAt, 'UTC')}, and this session was ${f.moment(startsAt, zone)}. Send the report of this session.`
        : `This report is of another meeting: “${title ?? ''}” does not sound like this training, and the report says no day. Send the report of this session.`,

    'training.officeHourFull':
      'All 15-minute slots of that office hour are booked. Choose another office hour, or ask for help without a booking.',
    'training.officeHourOver': 'That office hour has passed. Choose another one, or ask for help without a booking.',
    'training.alreadyBooked': 'You have already booked a slot in that office hour.',
    'training.helpSettled': 'This request for help is already closed. Ask again if there is more.',
    'training.visitDay': ({ name, day }: { name: string; day: string }, f) =>
      `A visit to ${name} on ${f.day(day, 'full')} cannot be noted: that day lies ahead, is more than five weeks back, or is after their last working day. Choose another day.`,
    'training.visitNoted': ({ name, day }: { name: string; day: string }, f) =>
      `You noted a visit to ${name} on ${f.day(day, 'full')} already. Nothing was changed.`,
    'training.noHost': 'Help is given by a champion of this rollout, or by you. Choose one of them.',

    'training.noBuddy': ({ name, language, phase, place, have }: Unfound, f) =>
      have === 0
        ? `No ${language === 'nl' ? 'Dutch' : 'English'} speaker starts before “${phaseCalled(phase, f)}”, so there is no buddy for ${inPlace(name, place)}. Move someone to an earlier phase.`
        : `${f.plural(have, { one: 'The only possible buddy', other: 'All # possible buddies' })} for ${inPlace(name, place)} ${have === 1 ? 'is' : 'are'} full. Raise the limit, or move someone to an earlier phase.`,
    'training.notABuddy': ({ name }: Named) =>
      `A buddy of ${name} must work here, speak the same language and start in an earlier phase. Choose someone else.`,
    'training.buddyFull': ({ name, most }: Named & { most: number }, f) =>
      `${name} already helps ${f.plural(most, { one: '# person', other: '# people' })}, the maximum for a buddy. Choose someone else, or raise the limit.`,
    'training.buddyAlready': 'These two are buddies already.',

    'training.nothingToOpen': ({ title }: { title: string }) =>
      `“${title}” has no file and no link yet. Add one of them, or keep it as a draft.`,
    'training.noLighter':
      'The smaller version must be another material of this rollout that has no smaller version pointing back. Choose another material, or none.',

    'training.fileTooLarge': ({ megabytes }: { megabytes: number }, f) =>
      `A file may be at most ${f.number(megabytes)}\u00a0MB. This file was not saved. Make it smaller, or add a link instead.`,
    'training.fileKind':
      'This type of file is not accepted, or its content does not match its name. Send a PDF, a picture, a video (MP4 or WebM), text, or an Office or LibreOffice document.',
    'training.fileEmpty': 'This file is empty. Choose another file.',
  },
  nl: {
    'training.notToCome': ({ startsAt, zone }, f) =>
      `De sessie van ${f.moment(startsAt, zone)} is begonnen of geannuleerd. Kies een sessie die nog komt.`,
    'training.over': 'Deze sessie is begonnen of afgesloten, dus de tijd kan niet meer veranderen. Kies een sessie die nog komt.',
    'training.inPast': ({ startsAt, zone }, f) => `${f.moment(startsAt, zone)} is voorbij. Kies een latere tijd.`,
    'training.alreadySigned': ({ name }) => `${name} is al aangemeld voor deze sessie.`,
    'training.notSigned': ({ name }) => `${name} heeft geen plaats in deze sessie en staat niet op de wachtlijst.`,
    'training.leftOut': ({ name }) => `${name} doet niet mee aan deze uitrol. Neem deze persoon eerst weer mee.`,
    'training.personBusy': ({ name, startsAt, zone }, f) => `${name} heeft dan al iets: ${f.moment(startsAt, zone)}. Kies een andere tijd.`,
    'training.trainerBusy': ({ trainer, startsAt, zone }, f) =>
      `${trainerIn(trainer)} geeft dan al een sessie: ${f.moment(startsAt, zone)}. Kies een andere tijd of een andere trainer.`,
    'training.trainerElsewhere': ({ trainer, startsAt, zone, place }, f) =>
      `${trainerIn(trainer)} geeft een sessie in ${place} (${f.moment(startsAt, zone)}) en kan hier niet op tijd zijn. Kies een andere tijd of een andere trainer, of houd de sessie online.`,
    'training.roomBusy': ({ room, startsAt, zone }, f) =>
      `${room} is dan bezet door een andere sessie: ${f.moment(startsAt, zone)}. Kies een andere tijd of een andere zaal.`,
    'training.closedThen': ({ place, startsAt, zone, opensAt, closesAt }, f) =>
      `${f.moment(startsAt, zone)} valt buiten de werktijd van ${place}, ${clock(opensAt)} tot ${clock(closesAt)}. Kies een tijd daarbinnen, of wijzig de werktijden.`,
    'training.dayOff': ({ place, day }, f) => `${f.day(day)} is een vrije dag in ${place}. Kies een werkdag.`,
    'training.closedPeriod': ({ place, day, name }, f) =>
      `${f.day(day)} ligt in een geblokkeerde periode van ${place}: “${name}”. Kies een dag daarbuiten, of wijzig de periode in het plan.`,
    'training.seatsTaken': ({ seats, taken }, f) =>
      `${f.plural(taken, { one: '# persoon heeft', other: '# mensen hebben' })} al een plaats, dus ${f.number(seats)} is te weinig. Verplaats eerst iemand naar een andere sessie.`,
    'training.badLink': 'Dit is geen webadres. Begin met https:// en laat namen en wachtwoorden weg.',
    'training.calledOffAlready': 'Deze sessie is geannuleerd. Wijzig de tijd om de sessie toch te houden.',
    'training.notBegun': 'Deze sessie is nog niet begonnen. Je kunt de aanwezigheid invullen vanaf een uur voor het begin.',

    'training.noReport':
      'Dit bestand is geen aanwezigheidsrapport van Microsoft Teams of Zoom. Download het rapport opnieuw bij de vergadering en stuur het bestand ongewijzigd.',
    'training.reportTooLong': 'Dit rapport is veel langer dan dat van één vergadering. Stuur alleen het rapport van deze sessie.',
    'training.otherMeeting': ({ what, title, on, startsAt, zone }, f) =>
      what === 'time'
        ? `Dit rapport is van een andere vergadering${title === null ? '' : ` (“${title}”)`}: die was ${f.moment(on ?? startsAt, 'UTC')}, en deze sessie was ${f.moment(startsAt, zone)}. Stuur het rapport van deze sessie.`
        : `Dit rapport is van een andere vergadering: “${title ?? ''}” klinkt niet als deze training, en er staat geen dag in. Stuur het rapport van deze sessie.`,

    'training.officeHourFull': 'Alle kwartieren van dat inloopuur zijn bezet. Kies een ander inloopuur, of vraag hulp zonder afspraak.',
    'training.officeHourOver': 'Dat inloopuur is voorbij. Kies een ander, of vraag hulp zonder afspraak.',
    'training.alreadyBooked': 'Je hebt al een kwartier gereserveerd in dat inloopuur.',
    'training.helpSettled': 'Dit verzoek om hulp is al afgesloten. Vraag opnieuw als er meer is.',
    'training.visitDay': ({ name, day }, f) =>
      `Een bezoek aan ${name} op ${f.day(day, 'full')} kan niet worden genoteerd: die dag moet nog komen, is meer dan vijf weken geleden of ligt na de laatste werkdag. Kies een andere dag.`,
    'training.visitNoted': ({ name, day }, f) =>
      `Je hebt een bezoek aan ${name} op ${f.day(day, 'full')} al genoteerd. Er is niets veranderd.`,
    'training.noHost': 'Hulp komt van een ambassadeur van deze uitrol, of van jou. Kies een van hen.',

    'training.noBuddy': ({ name, language, phase, place, have }, f) =>
      have === 0
        ? `Geen ${language === 'nl' ? 'Nederlandstalige' : 'Engelstalige'} begint voor “${phaseCalled(phase, f)}”, dus is er geen maatje voor ${inPlace(name, place)}. Laat iemand eerder beginnen.`
        : `${f.plural(have, { one: 'Het enige mogelijke maatje', other: 'Alle # mogelijke maatjes' })} voor ${inPlace(name, place)} ${have === 1 ? 'zit' : 'zitten'} vol. Verhoog het maximum, of laat iemand eerder beginnen.`,
    'training.notABuddy': ({ name }) =>
      `Een maatje van ${name} moet hier werken, dezelfde taal spreken en in een eerdere fase beginnen. Kies iemand anders.`,
    'training.buddyFull': ({ name, most }, f) =>
      `${name} helpt al ${f.plural(most, { one: '# persoon', other: '# mensen' })}, het maximum voor een maatje. Kies iemand anders, of verhoog het maximum.`,
    'training.buddyAlready': 'Deze twee zijn al maatjes.',

    'training.nothingToOpen': ({ title }) => `“${title}” heeft nog geen bestand en geen link. Voeg er een toe, of laat het een concept.`,
    'training.noLighter':
      'De kleinere versie moet ander materiaal van deze uitrol zijn dat niet terugverwijst. Kies ander materiaal, of geen.',

    'training.fileTooLarge': ({ megabytes }, f) =>
      `Een bestand mag hoogstens ${f.number(megabytes)}\u00a0MB zijn. Dit bestand is niet opgeslagen. Maak het kleiner, of voeg een link toe.`,
    'training.fileKind':
      'Dit type bestand kan niet, of de inhoud past niet bij de naam. Stuur een PDF, een foto, een video (MP4 of WebM), tekst, of een document van Office of LibreOffice.',
    'training.fileEmpty': 'Dit bestand is leeg. Kies een ander bestand.',
  },
})

export const seatsProblems = {
  'training.notToCome': 'conflict',
  'training.over': 'conflict',
  'training.inPast': 'invalid',
  'training.alreadySigned': 'conflict',
  'training.notSigned': 'conflict',
  'training.leftOut': 'refused',
  'training.personBusy': 'conflict',
  'training.trainerBusy': 'conflict',
  'training.trainerElsewhere': 'conflict',
  'training.roomBusy': 'conflict',
  'training.closedThen': 'invalid',
  'training.dayOff': 'invalid',
  'training.closedPeriod': 'conflict',
  'training.seatsTaken': 'conflict',
  'training.badLink': 'invalid',
  'training.calledOffAlready': 'conflict',
  'training.notBegun': 'refused',
  'training.noReport': 'unreadable',
  'training.reportTooLong': 'tooLarge',
  'training.otherMeeting': 'conflict',
  'training.fileTooLarge': 'tooLarge',
  'training.fileKind': 'unreadable',
  'training.fileEmpty': 'unreadable',
  'training.officeHourFull': 'conflict',
  'training.officeHourOver': 'conflict',
  'training.alreadyBooked': 'conflict',
  'training.helpSettled': 'conflict',
  'training.noHost': 'invalid',
  'training.visitDay': 'invalid',
  'training.visitNoted': 'conflict',
  'training.noBuddy': 'conflict',
  'training.notABuddy': 'invalid',
  'training.buddyFull': 'conflict',
  'training.buddyAlready': 'conflict',
  'training.nothingToOpen': 'refused',
  'training.noLighter': 'invalid',
} as const satisfies Record<string, ProblemKind>
