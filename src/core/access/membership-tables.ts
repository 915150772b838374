/** Who signs in here and as what, and the personal links by which people come in (AC-1, AC-3). */
import { table } from '#core/kernel/table.ts'

export const membershipTable = table('membership', {
  about:
    'An account in this organisation: its role, for a champion the places (a JSON list), and the person it is. Sessions opened before sessionsEndedAt are over.',
  key: ['accountId'],
  columns: {
    accountId: 'text',
    role: 'text',
    locationIds: 'text',
    name: 'text?',
    email: 'text?',
    personId: 'text?',
    givenAt: 'text?',
    givenBy: 'text?',
    sessionsEndedAt: 'text?',
  },
})

export const invitationTable = table('invitation', {
  about:
    'A personal link: for whom, with which role, until when. Only the SHA-256 of its secret is kept, and of the secret of the device that took it.',
  key: ['invitationId'],
  columns: {
    invitationId: 'text',
    personId: 'text?',
    name: 'text',
    email: 'text?',
    language: 'text?',
    role: 'text',
    locationIds: 'text',
    secretHash: 'text',
    madeAt: 'text',
    madeBy: 'text',
    expiresAt: 'text',
    usedAt: 'text?',
    accountId: 'text?',
    deviceHash: 'text?',
    revokedAt: 'text?',
  },
})
