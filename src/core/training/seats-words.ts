/** The words of training as it happens: what is refused and why, and what people are told of their seat. */
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export interface When {
  readonly startsAt: string
  readonly zone: string
}
export interface OfTool extends When {
  readonly tool: string
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
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

export const seatsWords = catalogue({
  en: {
    'training.notToCome': ({ startsAt, zone }: When, f) =>
      `The session of ${f.moment(startsAt, zone)} has begun or was called off. Choose one that is still to come.`,
    'training.over': 'This session has begun or is closed, so its time stays as it was. Change one that is still to come.',
    'training.inPast': ({ startsAt, zone }: When, f) => `${f.moment(startsAt, zone)} has passed. Choose a time that is still to come.`,
    'training.alreadySigned': ({ name }: Named) => `${name} is signed up for this session already. There is nothing more to do.`,
    'training.notSigned': ({ name }: Named) =>
      `${name} has no seat in this session and does not wait for one, so there is nothing to give back.`,
    'training.leftOut': ({ name }: Named) => `${name} takes no part in this rollout. Take them in first.`,
    'training.personBusy': ({ name, startsAt, zone }: Named & When, f) =>
      `${name} already has something at that time: ${f.moment(startsAt, zone)}. Choose another time.`,
    'training.trainerBusy': ({ trainer, startsAt, zone }: When & { trainer: string }, f) =>
      `${trainerIn(trainer)} already gives a session then: ${f.moment(startsAt, zone)}. Choose another time or somebody else.`,
    'training.roomBusy': ({ room, startsAt, zone }: When & { room: string }, f) =>
      `${room} is taken then by another session: ${f.moment(startsAt, zone)}. Choose another time or another room.`,
    'training.closedThen': ({ place, startsAt, zone, opensAt, closesAt }: Closed, f) =>
      `${f.moment(startsAt, zone)} does not lie inside the working hours of ${place}, ${clock(opensAt)} to ${clock(closesAt)}. Choose a time within them, or correct the hours.`,
    'training.dayOff': ({ place, day }: { place: string; day: string }, f) =>
      `Nobody works in ${place} on ${f.day(day)}. Choose a working day.`,
    'training.closedPeriod': ({ place, day, name }: { place: string; day: string; name: string }, f) =>
      `${f.day(day)} lies in a closed period of ${place}: “${name}”. Choose a day outside it, or change the period in the plan.`,
    'training.seatsTaken': ({ seats, taken }: { seats: number; taken: number }, f) =>
      `${f.plural(taken, { one: '# person has', other: '# people have' })} a seat already, so ${f.number(seats)} is too few. Let somebody move to another session first.`,
    'training.badLink': 'That is no address on the web. Begin with https:// and leave out names and passwords.',
    'training.calledOffAlready': 'This session was called off. Change its time to let it take place again.',
    'training.notBegun': 'This session has not begun. Attendance can be noted from an hour before it starts.',

    'training.noReport':
      'This is no attendance report of Microsoft Teams or Zoom that can be read. Download it again from the meeting, and send the file as it is.',
    'training.reportTooLong': 'This report is far longer than that of any meeting. Send the report of this one session.',
    'training.otherMeeting': ({ what, title, on, startsAt, zone }: OtherMeeting, f) =>
      what === 'time'
        ? `This report is of another meeting${title === null ? '' : ` (“${title}”)`}: it took place ${f.moment(on ?? startsAt, 'UTC')}, and this session was ${f.moment(startsAt, zone)}. Send the report of this session.`
        : `This report is of another meeting: “${title ?? ''}” does not sound like this training, and the report says no day. Send the report of this session.`,

    'training.officeHourFull': 'Every quarter of that hour is taken. Choose another hour, or ask for help without one.',
    'training.officeHourOver': 'That hour has passed. Choose another one, or ask for help without one.',
    'training.alreadyBooked': 'You have a time in that hour already.',
    'training.helpSettled': 'This question for help was settled already. Ask again if there is more.',
    'training.noHost': 'Help is given by a champion of this rollout, or by yourself. Choose somebody else.',

    'training.noBuddy': ({ name, language, phase, place, have }: Unfound, f) =>
      have === 0
        ? `${language === 'nl' ? 'Dutch' : 'English'} speakers who go before “${phaseCalled(phase, f)}”: 0. So there is no buddy for ${inPlace(name, place)}. Let somebody start earlier.`
        : `${f.plural(have, { one: 'The only person', other: 'All # people' })} who could help ${inPlace(name, place)} ${have === 1 ? 'has' : 'have'} as many to help as a buddy may have. Let a buddy help more people, or let somebody start earlier.`,
    'training.notABuddy': ({ name }: Named) =>
      `A buddy of ${name} works here, speaks the same language and goes in an earlier phase. Choose somebody who does.`,
    'training.buddyFull': ({ name, most }: Named & { most: number }, f) =>
      `${name} already helps ${f.plural(most, { one: '# person', other: '# people' })}, the most a buddy may. Choose somebody else, or let a buddy help more people.`,
    'training.buddyAlready': 'These two are buddies already.',

    'training.nothingToOpen': ({ title }: { title: string }) =>
      `“${title}” has neither a file nor a link, so nobody could open it. Add one first, or leave it a draft.`,
    'training.noLighter':
      'Something lighter must be another thing of this rollout that does not point back here. Choose another one, or none.',

    'training.invitation.title': ({ tool }: { tool: string }) => `Training for ${tool}`,
    'training.invitation.with': ({ trainer }: { trainer: string }) => `With ${trainerIn(trainer)}`,
    'training.fileTooLarge': ({ megabytes }: { megabytes: number }, f) =>
      `A file may be at most ${f.number(megabytes)} MB. Nothing of this one was kept. Make it smaller, or give a link to where it is.`,
    'training.fileKind':
      'This kind of file cannot be kept, or it is not what its name says. Send a PDF, a picture, a video (MP4 or WebM), text, or a document of Office or LibreOffice.',
    'training.fileEmpty': 'This file is empty. Send the one that was meant.',
    'training.notice.seat': ({ tool, startsAt, zone }: OfTool, f) =>
      `You have a seat in the training for ${tool}: ${f.moment(startsAt, zone)}.`,
    'training.notice.waiting': ({ tool, startsAt, zone }: OfTool, f) =>
      `The training for ${tool} of ${f.moment(startsAt, zone)} is full. You are on the waiting list, and hear at once when a seat comes free.`,
    'training.notice.movedUp': ({ tool, startsAt, zone }: OfTool, f) =>
      `A seat came free, and it is yours: the training for ${tool} of ${f.moment(startsAt, zone)}.`,
    'training.notice.released': ({ tool, startsAt, zone }: OfTool, f) =>
      `Your seat in the training for ${tool} of ${f.moment(startsAt, zone)} was given back. Choose another session when it suits you.`,
    'training.notice.givenUp': ({ tool, startsAt, zone }: OfTool, f) =>
      `You have another seat in the training for ${tool} now, so the one of ${f.moment(startsAt, zone)} was passed on.`,
    'training.notice.moved': ({ tool, startsAt, zone }: OfTool, f) =>
      `Your training for ${tool} has changed. It begins ${f.moment(startsAt, zone)}; the entry for your calendar says where.`,
    'training.notice.calledOff': ({ tool, startsAt, zone, because }: OfTool & { because: string }, f) =>
      `The training for ${tool} of ${f.moment(startsAt, zone)} was called off: ${because}. Choose another session.`,
    'training.notice.invited': ({ tool, startsAt, zone }: OfTool, f) => `Your training for ${tool}: ${f.moment(startsAt, zone)}.`,
    'training.notice.helpAsked': ({ name, topic }: Named & { topic: string | null }) =>
      `${name} asks for help${topic === null ? '' : `: ${topic}`}. Say when you have time.`,
    'training.notice.helpBooked': ({ name, startsAt, zone }: Named & When & { topic: string | null }, f) =>
      `${name} helps you ${f.moment(startsAt, zone)}.`,
    'training.notice.helpHosted': ({ name, startsAt, zone, topic }: Named & When & { topic: string | null }, f) =>
      `${name} comes to you for help ${f.moment(startsAt, zone)}${topic === null ? '' : `: ${topic}`}.`,
    'training.notice.helpCalledOff': ({ name, startsAt, zone }: Named & When, f) =>
      `${name} called off the help of ${f.moment(startsAt, zone)}.`,
    'training.notice.helpReopened': ({ startsAt, zone }: When, f) =>
      `The plan has changed, so your help of ${f.moment(startsAt, zone)} does not take place then. Your question is still open: ask in another hour, or wait until you hear who has time.`,
    'training.notice.helpDropped': ({ name, startsAt, zone }: Named & When, f) =>
      `The plan has changed, so ${name} does not come to you for help ${f.moment(startsAt, zone)}. The question is open again.`,
    'training.notice.yourBuddy': ({ name }: Named) => `${name} is your buddy now. Ask whatever you like.`,
    'training.notice.youHelp': ({ name }: Named) => `You are the buddy of ${name} now. Say hello, and help where you can.`,
    'training.notice.buddyPassedOn': ({ name }: Named) => `${name} has another buddy now. Thank you for helping.`,
  },
  nl: {
    'training.notToCome': ({ startsAt, zone }, f) =>
      `De les van ${f.moment(startsAt, zone)} is al begonnen of gaat niet door. Kies er een die nog komt.`,
    'training.over': 'Deze les is begonnen of afgesloten, dus de tijd blijft zoals die was. Verander er een die nog komt.',
    'training.inPast': ({ startsAt, zone }, f) => `${f.moment(startsAt, zone)} is voorbij. Kies een tijd die nog komt.`,
    'training.alreadySigned': ({ name }) => `${name} staat al op de lijst voor deze les. Er hoeft niets meer.`,
    'training.notSigned': ({ name }) => `${name} heeft geen plek in deze les en wacht er ook niet op; er valt niets terug te geven.`,
    'training.leftOut': ({ name }) => `${name} doet niet mee aan deze uitrol. Neem ${name} eerst op.`,
    'training.personBusy': ({ name, startsAt, zone }, f) => `${name} heeft dan al iets: ${f.moment(startsAt, zone)}. Kies een andere tijd.`,
    'training.trainerBusy': ({ trainer, startsAt, zone }, f) =>
      `${trainerIn(trainer)} geeft dan al een les: ${f.moment(startsAt, zone)}. Kies een andere tijd of iemand anders.`,
    'training.roomBusy': ({ room, startsAt, zone }, f) =>
      `${room} is dan bezet door een andere les: ${f.moment(startsAt, zone)}. Kies een andere tijd of een andere zaal.`,
    'training.closedThen': ({ place, startsAt, zone, opensAt, closesAt }, f) =>
      `${f.moment(startsAt, zone)} valt buiten de werktijd van ${place}, ${clock(opensAt)} tot ${clock(closesAt)}. Kies een tijd daarbinnen, of verbeter de werktijden.`,
    'training.dayOff': ({ place, day }, f) => `In ${place} werkt niemand op ${f.day(day)}. Kies een werkdag.`,
    'training.closedPeriod': ({ place, day, name }, f) =>
      `${f.day(day)} ligt in een gesloten periode van ${place}: “${name}”. Kies een dag daarbuiten, of verander de periode in het plan.`,
    'training.seatsTaken': ({ seats, taken }, f) =>
      `${f.plural(taken, { one: '# persoon heeft', other: '# mensen hebben' })} al een plek, dus ${f.number(seats)} is te weinig. Laat eerst iemand naar een andere les gaan.`,
    'training.badLink': 'Dat is geen webadres. Begin met https:// en laat namen en wachtwoorden weg.',
    'training.calledOffAlready': 'Deze les gaat niet door. Geef hem een andere tijd om hem toch te houden.',
    'training.notBegun': 'Deze les is nog niet begonnen. Je kunt de aanwezigheid noteren vanaf een uur voor het begin.',

    'training.noReport':
      'Dit is geen aanwezigheidsrapport van Microsoft Teams of Zoom dat we kunnen lezen. Download het opnieuw bij de vergadering en stuur het bestand zoals het is.',
    'training.reportTooLong': 'Dit rapport is veel langer dan dat van één vergadering. Stuur het rapport van alleen deze les.',
    'training.otherMeeting': ({ what, title, on, startsAt, zone }, f) =>
      what === 'time'
        ? `Dit rapport is van een andere vergadering${title === null ? '' : ` (“${title}”)`}: die was ${f.moment(on ?? startsAt, 'UTC')}, en deze les was ${f.moment(startsAt, zone)}. Stuur het rapport van deze les.`
        : `Dit rapport is van een andere vergadering: “${title ?? ''}” klinkt niet als deze training, en er staat geen dag in. Stuur het rapport van deze les.`,

    'training.officeHourFull': 'Elk kwartier van dat uur is bezet. Kies een ander uur, of vraag om hulp zonder uur.',
    'training.officeHourOver': 'Dat uur is voorbij. Kies een ander, of vraag om hulp zonder uur.',
    'training.alreadyBooked': 'Je hebt al een tijd in dat uur.',
    'training.helpSettled': 'Deze hulpvraag is al afgehandeld. Vraag opnieuw als er meer is.',
    'training.noHost': 'Hulp komt van een kartrekker van deze uitrol, of van jezelf. Kies iemand anders.',

    'training.noBuddy': ({ name, language, phase, place, have }, f) =>
      have === 0
        ? `${language === 'nl' ? 'Nederlandstaligen' : 'Engelstaligen'} die voor “${phaseCalled(phase, f)}” beginnen: 0. Er is dus geen maatje voor ${inPlace(name, place)}. Laat iemand eerder beginnen.`
        : `${f.plural(have, { one: 'De enige', other: 'Alle # mensen' })} die ${inPlace(name, place)} kan helpen, ${have === 1 ? 'helpt' : 'helpen'} al zoveel mensen als een maatje mag. Laat een maatje meer mensen helpen, of laat iemand eerder beginnen.`,
    'training.notABuddy': ({ name }) =>
      `Een maatje van ${name} werkt hier, spreekt dezelfde taal en begint in een eerdere fase. Kies zo iemand.`,
    'training.buddyFull': ({ name, most }, f) =>
      `${name} helpt al ${f.plural(most, { one: '# persoon', other: '# mensen' })}, meer mag een maatje niet. Kies iemand anders, of laat een maatje meer mensen helpen.`,
    'training.buddyAlready': 'Deze twee zijn al maatjes.',

    'training.nothingToOpen': ({ title }) =>
      `“${title}” heeft geen bestand en geen link, dus niemand kan het openen. Voeg er eerst een toe, of laat het een concept.`,
    'training.noLighter': 'Iets lichters is iets anders van deze uitrol, dat niet hierheen terugwijst. Kies een ander, of geen.',

    'training.fileTooLarge': ({ megabytes }, f) =>
      `Een bestand mag hoogstens ${f.number(megabytes)} MB zijn. Hiervan is niets bewaard. Maak het kleiner, of geef een link naar waar het staat.`,
    'training.fileKind':
      'Zo’n bestand kunnen we niet bewaren, of het is niet wat de naam zegt. Stuur een PDF, een foto, een video (MP4 of WebM), tekst, of een document van Office of LibreOffice.',
    'training.fileEmpty': 'Dit bestand is leeg. Stuur het bestand dat je bedoelde.',
    'training.invitation.title': ({ tool }) => `Training voor ${tool}`,
    'training.invitation.with': ({ trainer }) => `Met ${trainerIn(trainer)}`,
    'training.notice.seat': ({ tool, startsAt, zone }, f) => `Je hebt een plek in de training voor ${tool}: ${f.moment(startsAt, zone)}.`,
    'training.notice.waiting': ({ tool, startsAt, zone }, f) =>
      `De training voor ${tool} van ${f.moment(startsAt, zone)} is vol. Je staat op de wachtlijst en hoort het meteen als er een plek vrijkomt.`,
    'training.notice.movedUp': ({ tool, startsAt, zone }, f) =>
      `Er is een plek vrij, en die is voor jou: de training voor ${tool} van ${f.moment(startsAt, zone)}.`,
    'training.notice.released': ({ tool, startsAt, zone }, f) =>
      `Je plek in de training voor ${tool} van ${f.moment(startsAt, zone)} is teruggegeven. Kies een andere les wanneer het je uitkomt.`,
    'training.notice.givenUp': ({ tool, startsAt, zone }, f) =>
      `Je hebt nu een andere plek in de training voor ${tool}; die van ${f.moment(startsAt, zone)} is daarom doorgegeven.`,
    'training.notice.moved': ({ tool, startsAt, zone }, f) =>
      `Je training voor ${tool} is veranderd. Die begint ${f.moment(startsAt, zone)}; in je agenda staat waar.`,
    'training.notice.calledOff': ({ tool, startsAt, zone, because }, f) =>
      `De training voor ${tool} van ${f.moment(startsAt, zone)} gaat niet door: ${because}. Kies een andere les.`,
    'training.notice.invited': ({ tool, startsAt, zone }, f) => `Je training voor ${tool}: ${f.moment(startsAt, zone)}.`,
    'training.notice.helpAsked': ({ name, topic }) =>
      `${name} vraagt om hulp${topic === null ? '' : `: ${topic}`}. Zeg wanneer je tijd hebt.`,
    'training.notice.helpBooked': ({ name, startsAt, zone }, f) => `${name} helpt je ${f.moment(startsAt, zone)}.`,
    'training.notice.helpHosted': ({ name, startsAt, zone, topic }, f) =>
      `${name} komt bij je voor hulp, ${f.moment(startsAt, zone)}${topic === null ? '' : `: ${topic}`}.`,
    'training.notice.helpCalledOff': ({ name, startsAt, zone }, f) => `${name} heeft de hulp van ${f.moment(startsAt, zone)} afgezegd.`,
    'training.notice.helpReopened': ({ startsAt, zone }, f) =>
      `Het plan is veranderd; je hulp van ${f.moment(startsAt, zone)} gaat dan niet door. Je vraag staat nog open: vraag het in een ander uur, of wacht tot je hoort wie tijd heeft.`,
    'training.notice.helpDropped': ({ name, startsAt, zone }, f) =>
      `Het plan is veranderd; ${name} komt niet bij je voor hulp, ${f.moment(startsAt, zone)}. De vraag staat weer open.`,
    'training.notice.yourBuddy': ({ name }) => `${name} is nu je maatje. Vraag gerust wat je wilt.`,
    'training.notice.youHelp': ({ name }) => `Je bent nu het maatje van ${name}. Zeg even gedag en help waar je kunt.`,
    'training.notice.buddyPassedOn': ({ name }) => `${name} heeft nu een ander maatje. Dank je voor je hulp.`,
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
  'training.noBuddy': 'conflict',
  'training.notABuddy': 'invalid',
  'training.buddyFull': 'conflict',
  'training.buddyAlready': 'conflict',
  'training.nothingToOpen': 'refused',
  'training.noLighter': 'invalid',
} as const satisfies Record<string, ProblemKind>
