/** The end of an audit trail, told outside its database: in the log at the start and daily, to the owners by mail weekly (AC-4). */
import { isZone, todayIn } from '#core/kernel/calendar.ts'
import { format } from '#core/kernel/format.ts'
import { type Language, spokenLanguage } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { anchorMailWords } from '#server/audit/anchor-mail-words.ts'
import { trailsIn } from '#server/audit/verify-chain.ts'
import type { ServerContext } from '#server/context.ts'
import type { Database } from '#server/db/database.ts'
import { htmlText } from '#server/mail/html-text.ts'
import type { Letter } from '#server/mail/direct-mail.ts'
import { openTo } from '#server/access/access-end.ts'
import { hasOwnAddress } from '#server/access/own-address.ts'

const headOf = async ({ db }: Database, organisationId: string) =>
  db
    .selectFrom('organisationVersion')
    .select(['version', 'auditHash'])
    .where('organisationId', '=', organisationId)
    .where('version', '>', 0)
    .executeTakeFirst()

type Parts = Pick<ServerContext, 'database' | 'now' | 'logAnchor'>

/** Writes where the trail of an organisation stands into the log. */
export const logTrailEnd = async ({ database, now, logAnchor }: Parts, organisationId: string): Promise<void> => {
  const head = await headOf(database, organisationId)
  if (head) logAnchor({ organisation: organisationId, sequence: head.version, hash: head.auditHash, at: now() })
}

/** The same of every organisation, as the server starts. */
export const logTrailEnds = async (parts: Parts): Promise<void> => {
  for (const organisationId of await trailsIn(parts.database)) await logTrailEnd(parts, organisationId)
}

interface Told {
  readonly to: string
  readonly name: string
  readonly organisation: string
  readonly language: Language
  readonly day: string
  readonly version: number
  readonly hash: string
}

const letterOf = ({ to, name, organisation, language, day, version, hash }: Told): Letter => {
  const words = speak(anchorMailWords, language)
  const lines = [
    words('hello', { name }),
    words('lead', { organisation, day: format(language).day(day, 'full') }),
    `${hash}@${version}`,
    words('check'),
    `uitrol audit verify --anchor ${hash}@${version}`,
  ]
  const subject = words('subject', { organisation, version })
  const html = `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${htmlText(subject)}</title></head>\n<body>${lines.map((line) => `<p>${htmlText(line)}</p>`).join('\n')}</body></html>`
  return { to, subject, text: `${lines.join('\n\n')}\n`, html }
}

/** Mails where the trail stands to every owner who has an address of their own; nothing without a mail server. */
export const mailTrailEnd = async (
  { database, now, post }: Pick<ServerContext, 'database' | 'now' | 'post'>,
  organisationId: string,
): Promise<void> => {
  const head = post && (await headOf(database, organisationId))
  if (!head) return
  const owners = await database.db
    .selectFrom('membership')
    .innerJoin('account', 'account.accountId', 'membership.accountId')
    .innerJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
    .select(['account.accountId', 'account.name', 'account.email', 'account.language'])
    .select(['organisation.name as organisation', 'organisation.language as organisationLanguage', 'organisation.zone'])
    .where('membership.organisationId', '=', organisationId)
    .where('membership.role', '=', 'owner')
    .orderBy('account.accountId')
    .execute()
  for (const { accountId, name, email, language, organisation, organisationLanguage, zone } of owners) {
    if (!hasOwnAddress(email) || !(await openTo(database.db, accountId, now())).includes(organisationId)) continue
    const letter = letterOf({
      to: email,
      name,
      organisation,
      language: spokenLanguage(language, organisationLanguage),
      day: todayIn(isZone(zone) ? zone : 'UTC', now()),
      version: head.version,
      hash: head.auditHash,
    })
    post.later(async () => letter)
  }
}
