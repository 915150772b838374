/** Links that are mailed: to sign in, or to choose a new password; good once, for a quarter of an hour, kept as a hash (AC-3). */
import { zoneAt } from '#core/regional/at-location.ts'
import { deviceNamed } from '#core/kernel/device.ts'
import { format } from '#core/kernel/format.ts'
import { Problem } from '#core/kernel/problem.ts'
import { type Language, spokenLanguage } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import type { Database } from '#server/db/database.ts'
import { htmlText } from '#server/mail/html-text.ts'
import { hashOfSecret, newSecret } from '#server/base/ids.ts'
import { openTo } from '#server/access/access-end.ts'
import { mailWords } from '#server/sign-in/sign-in-mail-words.ts'
import type { Letter } from '#server/mail/direct-mail.ts'

export const linkPurposes = ['signIn', 'newPassword'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

const minutes = 15

/** Where a link was asked from. */
export interface AskedFrom {
  readonly device: string | null
  readonly address: string
}

export interface LinkAbout {
  readonly purpose: LinkPurpose
  readonly askedAt: string
  /** In which it is told, in the letter and on the page: that of the place where they work, else of the organisation (RG-5). */
  readonly zone: string
  readonly askedFrom: AskedFrom
}

/** How a device is called in a letter: `Firefox, Windows`. */
const deviceCalled = (device: string | null, otherwise: string): string => {
  const named = deviceNamed(device)
  return [named?.browser, named?.system].filter(Boolean).join(', ') || otherwise
}

interface Told {
  readonly to: string
  readonly name: string
  readonly language: Language
  readonly link: string
  readonly about: LinkAbout
}

/** The letter, as plain text and as HTML that says the same. */
export const letterOf = ({ to, name, language, link, about }: Told): Letter => {
  const words = speak(mailWords, language)
  const { purpose, askedAt, zone, askedFrom } = about
  const moment = format(language).moment(askedAt, zone)
  const asked = words('asked', { device: deviceCalled(askedFrom.device, words('unknownDevice')), address: askedFrom.address, moment })
  const hello = words('hello', { name })
  const lead = words(`${purpose}.lead`)
  const text = [hello, `${lead} ${words('good')}`, link, asked, words('notYou')].join('\n\n')
  const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${htmlText(words(`${purpose}.subject`))}</title></head>
<body style="margin:0;padding:24px;background:#f6f3ec;color:#22302a;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:34em;margin:0 auto;padding:24px;background:#fff;border-radius:12px">
<p>${htmlText(hello)}</p>
<p>${htmlText(lead)} ${htmlText(words('good'))}</p>
<p><a href="${htmlText(link)}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#1f6b45;color:#fff;text-decoration:none;font-weight:600">${htmlText(words(`${purpose}.button`))}</a></p>
<p>${htmlText(asked)}</p>
<p>${htmlText(words('notYou'))}</p>
<p style="font-size:14px;color:#55625b">${htmlText(words('orCopy'))}<br><span style="word-break:break-all">${htmlText(link)}</span></p>
</div></body></html>`
  return { to, subject: words(`${purpose}.subject`), text: `${text}\n`, html }
}

const zoneOf = async (db: Database['db'], accountId: string): Promise<string> => {
  const found = await db
    .selectFrom('membership')
    .leftJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
    .leftJoin('person', (join) =>
      join.onRef('person.organisationId', '=', 'membership.organisationId').onRef('person.personId', '=', 'membership.personId'),
    )
    .leftJoin('location', (join) =>
      join.onRef('location.organisationId', '=', 'person.organisationId').onRef('location.locationId', '=', 'person.locationId'),
    )
    .select(['location.zone as here', 'organisation.zone'])
    .where('membership.accountId', '=', accountId)
    .orderBy('membership.organisationId')
    .executeTakeFirst()
  return found?.here ?? zoneAt(found)
}

/** Makes a link for the account of an e-mail address and the letter that carries it; null where nobody has that address. */
export const makeMailedLink = async (
  { db }: Database,
  { email, purpose, askedFrom, base, now }: { email: string; purpose: LinkPurpose; askedFrom: AskedFrom; base: string; now: string },
): Promise<Letter | null> => {
  const account = await db
    .selectFrom('account')
    .innerJoin('membership', 'membership.accountId', 'account.accountId')
    .leftJoin('organisation', 'organisation.organisationId', 'membership.organisationId')
    .select(['account.accountId', 'account.name', 'account.email', 'account.language'])
    .select('organisation.language as organisationLanguage')
    .where('account.email', '=', email)
    .orderBy('membership.organisationId')
    .executeTakeFirst()
  if (!account || (await openTo(db, account.accountId, now)).length === 0) return null
  const secret = newSecret()
  const expiresAt = new Date(Date.parse(now) + minutes * 60_000).toISOString()
  await db.deleteFrom('mailedLink').where('expiresAt', '<=', now).execute()
  await db
    .insertInto('mailedLink')
    .values({
      secretHash: hashOfSecret(secret),
      accountId: account.accountId,
      purpose,
      askedAt: now,
      askedFrom: JSON.stringify(askedFrom),
      expiresAt,
      usedAt: null,
    })
    .execute()
  const language = spokenLanguage(account.language, account.organisationLanguage)
  return letterOf({
    to: account.email,
    name: account.name,
    language,
    // Behind the #, so that neither a log nor a scanner that opens every link has it or uses it up.
    link: `${base}/sign-in#${purpose === 'signIn' ? 'link' : 'new-password'}=${secret}`,
    about: { purpose, askedAt: now, zone: await zoneOf(db, account.accountId), askedFrom },
  })
}

/** What a link is for and where it was asked from, without using it up. Problem: access.mailedLinkUsedUp. */
export const aboutMailedLink = async ({ db }: Database, secret: string, now: string): Promise<LinkAbout> => {
  const found = await db
    .selectFrom('mailedLink')
    .select(['accountId', 'purpose', 'askedAt', 'askedFrom'])
    .where('secretHash', '=', hashOfSecret(secret))
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  const purpose = linkPurposes.find((one) => one === found?.purpose)
  if (!found || !purpose) throw new Problem('access.mailedLinkUsedUp', {})
  return { purpose, askedAt: found.askedAt, zone: await zoneOf(db, found.accountId), askedFrom: JSON.parse(found.askedFrom) as AskedFrom }
}

/** Whose link it is, without using it up. Problem: access.mailedLinkUsedUp. */
export const ownerOfMailedLink = async ({ db }: Database, purpose: LinkPurpose, secret: string, now: string): Promise<string> => {
  const found = await db
    .selectFrom('mailedLink')
    .select('accountId')
    .where('secretHash', '=', hashOfSecret(secret))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst()
  if (!found) throw new Problem('access.mailedLinkUsedUp', {})
  return found.accountId
}

/** Uses a link up and answers whose it was; other links of that account stop working too. Problem: access.mailedLinkUsedUp. */
export const useMailedLink = async ({ db }: Pick<Database, 'db'>, purpose: LinkPurpose, secret: string, now: string): Promise<string> => {
  const [used] = await db
    .updateTable('mailedLink')
    .set({ usedAt: now })
    .where('secretHash', '=', hashOfSecret(secret))
    .where('purpose', '=', purpose)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning('accountId')
    .execute()
  if (!used) throw new Problem('access.mailedLinkUsedUp', {})
  await db.updateTable('mailedLink').set({ usedAt: now }).where('accountId', '=', used.accountId).where('usedAt', 'is', null).execute()
  return used.accountId
}
