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
    'communication.kind.retrospective': 'Review',
    'communication.late': ({ kind, phase, wanted, taken }: LateMessage, f) =>
      `${kind === 'announcement' ? 'The announcement' : `The reminder to “${phaseCalled(phase ?? '', f)}”`} was due on ${f.day(wanted)} and will be sent on ${f.day(taken)}. A later start date gives people more time.`,
    'communication.mailWithoutLinks':
      'Mail from this server has no link to a recipient’s page: the server does not know its public address. Ask the administrator to set UITROL_PUBLIC_URL.',
    'communication.unknownPlace': ({ place, kind, allowed }: UnknownPlace, f) =>
      `{{${place}}} is not a merge field of ${messageCalled(kind, f)}. Pick one from the list: ${allowed.map((one) => `{{${one}}}`).join(', ')}.`,
    'communication.unfilled': ({ kind, place, reader }: Unfilled, f) =>
      `In ${messageCalled(kind, f)} to ${reader} one merge field is empty: ${placeCalled(place, f)}. ${placeMended(place, f)}`,
    'communication.languageMissing': ({ kind, language }: { kind: string; language: string }, f) =>
      `You changed the ${language === 'nl' ? 'English' : 'Dutch'} text of ${messageCalled(kind, f)}, but some recipients read ${language === 'nl' ? 'Dutch' : 'English'}. Write the ${language === 'nl' ? 'Dutch' : 'English'} text too, or go back to the standard text.`,
    'communication.detailMissing': ({ kind, place, language }: { kind: string; place: string; language: string }, f) =>
      `In ${messageCalled(kind, f)} one text is missing in ${language === 'nl' ? 'Dutch' : 'English'}, which some recipients read: ${placeCalled(place, f)}. The message waits until the rollout lead adds it under Settings, Messages and channels.`,
    'communication.stopsServer': ({ kind }: { kind: string }, f) =>
      `The server stopped twice while it prepared ${messageCalled(kind, f)}. Ask the administrator of the server to check its memory and log, then resume the message.`,
    'communication.alreadyOut': ({ kind, on }: { kind: string; on: string }, f) =>
      `${capital(messageCalled(kind, f))} has been going out since ${f.day(on)}. You can still put the rest on hold or cancel it.`,
    'communication.notOutYet': ({ kind }: { kind: string }, f) =>
      `${capital(messageCalled(kind, f))} has not been sent yet. Put it on hold, or withdraw your approval.`,
    'communication.allGone': ({ kind }: { kind: string }, f) =>
      `Nothing is left to cancel: everyone has received ${messageCalled(kind, f)} already.`,
    'communication.allHaveIt': ({ kind }: { kind: string }, f) =>
      `Everyone who was named has ${messageCalled(kind, f)} already. Nothing is left to do for them.`,
    'communication.notApproved': ({ kind }: { kind: string }, f) =>
      `${capital(messageCalled(kind, f))} is not approved yet. Approve it first, then send it.`,
    'communication.isHeld': ({ kind }: { kind: string }, f) => `${capital(messageCalled(kind, f))} is on hold. Resume it first.`,
    'communication.isPaused': ({ kind }: { kind: string }, f) =>
      `The rollout is paused, and ${messageCalled(kind, f)} with it. Resume the rollout first.`,
    'communication.waitsForGate': ({ kind }: { kind: string }, f) =>
      `${capital(messageCalled(kind, f))} waits until the go/no-go check of its phase is approved. Approve the start first.`,
    'communication.wordsChanged': ({ by }: { by: string }) =>
      `${by} changed the text while the message was being sent. Check the text, then resume the message.`,
    'communication.alreadySent': 'This message was sent already and is not sent twice. Look at the list again.',
    'communication.isWithdrawn': 'This message was cancelled. Nobody needs to be told.',
    'communication.noticeTooOld':
      'This notification is more than a week old and is no longer mailed. Tell the person, then mark it as told.',
    'communication.notFailed': 'Only a mail that was not delivered can be sent again. Look at its state now.',
    'communication.notUnsure': 'The outcome of this message is known already. Look at its state now.',
    'communication.idTaken': 'This id is in use already. Try again with a new id.',
  },
  nl: {
    'communication.kind.announcement': 'Aankondiging',
    'communication.kind.reminder': 'Herinnering',
    'communication.kind.welcome': 'Welkom',
    'communication.kind.update': 'Weekbericht',
    'communication.kind.retrospective': 'Terugblik',
    'communication.late': ({ kind, phase, wanted, taken }, f) =>
      `${kind === 'announcement' ? 'De aankondiging' : `De herinnering aan “${phaseCalled(phase ?? '', f)}”`} had op ${f.day(wanted)} verstuurd moeten zijn en gaat nu op ${f.day(taken)} weg. Met een latere startdatum hebben mensen meer tijd.`,
    'communication.mailWithoutLinks':
      'Mail van deze server heeft geen link naar de pagina van de ontvanger: de server kent zijn openbare adres niet. Vraag de beheerder om UITROL_PUBLIC_URL in te stellen.',
    'communication.unknownPlace': ({ place, kind, allowed }: UnknownPlace, f) =>
      `{{${place}}} is geen invulveld van ${messageCalled(kind, f)}. Kies er een uit de lijst: ${allowed.map((one) => `{{${one}}}`).join(', ')}.`,
    'communication.unfilled': ({ kind, place, reader }, f) =>
      `In ${messageCalled(kind, f)} aan ${reader} is één invulveld leeg: ${placeCalled(place, f)}. ${placeMended(place, f)}`,
    'communication.languageMissing': ({ kind, language }, f) =>
      `Je hebt de ${language === 'nl' ? 'Engelse' : 'Nederlandse'} tekst van ${messageCalled(kind, f)} gewijzigd, maar sommige ontvangers lezen ${language === 'nl' ? 'Nederlands' : 'Engels'}. Schrijf ook de ${language === 'nl' ? 'Nederlandse' : 'Engelse'} tekst, of ga terug naar de standaardtekst.`,
    'communication.detailMissing': ({ kind, place, language }, f) =>
      `In ${messageCalled(kind, f)} ontbreekt één tekst in het ${language === 'nl' ? 'Nederlands' : 'Engels'}, dat sommige ontvangers lezen: ${placeCalled(place, f)}. Het bericht wacht tot de projectleider de tekst toevoegt bij Instellingen, Berichten en kanalen.`,
    'communication.stopsServer': ({ kind }, f) =>
      `De server stopte twee keer bij het klaarzetten van ${messageCalled(kind, f)}. Vraag de beheerder van de server om het geheugen en het logboek te bekijken en geef het bericht dan vrij.`,
    'communication.alreadyOut': ({ kind, on }, f) =>
      `${capital(messageCalled(kind, f))} wordt al sinds ${f.day(on)} verstuurd. De rest kun je nog aanhouden of annuleren.`,
    'communication.notOutYet': ({ kind }, f) =>
      `${capital(messageCalled(kind, f))} is nog niet verstuurd. Houd het aan, of trek je goedkeuring in.`,
    'communication.allGone': ({ kind }, f) => `Er valt niets te annuleren: iedereen heeft ${messageCalled(kind, f)} al.`,
    'communication.allHaveIt': ({ kind }, f) =>
      `Iedereen die genoemd is heeft ${messageCalled(kind, f)} al. Voor hen is niets meer te doen.`,
    'communication.notApproved': ({ kind }, f) =>
      `${capital(messageCalled(kind, f))} is nog niet goedgekeurd. Keur het eerst goed en verstuur het dan.`,
    'communication.isHeld': ({ kind }, f) => `${capital(messageCalled(kind, f))} wordt aangehouden. Geef het eerst vrij.`,
    'communication.isPaused': ({ kind }, f) => `De uitrol is gepauzeerd, ook ${messageCalled(kind, f)}. Hervat eerst de uitrol.`,
    'communication.waitsForGate': ({ kind }, f) =>
      `${capital(messageCalled(kind, f))} wacht tot het go/no-go-moment van de fase is goedgekeurd. Keur eerst de start goed.`,
    'communication.wordsChanged': ({ by }) =>
      `${by} heeft de tekst gewijzigd terwijl het bericht werd verstuurd. Controleer de tekst en geef het bericht dan vrij.`,
    'communication.alreadySent': 'Dit bericht is al verstuurd en gaat geen twee keer. Kijk nog eens op de lijst.',
    'communication.isWithdrawn': 'Dit bericht is geannuleerd. Je hoeft het niet meer door te geven.',
    'communication.noticeTooOld':
      'Deze melding is meer dan een week oud en wordt niet meer gemaild. Vertel het zelf en zet de melding op doorgegeven.',
    'communication.notFailed': 'Alleen een mail die niet aankwam, kan opnieuw. Kijk hoe het er nu voor staat.',
    'communication.notUnsure': 'Van dit bericht is het resultaat al bekend. Kijk hoe het er nu voor staat.',
    'communication.idTaken': 'Dit id is al in gebruik. Probeer het met een nieuw id.',
  },
})

export const communicationProblems = {
  'communication.unknownPlace': 'invalid',
  'communication.unfilled': 'refused',
  'communication.languageMissing': 'refused',
  'communication.detailMissing': 'refused',
  'communication.stopsServer': 'refused',
  'communication.alreadyOut': 'conflict',
  'communication.notOutYet': 'refused',
  'communication.allGone': 'conflict',
  'communication.allHaveIt': 'conflict',
  'communication.notApproved': 'refused',
  'communication.isHeld': 'refused',
  'communication.isPaused': 'refused',
  'communication.waitsForGate': 'refused',
  'communication.alreadySent': 'conflict',
  'communication.isWithdrawn': 'conflict',
  'communication.noticeTooOld': 'refused',
  'communication.notFailed': 'conflict',
  'communication.notUnsure': 'conflict',
  'communication.idTaken': 'conflict',
} as const satisfies Record<string, ProblemKind>
