/** What can be done with the keys that machines carry. */
import { tokenRights } from '#core/access/access.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { id, listOf, matching, nullable, oneOf, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

/** The longest life of a token that has an end, in days. */
export const longestTokenDays = 3650

/**
 * Makes a token (AC-1): its rights are named, and never more than those of whoever makes it; `days` null for one without an end.
 * Problems: `access.tokenThere`, `access.rightNotYours`, `people.unknownRollout`.
 */
export const createToken = command({
  name: 'access.createToken',
  about: 'Makes a token for a machine, with named rights; its secret is made where it is shown, and only a hash of it is kept.',
  may: 'access.tokens',
  input: shape({
    tokenId: id,
    name: text(80),
    rights: listOf(oneOf(tokenRights), tokenRights.length),
    rolloutId: nullable(id),
    secretHash: matching(/^[0-9a-f]{64}$/),
    days: nullable(whole(1, longestTokenDays)),
  }),
  needs: ({ tokenId, secretHash, rolloutId }) => ({
    same: rows('accessToken', { tokenId }),
    twins: rows('accessToken', { secretHash }),
    rollouts: rows('rollout', { rolloutId: rolloutId ?? '' }),
  }),
  decide: ({ same, twins, rollouts }, { tokenId, name, rights, rolloutId, secretHash, days }, at) => {
    if (same.length > 0 || twins.length > 0) throw new Problem('access.tokenThere', {})
    const tooMuch = rights.find((right) => !at.by.rights?.includes(right))
    if (tooMuch) throw new Problem('access.rightNotYours', { right: tooMuch }, { field: 'rights' })
    if (rolloutId !== null && !rollouts[0]) throw new Problem('people.unknownRollout', {})
    const expiresAt = days === null ? null : new Date(Date.parse(at.now) + days * 86_400_000).toISOString()
    return [
      put('accessToken', {
        tokenId,
        name,
        rights: JSON.stringify(tokenRights.filter((right) => rights.includes(right))),
        rolloutId,
        secretHash,
        makerId: at.by.accountId,
        makerName: at.by.name,
        createdAt: at.now,
        expiresAt,
        revokedAt: null,
      }),
    ]
  },
})

/** Ends a token at once and for good. Problem: `access.tokenUnknown`. */
export const revokeToken = command({
  name: 'access.revokeToken',
  about: 'Ends a token; whatever still carries it is nobody from then on.',
  may: 'access.tokens',
  input: shape({ tokenId: id }),
  needs: ({ tokenId }) => ({ tokens: rows('accessToken', { tokenId }) }),
  decide: ({ tokens: [token] }, _input, at) => {
    if (!token) throw new Problem('access.tokenUnknown', {})
    return token.revokedAt === null ? [put('accessToken', { ...token, revokedAt: at.now })] : []
  },
})

export const tokenCommands = [createToken, revokeToken] as const
