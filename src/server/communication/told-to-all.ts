/** What a message tells of everyone (progress, most asked questions, thanks), made from everyone's rows once, beside what answers requests. */
import { letterNeeds, type LetterRows } from '#core/communication/letter-facts.ts'
import { lettersOf, tellsOfEveryone } from '#core/communication/letters.ts'
import type { ToldToAll } from '#core/communication/told-to-all.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import { zoneAt } from '#core/regional/at-location.ts'
import type { Row } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { loadFacts } from '#server/db/facts.ts'
import type { ThreadTask } from '#server/threads/thread-task.ts'

export interface ToldAsked {
  readonly organisationId: string
  readonly rolloutId: string
  readonly messageKey: string
  /** An instant, RFC 3339 in UTC. */
  readonly now: string
}

/** Makes it from everyone's rows. */
export const toldToAll: ThreadTask<ToldAsked, ToldToAll> = async ({ database }, { organisationId, rolloutId, messageKey, now }) => {
  const facts = (await loadFacts(database.db, database.kind, organisationId, letterNeeds(rolloutId))) as unknown as LetterRows
  const message = facts.messages.find((row) => row.messageKey === messageKey)
  return message ? lettersOf(facts, todayIn(zoneAt(facts.organisation[0]), now)).toldToAll(message) : {}
}

export interface ToldParts {
  readonly database: Database
  readonly threads: { run(organisationId: string, name: 'toldToAll', input: ToldAsked): Promise<ToldToAll> }
}

/** The same, where the words of the message ask for it at all. */
export const toldOf = async (
  { database: { db }, threads }: ToldParts,
  organisationId: string,
  message: Row<'message'>,
  now: string,
): Promise<ToldToAll> => {
  const { rolloutId, messageKey } = message
  const texts = await db
    .selectFrom('messageText')
    .selectAll()
    .where('organisationId', '=', organisationId)
    .where('rolloutId', '=', rolloutId)
    .execute()
  return tellsOfEveryone({ texts }, message) ? threads.run(organisationId, 'toldToAll', { organisationId, rolloutId, messageKey, now }) : {}
}
