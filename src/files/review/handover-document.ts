/** The handover of a rollout in one language: a headline, and for each part what stands in it (RV-5). */
import { format, type Format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'
import { speak } from '#core/kernel/words.ts'
import { type Handover, type HandoverKey, handoverKeys } from '#core/review/handover-parts.ts'
import { lean } from '#files/plan/plan-document.ts'
import { handoverPartWords } from '#core/review/handover-part-words.ts'
import { type HandoverTable, handoverTables } from '#files/review/handover-tables.ts'
import { handoverWords } from '#files/review/handover-words.ts'

export interface HandoverSection {
  readonly key: HandoverKey
  readonly title: string
  readonly lines: readonly string[]
  /** Those with rows, without the columns that hold nothing. */
  readonly tables: readonly HandoverTable[]
  /** Every table with all of its columns, as they leave as data. */
  readonly data: readonly HandoverTable[]
}

export interface HandoverDocument {
  readonly language: Language
  readonly title: string
  readonly headline: string
  readonly above: string
  readonly today: string
  readonly format: Format
  readonly sections: readonly HandoverSection[]
}

export interface AroundHandover {
  readonly tool: string
  readonly organisation: string
  /** The day on which it is made. */
  readonly today: string
  /** The zones of the locations at work (RG-5). */
  readonly zones: readonly string[]
  /** How many more stand in the plan than in the calendar of the handover. */
  readonly left: number
}

/** Everything that a handover says, in a language. */
export const handoverDocument = (handover: Handover, around: AroundHandover, language: Language): HandoverDocument => {
  const words = speak(handoverWords, language)
  const parts = speak(handoverPartWords, language)
  const f = format(language, around.zones)

  /** A handover is read for years: a day of another year than that in which it is made says its year. */
  const withYears = (of: HandoverTable): HandoverTable => {
    const isDay = of.columns.map(({ kind }) => kind === 'day')
    const dayOf = (on: string): string => f.day(on, on.slice(0, 4) === around.today.slice(0, 4) ? 'short' : 'full')
    return {
      ...of,
      columns: of.columns.map((column) => ({ ...column, kind: column.kind === 'day' ? 'text' : column.kind })),
      rows: of.rows.map((row) => row.map((cell, at) => (isDay[at] && typeof cell === 'string' ? dayOf(cell) : cell))),
    }
  }

  const tablesOf = handoverTables(handover, around.zones, language)
  const sections = handoverKeys.map((key): HandoverSection => {
    const data = tablesOf[key]()
    const isEmpty = data.every(({ rows }) => rows.length === 0)
    return {
      key,
      title: parts('section', { key }),
      lines: [
        ...(key === 'onboarding' ? [words('onboardingHow')] : []),
        ...(isEmpty ? [parts('empty', { key, names: handover.supplier[key] })] : []),
        ...(key === 'calendar' && around.left > 0 ? [words('more', { count: around.left })] : []),
      ],
      tables: data.filter(({ rows }) => rows.length > 0).map((one) => withYears(lean(one))),
      data,
    }
  })
  const { tool, organisation, today } = around
  return {
    language,
    title: words('title', { tool }),
    headline: parts('headline', { tool, issues: handover.issues.length, workarounds: handover.workarounds.length }),
    above: [words('title', { tool }), organisation, words('madeOn', { day: today })].filter(Boolean).join(' · '),
    today,
    format: f,
    sections,
  }
}
