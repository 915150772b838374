/** What the server itself does with a message whose day has come: put it on its way to each reader, or keep it back and say why. */
import { todayIn } from '#core/kernel/calendar.ts'
import { append } from '#core/kernel/many.ts'
import { type At, type Change, command, put, rows, rowsAmong } from '#core/kernel/command.ts'
import { boolean, id, listOf, matching, named, optional, shape, wordsByKey } from '#core/kernel/input.ts'
import { type Letters, lettersOf } from '#core/communication/letters.ts'
import { isPosted } from '#core/communication/kinds.ts'
import { sharedKey } from '#core/communication/kinds.ts'
import { isMailable } from '#core/communication/mailable.ts'
import { letterNeeds, letterRowsOf, readerNeeds, sharedLetterNeeds } from '#core/communication/letter-facts.ts'
import { messageNeed, messageOf, oneMessage, waitingMessage } from '#core/communication/message-rows.ts'
import { outBeside, type Reader } from '#core/communication/recipients.ts'
import { pausedBy } from '#core/plan/pauses.ts'
import { waitsWithGate } from '#core/plan/waiting-starts.ts'
import { momentNeeds, type MomentRows, workingMoments } from '#core/communication/working-moment.ts'
import { feedbackFor, storiesFor } from '#core/communication/tell-in-person.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'

const heardName = (messageKey: string): string => `heard ${messageKey}`

/** Everyone who has one of these messages. */
const heardIn = (from: object, messageKeys: readonly string[]): ReadonlySet<string> => {
  const loaded = from as Readonly<Record<string, readonly Pick<Row<'delivery'>, 'personId'>[]>>
  return new Set(messageKeys.flatMap((one) => (loaded[heardName(one)] ?? []).map(({ personId }) => personId)))
}

type MessageRow = StoredRow<'message'>
interface LeavingRows {
  readonly messages: readonly MessageRow[]
  readonly pauses: readonly StoredRow<'pause'>[]
  readonly gates: readonly StoredRow<'gate'>[]
  readonly phases: readonly StoredRow<'phase'>[]
}

/** Problems: that of whatever keeps a message from leaving now; `beside` are the messages of its moment of which it is known who heard from them. */
const checkLeaves = (
  { messages, pauses, gates, phases }: LeavingRows,
  message: MessageRow,
  beside: readonly string[],
  at: Pick<At, 'zone'>,
): void => {
  const { kind } = message
  if (message.withdrawnAt !== null) throw new Problem('communication.isWithdrawn', {})
  if (message.approvedAt === null) throw new Problem('communication.notApproved', { kind })
  if (message.heldAt !== null) throw new Problem('communication.isHeld', { kind })
  if (pausedBy(pauses, message)) throw new Problem('communication.isPaused', { kind })
  if (waitsWithGate(gates, phases, message)) throw new Problem('communication.waitsForGate', { kind })
  // Somebody was quicker: who hears from that one is not known here.
  const unseen = outBeside(message, messages).find((one) => !beside.includes(one.messageKey))
  if (unseen?.queuedAt) throw new Problem('communication.alreadyOut', { kind: unseen.kind, on: todayIn(at.zone, unseen.queuedAt) })
}

interface DeliveringRows extends MomentRows {
  readonly inPerson: readonly Pick<Row<'channelChoice'>, 'personId'>[]
}

/** A delivery to each reader, and the letter of whoever is told by hand. */
const deliveriesTo = (
  from: DeliveringRows,
  letters: Letters,
  message: MessageRow,
  readers: readonly Reader[],
  { mail, story, now }: { readonly mail: boolean; readonly story: boolean; readonly now: string },
): Change[] => {
  const { rolloutId, messageKey } = message
  const inPerson = new Set(from.inPerson.map(({ personId }) => personId))
  const momentAt = workingMoments(from)
  const moments = new Map<string | undefined, string>()
  const dueAt = (place: Reader['place']): string => {
    let moment = moments.get(place?.locationId)
    if (moment === undefined) moments.set(place?.locationId, (moment = momentAt(place, now, message.sendOn)))
    return moment
  }
  const changes: Change[] = []
  for (const { person, place, language } of readers) {
    const { personId } = person
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
    if (!byMail) changes.push(put('letter', { rolloutId, messageKey, personId, locationId, ...letters.letter(message, personId) }))
  }
  return changes
}

/** What all deliveries of a message are decided on, for everyone or some. */
const leavingNeeds = (rolloutId: string) => ({
  ...momentNeeds(rolloutId),
  pauses: rows('pause', { rolloutId }),
  gates: rows('gate', { rolloutId }),
})

export const queueMessage = command({
  name: 'communication.queue',
  about:
    'Puts a message on its way: to each reader by mail, or by hand where they chose that, or there is no mail server or no address but an example (`story` takes those for real), from their own working hours on (CM-6, CM-7, CM-9). Whoever heard from a message of the same moment at another place hears nothing twice: `beside` names those on their way. With `apart` it looks at everyone’s message and leaves the deliveries to `communication.queueReaders`. Refused while a place is unfilled or a language has no text (CM-2, CM-5).',
  may: 'communication.run',
  aboutEveryone: true,
  inside: true,
  input: shape({
    ...oneMessage,
    mail: boolean(),
    story: optional(boolean()),
    beside: optional(listOf(id, 500)),
    apart: optional(boolean()),
  }),
  needs: ({ rolloutId, beside = [] }) => ({
    ...letterNeeds(rolloutId),
    ...leavingNeeds(rolloutId),
    inPerson: rows('channelChoice', { channel: 'hand' }),
    ...Object.fromEntries(beside.map((messageKey) => [heardName(messageKey), rows('delivery', { rolloutId, messageKey })])),
  }),
  decide: (from, { rolloutId, messageKey, mail, story = false, beside = [], apart = false }, at) => {
    const message = waitingMessage(from.messages, messageKey, at)
    checkLeaves(from, message, beside, at)
    const letters = lettersOf(from, at.today)
    const readers = letters.readersLeft(message, heardIn(from, beside))
    // Nobody is told anything before it is known that everyone can be.
    letters.check(message, readers)
    const changes: Change[] = [put('message', { ...message, readers: readers.length, queuedAt: at.now })]
    if (!apart) append(changes, deliveriesTo(from, letters, message, readers, { mail, story, now: at.now }))
    const place = from.locations.find(({ locationId }) => locationId === message.locationId)
    const postAt = workingMoments(from)(place, at.now, message.sendOn)
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

/** Most people of one `communication.queueReaders`. */
export const mostQueuedAtOnce = 2000

export const queueReaders = command({
  name: 'communication.queueReaders',
  about:
    'Makes the deliveries of a message that is on its way for those of some people who read it and have none yet (CM-7), from their rows alone; `told` has what the message tells of everyone, and `only` is the location of whoever has none where there is just one. Refused where nobody of them is left.',
  may: 'communication.run',
  inside: true,
  digested: ['people', 'told'],
  input: shape({
    ...oneMessage,
    mail: boolean(),
    beside: optional(listOf(id, 500)),
    people: listOf(id, mostQueuedAtOnce),
    told: optional(wordsByKey),
    only: optional(id),
  }),
  needs: ({ rolloutId, messageKey, beside = [], people, only }) => ({
    ...sharedLetterNeeds(rolloutId),
    ...readerNeeds(rolloutId, people, only),
    ...leavingNeeds(rolloutId),
    inPerson: rowsAmong('channelChoice', 'personId', [], { channel: 'hand' }, people),
    ...Object.fromEntries(
      [messageKey, ...beside].map((one) => [heardName(one), rowsAmong('delivery', 'personId', [], { rolloutId, messageKey: one }, people)]),
    ),
  }),
  decide: (from, { messageKey, mail, beside = [], people, told }, at) => {
    const message = messageOf(from.messages, messageKey)
    checkLeaves(from, message, beside, at)
    if (message.queuedAt === null) throw new Problem('communication.notOutYet', { kind: message.kind })
    const letters = lettersOf(letterRowsOf(from, from), at.today, told)
    const named = new Set(people)
    const left = letters.readersLeft(message, heardIn(from, [messageKey, ...beside]))
    const readers = left.filter(({ person }) => named.has(person.personId))
    if (readers.length === 0) throw new Problem('communication.allHaveIt', { kind: message.kind })
    letters.check(message, readers)
    return deliveriesTo(from, letters, message, readers, { mail, story: false, now: at.now })
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
