/** A batch of usage as it is taken in over the API, and what is answered to it. */
import type { FoldedLines, RefusedLine } from '#core/metrics/usage-fold.ts'

/** Lines of usage as they came, and what is to become of them. */
export interface UsageBatch {
  readonly organisationId: string
  readonly rolloutId: string
  readonly sourceId: string
  /** Whose token or account sent it. */
  readonly by: string
  readonly lines: readonly unknown[]
  /** Under which key it counts once, with the hash of its content; null where it counts each time. */
  readonly once: { readonly key: string; readonly contentHash: string } | null
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

/** Refused lines that an answer names. */
const mostNamed = 1000

/** What is answered to a batch whose lines were folded and go into an import. */
export const answerOf = ({ sourceId, lines }: UsageBatch, importId: string, { taken, early, late, refused }: FoldedLines): UsageAnswer => ({
  source: sourceId,
  import: importId,
  lines: lines.length,
  taken,
  early,
  late,
  refused: refused.length,
  refusedLines: refused.slice(0, mostNamed).map(({ line, code }) => ({ line, code })),
})
