/** What the server itself does with a message whose day has come: put it on its way to each reader, or keep it back and say why. */
import { append } from '#core/kernel/many.ts'
import { type Change, command, put, rows } from '#core/kernel/command.ts'
import { boolean, id, listOf, matching, named, optional, shape, whole } from '#core/kernel/input.ts'
import { lettersOf } from '#core/communication/letters.ts'
import { isPosted } from '#core/communication/kinds.ts'
import { sharedKey } from '#core/communication/kinds.ts'
import { isMailable } from '#core/communication/mailable.ts'
import { letterNeeds } from '#core/communication/letter-facts.ts'
import { messageNeed, messageOf, oneMessage, waitingMessage } from '#core/communication/message-rows.ts'
import { outBeside } from '#core/communication/recipients.ts'
import { pausedBy } from '#core/plan/pauses.ts'
import { waitsWithGate } from '#core/plan/waiting-starts.ts'
import { momentNeeds, workingMoments } from '#core/communication/working-moment.ts'
import { feedbackFor, storiesFor } from '#core/communication/tell-in-person.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

const heardName = (messageKey: string): string => `heard ${messageKey}`

/** The deliveries of each message that is on its way beside this one, each under a name of its own. */
const heardNeeds = (rolloutId: string, beside: readonly string[]): object =>
  Object.fromEntries(beside.map((messageKey) => [heardName(messageKey), rows('delivery', { rolloutId, messageKey })]))

/** Everyone who has one of them. */
const heardIn = (from: object, beside: readonly string[]): ReadonlySet<string> => {
  const loaded = from as Readonly<Record<string, readonly Pick<Row<'delivery'>, 'personId'>[]>>
  return new Set(beside.flatMap((one) => (loaded[heardName(one)] ?? []).map(({ personId }) => personId)))
}

export const queueMessage = command({
  name: 'communication.queue',
  about:
    'Puts a message on its way: to each reader by mail, or by hand where they chose that, or there is no mail server or no address but an example (`story` takes those for real), from their own working hours on (CM-6, CM-7, CM-9). Whoever heard from a message of the same moment at another place hears nothing twice: `beside` names those on their way. With `most` in slices of so many readers: the first looks at everyone’s message, and each later one goes on with those who have none yet. Refused while a place is unfilled or a language has no text (CM-2, CM-5).',
  may: 'communication.run',
  aboutEveryone: true,
  inside: true,
  input: shape({
    ...oneMessage,
    mail: boolean(),
    story: optional(boolean()),
    beside: optional(listOf(id, 500)),
    most: optional(whole(1, 100_000)),
  }),
  needs: ({ rolloutId, messageKey, beside = [], most }) => ({
    ...letterNeeds(rolloutId),
    ...momentNeeds(rolloutId),
    pauses: rows('pause', { rolloutId }),
    inPerson: rows('channelChoice', { channel: 'hand' }),
    gates: rows('gate', { rolloutId }),
    ...heardNeeds(rolloutId, most === undefined ? beside : [...beside, messageKey]),
  }),
  decide: (from, { rolloutId, messageKey, mail, story = false, beside = [], most }, at) => {
    const message = most === undefined ? waitingMessage(from.messages, messageKey) : messageOf(from.messages, messageKey)
    const begunOn = message.queuedAt?.slice(0, 10)
    if (message.withdrawnAt !== null) throw new Problem('communication.isWithdrawn', {})
    if (message.approvedAt === null) throw new Problem('communication.notApproved', { kind: message.kind })
    if (message.heldAt !== null) throw new Problem('communication.isHeld', { kind: message.kind })
    if (pausedBy(from.pauses, message)) throw new Problem('communication.isPaused', { kind: message.kind })
    if (waitsWithGate(from.gates, from.phases, message)) throw new Problem('communication.waitsForGate', { kind: message.kind })
    // Somebody was quicker: who hears from that one is not known here.
    const unseen = outBeside(message, from.messages).find((one) => !beside.includes(one.messageKey))
    if (unseen?.queuedAt) throw new Problem('communication.alreadyOut', { kind: unseen.kind, on: unseen.queuedAt.slice(0, 10) })
    const heard = heardIn(from, most === undefined ? beside : [...beside, messageKey])
    const letters = lettersOf(from, at.today)
    const left = letters.readersLeft(message, heard)
    if (begunOn !== undefined && left.length === 0) throw new Problem('communication.alreadyOut', { kind: message.kind, on: begunOn })
    const readers = most === undefined ? left : left.slice(0, most)
    // Nobody is told anything before it is known that everyone can be.
    if (begunOn === undefined) for (const { person } of left.slice(readers.length)) letters.letter(message, person.personId)
    const inPerson = new Set(from.inPerson.map(({ personId }) => personId))
    const momentAt = workingMoments(from)
    const moments = new Map<string | undefined, string>()
    const dueAt = (place: (typeof readers)[number]['place']): string => {
      let moment = moments.get(place?.locationId)
      if (moment === undefined) moments.set(place?.locationId, (moment = momentAt(place, at.now, message.sendOn)))
      return moment
    }
    const changes: Change[] = begunOn === undefined ? [put('message', { ...message, readers: left.length, queuedAt: at.now })] : []
    for (const { person, place, language } of readers) {
      const { personId } = person
      const letter = letters.letter(message, personId)
      const byMail = mail && !inPerson.has(personId) && (story ? person.email !== null : isMailable(person.email))
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
    if (begunOn !== undefined) return changes
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
      append(
        changes,
        storiesFor(from, message).map((row) => put('story', { ...row, toldIn })),
      )
      append(
        changes,
        feedbackFor(from, message).map((row) => put('feedback', { ...row, toldIn })),
      )
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
    const message = messageOf(messages, messageKey)
    if (message.withdrawnAt !== null) throw new Problem('communication.isWithdrawn', {})
    if (message.heldAt !== null) throw new Problem('communication.isHeld', { kind: message.kind })
    return [put('message', { ...message, heldAt: at.now, heldBy: at.by.name, heldBecause: JSON.stringify({ code, params }) })]
  },
})
