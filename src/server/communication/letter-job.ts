/** Letters on their way: each filled for its reader, handed over, and what came of it kept (CM-5, CM-7, CM-9, CM-10). */
import type { Letter } from '#core/communication/letter.ts'
import { isMailable } from '#core/communication/mailable.ts'
import { letterHtml, letterText } from '#core/communication/letter-look.ts'
import type { Ending, JobHandler } from '#server/jobs/runner.ts'
import type { Job } from '#server/jobs/job.ts'
import type { MailSender } from '#server/communication/mail-sender.ts'
import { choiceAddress } from '#server/communication/mail-choice.ts'
import { type Mailbox, messageIdOf, seal } from '#server/mail/mime-message.ts'
import { replyAddress } from '#core/communication/reply-address.ts'
import type { Row } from '#core/registry/tables.ts'
import { hasOwnAddress } from '#server/access/own-address.ts'
import { outcomeOf, unaddressed, unwritable } from '#server/communication/retry-policy.ts'
import { type LetterKey, letterStillWaits } from '#server/communication/due-mail.ts'

/** Few connections: many servers slow down or turn away whoever comes with more. */
const connections = 3

const dropped: Ending = { end: 'dropped' }

export const letterJob = (room: MailSender): JobHandler => {
  const { database, now, from, source, base } = room
  const { db } = database

  /** Who approved a message, where one owner or lead with that name has an address. */
  const approverOf = async (organisationId: string, { approvedBy }: Row<'message'>): Promise<Mailbox | null> => {
    if (approvedBy === null) return null
    const [account, other] = await db
      .selectFrom('membership')
      .innerJoin('account', 'account.accountId', 'membership.accountId')
      .select(['account.name', 'account.email'])
      .where('membership.organisationId', '=', organisationId)
      .where('membership.role', 'in', ['owner', 'lead'])
      .where('account.name', '=', approvedBy)
      .limit(2)
      .execute()
    return account && !other && hasOwnAddress(account.email) ? { name: account.name, address: account.email } : null
  }

  const execute = async (job: Job): Promise<Ending> => {
    const { organisationId } = job
    const key = JSON.parse(job.payload) as LetterKey
    const [rolloutId, messageKey, personId, tries] = key
    const delivery = await db
      .selectFrom('delivery')
      .select(['locationId', 'state'])
      .where('organisationId', '=', organisationId)
      .where('rolloutId', '=', rolloutId)
      .where('messageKey', '=', messageKey)
      .where('personId', '=', personId)
      // The state is looked at here: asked for in the query, it leads the database to read every letter that waits.
      .executeTakeFirst()
    const writing = await source.of(organisationId, rolloutId)
    const message = writing.messages.get(messageKey)
    if (delivery?.state !== 'queued' || !message) return dropped
    const mayLeave = (instant: string): string => writing.workingMoment(delivery.locationId, instant)
    const moment = mayLeave(now())
    // It was due when the others took their time; now the office is closed.
    if (Date.parse(moment) > Date.parse(now())) return { end: 'waits', until: moment }

    let letter: Letter
    let to: string | null
    try {
      ;({ letter, email: to } = await writing.letterTo(message, personId))
    } catch (trouble) {
      return unwritable(trouble, tries, writing.language)
    }
    if (!isMailable(to)) return unaddressed(to, tries, writing.language)
    const messageId = messageIdOf(from, organisationId, rolloutId, messageKey, personId)
    const look = { link: base && `${base}/` }
    const sealed = await seal({
      from,
      replyTo: replyAddress(writing.rows.briefings[0]) ?? (await approverOf(organisationId, message)),
      to,
      messageId,
      list: 'messages',
      otherChannel: await choiceAddress(db, base, organisationId, personId),
      language: letter.language,
      subject: letter.subject,
      text: letterText(letter, look),
      html: letterHtml(letter, look),
      writtenAt: now(),
    })
    const came = await room.hand(job, sealed, letterStillWaits(db, organisationId, key))
    // Withdrawn, held or paused in the last moment: what is to go after all becomes work again.
    if (came === null) return dropped
    const outcome = outcomeOf(came, { tries, now: now(), jitter: room.jitter(), mayLeave })
    room.tried('letter', outcome.state)
    const { language, subject, body } = letter
    return {
      end: 'settled',
      outcome: { ...outcome, letter: outcome.state === 'sent' || outcome.state === 'unsure' ? { language, subject, body } : null },
    }
  }

  return { kinds: ['letter'], width: connections, atOnce: 10, execute, rested: room.rest, stop: room.stop, giveUp: room.giveUp }
}
