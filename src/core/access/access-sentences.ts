/** What the activity log says of who may come in and with which rights. */
import { signInSentences } from '#core/access/sign-in-sentences.ts'
import type { Sentences, Told } from '#core/kernel/sentence.ts'

const roleIn = (t: Told): string => t.said(`access.role.${t.text('role')}`)

export const accessSentences = {
  en: {
    ...signInSentences.en,
    'access.enlist': (t) => `Gave access to ${t.called('accountId')}, as ${roleIn(t)}`,
    'access.giveRole': (t) => `Made ${t.called('accountId')} ${roleIn(t)}`,
    'access.withdrawRole': (t) => `Removed the access of ${t.called('accountId')}`,
    'access.endSessions': (t) => `Signed ${t.called('accountId')} out everywhere`,
    'access.invite': (t) => `Created a personal link for ${t.has('name') ? t.text('name') : t.called('personId')}`,
    'access.revokeInvitation': (t) => `Withdrew the personal link for ${t.called('invitationId')}`,
    'access.acceptInvitation': (t) => `Signed in with a personal link: ${t.called('invitationId')}`,
    'access.createToken': (t) => `Created an API token: ${t.text('name')}`,
    'access.revokeToken': (t) => `Revoked an API token: ${t.called('tokenId')}`,
  },
  nl: {
    ...signInSentences.nl,
    'access.enlist': (t) => `Gaf ${t.called('accountId')} toegang, als ${roleIn(t)}`,
    'access.giveRole': (t) => `Maakte ${t.called('accountId')} ${roleIn(t)}`,
    'access.withdrawRole': (t) => `Trok de toegang van ${t.called('accountId')} in`,
    'access.endSessions': (t) => `Meldde ${t.called('accountId')} overal af`,
    'access.invite': (t) => `Maakte een persoonlijke link voor ${t.has('name') ? t.text('name') : t.called('personId')}`,
    'access.revokeInvitation': (t) => `Trok de persoonlijke link voor ${t.called('invitationId')} in`,
    'access.acceptInvitation': (t) => `Meldde zich aan met een persoonlijke link: ${t.called('invitationId')}`,
    'access.createToken': (t) => `Maakte een API-sleutel: ${t.text('name')}`,
    'access.revokeToken': (t) => `Trok een API-sleutel in: ${t.called('tokenId')}`,
  },
} as const satisfies Sentences
