/** Posts to group channels on their way, with what came of each kept (CM-6, CM-7). */
import { channelPost } from '#core/communication/channel-post.ts'
import type { Letter } from '#core/communication/letter.ts'
import { type Job, noteHanding } from '#server/jobs/job.ts'
import type { Ending, JobHandler } from '#server/jobs/runner.ts'
import type { RoomParts } from '#server/communication/mail-sender.ts'
import { type Came, outcomeOf, unwritable } from '#server/communication/retry-policy.ts'
import { type PostKey, postStillWaits } from '#server/communication/due-mail.ts'
import { type Posted, postTo } from '#server/communication/webhook.ts'

const dropped: Ending = { end: 'dropped' }

const cameOf = (posted: Posted): Came | null => {
  switch (posted.came) {
    case 'notNow':
      return { came: 'no', forGood: false, words: posted.words, after: posted.after }
    case 'refused':
      return { came: 'no', forGood: true, words: posted.words }
    case 'stopped':
      return null
    default:
      return posted
  }
}

/** `allowPrivate`: also to addresses of this machine and its network, and over plain HTTP. */
export const channelPostJob = ({
  database,
  now,
  by,
  jitter,
  source,
  base,
  tried,
  allowPrivate,
}: RoomParts & { allowPrivate: boolean }): JobHandler => {
  const { db } = database
  const givingUp = new AbortController()

  const execute = async (job: Job): Promise<Ending> => {
    const { organisationId } = job
    const key = JSON.parse(job.payload) as PostKey
    const [rolloutId, messageKey, channelId, tries] = key
    const writing = await source.of(organisationId, rolloutId)
    const message = writing.messages.get(messageKey)
    const channel = writing.channels.get(channelId)
    if (!message || !channel || channel.removedAt !== null) return dropped
    const mayLeave = (instant: string): string => writing.workingMoment(message.locationId, instant)
    const moment = mayLeave(now())
    if (Date.parse(moment) > Date.parse(now())) return { end: 'waits', until: moment }
    let letter: Letter
    try {
      letter = await writing.groupLetter(message, channel)
    } catch (trouble) {
      return unwritable(trouble, tries, writing.language)
    }
    const came = cameOf(
      await postTo({
        address: channel.address,
        body: channelPost(letter, channel, base && `${base}/`),
        allowPrivate,
        beforeHanding: () => noteHanding(database, job, by, postStillWaits(db, organisationId, key)),
        signal: givingUp.signal,
      }),
    )
    if (came === null) return dropped
    const outcome = outcomeOf(came, { tries, now: now(), jitter: jitter(), mayLeave })
    tried('post', outcome.state)
    return { end: 'settled', outcome }
  }

  return { kinds: ['post'], width: 2, atOnce: 2, execute, rested: source.forget, giveUp: () => givingUp.abort() }
}
