/** What the audit trail says of training as it happens: seats, attendance, help for one, things to learn from, buddies. */
import type { Sentences, Told } from '#core/trail/trail.ts'

/** A person by name, or nobody where they spoke for themselves. */
const forWhom = (t: Told, of: (name: string) => string): string => (t.has('personId') ? of(t.called('personId')) : '')
const because = (t: Told): string => (t.has('because') ? `: ${t.text('because')}` : '')

export const trainingSentences = {
  en: {
    'training.changeSession': (t) => `Set a session by hand, with ${t.text('trainer')} and ${t.text('seats')} seats`,
    'training.cancelSession': (t) => `Called a session off${because(t)}`,
    'training.signUp': (t) => `Signed up${forWhom(t, (name) => ` ${name}`)} for a session`,
    'training.cannotCome': (t) => `Gave a seat in a session back${forWhom(t, (name) => ` for ${name}`)}${because(t)}`,
    'training.noteAttendance': (t) =>
      Number(t.text('minutes')) > 0
        ? `Noted that ${t.called('personId')} was at a session for ${Math.round(Number(t.text('minutes')))} minutes`
        : `Noted that ${t.called('personId')} was not at a session`,
    'training.takeAttendance': (t, f) =>
      `Took over the attendance of ${f.plural(t.count('attendance').added + t.count('attendance').changed, { one: '# person', other: '# people' })} from ${t.text('source') === 'zoom' ? 'Zoom' : 'Teams'}`,
    'training.closeSession': () => 'Said that the attendance of a session is complete',
    'training.askHelp': (t) => `Asked for help${t.has('topic') ? `: ${t.text('topic')}` : ''}`,
    'training.bookHelp': (t) => `Booked help with ${t.called('hostId')}`,
    'training.settleHelp': (t) =>
      ({ done: 'Noted that help was given', missed: 'Noted that nobody came for help', cancelled: 'Called help off' })[t.text('state')] ??
      'Settled a question for help',
    'training.noteDropIn': (t) => `Noted that ${t.called('personId')} dropped in at an office hour`,
    'training.keepResource': (t) => `Kept “${t.text('title')}” to learn from`,
    'training.removeResource': () => 'Took away something to learn from',
    'training.attachFile': (t) => `Added the file ${t.text('fileName')}`,
    'training.fillSeats': (t, f) =>
      t.count('attendee').changed === 0
        ? 'Took back the seats of those who left'
        : `Gave free seats to ${f.plural(t.count('attendee').changed, { one: '# person who', other: '# people who' })} waited`,
    'training.invite': (t, f) => `Told ${f.plural(t.count('notice').added, { one: '# person', other: '# people' })} of their session`,
    'training.rematch': (t) =>
      t.has('buddyId')
        ? `Made ${t.called('buddyId')} the buddy of ${t.called('personId')}`
        : `Found another buddy for ${t.called('personId')}`,
  },
  nl: {
    'training.changeSession': (t) => `Zette een les met de hand, met ${t.text('trainer')} en ${t.text('seats')} plekken`,
    'training.cancelSession': (t) => `Zei een les af${because(t)}`,
    'training.signUp': (t) => `Gaf${forWhom(t, (name) => ` ${name}`) || ' zich'} op voor een les`,
    'training.cannotCome': (t) => `Gaf een plek in een les terug${forWhom(t, (name) => ` voor ${name}`)}${because(t)}`,
    'training.noteAttendance': (t) =>
      Number(t.text('minutes')) > 0
        ? `Noteerde dat ${t.called('personId')} ${Math.round(Number(t.text('minutes')))} minuten bij een les was`
        : `Noteerde dat ${t.called('personId')} niet bij een les was`,
    'training.takeAttendance': (t, f) =>
      `Nam de aanwezigheid van ${f.plural(t.count('attendance').added + t.count('attendance').changed, { one: '# persoon', other: '# mensen' })} over uit ${t.text('source') === 'zoom' ? 'Zoom' : 'Teams'}`,
    'training.closeSession': () => 'Gaf aan dat de aanwezigheid van een les compleet is',
    'training.askHelp': (t) => `Vroeg om hulp${t.has('topic') ? `: ${t.text('topic')}` : ''}`,
    'training.bookHelp': (t) => `Sprak hulp af met ${t.called('hostId')}`,
    'training.settleHelp': (t) =>
      ({ done: 'Noteerde dat er hulp is gegeven', missed: 'Noteerde dat er niemand kwam voor hulp', cancelled: 'Zei hulp af' })[
        t.text('state')
      ] ?? 'Handelde een hulpvraag af',
    'training.noteDropIn': (t) => `Noteerde dat ${t.called('personId')} langskwam op een inloopuur`,
    'training.keepResource': (t) => `Bewaarde “${t.text('title')}” om van te leren`,
    'training.removeResource': () => 'Haalde lesmateriaal weg',
    'training.attachFile': (t) => `Voegde het bestand ${t.text('fileName')} toe`,
    'training.fillSeats': (t, f) =>
      t.count('attendee').changed === 0
        ? 'Nam de plekken terug van wie weg is'
        : `Gaf vrije plekken aan ${f.plural(t.count('attendee').changed, { one: '# persoon die', other: '# mensen die' })} ${t.count('attendee').changed === 1 ? 'wachtte' : 'wachtten'}`,
    'training.invite': (t, f) =>
      `Liet ${f.plural(t.count('notice').added, { one: '# persoon', other: '# mensen' })} weten wanneer hun les is`,
    'training.rematch': (t) =>
      t.has('buddyId')
        ? `Maakte ${t.called('buddyId')} het maatje van ${t.called('personId')}`
        : `Zocht een ander maatje voor ${t.called('personId')}`,
  },
} as const satisfies Sentences
