/** What everyone is told of a rollout in the reader's own language: its benefit, the problem it solves, and the pilot (CM-5). */
import { type Language, languages, spokenLanguage } from '#core/kernel/language.ts'
import type { Row } from '#core/kernel/rows.ts'

export const details = ['benefit', 'problem', 'pilotGroup', 'pilotResult'] as const
export type Detail = (typeof details)[number]

/** The rows in which they stand: in the organisation's language on the rollout and the briefing, in others as a row of their own. */
export interface DetailRows {
  readonly organisation: readonly Pick<Row<'organisation'>, 'language'>[]
  readonly rollouts: readonly Pick<Row<'rollout'>, 'benefit' | 'problem'>[]
  readonly briefings: readonly Pick<Row<'briefing'>, 'pilotGroup' | 'pilotResult'>[]
  readonly details: readonly Pick<Row<'detail'>, 'detail' | 'language' | 'text'>[]
}

export interface DetailText {
  readonly text: string
  /** Another than the reader's where nobody wrote it in theirs. */
  readonly language: Language
}

export const homeLanguage = ({ organisation }: Pick<DetailRows, 'organisation'>): Language => spokenLanguage(organisation[0]?.language)

/** A detail as it was written in one language. */
export const detailWritten = (rows: DetailRows, detail: Detail, language: Language): string | null =>
  language === homeLanguage(rows)
    ? ({ ...rows.rollouts[0], ...rows.briefings[0] }[detail] ?? null)
    : (rows.details.find((row) => row.detail === detail && row.language === language)?.text ?? null)

/**
 * A detail for a reader: in their language, else in the organisation's, else in any.
 *
 * @example detailFor(rows, 'benefit', 'nl') // { text: 'alle klanten op één plek', language: 'nl' }
 */
export const detailFor = (rows: DetailRows, detail: Detail, language: Language): DetailText | null => {
  for (const one of new Set([language, homeLanguage(rows), ...languages])) {
    const text = detailWritten(rows, detail, one)
    if (text !== null) return { text, language: one }
  }
  return null
}
