/** Seals a letter: makes the mail of it that goes over the wire, in plain text and HTML that says the same, without pictures. */
import { createHash } from 'node:crypto'
import { domainToASCII } from 'node:url'
import type { Language } from '#core/kernel/language.ts'
import type { MimeMessage } from '#server/mail/smtp-delivery.ts'

export interface Mailbox {
  readonly name: string
  readonly address: string
}

export interface Enclosed {
  /** As in `UITROL_MAIL_FROM`. */
  readonly from: string
  /** Where replies go, when that is not the sender. */
  readonly replyTo: Mailbox | null
  readonly to: string
  readonly messageId: string
  /** Which stream of mail it belongs to, for filters: `messages`, `notices`. */
  readonly list: 'messages' | 'notices'
  /** Where the reader asks for another channel by one press, over HTTPS (RFC 8058). */
  readonly otherChannel?: string | null
  readonly language: Language
  readonly subject: string
  readonly text: string
  readonly html: string
  /** Instant, RFC 3339. */
  readonly writtenAt: string
  /** An entry for the reader's calendar (iTIP). */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly ics: string }
}

/** The host behind the @ of a sender, in ASCII. */
export const hostOf = (from: string): string => {
  const host = /@([^\s<>@]+?)>?$/.exec(from.trim())?.[1] ?? 'localhost'
  return domainToASCII(host) || host
}

/** The same letter always has the same Message-ID, so that a second copy, should somebody decide to send one, is seen as one. */
export const messageIdOf = (from: string, ...key: readonly string[]): string =>
  `<${createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 40)}@${hostOf(from)}>`

/** Makes the mail. */
export const seal = async (letter: Enclosed): Promise<MimeMessage> => {
  const { default: Composer } = await import('nodemailer/lib/mail-composer')
  const { from, replyTo, to, messageId, list, otherChannel = null, language, subject, text, html, writtenAt, calendar } = letter
  const mail = new Composer({
    from,
    ...(replyTo ? { replyTo: { ...replyTo } } : {}),
    to: { name: '', address: to },
    messageId,
    subject,
    date: new Date(writtenAt),
    text,
    html,
    headers: {
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'OOF, AutoReply',
      'content-language': language,
      'list-id': `Uitrol <${list}.uitrol.${hostOf(from)}>`,
      ...(otherChannel === null ? {} : { 'list-unsubscribe': `<${otherChannel}>`, 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }),
    },
    ...(calendar ? { icalEvent: { method: calendar.method, filename: 'invite.ics', content: calendar.ics } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  }).compile()
  // The host of an address goes out in ASCII, which every mail server takes.
  const envelope = mail.getEnvelope()
  return { from: envelope.from || '', to: envelope.to[0] ?? to, bytes: await mail.build() }
}
