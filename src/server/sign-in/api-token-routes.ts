/** The machine tokens of an organisation, and when each was last used. */
import type { FastifyInstance } from 'fastify'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'

export const tokenRoutes = (scope: FastifyInstance, { database: { db } }: ServerContext): void => {
  scope.get(
    '/api/tokens',
    {
      config: { access: 'access.tokens', about: 'Lists the machine tokens with their rights and when each was last used; never a secret.' },
    },
    async (request) => {
      const { organisationId } = callerOf(request).actor
      const tokens = await db
        .selectFrom('accessToken')
        .leftJoin('tokenUse', (join) =>
          join.onRef('tokenUse.tokenId', '=', 'accessToken.tokenId').onRef('tokenUse.organisationId', '=', 'accessToken.organisationId'),
        )
        .select(['accessToken.tokenId', 'accessToken.name', 'accessToken.rights', 'accessToken.rolloutId', 'accessToken.makerName'])
        .select(['accessToken.createdAt', 'accessToken.expiresAt', 'accessToken.revokedAt', 'tokenUse.usedAt'])
        .where('accessToken.organisationId', '=', organisationId)
        .orderBy('accessToken.createdAt')
        .execute()
      return tokens.map(({ rights, usedAt, ...token }) => ({ ...token, rights: JSON.parse(rights) as string[], lastUsedAt: usedAt }))
    },
  )
}
