/** The plan as a paper in one language: a heading, a few sentences and tables. Every readable format is made of this. */
import { baselineLists } from '#files/plan/baseline-list.ts'
import type { CellKind, Cell, CellTable, PaperTable } from '#files/plan/document-tables.ts'
import type { Format } from '#core/kernel/format.ts'
import type { Language } from '#core/kernel/language.ts'
import { paperTables } from '#files/plan/document-tables.ts'
import type { PaperList } from '#files/plan/paper-list.ts'
import { planHeading } from '#core/plan/plan-heading.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

export interface Paper {
  readonly language: Language
  readonly title: string
  readonly organisation: string | null
  readonly headline: string
  readonly facts: string
  readonly lists: readonly PaperList[]
  readonly tables: readonly PaperTable[]
}

/** What the Plan page says on top. */
const headline = ({ plan, facts, say }: Telling): string =>
  say(
    planHeading(
      facts,
      plan.phases.map(({ key, goLive }) => ({ phaseKey: key, goLiveOn: goLive })),
    ),
  )

const riskWord = { low: 'riskLow', medium: 'riskMedium', high: 'riskHigh' } as const

/** A table without the columns that hold nothing. */
export const lean = <T extends CellTable>(table: T): T => {
  const kept = table.columns
    .map((_, at) => at)
    .filter((at) => table.columns[at]?.kind === 'tick' || table.rows.some((row) => row[at] !== null && row[at] !== ''))
  return {
    ...table,
    columns: table.columns.filter((_, at) => kept.includes(at)),
    rows: kept.length === table.columns.length ? table.rows : table.rows.map((row) => kept.map((at) => row[at] ?? null)),
  }
}

/** The whole plan as a paper. */
export const paperOf = (told: Telling): Paper => {
  const { plan, facts, words, say, ownChoice, format } = told
  const { approach } = plan
  const against = approach.chosen === approach.recommended ? [] : [words('chosenAgainst', { recommended: words(approach.recommended) })]
  const own =
    ownChoice === undefined
      ? []
      : [`“${ownChoice.reason}”`, words('ownChoice', { name: ownChoice.by ?? '?', day: format.day(ownChoice.on ?? facts.today, 'full') })]
  const lists = [
    {
      title: `${words('approach')}: ${words(approach.chosen)}, ${words(riskWord[approach.risk])}`,
      lines: [...against, ...own, ...approach.reasons.map(say)],
    },
    { title: words('would'), lines: approach.wouldChange.map(say) },
    { title: words('watch'), lines: plan.warnings.map(say) },
    ...baselineLists(told),
  ]
  const places = new Set(plan.phases.flatMap(({ sites }) => sites.map(({ locationId }) => locationId))).size
  return {
    language: told.language,
    title: words('title', { tool: facts.tool }),
    organisation: told.organisation,
    headline: headline(told),
    facts: words('facts', { people: plan.headCount, places, approach: words(approach.chosen) }),
    lists: lists.filter(({ lines }) => lines.length > 0),
    tables: paperTables(told)
      .filter(({ rows }) => rows.length > 0)
      .map(lean),
  }
}

/** A cell as people read it. */
export const spoken = (cell: Cell, kind: CellKind, f: Format): string => {
  if (cell === null) return ''
  if (kind === 'day') return f.day(String(cell), 'short')
  if (kind === 'share') return f.percent(Number(cell))
  if (kind === 'number') return f.number(Number(cell))
  return String(cell)
}
