/** The verbs of a message before it is on its way: agree, hold, send now; and taking back what has not left. */
import { command, put, remove, rows } from '#core/kernel/command.ts'
import { shape, text } from '#core/kernel/input.ts'
import { checkLetters, lettersOf } from '#core/communication/letters.ts'
import { letterNeeds } from '#core/communication/letter-facts.ts'
import { messageInput, messageNeed, messageOf, oneMessage, waitingMessage } from '#core/communication/message-rows.ts'
import { Problem } from '#core/kernel/problem.ts'

export const approveMessage = command({
  name: 'communication.approve',
  about: 'Agrees to a message as it stands; refused while a place is unfilled for any reader or a language has no text (CM-2, CM-5).',
  may: 'communication.run',
  aboutEveryone: true,
  lettersLeave: true,
  input: messageInput,
  needs: ({ rolloutId }) => letterNeeds(rolloutId),
  decide: (from, { messageKey }, at) => {
    const message = waitingMessage(from.messages, messageKey, at)
    checkLetters(lettersOf(from, at.today), message, from.channels)
    return [put('message', { ...message, approvedAt: message.approvedAt ?? at.now, approvedBy: message.approvedBy ?? at.by.name })]
  },
  reverse: (_from, input) => [{ name: 'communication.withdrawApproval', input }],
})

export const withdrawApproval = command({
  name: 'communication.withdrawApproval',
  about: 'No longer agrees to a message that is not on its way yet.',
  may: 'communication.run',
  input: messageInput,
  needs: ({ rolloutId, messageKey }) => ({ messages: messageNeed(rolloutId, messageKey) }),
  decide: ({ messages }, { messageKey }, at) => [
    put('message', { ...waitingMessage(messages, messageKey, at), approvedAt: null, approvedBy: null }),
  ],
  reverse: (_from, input) => [{ name: 'communication.approve', input }],
})

export const holdMessage = command({
  name: 'communication.hold',
  about: 'Keeps a message back, also what of it has not left yet, and says why.',
  may: 'communication.run',
  input: shape({ ...oneMessage, because: text(300) }),
  needs: ({ rolloutId, messageKey }) => ({ messages: messageNeed(rolloutId, messageKey) }),
  decide: ({ messages }, { messageKey, because }, at) => [
    put('message', { ...messageOf(messages, messageKey), heldAt: at.now, heldBy: at.by.name, heldBecause: because }),
  ],
  reverse: (_from, { rolloutId, messageKey }) => [{ name: 'communication.release', input: { rolloutId, messageKey } }],
})

export const releaseMessage = command({
  name: 'communication.release',
  about: 'Lets a message go on that was kept back.',
  may: 'communication.run',
  input: messageInput,
  needs: ({ rolloutId, messageKey }) => ({ messages: messageNeed(rolloutId, messageKey) }),
  decide: ({ messages }, { messageKey }) => [
    put('message', { ...messageOf(messages, messageKey), heldAt: null, heldBy: null, heldBecause: null }),
  ],
  reverse: ({ messages }, { rolloutId, messageKey }) =>
    messages.map(({ heldBecause }) => ({ name: 'communication.hold', input: { rolloutId, messageKey, because: heldBecause } })),
})

export const sendNow = command({
  name: 'communication.sendNow',
  about: 'Brings the day of a message that was agreed to forward to today; it leaves as soon as its readers are at work (CM-9).',
  may: 'communication.run',
  aboutEveryone: true,
  lettersLeave: true,
  input: messageInput,
  needs: ({ rolloutId }) => letterNeeds(rolloutId),
  decide: (from, { messageKey }, at) => {
    const message = waitingMessage(from.messages, messageKey, at)
    if (message.approvedAt === null) throw new Problem('communication.notApproved', { kind: message.kind })
    if (message.heldAt !== null) throw new Problem('communication.isHeld', { kind: message.kind })
    checkLetters(lettersOf(from, at.today), message, from.channels)
    return [put('message', { ...message, sendOn: message.sendOn < at.today ? message.sendOn : at.today })]
  },
})

export const withdrawMessage = command({
  name: 'communication.withdraw',
  about: 'Takes back what of a message has not left yet, for good; what nobody knows about is not sent again (CM-10).',
  may: 'communication.run',
  input: messageInput,
  needs: ({ rolloutId, messageKey }) => ({
    messages: messageNeed(rolloutId, messageKey),
    deliveries: rows('delivery', { rolloutId, messageKey }),
    letters: rows('letter', { rolloutId, messageKey }),
    posts: rows('post', { rolloutId, messageKey }),
  }),
  decide: (from, { messageKey }, at) => {
    const message = messageOf(from.messages, messageKey)
    if (message.queuedAt === null) throw new Problem('communication.notOutYet', { kind: message.kind })
    const back = from.deliveries.filter(({ state, readAt }) => (state === 'queued' || state === 'failed') && readAt === null)
    const posts = from.posts.filter(({ state }) => state === 'queued' || state === 'failed')
    const isUnsure = [...from.deliveries, ...from.posts].some(({ state }) => state === 'unsure')
    if (back.length + posts.length === 0 && (message.withdrawnAt !== null || !isUnsure))
      throw new Problem('communication.allGone', { kind: message.kind })
    const unheard = new Set(back.map(({ personId }) => personId))
    return [
      put('message', { ...message, withdrawnAt: message.withdrawnAt ?? at.now }),
      ...back.map((row) => put('delivery', { ...row, state: 'withdrawn', settledAt: at.now })),
      ...from.letters.filter(({ personId }) => unheard.has(personId)).map((row) => remove('letter', row)),
      ...posts.map((row) => put('post', { ...row, state: 'withdrawn', settledAt: at.now })),
    ]
  },
})
