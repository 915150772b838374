/** The verbs of a message at one reader: told by hand, tried again, settled; and what the post reports. */
import { type At, type Change, command, type Need, put, remove, rows } from '#core/kernel/command.ts'
import { boolean, id, listOf, nullable, oneOf, shape, text } from '#core/kernel/input.ts'
import { deliveryInput, deliveryNeed, deliveryOf, oneDelivery } from '#core/communication/delivery-rows.ts'
import { afterOutcome, untold } from '#core/communication/delivery-state.ts'
import { letterNeeds } from '#core/communication/letter-facts.ts'
import { lettersOf } from '#core/communication/letters.ts'
import { messageNeed, messageOf } from '#core/communication/message-rows.ts'
import { afterReports, outcomeInput } from '#core/communication/reports.ts'
import { momentNeeds, workingMoments } from '#core/communication/working-moment.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

const letterNeed = ({ rolloutId, messageKey, personId }: Pick<Row<'letter'>, 'rolloutId' | 'messageKey' | 'personId'>) =>
  rows('letter', { rolloutId, messageKey, personId })

/** A delivery of a message that was withdrawn, without the words that nobody got (CM-10). */
const takenBack = (delivery: Row<'delivery'>, letters: readonly Row<'letter'>[], at: At): Change[] => [
  put('delivery', { ...delivery, state: 'withdrawn', settledAt: at.now }),
  ...letters.map((letter) => remove('letter', letter)),
]

export const tellByHand = command({
  name: 'communication.tell',
  about: 'Ticks that somebody was told a message in person, by WhatsApp or on paper (CM-6).',
  may: 'place.help',
  input: shape({ ...oneDelivery, how: oneOf(['talk', 'whatsapp', 'paper']) }),
  needs: (input) => ({ deliveries: deliveryNeed(input) }),
  decide: ({ deliveries }, { how }, at) => {
    const delivery = deliveryOf(deliveries, at)
    if (delivery.state === 'told') return []
    if (delivery.state === 'sent') throw new Problem('communication.alreadySent', {})
    if (delivery.state === 'withdrawn') throw new Problem('communication.isWithdrawn', {})
    return [put('delivery', { ...delivery, state: 'told', toldBy: at.by.name, toldHow: how, settledAt: at.now })]
  },
})

export const untell = command({
  name: 'communication.untell',
  about:
    'Takes the tick back: this person is still to be told by hand, or their mail stands as it stood before; of a message that was withdrawn since, nobody needs to tell it (CM-6, CM-7, CM-10).',
  may: 'place.help',
  input: deliveryInput,
  needs: (input) => ({
    deliveries: deliveryNeed(input),
    messages: messageNeed(input.rolloutId, input.messageKey),
    letters: letterNeed(input),
  }),
  decide: (from, _input, at) => {
    const delivery = deliveryOf(from.deliveries, at)
    if (delivery.state !== 'told') return []
    const before = { ...delivery, ...untold(delivery), toldBy: null, toldHow: null }
    const hasLeft = before.state === 'sent' || before.state === 'unsure'
    if (!hasLeft && from.messages[0]?.withdrawnAt) return takenBack(before, from.letters, at)
    return [put('delivery', { ...before, settledAt: before.state === 'queued' ? null : at.now })]
  },
})

export const retryDelivery = command({
  name: 'communication.retry',
  about: 'Tries a mail that failed once more (CM-7).',
  may: 'communication.run',
  input: deliveryInput,
  needs: (input) => ({
    deliveries: deliveryNeed(input),
    locations: rows('location'),
    ...momentNeeds(input.rolloutId),
  }),
  decide: (from, _input, at) => {
    const delivery = deliveryOf(from.deliveries, at)
    if (delivery.state === 'sent') throw new Problem('communication.alreadySent', {})
    if (delivery.state !== 'failed' || delivery.channel !== 'email') throw new Problem('communication.notFailed', {})
    const place = from.locations.find(({ locationId }) => locationId === delivery.locationId)
    return [put('delivery', { ...delivery, state: 'queued', dueAt: workingMoments(from)(place, at.now), settledAt: null })]
  },
})

export const byHand = command({
  name: 'communication.byHand',
  about: 'Leaves a message to one reader to be told by hand, because mail does not reach them (CM-6, CM-7).',
  may: 'communication.run',
  aboutEveryone: true,
  input: deliveryInput,
  needs: (input) => ({
    ...letterNeeds(input.rolloutId),
    deliveries: deliveryNeed(input),
    letters: letterNeed(input),
  }),
  decide: (from, { rolloutId, messageKey, personId }, at) => {
    const delivery = deliveryOf(from.deliveries, at)
    if (delivery.state === 'sent') throw new Problem('communication.alreadySent', {})
    if (delivery.state === 'withdrawn') throw new Problem('communication.isWithdrawn', {})
    const message = messageOf(from.messages, messageKey)
    if (message.withdrawnAt !== null) throw new Problem('communication.isWithdrawn', {})
    const { locationId } = delivery
    const [kept] = from.letters
    // Whoever is to tell it needs its words: without them it is not at all to be told by hand.
    if (delivery.state === 'told' || (delivery.channel === 'hand' && kept)) return []
    const letter = kept ?? lettersOf(from, at.today).letter(message, personId)
    const { language, subject, body } = letter
    return [
      put('delivery', { ...delivery, channel: 'hand', state: 'queued', settledAt: null }),
      put('letter', { rolloutId, messageKey, personId, locationId, language, subject, body }),
    ]
  },
})

export const settleUnsure = command({
  name: 'communication.settleUnsure',
  about:
    'Says of a mail that nobody knows about whether it arrived; if not, it is sent again, unless the message was withdrawn since (CM-7, CM-10).',
  may: 'communication.run',
  input: shape({ ...oneDelivery, arrived: boolean() }),
  needs: (input) => ({
    deliveries: deliveryNeed(input),
    messages: messageNeed(input.rolloutId, input.messageKey),
    letters: letterNeed(input),
    locations: rows('location'),
    ...momentNeeds(input.rolloutId),
  }),
  decide: (from, { arrived }, at) => {
    const delivery = deliveryOf(from.deliveries, at)
    if (delivery.state === 'sent') throw new Problem('communication.alreadySent', {})
    if (delivery.state !== 'unsure') throw new Problem('communication.notUnsure', {})
    if (arrived) return [put('delivery', { ...delivery, state: 'sent', settledAt: at.now })]
    if (from.messages[0]?.withdrawnAt) return takenBack(delivery, from.letters, at)
    const place = from.locations.find(({ locationId }) => locationId === delivery.locationId)
    return [put('delivery', { ...delivery, state: 'queued', dueAt: workingMoments(from)(place, at.now), settledAt: null })]
  },
})

export const noteDeliveries = command({
  name: 'communication.noteDeliveries',
  about:
    'Notes how far mails came, as the post reports it; a report that comes twice or late changes nothing that was decided since (CM-7).',
  may: 'communication.run',
  inside: true,
  digested: ['outcomes'],
  input: shape({
    rolloutId: id,
    outcomes: listOf(
      shape({
        messageKey: id,
        personId: id,
        ...outcomeInput,
        letter: nullable(shape({ language: oneOf(['en', 'nl']), subject: text(2000), body: text(40_000) })),
      }),
      500,
    ),
  }),
  needs: ({ rolloutId, outcomes }): Record<string, Need<'delivery'>> =>
    Object.fromEntries(
      outcomes.map(({ messageKey, personId }) => [`${messageKey} ${personId}`, deliveryNeed({ rolloutId, messageKey, personId })]),
    ),
  decide: (from, { rolloutId, outcomes }, at) => {
    const letters = new Map<string, Change>()
    const keyOf = ({ messageKey, personId }: { messageKey: string; personId: string }) => `${messageKey} ${personId}`
    const deliveries = afterReports(from, outcomes, keyOf, (delivery, { messageKey, personId, letter, ...report }) => {
      const after = afterOutcome(delivery, report, at.now)
      if (after && letter && (report.state === 'sent' || report.state === 'unsure')) {
        const locationId = after.channel === 'hand' ? after.locationId : null
        letters.set(keyOf(delivery), put('letter', { rolloutId, messageKey, personId, locationId, ...letter }))
      }
      return after
    })
    return [...deliveries.map((delivery) => put('delivery', delivery)), ...letters.values()]
  },
})
