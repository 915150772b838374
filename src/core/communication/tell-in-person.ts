/** What messages tell of what came in: stories that may be shared, and what became of what people said (CM-11, RE-5). */
import { sharedKey } from '#core/communication/kinds.ts'
import type { Row } from '#core/kernel/rows.ts'

type Telling = Pick<Row<'message'>, 'messageKey' | 'kind' | 'locationId'>
interface Piece {
  readonly toldIn: string | null
}

/** So many of each in one message, so that it stays short; the others wait for the next. */
const most = 6

const before = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** For an update what no earlier one told, the oldest first, beginning with what this one is known to tell; for other messages the latest. */
const chosenFor = <P extends Piece>(message: Telling, pieces: readonly P[], orderOf: (piece: P) => string): P[] => {
  const sorted = pieces.toSorted((a, b) => before(orderOf(a), orderOf(b)))
  if (message.kind !== 'update') return sorted.slice(-most)
  const key = sharedKey(message)
  return [...sorted.filter(({ toldIn }) => toldIn === key), ...sorted.filter(({ toldIn }) => toldIn === null)].slice(0, most)
}

/**
 * The stories that a message tells: chosen and with consent; an update tells none that an earlier one told (CM-11).
 *
 * @example storiesFor(rows, update).map(({ text }) => text)
 */
export const storiesFor = <S extends Row<'story'>>(from: { readonly stories: readonly S[] }, message: Telling): S[] =>
  chosenFor(
    message,
    from.stories.filter(({ chosenAt, consentAt }) => chosenAt !== null && consentAt !== null),
    ({ notedAt, storyId }) => `${notedAt} ${storyId}`,
  )

/**
 * What was changed because of what people said; an update tells nothing that an earlier one told. A bare answer is between whoever
 * asked and whoever answered, and no message tells it (RE-5).
 *
 * @example feedbackFor(rows, update).map(({ answer }) => answer)
 */
export const feedbackFor = <F extends Row<'feedback'>>(from: { readonly feedback: readonly F[] }, message: Telling): F[] =>
  chosenFor(
    message,
    from.feedback.filter(({ state, answer }) => state === 'adjusted' && answer !== null),
    ({ answeredAt, feedbackId }) => `${answeredAt ?? ''} ${feedbackId}`,
  )
