/** Letters that are still to be told by hand, as far as whoever asks may read them. */
import { type Actor, readsAll } from '#core/access/access.ts'
import type { Row } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'

export type LetterInPerson = Pick<Row<'letter'>, 'messageKey' | 'personId' | 'language' | 'subject' | 'body'>

/** All of a rollout to who runs it, to a champion those of their places (CM-6, AC-1). */
export const lettersInPerson = async ({ db }: Database, actor: Actor, rolloutId: string): Promise<LetterInPerson[]> => {
  const places = readsAll(actor) ? null : actor.locationIds
  if (places?.length === 0) return []
  let letters = db
    .selectFrom('letter')
    .innerJoin('delivery', (join) =>
      join
        .onRef('delivery.organisationId', '=', 'letter.organisationId')
        .onRef('delivery.rolloutId', '=', 'letter.rolloutId')
        .onRef('delivery.messageKey', '=', 'letter.messageKey')
        .onRef('delivery.personId', '=', 'letter.personId'),
    )
    .select(['letter.messageKey', 'letter.personId', 'letter.language', 'letter.subject', 'letter.body'])
    .where('letter.organisationId', '=', actor.organisationId)
    .where('letter.rolloutId', '=', rolloutId)
    .where('delivery.channel', '=', 'hand')
    .where('delivery.state', '=', 'queued')
  if (places) letters = letters.where('letter.locationId', 'in', places)
  return letters.orderBy('letter.messageKey').orderBy('letter.personId').execute()
}
