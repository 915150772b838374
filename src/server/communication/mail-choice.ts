/** The address in a mail by which its reader asks to be told in person instead (RFC 8058): it works once pressed, and for nobody else. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Database } from '#server/db/database.ts'
import { newSecret } from '#server/base/ids.ts'

type Db = Pick<Database, 'db'>['db']

const secretOf = async (db: Db, organisationId: string): Promise<string | undefined> =>
  (await db.selectFrom('mailSecret').select('secret').where('organisationId', '=', organisationId).executeTakeFirst())?.secret

/** The secret of an organisation, made when its first mail leaves; of two made at once the first counts. */
const madeSecret = async (db: Db, organisationId: string): Promise<string> => {
  const before = await secretOf(db, organisationId)
  if (before !== undefined) return before
  const made = newSecret()
  await db
    .insertInto('mailSecret')
    .values({ organisationId, secret: made })
    .onConflict((on) => on.column('organisationId').doNothing())
    .execute()
  return (await secretOf(db, organisationId)) ?? made
}

const signed = (secret: string, personId: string): string => createHmac('sha256', secret).update(personId).digest('base64url')

/** Where the button of a mail program leads; null where it would not go over HTTPS. */
export const choiceAddress = async (db: Db, base: string | null, organisationId: string, personId: string): Promise<string | null> => {
  if (base === null || !base.startsWith('https:')) return null
  const token = signed(await madeSecret(db, organisationId), personId)
  return `${base}/api/mail/choice/${[organisationId, personId, token].map(encodeURIComponent).join('/')}`
}

/** Whether a token is that of a person here. */
export const isChoiceToken = async (db: Db, organisationId: string, personId: string, token: string): Promise<boolean> => {
  const secret = await secretOf(db, organisationId)
  if (secret === undefined) return false
  const [given, right] = [Buffer.from(token), Buffer.from(signed(secret, personId))]
  return given.length === right.length && timingSafeEqual(given, right)
}
