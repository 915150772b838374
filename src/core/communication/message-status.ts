/** How messages stand: each one's state from its readers, and the sentence on top of them all. */
import { ownReason } from '#core/communication/hold-reason.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { type Waits, waitOf } from '#core/plan/waiting-starts.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

type Message = Pick<
  Row<'message'>,
  'messageKey' | 'kind' | 'phaseKey' | 'locationId' | 'sendOn' | 'readers' | 'approvedAt' | 'heldAt' | 'heldBecause' | 'queuedAt'
>
type Delivery = Pick<Row<'delivery'>, 'messageKey' | 'channel' | 'state' | 'readAt'>
/** A delivery, or so many of which these columns say the same; `readAt` is null for those that nobody read. */
export type CountedDelivery = Delivery & { readonly count?: number }
type Post = Pick<Row<'post'>, 'messageKey' | 'state'>

/** The readers of one message, counted by how far it came to them. */
export interface Tally {
  readonly all: number
  /** On its way by mail. */
  readonly queued: number
  /** Waits for somebody to tell it. */
  readonly toTell: number
  readonly sent: number
  readonly told: number
  readonly failed: number
  readonly unsure: number
  readonly withdrawn: number
  readonly read: number
  /** Group channels that it did not surely come to. */
  readonly channels: number
}

const nothing: Tally = { all: 0, queued: 0, toTell: 0, sent: 0, told: 0, failed: 0, unsure: 0, withdrawn: 0, read: 0, channels: 0 }

/**
 * The readers of each message, counted (CM-7, CM-8), and the channels that it did not surely come to (CM-6).
 *
 * @example talliesOf(deliveries).get('announcement')?.failed // 2
 */
export const talliesOf = (deliveries: readonly CountedDelivery[], posts: readonly Post[] = []): Map<string, Tally> => {
  const tallies = new Map<string, { -readonly [K in keyof Tally]: Tally[K] }>()
  const tallyOf = (messageKey: string) => {
    let tally = tallies.get(messageKey)
    if (!tally) tallies.set(messageKey, (tally = { ...nothing }))
    return tally
  }
  for (const { messageKey, channel, state, readAt, count = 1 } of deliveries) {
    const tally = tallyOf(messageKey)
    tally.all += count
    if (readAt !== null) tally.read += count
    // Whoever read their letter in the app need not be told any more.
    if (state === 'queued') tally[channel !== 'hand' ? 'queued' : readAt === null ? 'toTell' : 'told'] += count
    else if (state === 'sent' || state === 'told' || state === 'failed' || state === 'unsure' || state === 'withdrawn')
      tally[state] += count
  }
  for (const { messageKey, state } of posts) if (state === 'failed' || state === 'unsure') tallyOf(messageKey).channels++
  return tallies
}

/** In the order of what somebody has to do about it. */
export type MessageState = 'held' | 'toAgree' | 'agreed' | 'paused' | 'gated' | 'stuck' | 'going' | 'toTell' | 'withdrawn' | 'gone'

/**
 * How one message stands: before it goes out, whether anything keeps it (CM-2, CM-10, GA-4); after, whether it reached everyone (CM-7).
 *
 * @example messageState(reminder, undefined, { pauses: [], gates: [], phases: [] }) // 'toAgree'
 */
export const messageState = (message: Message, tally: Tally | undefined, waits: Waits): MessageState => {
  if (message.queuedAt === null) {
    if (message.heldAt !== null) return 'held'
    if (message.approvedAt === null) return 'toAgree'
    const wait = waitOf(waits, message)
    return wait === null ? 'agreed' : wait === 'pause' ? 'paused' : 'gated'
  }
  const of = tally ?? nothing
  if (of.failed + of.unsure + of.channels > 0) return 'stuck'
  if (of.queued > 0 && message.heldAt !== null) return 'held'
  if (of.queued > 0) return waitOf(waits, message) === 'pause' ? 'paused' : 'going'
  if (of.toTell > 0) return 'toTell'
  return of.all > 0 && of.withdrawn === of.all ? 'withdrawn' : 'gone'
}

/** Days ahead in which what is not agreed to wants an answer. */
const soonDays = 14

export interface Outlook<M extends Message = Message> {
  /** Waits for somebody to agree, the first day first; what is further away than two weeks can wait. */
  readonly toAgree: readonly M[]
  readonly held: readonly M[]
  /** Failed for somebody, or nobody knows whether it arrived. */
  readonly stuck: readonly M[]
  /** Somebody is still to be told by hand. */
  readonly toTell: readonly M[]
}

const byDay = (a: Message, b: Message): number =>
  a.sendOn < b.sendOn ? -1 : a.sendOn > b.sendOn ? 1 : a.messageKey < b.messageKey ? -1 : 1

/**
 * What messages want from somebody now (CM-6, CM-7), each list in the order of its days.
 *
 * @example outlookOf(messages, tallies, '2026-11-23').toAgree[0]?.messageKey // 'announcement'
 */
export const outlookOf = <M extends Message>(messages: readonly M[], tallies: ReadonlyMap<string, Tally>, today: string): Outlook<M> => {
  const sorted = messages.toSorted(byDay)
  const soon = addDays(today, soonDays)
  const tally = ({ messageKey }: Message): Tally => tallies.get(messageKey) ?? nothing
  return {
    toAgree: sorted.filter((one) => one.queuedAt === null && one.approvedAt === null && one.heldAt === null && one.sendOn <= soon),
    held: sorted.filter((one) => one.heldAt !== null && (one.queuedAt === null || tally(one).queued > 0)),
    stuck: sorted.filter((one) => one.queuedAt !== null && tally(one).failed + tally(one).unsure + tally(one).channels > 0),
    toTell: sorted.filter((one) => one.queuedAt !== null && tally(one).toTell > 0),
  }
}

/** Why it goes out on no day that could be told. */
const waitNote = (wait: 'pause' | 'gate', { kind, phaseKey: phase, approvedAt }: Message): Note =>
  wait === 'pause'
    ? note('communication.outlook.paused', { kind, phase })
    : note('communication.outlook.gated', { kind, phase, approved: approvedAt !== null })

/**
 * The sentence on top of the messages: first whom one did not reach, then the next one and what keeps it, then who still needs to be told in person.
 *
 * @example messagesHeading(messages, tallies, waits, today) // said: "The announcement goes out on Monday 30 November. It still needs approval."
 */
export const messagesHeading = (messages: readonly Message[], tallies: ReadonlyMap<string, Tally>, waits: Waits, today: string): Note => {
  if (messages.length === 0) return note('communication.outlook.none', {})
  const { stuck, toTell } = outlookOf(messages, tallies, today)
  const [failing] = stuck
  if (failing) {
    const { failed, unsure, channels } = tallies.get(failing.messageKey) ?? nothing
    return note('communication.outlook.stuck', { kind: failing.kind, failed, unsure, channels, more: stuck.length - 1 })
  }
  const next = messages.filter(({ queuedAt }) => queuedAt === null).toSorted(byDay)[0]
  if (next) {
    const { kind, phaseKey: phase, sendOn: on } = next
    const state = messageState(next, undefined, waits)
    if (state === 'held') return note('communication.outlook.held', { kind, phase, on, today, reason: ownReason(next) })
    const wait = waitOf(waits, next)
    if (wait !== null) return waitNote(wait, next)
    if (state === 'toAgree') return note('communication.outlook.toAgree', { kind, phase, on, today })
  }
  const people = toTell.reduce((sum, { messageKey }) => sum + (tallies.get(messageKey)?.toTell ?? 0), 0)
  if (people > 0) return note('communication.outlook.toTell', { people })
  if (next) return note('communication.outlook.agreed', { kind: next.kind, phase: next.phaseKey, on: next.sendOn, today })
  return note('communication.outlook.allGone', {})
}

/**
 * The sentence on top of one message: when it goes and what keeps it, or how far it came (CM-7, CM-8).
 *
 * @example messageHeading(update, tally, waits, today) // said: "The weekly update reached 40 of 42 people. 12 have confirmed reading it."
 */
export const messageHeading = (message: Message, tally: Tally | undefined, waits: Waits, today: string): Note => {
  const { kind, phaseKey: phase, sendOn: on } = message
  const { all, sent, told, read, failed, unsure, channels, withdrawn } = tally ?? nothing
  const state = messageState(message, tally, waits)
  switch (state) {
    case 'paused':
      return waitNote('pause', message)
    case 'gated':
      return waitNote('gate', message)
    case 'stuck':
      return note('communication.outlook.stuck', { kind, failed, unsure, channels, more: 0 })
    case 'withdrawn':
      return note('communication.outlook.withdrawn', { kind, phase })
    case 'toAgree':
    case 'agreed': {
      const wait = waitOf(waits, message)
      return wait === null ? note(`communication.outlook.${state}`, { kind, phase, on, today }) : waitNote(wait, message)
    }
    case 'held':
      if (message.queuedAt === null) return note('communication.outlook.held', { kind, phase, on, today, reason: ownReason(message) })
  }
  return note('communication.outlook.reached', { kind, phase, done: sent + told, all: all - withdrawn, read })
}
