/** The words of messages, in every language: what each kind is called, when one comes late, and what stands in the way of one. */
import { messageCalled, placeCalled, placeMended } from '#core/communication/letter-words.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export interface LateMessage {
  kind: 'announcement' | 'reminder'
  phase: string | null
  wanted: string
  taken: string
}

export interface UnknownPlace {
  place: string
  kind: string
  allowed: string[]
}
export interface Unfilled {
  kind: string
  place: string
  reader: string
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

export const communicationWords = catalogue({
  en: {
    'communication.kind.announcement': 'Announcement',
    'communication.kind.reminder': 'Reminder',
    'communication.kind.welcome': 'Welcome',
    'communication.kind.update': 'Weekly update',
    'communication.kind.retrospective': 'Looking back together',
    'communication.late': ({ kind, phase, wanted, taken }: LateMessage, f) =>
      `${kind === 'announcement' ? 'The announcement' : `The reminder to “${phaseCalled(phase ?? '', f)}”`} was due on ${f.day(wanted)}; it goes out on ${f.day(taken)}. A later start gives people more time.`,
    'communication.openPage': 'Open my page in Uitrol',
    'communication.iHaveRead': 'I have read this',
    'communication.foot': 'Nobody can see whether you opened this mail.',
    'communication.unknownPlace': ({ place, kind, allowed }: UnknownPlace, f) =>
      `“{{${place}}}” cannot be filled in ${messageCalled(kind, f)}. What can stand there: ${allowed.map((one) => `{{${one}}}`).join(', ')}. Take it out, or write one of these.`,
    'communication.unfilled': ({ kind, place, reader }: Unfilled, f) =>
      `In ${messageCalled(kind, f)} to ${reader} one place is empty: ${placeCalled(place, f)}. ${placeMended(place, f)}`,
    'communication.languageMissing': ({ kind, language }: { kind: string; language: string }, f) =>
      `${capital(messageCalled(kind, f))} has words of your own, but none in ${language === 'nl' ? 'Dutch' : 'English'}, which some read. Write them, or take the others away.`,
    'communication.alreadyOut': ({ kind, on }: { kind: string; on: string }, f) =>
      `${capital(messageCalled(kind, f))} has been on its way since ${f.day(on)}. You can still hold or withdraw what has not left.`,
    'communication.notOutYet': ({ kind }: { kind: string }, f) =>
      `${capital(messageCalled(kind, f))} is not on its way yet. Hold it, or take your approval back.`,
    'communication.allGone': ({ kind }: { kind: string }, f) =>
      `Nothing of ${messageCalled(kind, f)} is left to take back: it reached everyone already.`,
    'communication.notApproved': ({ kind }: { kind: string }, f) =>
      `Nobody has agreed to ${messageCalled(kind, f)} yet. Agree first, then it can go out.`,
    'communication.isHeld': ({ kind }: { kind: string }, f) => `${capital(messageCalled(kind, f))} is kept back. Release it first.`,
    'communication.isPaused': ({ kind }: { kind: string }, f) =>
      `Messages are paused, and ${messageCalled(kind, f)} waits with them. End the pause first.`,
    'communication.wordsChanged': ({ by }: { by: string }) =>
      `${by} changed what it says while part of it was on its way. Look at it again; when it is right, let the rest go.`,
    'communication.alreadySent': 'This one was sent already; nothing goes out twice. Look at the list again.',
    'communication.isWithdrawn': 'This one was withdrawn. Nobody needs to tell it any more.',
    'communication.notFailed': 'Only a mail that failed can be tried again. Look at how it stands now.',
    'communication.notUnsure': 'It is known already how this one went. Look at how it stands now.',
    'communication.idTaken': 'Something is kept under this id already. Try again with a new one.',
  },
  nl: {
    'communication.kind.announcement': 'Aankondiging',
    'communication.kind.reminder': 'Herinnering',
    'communication.kind.welcome': 'Welkom',
    'communication.kind.update': 'Weekbericht',
    'communication.kind.retrospective': 'Samen terugkijken',
    'communication.late': ({ kind, phase, wanted, taken }, f) =>
      `${kind === 'announcement' ? 'De aankondiging' : `De herinnering aan “${phaseCalled(phase ?? '', f)}”`} had op ${f.day(wanted)} de deur uit gemoeten; ze gaat nu op ${f.day(taken)}. Als je later begint, hebben mensen meer tijd.`,
    'communication.openPage': 'Open mijn pagina in Uitrol',
    'communication.iHaveRead': 'Ik heb dit gelezen',
    'communication.foot': 'Niemand kan zien of je deze mail hebt geopend.',
    'communication.unknownPlace': ({ place, kind, allowed }: UnknownPlace, f) =>
      `“{{${place}}}” kan in ${messageCalled(kind, f)} niet worden ingevuld. Wat er wel mag staan: ${allowed.map((one) => `{{${one}}}`).join(', ')}. Haal het weg of kies een van deze.`,
    'communication.unfilled': ({ kind, place, reader }, f) =>
      `In ${messageCalled(kind, f)} aan ${reader} is één plek leeg: ${placeCalled(place, f)}. ${placeMended(place, f)}`,
    'communication.languageMissing': ({ kind, language }, f) =>
      `${capital(messageCalled(kind, f))} heeft eigen woorden, maar niet in het ${language === 'nl' ? 'Nederlands' : 'Engels'}, en dat lezen sommigen. Schrijf ze, of haal de andere weg.`,
    'communication.alreadyOut': ({ kind, on }, f) =>
      `${capital(messageCalled(kind, f))} is al sinds ${f.day(on)} onderweg. Wat nog niet weg is, kun je nog tegenhouden of terughalen.`,
    'communication.notOutYet': ({ kind }, f) =>
      `${capital(messageCalled(kind, f))} is nog niet onderweg. Houd tegen, of trek je akkoord in.`,
    'communication.allGone': ({ kind }, f) => `Van ${messageCalled(kind, f)} is niets meer terug te halen: iedereen heeft het al.`,
    'communication.notApproved': ({ kind }, f) =>
      `Niemand ging nog akkoord met ${messageCalled(kind, f)}. Ga eerst akkoord, dan kan het de deur uit.`,
    'communication.isHeld': ({ kind }, f) => `${capital(messageCalled(kind, f))} wordt tegengehouden. Geef het eerst vrij.`,
    'communication.isPaused': ({ kind }, f) => `Berichten staan stil, en ${messageCalled(kind, f)} wacht mee. Beëindig eerst de pauze.`,
    'communication.wordsChanged': ({ by }) =>
      `${by} veranderde wat erin staat terwijl een deel onderweg was. Kijk er nog eens naar; klopt het, geef de rest dan vrij.`,
    'communication.alreadySent': 'Dit is al verstuurd; niets gaat twee keer de deur uit. Kijk nog eens op de lijst.',
    'communication.isWithdrawn': 'Dit is teruggehaald. Niemand hoeft het nog te vertellen.',
    'communication.notFailed': 'Alleen een mail die mislukte kan nog een keer. Kijk hoe het er nu voor staat.',
    'communication.notUnsure': 'Van deze is al bekend hoe het ging. Kijk hoe het er nu voor staat.',
    'communication.idTaken': 'Onder dit id staat al iets. Probeer het met een nieuw.',
  },
})

export const communicationProblems = {
  'communication.unknownPlace': 'invalid',
  'communication.unfilled': 'refused',
  'communication.languageMissing': 'refused',
  'communication.alreadyOut': 'conflict',
  'communication.notOutYet': 'refused',
  'communication.allGone': 'conflict',
  'communication.notApproved': 'refused',
  'communication.isHeld': 'refused',
  'communication.isPaused': 'refused',
  'communication.alreadySent': 'conflict',
  'communication.isWithdrawn': 'conflict',
  'communication.notFailed': 'conflict',
  'communication.notUnsure': 'conflict',
  'communication.idTaken': 'conflict',
} as const satisfies Record<string, ProblemKind>
