/** Reviews that were held, lessons from them, and actions that they end in. */
import type { Kysely } from 'kysely'
import { indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  await productTable(db, 'review', 'rolloutId moment heldOn because? closedAt closedBy')
    .addPrimaryKeyConstraint('review_key', ['organisationId', 'rolloutId', 'moment'])
    .execute()
  await productTable(db, 'lesson', 'rolloutId lessonId moment kind text source? notedAt notedBy')
    .addPrimaryKeyConstraint('lesson_key', ['organisationId', 'rolloutId', 'lessonId'])
    .execute()
  await productTable(db, 'reviewAction', 'rolloutId actionId moment title ownerId dueOn doneAt? doneBy? notedAt notedBy')
    .addPrimaryKeyConstraint('reviewAction_key', ['organisationId', 'rolloutId', 'actionId'])
    .execute()
  await indexVersions(db, ['review', 'lesson', 'reviewAction'])
}
