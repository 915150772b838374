/** What the messages of a kind need on Today: agreement, a text, a decision on what failed, or somebody who tells it by hand. */
import { sharedKey } from '#core/communication/kinds.ts'
import { largest } from '#core/kernel/many.ts'
import type { MessageGroup } from '#core/home/launch.ts'
import { f, voice } from '#web/base/language.ts'
import { heldWhy } from '#web/communication/hold-reason.ts'
import { tallies } from '#web/communication/message-counts.ts'
import { addressOf, kindName, messageName, waitOfMessage } from '#web/communication/message-selectors.ts'
import { line, type Row, someOf } from '#web/home/need-row.ts'
import { needsWords } from '#web/home/needs-words.ts'
import { phaseName } from '#web/rollout/phase-name.ts'

const w = voice(needsWords)

const groupName = ({ messages: [first, ...others] }: MessageGroup): string =>
  others.length === 0 ? messageName(first) : line(kindName(first.kind), first.phaseKey === null ? '' : phaseName(first.phaseKey))

/** How many people some messages reach: one message for several locations adds up, several messages to the same people do not. */
const recipientsOf = (messages: MessageGroup['messages']): number => {
  const counts = new Map<string, number>()
  for (const one of messages) counts.set(sharedKey(one), (counts.get(sharedKey(one)) ?? 0) + one.readers)
  return largest(counts.values())
}

export const messageRow = (group: MessageGroup): Row => {
  const { state, messages } = group
  const [first] = messages
  const count = messages.length
  const name = groupName(group)
  const tally = messages.map(({ messageKey }) => tallies.value.get(messageKey))
  const sum = (of: 'failed' | 'unsure' | 'channels' | 'toTell'): number => tally.reduce((total, one) => total + (one?.[of] ?? 0), 0)
  const readers = recipientsOf(messages)
  const wait = waitOfMessage(first)
  const day = wait === null ? w('goesOut', { day: f().day(first.sendOn, 'short') }) : w(wait === 'pause' ? 'waitsInPause' : 'waitsForGate')
  const address = count === 1 ? addressOf(first) : '/messages'
  const key = `${state} ${first.messageKey}`
  switch (state) {
    case 'toAgree':
      return {
        key,
        title: w('approve', { count, name }),
        about: line(w('message'), w('recipients', { count: readers }), day),
        button: w('approveDo'),
        href: address,
      }
    case 'held':
      return {
        key,
        title: w('held', { count, name }),
        about: line(w('message'), count === 1 ? heldWhy(first) : '', day),
        button: w('open'),
        href: address,
      }
    case 'stuck': {
      const [failed, unsure, channels] = [sum('failed'), sum('unsure'), sum('channels')]
      return {
        key,
        title: w('stuck', { name }),
        about: line(
          failed > 0 && w('failed', { count: failed }),
          unsure > 0 && w('unsure', { count: unsure }),
          channels > 0 && w('channels', { count: channels }),
        ),
        button: w('decide'),
        href: count === 1 ? `${address}#readers` : address,
      }
    }
    case 'toTell':
      return {
        key,
        title: w('tell', { count: sum('toTell') }),
        about: line(w('message'), someOf(messages.map((one) => line(kindName(one.kind), f().day(one.sendOn, 'brief'))))),
        button: w('tellDo'),
        href: count === 1 ? `/messages/by-hand?of=${encodeURIComponent(first.messageKey)}` : '/messages/by-hand',
      }
  }
}
