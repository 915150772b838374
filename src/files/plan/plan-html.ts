/** The plan as one page of HTML that needs nothing else, and that prints on A4. */
import { dayNumber } from '#core/kernel/calendar.ts'
import type { PaperTable } from '#files/plan/document-tables.ts'
import { type Paper, spoken } from '#files/plan/plan-document.ts'
import { paperStyle } from '#files/plan/document-style.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'
import { aside, closedOf, legend, marksOf, outlineOf } from '#files/plan/timeline-marks.ts'
import { weeksOf } from '#files/plan/plan-weeks.ts'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

const tableHtml = ({ key, title, columns, rows }: PaperTable, told: Telling): string => {
  const side = (kind: string): string => (kind === 'number' || kind === 'share' ? ' class="num"' : kind === 'day' ? ' class="day"' : '')
  const heads = columns.map(({ title: head, kind }) => `<th scope="col"${side(kind)}>${safe(head)}</th>`).join('')
  const lines = rows.map((row) => {
    const cells = columns.map(({ kind, title: head }, at) =>
      kind === 'tick'
        ? '<td class="tick"><span></span></td>'
        : `<td${side(kind)} data-head="${safe(head)}">${safe(spoken(row[at] ?? null, kind, told.format))}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return `<section class="card ${key}" tabindex="0" aria-label="${safe(title)}"><h2>${safe(title)}</h2><table><thead><tr>${heads}</tr></thead><tbody>\n${lines.join('\n')}\n</tbody></table></section>`
}

const tones = ['pass', 'hold', 'info'] as const

/** Weeks as columns, phases as bars, marks below them; the tables say the same in words. */
const timelineHtml = (told: Telling, paper: Paper): string => {
  const { plan, facts, format, words } = told
  const weeks = weeksOf(told)
  if (weeks.columns.length > 120) return ''
  const left = 190
  const perDay = (1000 - left) / (weeks.columns.length * 7)
  const row = 50
  const top = 26
  const height = top + weeks.rows.length * row
  const short = (value: number): number => Math.round(value * 10) / 10
  const x = (day: string): number => short(left + (dayNumber(day) - weeks.firstDay) * perDay)
  const every = Math.ceil(weeks.columns.length / 14)
  const heads = weeks.columns.map((monday, at) => {
    const label = at % every === 0 ? `<text x="${x(monday) + 4}" y="16" class="soft">${safe(format.day(monday, 'brief'))}</text>` : ''
    return `<line x1="${x(monday)}" x2="${x(monday)}" y1="6" y2="${height}" class="rule"/>${label}`
  })
  const closed = closedOf(told).flatMap(({ kind, from, to }) => {
    const start = Math.max(left, x(from))
    const end = Math.min(1000, x(to) + perDay)
    return end > start ? [`<rect x="${start}" y="${top}" width="${short(end - start)}" height="${height - top}" class="${kind}"/>`] : []
  })
  const bars = weeks.rows.map(({ key, name, goLive, ends, people }, at) => {
    const y = top + at * row
    const width = Math.max(6, x(ends) + perDay - x(goLive))
    const tone = key === 'off' ? 'nodata' : (tones[at % tones.length] ?? 'info')
    const under = people > 0 ? `${format.number(people)} · ${format.percent(people / Math.max(1, plan.headCount))}` : ''
    const inside = width > 60
    return [
      `<line x1="0" x2="1000" y1="${y}" y2="${y}" class="rule"/>`,
      `<text x="0" y="${y + 20}" class="name">${safe(name)}</text><text x="0" y="${y + 37}" class="soft">${safe(under)}</text>`,
      `<rect x="${x(goLive)}" y="${y + 6}" width="${short(width)}" height="24" rx="6" class="bar ${tone}"/>`,
      `<text x="${inside ? x(goLive) + 8 : x(goLive) - 6}" y="${y + 22}" class="on ${tone}"${inside ? '' : ' text-anchor="end"'}>${safe(format.day(goLive, 'brief'))}</text>`,
    ].join('')
  })
  const marks = marksOf(told).map(
    ({ row: at, shape, day }) =>
      `<path d="${outlineOf(shape, x(day) + perDay / 2 + aside[shape] * 10, top + at * row + 40, 9)}" class="mark ${shape}"/>`,
  )
  const now =
    dayNumber(facts.today) >= weeks.firstDay && x(facts.today) < 1000
      ? `<line x1="${x(facts.today)}" x2="${x(facts.today)}" y1="4" y2="${height}" class="today"/>`
      : ''
  const keys = legend.map(
    ([shape, word]) =>
      `<span><svg viewBox="0 0 14 14" class="key" aria-hidden="true"><path d="${outlineOf(shape, 7, 7, 10)}" class="mark ${shape}"/></svg> ${safe(words(word))}</span>`,
  )
  const drawing = `<svg viewBox="0 0 1000 ${height}" role="img" aria-label="${safe(paper.headline)}"><defs><pattern id="closed" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" x2="0" y1="0" y2="8" class="hatch"/></pattern></defs>${closed.join('')}${heads.join('')}${bars.join('')}${marks.join('')}${now}</svg>`
  return `<section class="card timeline" tabindex="0" aria-label="${safe(words('timeline'))}"><h2>${safe(words('timeline'))}</h2>${drawing}<p class="soft keys">${keys.join('')}<span>${safe(words('shaded'))}</span></p></section>`
}

/** The whole plan as a page; everything that came from outside is escaped. */
export const planHtml = (told: Telling, paper: Paper): string => {
  const lists = paper.lists.map(
    ({ title, lines }) =>
      `<section class="card"><h2>${safe(title)}</h2><ul>${lines.map((line) => `<li>${safe(line)}</li>`).join('')}</ul></section>`,
  )
  const above = paper.organisation === null ? paper.facts : `${paper.organisation} · ${paper.facts}`
  return `<!doctype html>
<html lang="${paper.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(paper.title)}</title>
<style>${paperStyle}</style>
</head>
<body>
<main>
<header><p class="soft">${safe(paper.title)} · ${safe(above)}</p><h1>${safe(paper.headline)}</h1></header>
${[timelineHtml(told, paper), ...lists, ...paper.tables.map((table) => tableHtml(table, told))].filter((part) => part !== '').join('\n')}
</main>
</body>
</html>
`
}
