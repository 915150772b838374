/** The keys that machines carry: what they may do, for how long, and who answers for them (AC-1). */
import { table } from '#core/kernel/table.ts'

const accessToken = table('accessToken', {
  about: 'A machine token: its rights as a JSON list, at most those of its maker; only the SHA-256 of the secret is kept (AC-1).',
  label: { en: 'API token', nl: 'API-sleutel' },
  readers: 'leads',
  tokens: false,
  key: ['tokenId'],
  columns: {
    tokenId: { kind: 'text', en: 'API token', nl: 'API-sleutel' },
    name: { kind: 'text', en: 'name', nl: 'naam', personal: 'quotes' },
    rights: { kind: 'text', en: 'rights', nl: 'rechten', personal: 'plain' },
    rolloutId: { kind: 'text?', en: 'rollout', nl: 'uitrol' },
    secretHash: { kind: 'text', en: 'hash of the secret', nl: 'hash van het geheim' },
    makerId: { kind: 'text', en: 'account that created it', nl: 'account dat het aanmaakte' },
    makerName: { kind: 'text', en: 'created by', nl: 'aangemaakt door', personal: 'quotes' },
    createdAt: { kind: 'text', en: 'created on', nl: 'aangemaakt op' },
    expiresAt: { kind: 'text?', en: 'expires on', nl: 'verloopt op' },
    revokedAt: { kind: 'text?', en: 'revoked on', nl: 'ingetrokken op' },
  },
})

export const tokenTables = { accessToken } as const
