/** How full sessions are, for those who do not read who sits in them (TR-6). */
import type { FastifyInstance } from 'fastify'
import { callerOf } from '#server/http/route-access.ts'
import type { ServerContext } from '#server/context.ts'

export const seatRoutes = (scope: FastifyInstance, { database: { db }, now }: ServerContext): void => {
  /** Where a person stands in each line they wait in, 1 for the next to get a seat; nobody waits in many. */
  const linesOf = async (organisationId: string, personId: string): Promise<Map<string, number>> => {
    const waiting = db.selectFrom('attendee').where('organisationId', '=', organisationId).where('state', '=', 'waiting')
    const own = await waiting.select(['rolloutId', 'sessionKey']).where('personId', '=', personId).execute()
    const lines = new Map<string, number>()
    for (const { rolloutId, sessionKey } of own) {
      const line = await waiting
        .select('personId')
        .where('rolloutId', '=', rolloutId)
        .where('sessionKey', '=', sessionKey)
        .orderBy('chosenAt')
        .orderBy('personId')
        .execute()
      lines.set(`${rolloutId} ${sessionKey}`, line.findIndex((one) => one.personId === personId) + 1)
    }
    return lines
  }

  scope.get(
    '/api/seats',
    {
      config: {
        access: 'part.take',
        about: 'Gives how many seats are taken in each session to come, how many people wait, and where you stand in the line.',
      },
    },
    async (request) => {
      const { organisationId, personId } = callerOf(request).actor
      const instant = Date.parse(now())
      const sessions = await db
        .selectFrom('session')
        .select(['rolloutId', 'sessionKey', 'startsAt'])
        .where('organisationId', '=', organisationId)
        .where('cancelledAt', 'is', null)
        .where('closedAt', 'is', null)
        .orderBy('rolloutId')
        .orderBy('sessionKey')
        .execute()
      const counted = await db
        .selectFrom('attendee')
        .select((of) => ['rolloutId', 'sessionKey', 'state', of.fn.countAll().as('people')])
        .where('organisationId', '=', organisationId)
        .where('state', 'in', ['seat', 'waiting'])
        .groupBy(['rolloutId', 'sessionKey', 'state'])
        .execute()
      const people = new Map(counted.map((row) => [`${row.state} ${row.rolloutId} ${row.sessionKey}`, Number(row.people)]))
      const lines = personId === null ? new Map<string, number>() : await linesOf(organisationId, personId)
      return sessions
        .filter(({ startsAt }) => Date.parse(startsAt) > instant)
        .map(({ rolloutId, sessionKey }) => ({
          rolloutId,
          sessionKey,
          taken: people.get(`seat ${rolloutId} ${sessionKey}`) ?? 0,
          waiting: people.get(`waiting ${rolloutId} ${sessionKey}`) ?? 0,
          mine: lines.get(`${rolloutId} ${sessionKey}`) ?? null,
        }))
    },
  )
}
