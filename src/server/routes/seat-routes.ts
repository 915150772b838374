/** How full sessions are, for those who do not read who sits in them (TR-6). */
import type { FastifyInstance } from 'fastify'
import { callerOf } from '#server/door.ts'
import type { House } from '#server/house.ts'

interface Fullness {
  readonly rolloutId: string
  readonly sessionKey: string
  readonly taken: number
  readonly waiting: number
  /** Where the asker stands in the line, 1 for the next to get a seat; null when they do not wait. */
  readonly mine: number | null
}

export const seatRoutes = (scope: FastifyInstance, { database: { db }, now }: House): void => {
  scope.get(
    '/api/seats',
    {
      config: {
        door: 'part.take',
        about: 'Gives how many seats are taken in each session to come, how many people wait, and where you stand in the line.',
      },
    },
    async (request): Promise<Fullness[]> => {
      const { organisationId, personId } = callerOf(request).actor
      const sessions = await db
        .selectFrom('session')
        .select(['rolloutId', 'sessionKey', 'startsAt'])
        .where('organisationId', '=', organisationId)
        .where('cancelledAt', 'is', null)
        .where('closedAt', 'is', null)
        .execute()
      const toCome = new Map(
        sessions
          .filter(({ startsAt }) => Date.parse(startsAt) > Date.parse(now()))
          .map(({ rolloutId, sessionKey }) => [
            `${rolloutId} ${sessionKey}`,
            { rolloutId, sessionKey, taken: 0, waiting: 0, mine: null as number | null },
          ]),
      )
      const rows = await db
        .selectFrom('attendee')
        .select(['rolloutId', 'sessionKey', 'personId', 'state'])
        .where('organisationId', '=', organisationId)
        .where('state', 'in', ['seat', 'waiting'])
        .orderBy('chosenAt')
        .orderBy('personId')
        .execute()
      for (const row of rows) {
        const session = toCome.get(`${row.rolloutId} ${row.sessionKey}`)
        if (!session) continue
        if (row.state === 'seat') session.taken += 1
        else session.waiting += 1
        if (row.state === 'waiting' && row.personId === personId) session.mine = session.waiting
      }
      return [...toCome.values()]
    },
  )
}
