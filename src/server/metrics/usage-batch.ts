/** A batch of usage as it is taken in over the API, and what is answered to it. */
import { createHash } from 'node:crypto'
import type { FoldedLines, RefusedLine } from '#core/metrics/usage-fold.ts'

/** Lines of usage as they came, and what is to become of them. */
export interface UsageBatch {
  readonly organisationId: string
  readonly rolloutId: string
  readonly sourceId: string
  /** Whose token or account sent it. */
  readonly by: string
  readonly lines: readonly unknown[]
  /** The line of each in what was sent; without them, its place in the list. */
  readonly numbers?: readonly number[] | undefined
  /**
   * Under which key it counts once for its rollout and source, with the hash of its content; null where it counts each time. A batch that
   * `grows` may begin with what was taken under its key before: then only the lines after it count.
   */
  readonly once: { readonly key: string; readonly contentHash: string; readonly grows?: boolean } | null
  /** Whether good lines are taken although others are not. */
  readonly isPartial: boolean
}

/** What is answered once it is on disk. */
export interface UsageAnswer {
  readonly source: string
  readonly import: string
  readonly lines: number
  readonly taken: number
  /** Of the lines taken: of days before the person's own go-live, and of days that figures were shown for already. */
  readonly early: number
  readonly late: number
  readonly refused: number
  /** The first refused lines, by number; the sender has their content. */
  readonly refusedLines: readonly Pick<RefusedLine, 'line' | 'code'>[]
}

/** What was answered to a batch before. */
export interface TakenBatch {
  readonly batchId: string
  readonly contentHash: string
  readonly answer: string
}

/** Refused lines that an answer names. */
const mostNamed = 1000

/** The hash by which it shows that the same lines are sent again. */
export const hashOfLines = (lines: unknown): string => createHash('sha256').update(JSON.stringify(lines)).digest('hex')

/** The key under which a batch is kept: that of its sender, for its rollout and source. */
export const keptKey = ({ rolloutId, sourceId }: UsageBatch, key: string): string => `${rolloutId} ${sourceId} ${key}`

/** What a batch adds to what was taken under its key: null where it is another batch. */
export const grownBy = ({ once, lines }: UsageBatch, before: TakenBatch): { answer: UsageAnswer; from: number } | null => {
  const answer = JSON.parse(before.answer) as UsageAnswer
  if (before.contentHash === once?.contentHash) return { answer, from: lines.length }
  const isGrown = once?.grows && answer.lines < lines.length && hashOfLines(lines.slice(0, answer.lines)) === before.contentHash
  return isGrown ? { answer, from: answer.lines } : null
}

/** Refused lines by their numbers in what was sent, of those lines of a batch that begin with the one at `from`. */
export const numbered = ({ numbers }: UsageBatch, refused: readonly RefusedLine[], from: number): readonly RefusedLine[] =>
  numbers || from > 0 ? refused.map(({ line, ...why }) => ({ ...why, line: numbers?.[from + line - 1] ?? from + line })) : refused

/** What is answered to a batch whose lines were folded and go into an import; where it has grown, with what was answered to its beginning. */
export const answerOf = (
  { sourceId, lines }: UsageBatch,
  importId: string,
  { taken, early, late, refused }: FoldedLines,
  begun?: UsageAnswer,
): UsageAnswer => ({
  source: sourceId,
  import: importId,
  lines: lines.length,
  taken: taken + (begun?.taken ?? 0),
  early: early + (begun?.early ?? 0),
  late: late + (begun?.late ?? 0),
  refused: refused.length + (begun?.refused ?? 0),
  refusedLines: [...(begun?.refusedLines ?? []), ...refused.map(({ line, code }) => ({ line, code }))].slice(0, mostNamed),
})
