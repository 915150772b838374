/** How far a message came to one reader, and what a report of the post may still change about it (CM-7). */
import type { Row } from '#core/kernel/rows.ts'

/** What the post reports of one try; `attempts` counts all tries of this delivery so far and only grows. */
export interface Outcome {
  /** `queued`: will be tried again at `dueAt`; `failed`: given up; `unsure`: nobody knows whether it arrived. */
  readonly state: 'queued' | 'sent' | 'failed' | 'unsure'
  readonly attempts: number
  /** The mail server's own words. */
  readonly words: string | null
  /** When it may be tried again, RFC 3339; null keeps the moment that stands. */
  readonly dueAt: string | null
}

type Underway = Pick<Row<'delivery'>, 'state' | 'dueAt' | 'attempts' | 'words' | 'settledAt'>

/**
 * A delivery after a report of the post; undefined where the report changes nothing (CM-7).
 * A report that came before, or comes late, changes nothing: what somebody decided (told, withdrawn, by hand, sent again) stays.
 * Of a letter that had left before it was withdrawn or told, the tries and the words are kept beside that decision.
 *
 * @example afterOutcome(queued, { state: 'sent', attempts: 1, words: '250 OK', dueAt: null }, now)?.state // 'sent'
 */
export const afterOutcome = <D extends Underway & { readonly channel?: string }>(
  delivery: D,
  { state, attempts, words, dueAt }: Outcome,
  now: string,
): D | undefined => {
  if (attempts <= delivery.attempts) return undefined
  const decided = delivery.channel === 'hand' || delivery.state === 'told' || delivery.state === 'withdrawn'
  if (decided) return state === 'sent' || state === 'unsure' ? { ...delivery, attempts, words } : undefined
  if (delivery.state !== 'queued' && delivery.state !== 'failed') return undefined
  return { ...delivery, state, attempts, words, dueAt: dueAt ?? delivery.dueAt, settledAt: state === 'queued' ? null : now }
}

/**
 * How a delivery stands once it is no longer told by hand: to be told, or as its mail came out (CM-6, CM-7). A letter that left stays
 * sent; where nobody knows, a person says it; where no try is known it waits, so that nobody is forgotten.
 *
 * @example untold({ channel: 'email', attempts: 1, words: '250 OK' }) // { channel: 'email', state: 'sent' }
 */
export const untold = ({
  channel,
  attempts,
  words,
}: Pick<Row<'delivery'>, 'channel' | 'attempts' | 'words'>): Pick<Row<'delivery'>, 'channel' | 'state'> => {
  const isTaken = attempts > 0 && /^2\d\d\b/.test(words ?? '')
  if (isTaken) return { channel: 'email', state: 'sent' }
  if (channel === 'hand' || attempts === 0) return { channel, state: 'queued' }
  return { channel, state: words === null ? 'unsure' : 'failed' }
}
