/** What the server itself does with a message whose day has come: put it on its way to each reader, or keep it back and say why. */
import { type Change, command, put, rows } from '#core/command.ts'
import { boolean, matching, named, shape } from '#core/input.ts'
import { lettersOf } from '#core/communication/letters.ts'
import { isPosted } from '#core/communication/channel-post.ts'
import { sharedKey } from '#core/communication/kinds.ts'
import { letterNeeds } from '#core/communication/letter-facts.ts'
import { messageNeed, oneMessage, waitingMessage } from '#core/communication/message-rows.ts'
import { pausedBy } from '#core/communication/pauses.ts'
import { workingMoments } from '#core/communication/working-moment.ts'
import { feedbackFor, storiesFor } from '#core/communication/told.ts'
import { Problem } from '#core/problem.ts'

export const queueMessage = command({
  name: 'communication.queue',
  about:
    'Puts a message on its way: to each reader by mail, or by hand where there is no address or no mail server, from their own working hours on (CM-6, CM-7, CM-9). Refused while a place is unfilled or a language has no text (CM-2, CM-5).',
  may: 'communication.run',
  inside: true,
  input: shape({ ...oneMessage, mail: boolean() }),
  needs: ({ rolloutId }) => ({ ...letterNeeds(rolloutId), holidays: rows('holiday'), pauses: rows('pause', { rolloutId }) }),
  decide: (from, { rolloutId, messageKey, mail }, at) => {
    const message = waitingMessage(from.messages, messageKey)
    if (message.approvedAt === null) throw new Problem('communication.notApproved', { kind: message.kind })
    if (message.heldAt !== null) throw new Problem('communication.isHeld', { kind: message.kind })
    if (pausedBy(from.pauses, message)) throw new Problem('communication.isPaused', { kind: message.kind })
    const letters = lettersOf(from, at.today)
    const readers = letters.readers(message)
    const momentAt = workingMoments(from)
    const moments = new Map<string | undefined, string>()
    const dueAt = (place: (typeof readers)[number]['place']): string => {
      let moment = moments.get(place?.locationId)
      if (moment === undefined) moments.set(place?.locationId, (moment = momentAt(place, at.now, message.sendOn)))
      return moment
    }
    const changes: Change[] = [put('message', { ...message, readers: readers.length, queuedAt: at.now })]
    for (const { person, place, language } of readers) {
      const { personId } = person
      const letter = letters.letter(message, personId)
      const byMail = mail && person.email !== null
      const locationId = place?.locationId ?? null
      changes.push(
        put('delivery', {
          rolloutId,
          messageKey,
          personId,
          locationId,
          channel: byMail ? 'email' : 'hand',
          language,
          state: 'queued',
          dueAt: dueAt(place),
          attempts: 0,
          words: null,
          settledAt: null,
          readAt: null,
          toldBy: null,
          toldHow: null,
        }),
      )
      if (!byMail) changes.push(put('letter', { rolloutId, messageKey, personId, locationId, ...letter }))
    }
    const postAt = momentAt(
      from.locations.find(({ locationId }) => locationId === message.locationId),
      at.now,
      message.sendOn,
    )
    for (const channel of from.channels) {
      if (channel.removedAt !== null || !isPosted(message)) continue
      letters.groupLetter(message, channel)
      changes.push(
        put('post', {
          rolloutId,
          messageKey,
          channelId: channel.channelId,
          state: 'queued',
          dueAt: postAt,
          attempts: 0,
          words: null,
          settledAt: null,
        }),
      )
    }
    if (message.kind === 'update') {
      const toldIn = sharedKey(message)
      changes.push(...storiesFor(from, message).map((row) => put('story', { ...row, toldIn })))
      changes.push(...feedbackFor(from, message).map((row) => put('feedback', { ...row, toldIn })))
    }
    return changes
  },
})

export const holdBack = command({
  name: 'communication.holdBack',
  about: 'Keeps back a message that cannot go out as it is, with the reason, until somebody mends it (CM-2, CM-5).',
  may: 'communication.run',
  inside: true,
  input: shape({ ...oneMessage, code: matching(/^[\w.]{1,100}$/), params: named }),
  needs: ({ rolloutId, messageKey }) => ({ messages: messageNeed(rolloutId, messageKey) }),
  decide: ({ messages }, { messageKey, code, params }, at) => {
    const message = waitingMessage(messages, messageKey)
    if (message.heldAt !== null) throw new Problem('communication.isHeld', { kind: message.kind })
    return [put('message', { ...message, heldAt: at.now, heldBy: at.by.name, heldBecause: JSON.stringify({ code, params }) })]
  },
})
