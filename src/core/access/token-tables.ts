/** The keys that machines carry: what they may do, for how long, and who answers for them (AC-1). */
import { table } from '#core/kernel/table.ts'

export const accessTokenTable = table('accessToken', {
  about: 'A machine token: its rights as a JSON list, at most those of its maker; only the SHA-256 of the secret is kept (AC-1).',
  key: ['tokenId'],
  columns: {
    tokenId: 'text',
    name: 'text',
    rights: 'text',
    rolloutId: 'text?',
    secretHash: 'text',
    makerId: 'text',
    makerName: 'text',
    createdAt: 'text',
    expiresAt: 'text?',
    revokedAt: 'text?',
  },
})
