/** What the audit trail says of coming in, going out and changing the way in. */
import type { Sentences, Told } from '#core/kernel/sentence.ts'

const english: Readonly<Record<string, string>> = {
  password: 'with a password',
  passkey: 'with a passkey',
  mailedLink: 'with a link by mail',
  company: 'at the company',
  otherOrganisation: 'from another organisation of theirs',
}
const dutch: Readonly<Record<string, string>> = {
  password: 'met een wachtwoord',
  passkey: 'met een toegangssleutel',
  mailedLink: 'met een link per mail',
  company: 'bij het bedrijf',
  otherOrganisation: 'vanuit een andere eigen organisatie',
}
const counted = (t: Told): number => Number(t.text('count')) || 0

export const signInSentences = {
  en: {
    'access.signIn': (t) => `Signed in ${english[t.text('way')] ?? ''}`.trim(),
    'access.signOut': (t) => (t.text('where') === 'there' ? 'Signed out on other devices' : 'Signed out'),
    'access.refuseSignIns': (t, f) =>
      t.has('accountId')
        ? f.plural(counted(t), {
            one: `Refused 1 attempt to sign in as ${t.called('accountId')}`,
            other: `Refused # attempts to sign in as ${t.called('accountId')}`,
          })
        : f.plural(counted(t), {
            one: 'Refused 1 attempt to sign in by an unknown person',
            other: 'Refused # attempts to sign in by an unknown person',
          }),
    'access.changeInviteDays': (t, f) =>
      f.plural(Number(t.text('days')) || 0, {
        one: 'Changed the validity of personal links to 1 day',
        other: 'Changed the validity of personal links to # days',
      }),
    'access.addPasskey': (t) => `Added a passkey: ${t.text('name')}`,
    'access.removePasskey': (t) => `Removed a passkey: ${t.text('name')}`,
    'access.changePassword': (t) => (t.text('by') === 'mailedLink' ? 'Chose a new password with a link by mail' : 'Changed their password'),
  },
  nl: {
    'access.signIn': (t) => `Meldde zich aan ${dutch[t.text('way')] ?? ''}`.trim(),
    'access.signOut': (t) => (t.text('where') === 'there' ? 'Meldde zich op andere apparaten af' : 'Meldde zich af'),
    'access.refuseSignIns': (t, f) =>
      t.has('accountId')
        ? f.plural(counted(t), {
            one: `Weigerde 1 poging om zich aan te melden als ${t.called('accountId')}`,
            other: `Weigerde # pogingen om zich aan te melden als ${t.called('accountId')}`,
          })
        : f.plural(counted(t), {
            one: 'Weigerde 1 poging om zich aan te melden van een onbekende',
            other: 'Weigerde # pogingen om zich aan te melden van een onbekende',
          }),
    'access.changeInviteDays': (t, f) =>
      f.plural(Number(t.text('days')) || 0, {
        one: 'Wijzigde de geldigheid van persoonlijke links naar 1 dag',
        other: 'Wijzigde de geldigheid van persoonlijke links naar # dagen',
      }),
    'access.addPasskey': (t) => `Voegde een toegangssleutel toe: ${t.text('name')}`,
    'access.removePasskey': (t) => `Verwijderde een toegangssleutel: ${t.text('name')}`,
    'access.changePassword': (t) =>
      t.text('by') === 'mailedLink' ? 'Koos een nieuw wachtwoord met een link per mail' : 'Wijzigde het eigen wachtwoord',
  },
} as const satisfies Sentences
