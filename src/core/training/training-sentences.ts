/** What the audit trail says of training as it happens: seats, attendance, help for one, things to learn from, buddies. */
import type { Sentences, Told } from '#core/kernel/sentence.ts'

/** A person by name, or nobody where they spoke for themselves. */
const forWhom = (t: Told, of: (name: string) => string): string => (t.has('personId') ? of(t.called('personId')) : '')
const because = (t: Told): string => (t.has('because') ? `: ${t.text('because')}` : '')

export const trainingSentences = {
  en: {
    'training.changeSession': (t) => `Changed a session by hand, with ${t.text('trainer')} and ${t.text('seats')} seats`,
    'training.cancelSession': (t) => `Cancelled a session${because(t)}`,
    'training.signUp': (t) => `Signed up${forWhom(t, (name) => ` ${name}`)} for a session`,
    'training.cannotCome': (t) => `Gave up a seat in a session${forWhom(t, (name) => ` for ${name}`)}${because(t)}`,
    'training.noteAttendance': (t) =>
      Number(t.text('minutes')) > 0
        ? `Noted that ${t.called('personId')} was at a session for ${Math.round(Number(t.text('minutes')))} minutes`
        : `Noted that ${t.called('personId')} was not at a session`,
    'training.takeAttendance': (t, f) =>
      `Imported the attendance of ${f.plural(t.count('attendance').added + t.count('attendance').changed, { one: '# person', other: '# people' })} from ${t.text('source') === 'zoom' ? 'Zoom' : 'Teams'}`,
    'training.closeSession': () => 'Closed the attendance of a session',
    'training.askHelp': (t) => `Asked for help${t.has('topic') ? `: ${t.text('topic')}` : ''}`,
    'training.bookHelp': (t) => `Booked help with ${t.called('hostId')}`,
    'training.settleHelp': (t) =>
      ({ done: 'Noted that help was given', missed: 'Noted that the person did not come for help', cancelled: 'Cancelled help' })[
        t.text('state')
      ] ?? 'Closed a request for help',
    'training.noteDropIn': (t) => `Noted that ${t.called('personId')} dropped in at an office hour`,
    'training.noteVisit': (t) => `Noted a visit to ${t.called('personId')}`,
    'training.takeBackVisit': () => 'Took back a visit',
    'training.keepResource': (t) => `Saved the material “${t.text('title')}”`,
    'training.removeResource': () => 'Removed training material',
    'training.attachFile': (t) => `Added the file ${t.text('fileName')}`,
    'training.fillSeats': (t, f) =>
      t.count('attendee').changed === 0
        ? 'Released the seats of people who left'
        : `Gave free seats to ${f.plural(t.count('attendee').changed, { one: '# person', other: '# people' })} on the waiting list`,
    'training.invite': (t, f) => `Told ${f.plural(t.count('notice').added, { one: '# person', other: '# people' })} of their session`,
    'training.rematch': (t) =>
      t.has('buddyId')
        ? `Made ${t.called('buddyId')} the buddy of ${t.called('personId')}`
        : `Found another buddy for ${t.called('personId')}`,
    'training.replaceBuddies': (t, f) =>
      `Found another buddy for ${f.plural(t.count('buddy').changed, { one: '# person', other: '# people' })} whose buddy has left`,
  },
  nl: {
    'training.changeSession': (t) => `Wijzigde een sessie met de hand, met ${t.text('trainer')} en ${t.text('seats')} plaatsen`,
    'training.cancelSession': (t) => `Annuleerde een sessie${because(t)}`,
    'training.signUp': (t) => `Gaf${forWhom(t, (name) => ` ${name}`) || ' zich'} op voor een sessie`,
    'training.cannotCome': (t) => `Gaf een plaats in een sessie op${forWhom(t, (name) => ` voor ${name}`)}${because(t)}`,
    'training.noteAttendance': (t) =>
      Number(t.text('minutes')) > 0
        ? `Noteerde dat ${t.called('personId')} ${Math.round(Number(t.text('minutes')))} minuten bij een sessie was`
        : `Noteerde dat ${t.called('personId')} niet bij een sessie was`,
    'training.takeAttendance': (t, f) =>
      `Importeerde de aanwezigheid van ${f.plural(t.count('attendance').added + t.count('attendance').changed, { one: '# persoon', other: '# mensen' })} uit ${t.text('source') === 'zoom' ? 'Zoom' : 'Teams'}`,
    'training.closeSession': () => 'Sloot de aanwezigheid van een sessie af',
    'training.askHelp': (t) => `Vroeg om hulp${t.has('topic') ? `: ${t.text('topic')}` : ''}`,
    'training.bookHelp': (t) => `Sprak hulp af met ${t.called('hostId')}`,
    'training.settleHelp': (t) =>
      ({ done: 'Noteerde dat er hulp is gegeven', missed: 'Noteerde dat de persoon niet kwam voor hulp', cancelled: 'Zei hulp af' })[
        t.text('state')
      ] ?? 'Sloot een verzoek om hulp af',
    'training.noteDropIn': (t) => `Noteerde dat ${t.called('personId')} langskwam op een inloopuur`,
    'training.noteVisit': (t) => `Noteerde een bezoek aan ${t.called('personId')}`,
    'training.takeBackVisit': () => 'Nam een bezoek terug',
    'training.keepResource': (t) => `Sloeg het trainingsmateriaal “${t.text('title')}” op`,
    'training.removeResource': () => 'Verwijderde trainingsmateriaal',
    'training.attachFile': (t) => `Voegde het bestand ${t.text('fileName')} toe`,
    'training.fillSeats': (t, f) =>
      t.count('attendee').changed === 0
        ? 'Gaf de plaatsen vrij van wie weg is'
        : `Gaf vrije plaatsen aan ${f.plural(t.count('attendee').changed, { one: '# persoon', other: '# mensen' })} op de wachtlijst`,
    'training.invite': (t, f) =>
      `Liet ${f.plural(t.count('notice').added, { one: '# persoon', other: '# mensen' })} weten wanneer de sessie is`,
    'training.rematch': (t) =>
      t.has('buddyId')
        ? `Maakte ${t.called('buddyId')} het maatje van ${t.called('personId')}`
        : `Zocht een ander maatje voor ${t.called('personId')}`,
    'training.replaceBuddies': (t, f) =>
      `Zocht een ander maatje voor ${f.plural(t.count('buddy').changed, { one: '# persoon', other: '# mensen' })} van wie het maatje weg is`,
  },
} as const satisfies Sentences
