/** The audit trail: read, filtered, and checked against its seals (AC-4). */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Actor, reaches } from '#core/access/access.ts'
import { day, id, matching, optional, shape } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { TrailVerdict } from '#core/trail/trail.ts'
import * as z from 'zod/mini'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import { actorsOf, readChanges, readTrail } from '#server/audit/trail-reader.ts'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'
import { check } from '#server/base/input-validation.ts'

const name = matching(/^[\w.]{1,80}$/)
const version = z.coerce.number().check(z.int(), z.gte(0), z.lte(2_147_483_647))
const wantedShape = shape({
  person: optional(id),
  table: optional(name),
  key: optional(z.string().check(z.minLength(1), z.maxLength(1000))),
  rollout: optional(id),
  from: optional(day),
  to: optional(day),
  command: optional(name),
  before: optional(version),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(200)), 50),
})
const pieceShape = shape({ from: z._default(version, 0) })
const versionShape = shape({ version })

export const auditRoutes = (scope: FastifyInstance, { database }: ServerContext): void => {
  const checking = new Map<string, Promise<TrailVerdict>>()

  /** Who asks; somebody whose reach is one rollout never gets what is about others, whoever has the right to this route. */
  const readerOf = (request: FastifyRequest, rolloutId?: string): Actor => {
    const { actor } = callerOf(request)
    if (!reaches(actor, rolloutId)) throw new Problem('access.notFound', {})
    return actor
  }

  scope.get(
    '/api/audit',
    {
      config: {
        access: 'audit.read',
        about:
          'Gives the audit trail, newest first, by person (account), thing (table and key, or rollout), days and command; pieces in which a large change was written only by their name.',
        query: wantedShape,
      },
    },
    (request) => {
      const { person, rollout, ...wanted } = check(wantedShape, request.query)
      const { organisationId, personId } = readerOf(request, rollout)
      return readTrail(database, organisationId, { ...wanted, personId, accountId: person, rolloutId: rollout })
    },
  )

  scope.get('/api/audit/people', { config: { access: 'audit.read', about: 'Says whose doings are on the audit trail.' } }, (request) =>
    actorsOf(database, readerOf(request).organisationId),
  )

  scope.get(
    '/api/audit/check',
    {
      config: {
        access: 'audit.read',
        about: 'Checks the seals of the whole audit trail and says where it first does not hold, if anywhere.',
      },
    },
    (request) => {
      const { organisationId } = readerOf(request)
      // Who asks while a check is under way gets its answer: a long trail is not gone through twice at once.
      let under = checking.get(organisationId)
      if (!under) {
        under = verifyTrail(database, organisationId).finally(() => checking.delete(organisationId))
        checking.set(organisationId, under)
      }
      return under
    },
  )

  scope.get(
    '/api/audit/:version/changes',
    {
      config: {
        access: 'audit.read',
        about: 'Gives the changes of one command from a place on, for commands that changed much.',
        query: pieceShape,
      },
    },
    async (request) => {
      const { organisationId } = readerOf(request)
      const asked = versionShape.safeParse(request.params)
      const { from } = check(pieceShape, request.query)
      const piece = asked.success ? await readChanges(database, organisationId, asked.data.version, from) : null
      if (!piece) throw new Problem('access.notFound', {})
      return piece
    },
  )
}
