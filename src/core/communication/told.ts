/** What an update tells of what came in: stories that may be shared, and what became of what people said (CM-11, RE-5). */
import { sharedKey } from '#core/communication/kinds.ts'
import type { Row } from '#core/tables.ts'

type Telling = Pick<Row<'message'>, 'messageKey' | 'locationId'>

const isFresh = (row: { readonly toldIn: string | null }, message: Telling): boolean =>
  row.toldIn === null || row.toldIn === sharedKey(message)

/**
 * The stories that a message tells: chosen, with consent, and in no earlier message (CM-11).
 *
 * @example storiesFor(rows, update).map(({ text }) => text)
 */
export const storiesFor = <S extends Row<'story'>>(from: { readonly stories: readonly S[] }, message: Telling): S[] =>
  from.stories
    .filter((row) => row.chosenAt !== null && row.consentAt !== null && isFresh(row, message))
    .toSorted((a, b) => (a.notedAt < b.notedAt ? -1 : a.notedAt > b.notedAt ? 1 : a.storyId < b.storyId ? -1 : 1))

/**
 * What people said and got an answer to, in no earlier message (RE-5).
 *
 * @example feedbackFor(rows, update).map(({ answer }) => answer)
 */
export const feedbackFor = <F extends Row<'feedback'>>(from: { readonly feedback: readonly F[] }, message: Telling): F[] =>
  from.feedback
    .filter((row) => row.state !== 'open' && row.answer !== null && isFresh(row, message))
    .toSorted((a, b) =>
      (a.answeredAt ?? '') < (b.answeredAt ?? '')
        ? -1
        : (a.answeredAt ?? '') > (b.answeredAt ?? '')
          ? 1
          : a.feedbackId < b.feedbackId
            ? -1
            : 1,
    )
