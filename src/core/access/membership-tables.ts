/** Who signs in here and as what, and the personal links by which people come in (AC-1, AC-3). */
import { table } from '#core/kernel/table.ts'

const membership = table('membership', {
  about:
    'An account in this organisation: its role, for a champion the places (a JSON list), and the person it is. Sessions opened before sessionsEndedAt are over.',
  label: { en: 'User', nl: 'Gebruiker' },
  readers: 'leads',
  tokens: false,
  key: ['accountId'],
  columns: {
    accountId: { kind: 'text', en: 'account', nl: 'account' },
    role: { kind: 'text', en: 'role', nl: 'rol', personal: 'plain' },
    locationIds: { kind: 'text', en: 'locations', nl: 'locaties' },
    name: { kind: 'text?', en: 'name', nl: 'naam', personal: 'own' },
    email: { kind: 'text?', en: 'e-mail address', nl: 'e-mailadres', personal: 'own' },
    personId: { kind: 'text?', en: 'person', nl: 'persoon' },
    givenAt: { kind: 'text?', en: 'given on', nl: 'gegeven op' },
    givenBy: { kind: 'text?', en: 'given by', nl: 'gegeven door', personal: 'quotes' },
    sessionsEndedAt: { kind: 'text?', en: 'signed out everywhere on', nl: 'overal afgemeld op' },
  },
})

const invitation = table('invitation', {
  about:
    'A personal link: for whom, with which role, until when. Only the SHA-256 of its secret is kept, and of the secret of the device that took it.',
  label: { en: 'Personal link', nl: 'Persoonlijke link' },
  readers: 'leads',
  tokens: false,
  key: ['invitationId'],
  columns: {
    invitationId: { kind: 'text', en: 'personal link', nl: 'persoonlijke link' },
    personId: { kind: 'text?', en: 'person', nl: 'persoon' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'own' },
    email: { kind: 'text?', en: 'e-mail address', nl: 'e-mailadres', personal: 'own' },
    language: { kind: 'text?', en: 'language', nl: 'taal', personal: 'plain' },
    role: { kind: 'text', en: 'role', nl: 'rol', personal: 'plain' },
    locationIds: { kind: 'text', en: 'locations', nl: 'locaties' },
    secretHash: { kind: 'text', en: 'hash of the secret', nl: 'hash van het geheim' },
    madeAt: { kind: 'text', en: 'created on', nl: 'aangemaakt op' },
    madeBy: { kind: 'text', en: 'created by', nl: 'aangemaakt door', personal: 'quotes' },
    expiresAt: { kind: 'text', en: 'expires on', nl: 'verloopt op' },
    usedAt: { kind: 'text?', en: 'used on', nl: 'gebruikt op' },
    accountId: { kind: 'text?', en: 'account', nl: 'account' },
    deviceHash: { kind: 'text?', en: 'hash of the device', nl: 'hash van het apparaat' },
    revokedAt: { kind: 'text?', en: 'revoked on', nl: 'ingetrokken op' },
  },
})

export const membershipTables = { membership, invitation } as const
