/** What the audit trail says of messages, from their words to each reader. */
import { kindOfScope } from '#core/communication/kinds.ts'
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import type { Sentences, Told } from '#core/kernel/sentence.ts'

/** The message of a key in words: its kind, and the phase where it is for one. */
const messageIn = (t: Told, f: Format, field = 'messageKey'): string => {
  const key = t.text(field)
  const kind = kindOfScope(key)
  if (!kind) return key
  const said = t.said(`communication.kind.${kind}`)
  const phase = kind === 'reminder' || kind === 'welcome' ? key.split(':')[1] : undefined
  if (phase) return `${said} (${phaseCalled(phase, f)})`
  const friday = /\d{4}-\d\d-\d\d/.exec(key)?.[0]
  return kind === 'update' && friday ? `${said} (${f.day(friday, 'brief')})` : said
}

export const communicationSentences = {
  en: {
    'communication.brief': () => 'Changed the details for the messages',
    'communication.writeDetail': (t) => `Changed a detail for the messages in ${t.text('language') === 'nl' ? 'Dutch' : 'English'}`,
    'communication.writeText': (t, f) =>
      `Changed the text of “${messageIn(t, f, 'scope')}” in ${t.text('language') === 'nl' ? 'Dutch' : 'English'}`,
    'communication.dropText': (t, f) =>
      `Restored the standard text of “${messageIn(t, f, 'scope')}” in ${t.text('language') === 'nl' ? 'Dutch' : 'English'}`,
    'communication.approve': (t, f) => `Approved the message “${messageIn(t, f)}”`,
    'communication.withdrawApproval': (t, f) => `Withdrew the approval of the message “${messageIn(t, f)}”`,
    'communication.hold': (t, f) => `Put the message “${messageIn(t, f)}” on hold: ${t.text('because')}`,
    'communication.release': (t, f) => `Resumed the message “${messageIn(t, f)}”`,
    'communication.sendNow': (t, f) => `Sent the message “${messageIn(t, f)}” today instead of on its day`,
    'communication.withdraw': (t, f) => `Cancelled the message “${messageIn(t, f)}” for those who had not received it`,
    'communication.tell': (t, f) => `Told ${t.called('personId')} the message “${messageIn(t, f)}” in person`,
    'communication.untell': (t, f) => `Noted that ${t.called('personId')} still needs to be told “${messageIn(t, f)}”`,
    'communication.confirmRead': (t, f) => `Read the message “${messageIn(t, f)}”`,
    'communication.retry': (t, f) => `Sent “${messageIn(t, f)}” to ${t.called('personId')} again`,
    'communication.byHand': (t, f) => `Chose to tell ${t.called('personId')} “${messageIn(t, f)}” in person`,
    'communication.settleUnsure': (t, f) =>
      t.has('arrived')
        ? `Marked “${messageIn(t, f)}” to ${t.called('personId')} as delivered`
        : `Sent “${messageIn(t, f)}” to ${t.called('personId')} again, because it was not delivered`,
    'communication.pause': (t) => `Paused messages: ${t.text('because')}`,
    'communication.resume': () => 'Resumed messages',
    'communication.addChannel': (t) => `Added the channel ${t.text('name')}`,
    'communication.removeChannel': () => 'Removed a channel',
    'communication.settlePost': (t, f) =>
      t.has('arrived') ? `Marked “${messageIn(t, f)}” as posted in the channel` : `Posted “${messageIn(t, f)}” in the channel again`,
    'communication.readNotice': () => 'Read a notification',
    'communication.queue': (t, f) =>
      t.has('apart')
        ? `Started sending the message “${messageIn(t, f)}”`
        : `Started sending the message “${messageIn(t, f)}” to ${f.plural(t.count('delivery').added, { one: '# recipient', other: '# recipients' })}`,
    'communication.queueReaders': (t, f) =>
      `Went on sending the message “${messageIn(t, f)}” to ${f.plural(t.count('delivery').added, { one: '# recipient', other: '# recipients' })}`,
    'communication.holdBack': (t, f) => `Put the message “${messageIn(t, f)}” on hold, because it cannot be sent as it is`,
    'communication.noteDeliveries': (t, f) =>
      `Recorded the delivery of mails to ${f.plural(t.count('delivery').changed, { one: '# recipient', other: '# recipients' })}`,
    'communication.notePosts': () => 'Recorded the answers of the channels',
    'communication.noteNotices': () => 'Recorded the delivery of notifications',
    'communication.chooseChannel': (t) =>
      t.text('channel') === 'hand' ? 'Chose to be told messages in person' : 'Chose to get messages by e-mail',
    'communication.leaveMail': (t) => `Noted that ${t.called('personId')} wants to be told messages in person`,
    'communication.retryNotice': () => 'Sent a notification again',
    'communication.settleNotice': (t) =>
      t.text('how') === 'arrived' ? 'Marked a notification as delivered' : 'Told someone a notification in person',
    'communication.tellUndelivered': () => 'Told the rollout lead that something was not delivered',
  },
  nl: {
    'communication.brief': () => 'Wijzigde de gegevens voor de berichten',
    'communication.writeDetail': (t) =>
      `Wijzigde een gegeven voor de berichten in het ${t.text('language') === 'nl' ? 'Nederlands' : 'Engels'}`,
    'communication.writeText': (t, f) =>
      `Wijzigde de tekst van “${messageIn(t, f, 'scope')}” in het ${t.text('language') === 'nl' ? 'Nederlands' : 'Engels'}`,
    'communication.dropText': (t, f) =>
      `Zette de standaardtekst van “${messageIn(t, f, 'scope')}” in het ${t.text('language') === 'nl' ? 'Nederlands' : 'Engels'} terug`,
    'communication.approve': (t, f) => `Keurde het bericht “${messageIn(t, f)}” goed`,
    'communication.withdrawApproval': (t, f) => `Trok de goedkeuring van het bericht “${messageIn(t, f)}” in`,
    'communication.hold': (t, f) => `Hield het bericht “${messageIn(t, f)}” aan: ${t.text('because')}`,
    'communication.release': (t, f) => `Gaf het bericht “${messageIn(t, f)}” vrij`,
    'communication.sendNow': (t, f) => `Verstuurde het bericht “${messageIn(t, f)}” vandaag in plaats van op zijn dag`,
    'communication.withdraw': (t, f) => `Annuleerde het bericht “${messageIn(t, f)}” voor wie het nog niet had`,
    'communication.tell': (t, f) => `Gaf het bericht “${messageIn(t, f)}” persoonlijk door aan ${t.called('personId')}`,
    'communication.untell': (t, f) => `Noteerde dat ${t.called('personId')} “${messageIn(t, f)}” nog moet horen`,
    'communication.confirmRead': (t, f) => `Las het bericht “${messageIn(t, f)}”`,
    'communication.retry': (t, f) => `Stuurde “${messageIn(t, f)}” opnieuw naar ${t.called('personId')}`,
    'communication.byHand': (t, f) => `Koos ervoor om “${messageIn(t, f)}” persoonlijk door te geven aan ${t.called('personId')}`,
    'communication.settleUnsure': (t, f) =>
      t.has('arrived')
        ? `Markeerde “${messageIn(t, f)}” aan ${t.called('personId')} als aangekomen`
        : `Stuurde “${messageIn(t, f)}” opnieuw naar ${t.called('personId')}, omdat het niet was aangekomen`,
    'communication.pause': (t) => `Pauzeerde de berichten: ${t.text('because')}`,
    'communication.resume': () => 'Hervatte de berichten',
    'communication.addChannel': (t) => `Voegde het kanaal ${t.text('name')} toe`,
    'communication.removeChannel': () => 'Verwijderde een kanaal',
    'communication.settlePost': (t, f) =>
      t.has('arrived')
        ? `Markeerde “${messageIn(t, f)}” als geplaatst in het kanaal`
        : `Plaatste “${messageIn(t, f)}” opnieuw in het kanaal`,
    'communication.readNotice': () => 'Las een melding',
    'communication.queue': (t, f) =>
      t.has('apart')
        ? `Begon het bericht “${messageIn(t, f)}” te versturen`
        : `Begon het bericht “${messageIn(t, f)}” te versturen aan ${f.plural(t.count('delivery').added, { one: '# ontvanger', other: '# ontvangers' })}`,
    'communication.queueReaders': (t, f) =>
      `Ging door met het versturen van het bericht “${messageIn(t, f)}” aan ${f.plural(t.count('delivery').added, { one: '# ontvanger', other: '# ontvangers' })}`,
    'communication.holdBack': (t, f) => `Hield het bericht “${messageIn(t, f)}” aan, omdat het zo niet verstuurd kan worden`,
    'communication.noteDeliveries': (t, f) =>
      `Legde de aflevering van mails aan ${f.plural(t.count('delivery').changed, { one: '# ontvanger', other: '# ontvangers' })} vast`,
    'communication.notePosts': () => 'Legde de antwoorden van de kanalen vast',
    'communication.noteNotices': () => 'Legde de aflevering van meldingen vast',
    'communication.chooseChannel': (t) =>
      t.text('channel') === 'hand' ? 'Koos om berichten persoonlijk te horen' : 'Koos om berichten per e-mail te krijgen',
    'communication.leaveMail': (t) => `Legde vast dat ${t.called('personId')} berichten persoonlijk wil horen`,
    'communication.retryNotice': () => 'Verstuurde een melding opnieuw',
    'communication.settleNotice': (t) =>
      t.text('how') === 'arrived' ? 'Zette een melding op aangekomen' : 'Gaf een melding persoonlijk door',
    'communication.tellUndelivered': () => 'Liet de projectleider weten dat iets niet is aangekomen',
  },
} as const satisfies Sentences
