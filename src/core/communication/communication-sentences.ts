/** What the audit trail says of messages, from their words to each reader. */
import { kindOfScope } from '#core/communication/kinds.ts'
import type { Format } from '#core/kernel/format.ts'
import { phaseCalled } from '#core/plan/phase-name.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import type { Sentences, Told } from '#core/trail/trail.ts'

/** The message of a key in words: its kind, and the phase where it is for one. */
const messageIn = (t: Told, f: Format, field = 'messageKey'): string => {
  const key = t.text(field)
  const kind = kindOfScope(key)
  if (!kind) return key
  const said = sayNote(f.language, { code: `communication.kind.${kind}`, params: {} })
  const phase = kind === 'reminder' || kind === 'welcome' ? key.split(':')[1] : undefined
  if (phase) return `${said} (${phaseCalled(phase, f)})`
  const friday = /\d{4}-\d\d-\d\d/.exec(key)?.[0]
  return kind === 'update' && friday ? `${said} (${f.day(friday, 'brief')})` : said
}

export const communicationSentences = {
  en: {
    'communication.brief': () => 'Said what messages tell beside the plan',
    'communication.writeText': (t, f) =>
      `Wrote own words for “${messageIn(t, f, 'scope')}” in ${t.text('language') === 'nl' ? 'Dutch' : 'English'}`,
    'communication.dropText': (t, f) =>
      `Took the own words for “${messageIn(t, f, 'scope')}” in ${t.text('language') === 'nl' ? 'Dutch' : 'English'} away`,
    'communication.approve': (t, f) => `Agreed to the message “${messageIn(t, f)}”`,
    'communication.withdrawApproval': (t, f) => `No longer agrees to the message “${messageIn(t, f)}”`,
    'communication.hold': (t, f) => `Kept the message “${messageIn(t, f)}” back: ${t.text('because')}`,
    'communication.release': (t, f) => `Let the message “${messageIn(t, f)}” go on`,
    'communication.sendNow': (t, f) => `Brought the message “${messageIn(t, f)}” forward to today`,
    'communication.withdraw': (t, f) => `Took back what of “${messageIn(t, f)}” had not left`,
    'communication.tell': (t, f) => `Told ${t.called('personId')} the message “${messageIn(t, f)}” by hand`,
    'communication.untell': (t, f) => `Noted that ${t.called('personId')} is still to be told “${messageIn(t, f)}”`,
    'communication.confirmRead': (t, f) => `Read the message “${messageIn(t, f)}”`,
    'communication.retry': (t, f) => `Had “${messageIn(t, f)}” sent to ${t.called('personId')} once more`,
    'communication.byHand': (t, f) => `Left “${messageIn(t, f)}” to be told to ${t.called('personId')} by hand`,
    'communication.settleUnsure': (t, f) =>
      t.has('arrived')
        ? `Noted that “${messageIn(t, f)}” arrived at ${t.called('personId')}`
        : `Had “${messageIn(t, f)}” sent to ${t.called('personId')} again, because it did not arrive`,
    'communication.pause': (t) => `Paused messages: ${t.text('because')}`,
    'communication.resume': () => 'Let messages go on after a pause',
    'communication.addChannel': (t) => `Added the channel ${t.text('name')}`,
    'communication.removeChannel': () => 'Took a channel away',
    'communication.settlePost': (t, f) =>
      t.has('arrived') ? `Noted that “${messageIn(t, f)}” is in the channel` : `Had “${messageIn(t, f)}” posted in the channel again`,
    'communication.readNotice': () => 'Read a notice',
    'communication.queue': (t, f) =>
      `Put the message “${messageIn(t, f)}” on its way to ${f.plural(t.count('delivery').added, { one: '# reader', other: '# readers' })}`,
    'communication.holdBack': (t, f) => `Kept the message “${messageIn(t, f)}” back, because it cannot go out as it is`,
    'communication.noteDeliveries': (t, f) =>
      `Noted how far mails to ${f.plural(t.count('delivery').changed, { one: '# reader', other: '# readers' })} came`,
    'communication.notePosts': () => 'Noted what channels answered',
    'communication.noteNotices': () => 'Noted how far notices came',
  },
  nl: {
    'communication.brief': () => 'Zei wat berichten naast het plan vertellen',
    'communication.writeText': (t, f) =>
      `Schreef eigen woorden voor “${messageIn(t, f, 'scope')}” in het ${t.text('language') === 'nl' ? 'Nederlands' : 'Engels'}`,
    'communication.dropText': (t, f) =>
      `Haalde de eigen woorden voor “${messageIn(t, f, 'scope')}” in het ${t.text('language') === 'nl' ? 'Nederlands' : 'Engels'} weg`,
    'communication.approve': (t, f) => `Ging akkoord met het bericht “${messageIn(t, f)}”`,
    'communication.withdrawApproval': (t, f) => `Is niet meer akkoord met het bericht “${messageIn(t, f)}”`,
    'communication.hold': (t, f) => `Hield het bericht “${messageIn(t, f)}” tegen: ${t.text('because')}`,
    'communication.release': (t, f) => `Liet het bericht “${messageIn(t, f)}” doorgaan`,
    'communication.sendNow': (t, f) => `Haalde het bericht “${messageIn(t, f)}” naar vandaag`,
    'communication.withdraw': (t, f) => `Haalde terug wat van “${messageIn(t, f)}” nog niet weg was`,
    'communication.tell': (t, f) => `Vertelde ${t.called('personId')} het bericht “${messageIn(t, f)}” zelf`,
    'communication.untell': (t, f) => `Noteerde dat ${t.called('personId')} “${messageIn(t, f)}” nog moet horen`,
    'communication.confirmRead': (t, f) => `Las het bericht “${messageIn(t, f)}”`,
    'communication.retry': (t, f) => `Liet “${messageIn(t, f)}” nog een keer naar ${t.called('personId')} sturen`,
    'communication.byHand': (t, f) => `Liet “${messageIn(t, f)}” over om ${t.called('personId')} zelf te vertellen`,
    'communication.settleUnsure': (t, f) =>
      t.has('arrived')
        ? `Noteerde dat “${messageIn(t, f)}” bij ${t.called('personId')} is aangekomen`
        : `Liet “${messageIn(t, f)}” opnieuw naar ${t.called('personId')} sturen, omdat het niet aankwam`,
    'communication.pause': (t) => `Zette berichten stil: ${t.text('because')}`,
    'communication.resume': () => 'Liet berichten na een pauze doorgaan',
    'communication.addChannel': (t) => `Voegde het kanaal ${t.text('name')} toe`,
    'communication.removeChannel': () => 'Haalde een kanaal weg',
    'communication.settlePost': (t, f) =>
      t.has('arrived') ? `Noteerde dat “${messageIn(t, f)}” in het kanaal staat` : `Liet “${messageIn(t, f)}” opnieuw in het kanaal zetten`,
    'communication.readNotice': () => 'Las een bericht aan zichzelf',
    'communication.queue': (t, f) =>
      `Bracht het bericht “${messageIn(t, f)}” op weg naar ${f.plural(t.count('delivery').added, { one: '# lezer', other: '# lezers' })}`,
    'communication.holdBack': (t, f) => `Hield het bericht “${messageIn(t, f)}” tegen, omdat het zo de deur niet uit kan`,
    'communication.noteDeliveries': (t, f) =>
      `Noteerde hoe ver mails aan ${f.plural(t.count('delivery').changed, { one: '# lezer', other: '# lezers' })} kwamen`,
    'communication.notePosts': () => 'Noteerde wat kanalen antwoordden',
    'communication.noteNotices': () => 'Noteerde hoe ver berichtjes kwamen',
  },
} as const satisfies Sentences
