/** The plan for reading in a terminal, and as Markdown: the same paper, set in letters only. */
import type { CellKind, PaperTable } from '#files/plan/document-tables.ts'
import type { Paper } from '#files/plan/plan-document.ts'
import { append, largest } from '#core/kernel/many.ts'
import { spoken } from '#files/plan/plan-document.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'
import { weeksOf } from '#files/plan/plan-weeks.ts'

/** Colours of a terminal; without them the text stays plain. */
export interface Paint {
  strong(text: string): string
  soft(text: string): string
  good(text: string): string
  now(text: string): string
}

const plain: Paint = { strong: (text) => text, soft: (text) => text, good: (text) => text, now: (text) => text }

const most = { phases: 100, people: 24, champions: 40, messages: 60, sessions: 30, officeHours: 20, buddies: 24, checklist: 200 } as const
const width = 100

const wrapped = (text: string, room: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}

const toRight = (kind: CellKind): boolean => kind === 'number' || kind === 'share'

const columnsOf = ({ columns, rows }: PaperTable, told: Telling) => {
  const shown = columns.map(({ kind }, at) => rows.map((row) => spoken(row[at] ?? null, kind, told.format)))
  const kept = columns.map((column, at) => ({ ...column, at })).filter(({ at }) => shown[at]?.some((cell) => cell !== ''))
  return kept.map(({ title, kind, at }, place) => {
    const cells = shown[at] ?? []
    const wide = Math.min(kind === 'long' ? 46 : 30, largest([title.length, ...cells.map((cell) => cell.length)]))
    return { title, kind, cells, wide: place === kept.length - 1 && !toRight(kind) ? 0 : wide }
  })
}

const tableText = (table: PaperTable, told: Telling, paint: Paint): string[] => {
  const limit = most[table.key]
  const short: PaperTable = { ...table, rows: table.rows.slice(0, limit) }
  const columns = columnsOf(short, told)
  const used = columns.reduce((sum, { wide }) => sum + (wide > 0 ? wide + 2 : 0), 2)
  const lines: string[] = []
  const setLine = (cells: readonly string[]): void => {
    const parts = columns.map(({ wide }, at) => wrapped(cells[at] ?? '', wide > 0 ? wide : Math.max(24, width - used)))
    const height = largest([1, ...parts.map((part) => part.length)])
    for (let level = 0; level < height; level++) {
      const line = columns.map(({ wide, kind }, at) => {
        const text = parts[at]?.[level] ?? ''
        return wide === 0 ? text : toRight(kind) ? text.padStart(wide) : text.padEnd(wide)
      })
      lines.push(`  ${line.join('  ')}`.trimEnd())
    }
  }
  setLine(columns.map(({ title }) => title))
  lines[0] = paint.soft(lines[0] ?? '')
  for (const at of short.rows.keys()) setLine(columns.map(({ cells }) => cells[at] ?? ''))
  const left = table.rows.length - short.rows.length
  return left > 0 ? [...lines, paint.soft(`  ${told.words('more', { count: left })} …`)] : lines
}

const weeksText = (told: Telling, paint: Paint): string[] => {
  const weeks = weeksOf(told)
  if (weeks.columns.length > 40) return []
  const room = largest(weeks.rows.map(({ name }) => name.length))
  const heads = weeks.columns.map((monday) => told.format.day(monday, 'brief').replace(/\D+$/, '').padEnd(3)).join('')
  const rows = weeks.rows.map(({ key, name, from, to }) => {
    const cells = weeks.columns.map((_, at) => (at >= from && at <= to ? '███' : ' · '))
    return `  ${name.padEnd(room)}  ${paint[key === 'off' ? 'soft' : 'good'](cells.join(''))}`
  })
  return [paint.soft(`  ${''.padEnd(room)}  ${heads}`), ...rows]
}

/** The plan for a terminal, at most a hundred characters wide; long tables are cut, and it says so. */
export const planText = (told: Telling, paper: Paper, paint: Paint = plain): string => {
  const lines = [paint.strong(paper.title), paint.soft(paper.facts), '', paint.now(paper.headline), '', ...weeksText(told, paint)]
  for (const { title, lines: sentences } of paper.lists) {
    lines.push('', paint.strong(title))
    for (const sentence of sentences) wrapped(sentence, width - 4).forEach((line, at) => lines.push(`  ${at === 0 ? '-' : ' '} ${line}`))
  }
  let cut = false
  for (const table of paper.tables) {
    append(lines, ['', paint.strong(table.title), ...tableText(table, told, paint)])
    cut ||= table.rows.length > most[table.key]
  }
  if (cut) lines.push('', paint.soft(told.words('allIn')))
  return `${lines.join('\n')}\n`
}
