/** The baseline of a plan and the ones before it, as every format is given them (TL-4). */
import type { Row } from '#core/kernel/rows.ts'
import type { BaselineDay } from '#core/plan/slips.ts'

/** What is known of a plan's baseline; undefined before its approval. */
export interface PlanBaselines {
  readonly approvedAt: string
  readonly approvedBy: string
  readonly days: readonly BaselineDay[]
  /** In which its moments are days (RG-5). */
  readonly zone: string
  /** The ones before it, the newest first. */
  readonly past: readonly Row<'pastBaseline'>[]
}
