/** The plan as Markdown, for a wiki or a ticket. */
import { type Paper, spoken } from '#files/plan/plan-document.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'

const marked = (text: string): string => text.replace(/[\\`*_[\]<>|#]/g, (sign) => `\\${sign}`).replaceAll('\n', ' ')

/** Every table in full; checklist items are boxes to tick. */
export const planMarkdown = (told: Telling, paper: Paper): string => {
  const parts = [`# ${marked(paper.title)}`, `**${marked(paper.headline)}**`, marked(paper.facts)]
  for (const { title, lines } of paper.lists) parts.push(`## ${marked(title)}`, lines.map((line) => `- ${marked(line)}`).join('\n'))
  for (const { key, title, columns, rows } of paper.tables) {
    parts.push(`## ${marked(title)}`)
    if (key === 'checklist')
      parts.push(
        rows
          .map(
            (row) =>
              `- [ ] ${row.flatMap((cell, at) => (at === 0 ? [] : [marked(spoken(cell, columns[at]?.kind ?? 'text', told.format))])).join(' · ')}`,
          )
          .join('\n'),
      )
    else {
      const heads = columns.map((column) => marked(column.title))
      const rules = columns.map(({ kind }) => (kind === 'number' || kind === 'share' ? '---:' : '---'))
      const lines = rows.map((row) => row.map((cell, at) => marked(spoken(cell, columns[at]?.kind ?? 'text', told.format))))
      parts.push([heads, rules, ...lines].map((line) => `| ${line.join(' | ')} |`).join('\n'))
    }
  }
  return `${parts.join('\n\n')}\n`
}
