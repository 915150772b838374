/** Gives owners the questions in their hands; takes names out of texts that leave the organisation or are read by everyone, where a device does not know everybody's name (SU-3, ME-8). */
import { append } from '#core/kernel/many.ts'
import type { FastifyInstance } from 'fastify'
import type { Language } from '#core/kernel/language.ts'
import { language, listOf, shape, text } from '#core/kernel/input.ts'
import { colleague, mayBeNamed, type Named, type WithoutNames, withoutNames } from '#core/support/article-proposal.ts'
import { check } from '#server/base/input-validation.ts'
import type { ServerContext } from '#server/context.ts'
import type { Database } from '#server/db/database.ts'
import { callerOf } from '#server/http/route-access.ts'
import { handedTickets } from '#server/support/handed-tickets.ts'

const body = shape({ texts: listOf(text(10_000), 4), language })

/** So many people are looked at before others have their turn. */
const pieceSize = 5000

/** Everyone whom the texts may name, also who has left; nobody else's name leaves the database. */
const namedIn = async ({ db }: Database, organisationId: string, texts: readonly string[]): Promise<Named[]> => {
  const whole = texts.join('\n')
  const found: Named[] = []
  for (let after = ''; ;) {
    const piece = await db
      .selectFrom('person')
      .select(['personId', 'name', 'email', 'phone'])
      .where('organisationId', '=', organisationId)
      .where('personId', '>', after)
      .orderBy('personId')
      .limit(pieceSize)
      .execute()
    append(found, mayBeNamed(whole, piece))
    const last = piece.at(-1)
    if (!last || piece.length < pieceSize) return found
    after = last.personId
    await new Promise((done) => setImmediate(done))
  }
}

/** The texts as anybody may read them, and how many names were taken out of each. */
export const takeNamesOut = async (
  database: Database,
  organisationId: string,
  texts: readonly string[],
  spoken: Language,
): Promise<WithoutNames[]> => {
  const people = await namedIn(database, organisationId, texts)
  return texts.map((one) => withoutNames(one, people, colleague[spoken]))
}

export const supportRoutes = (scope: FastifyInstance, { database }: ServerContext): void => {
  scope.get(
    '/api/support/handed',
    {
      config: {
        access: 'part.take',
        about: 'Gives the questions that are yours to answer, wherever they were asked: each with its history, and who asked.',
      },
    },
    (request) => handedTickets(database, callerOf(request).actor),
  )
  scope.post(
    '/api/support/without-names',
    {
      config: {
        access: 'place.help',
        about: 'Gives texts back without names, addresses and numbers of people of the organisation, and says how many were taken out.',
        body,
      },
    },
    (request) => {
      const { texts, language: spoken } = check(body, request.body)
      return takeNamesOut(database, callerOf(request).actor.organisationId, texts, spoken)
    },
  )
}
