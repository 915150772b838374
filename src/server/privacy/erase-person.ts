/** What forgetting somebody takes along beside the rows: the trail's payloads that name them, and their account (AC-4, ME-8). */
import { type Kysely, sql } from 'kysely'
import { redactNames } from '#server/audit/redact.ts'
import type { Redacted } from '#server/audit/hash-chain.ts'
import type { Database } from '#server/db/database.ts'
import type { Difference } from '#server/db/differences.ts'
import type { Schema } from '#server/db/schema.ts'
import { daysOfPerson } from '#server/db/days-of-person.ts'

export interface Erasure {
  readonly organisationId: string
  readonly personId: string
  readonly differences: readonly Difference[]
}

/**
 * The server's own books, beside the tables of the product: those that go with an account, and of all others why nothing of a person is
 * left in them. A test looks that no book is missing here.
 */
export const books = {
  signIn: 'withAccount',
  passkey: 'withAccount',
  mailedLink: 'withAccount',
  companyIdentity: 'withAccount',
  signInChallenge: 'withAccount',
  account: 'withAccount',
  audit: 'emptied where it names them',
  job: 'work that waits for them is dropped',
  feed: 'ids only',
  organisationVersion: 'counts only',
  unwrittenRows: 'gone within seconds; rows of theirs that were erased meanwhile are not written',
  oneTimeLink: 'hashes and times of the first start',
  mailSecret: 'a random key of the organisation',
  tokenUse: 'ids and times of machines',
  usageDay: 'their rows are deleted',
  usageName: 'their number is deleted',
  usageBook: 'counts only',
  usageTouched: 'days and counts only',
  usageBatch: 'hashes, counts and numbers of lines',
  pulseAnswer: 'answers of nobody, without a link to anybody',
  sealedAnswer: 'the same, sealed until they can be told',
  guessing: 'hashes and times, forgotten within hours',
} as const

const withAccount = (Object.keys(books) as (keyof typeof books)[]).filter(
  (book): book is { [B in keyof typeof books]: (typeof books)[B] extends 'withAccount' ? B : never }[keyof typeof books] =>
    books[book] === 'withAccount',
)

/** The accounts by which somebody came in, now or earlier. */
const accountsOf = async (trx: Kysely<Schema>, { organisationId, personId, differences }: Erasure): Promise<readonly string[]> => {
  const named = differences.flatMap(({ table, before }) =>
    (table === 'membership' || table === 'invitation') && before?.['personId'] === personId && typeof before['accountId'] === 'string'
      ? [before['accountId']]
      : [],
  )
  const found = await trx
    .selectFrom('account')
    .select('accountId')
    .where('organisationId', '=', organisationId)
    .where('personId', '=', personId)
    .execute()
  return [...new Set([...named, ...found.map(({ accountId }) => accountId)])]
}

/**
 * Lets accounts go that are nobody's in any organisation any more: name, address, password, passkeys, identities at the company, mailed links
 * and sign-ins. One that is used in another organisation stays there, and only its sign-ins here go.
 */
const letAccountsGo = async (trx: Kysely<Schema>, organisationId: string, accountIds: readonly string[]): Promise<void> => {
  if (accountIds.length === 0) return
  await trx.deleteFrom('signIn').where('organisationId', '=', organisationId).where('accountId', 'in', accountIds).execute()
  const used = await trx.selectFrom('membership').select('accountId').where('accountId', 'in', accountIds).execute()
  const stays = new Set(used.map(({ accountId }) => accountId))
  const gone = accountIds.filter((accountId) => !stays.has(accountId))
  if (gone.length === 0) return
  // The account comes last: the others refer to it.
  for (const book of withAccount)
    await trx
      .deleteFrom(book as 'account')
      .where('accountId', 'in', gone)
      .execute()
}

/** Drops work that waits to reach them; what it would say to somebody who is forgotten, it says to nobody. */
const dropWork = async (trx: Kysely<Schema>, kind: Database['kind'], { organisationId, personId }: Erasure): Promise<void> => {
  const id = JSON.stringify(personId)
  await trx
    .deleteFrom('job')
    .where('organisationId', '=', organisationId)
    .where(kind === 'sqlite' ? sql<boolean>`instr("payload", ${id}) > 0` : sql<boolean>`strpos("payload", ${id}) > 0`)
    .execute()
}

/** Deletes what is known of when they used which system. */
const deleteUsage = async (trx: Kysely<Schema>, { organisationId, personId }: Erasure): Promise<void> => {
  const named = await trx
    .selectFrom('usageName')
    .innerJoin('usageBook', 'usageBook.organisationId', 'usageName.organisationId')
    .select(['usageName.number as person', 'usageBook.number as organisation', 'usageBook.written'])
    .where('usageName.organisationId', '=', organisationId)
    .where('usageName.kind', '=', 'person')
    .where('usageName.name', '=', personId)
    .executeTakeFirst()
  if (!named) return
  const { organisation, person } = named
  const sources = await trx
    .selectFrom('usageName')
    .select('number')
    .where('organisationId', '=', organisationId)
    .where('kind', '=', 'source')
    .execute()
  const written = named.written + 1
  for (const { number: source } of sources) {
    const days = await daysOfPerson(trx, { organisation, source, person })
    if (days.length === 0) continue
    // Figures that are kept read these days again.
    await trx
      .insertInto('usageTouched')
      .values(days.map((day) => ({ organisation, source, day, written })))
      .onConflict((conflict) => conflict.columns(['organisation', 'source', 'day']).doUpdateSet({ written }))
      .execute()
    await trx
      .deleteFrom('usageDay')
      .where('organisation', '=', organisation)
      .where('source', '=', source)
      .where('day', 'in', days)
      .where('person', '=', person)
      .execute()
  }
  await trx.updateTable('usageBook').set({ written }).where('organisationId', '=', organisationId).execute()
  await trx
    .deleteFrom('usageName')
    .where('organisationId', '=', organisationId)
    .where('kind', '=', 'person')
    .where('name', '=', personId)
    .execute()
}

/** Carries it out in the transaction of the command; answers the rows of the trail that were emptied. */
export const eraseBeside = async (trx: Kysely<Schema>, kind: Database['kind'], forgetting: Erasure): Promise<readonly Redacted[]> => {
  const emptied = await redactNames(trx, kind, forgetting)
  await dropWork(trx, kind, forgetting)
  await deleteUsage(trx, forgetting)
  await letAccountsGo(trx, forgetting.organisationId, await accountsOf(trx, forgetting))
  return emptied
}
