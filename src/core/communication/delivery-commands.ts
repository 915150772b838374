/** The verbs of a message at one reader: told by hand, tried again, settled; and what the post reports. */
import { type Change, command, type Need, put, rows } from '#core/command.ts'
import { boolean, id, listOf, nullable, oneOf, shape, text } from '#core/input.ts'
import { deliveryInput, deliveryNeed, deliveryOf, oneDelivery } from '#core/communication/delivery-rows.ts'
import { afterOutcome } from '#core/communication/delivery-state.ts'
import { letterNeeds } from '#core/communication/letter-facts.ts'
import { lettersOf } from '#core/communication/letters.ts'
import { messageOf } from '#core/communication/message-rows.ts'
import { afterReports, outcomeInput } from '#core/communication/reports.ts'
import { workingMoments } from '#core/communication/working-moment.ts'
import { Problem } from '#core/problem.ts'

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
  about: 'Takes the tick back: this person is still to be told by hand.',
  may: 'place.help',
  input: deliveryInput,
  needs: (input) => ({ deliveries: deliveryNeed(input) }),
  decide: ({ deliveries }, _input, at) => {
    const delivery = deliveryOf(deliveries, at)
    if (delivery.state !== 'told') return []
    return [put('delivery', { ...delivery, channel: 'hand', state: 'queued', toldBy: null, toldHow: null, settledAt: null })]
  },
})

export const retryDelivery = command({
  name: 'communication.retry',
  about: 'Tries a mail that failed once more (CM-7).',
  may: 'communication.run',
  input: deliveryInput,
  needs: (input) => ({
    deliveries: deliveryNeed(input),
    organisation: rows('organisation'),
    locations: rows('location'),
    holidays: rows('holiday'),
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
  input: deliveryInput,
  needs: (input) => ({
    ...letterNeeds(input.rolloutId),
    deliveries: deliveryNeed(input),
    letters: rows('letter', { rolloutId: input.rolloutId, messageKey: input.messageKey, personId: input.personId }),
  }),
  decide: (from, { rolloutId, messageKey, personId }, at) => {
    const delivery = deliveryOf(from.deliveries, at)
    if (delivery.state === 'sent') throw new Problem('communication.alreadySent', {})
    if (delivery.state === 'withdrawn') throw new Problem('communication.isWithdrawn', {})
    if (delivery.channel === 'hand' || delivery.state === 'told') return []
    const { locationId } = delivery
    const [kept] = from.letters
    const letter = kept ?? lettersOf(from, at.today).letter(messageOf(from.messages, messageKey), personId)
    const { language, subject, body } = letter
    return [
      put('delivery', { ...delivery, channel: 'hand', state: 'queued', settledAt: null }),
      put('letter', { rolloutId, messageKey, personId, locationId, language, subject, body }),
    ]
  },
})

export const settleUnsure = command({
  name: 'communication.settleUnsure',
  about: 'Says of a mail that nobody knows about whether it arrived; if not, it is sent again (CM-7).',
  may: 'communication.run',
  input: shape({ ...oneDelivery, arrived: boolean() }),
  needs: (input) => ({
    deliveries: deliveryNeed(input),
    organisation: rows('organisation'),
    locations: rows('location'),
    holidays: rows('holiday'),
  }),
  decide: (from, { arrived }, at) => {
    const delivery = deliveryOf(from.deliveries, at)
    if (delivery.state === 'sent') throw new Problem('communication.alreadySent', {})
    if (delivery.state !== 'unsure') throw new Problem('communication.notUnsure', {})
    if (arrived) return [put('delivery', { ...delivery, state: 'sent', settledAt: at.now })]
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
