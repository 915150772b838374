/** The timeline of a plan on a PDF: weeks as columns, phases as bars, marks below them. */
import { dayNumber } from '#core/kernel/calendar.ts'
import { line, margin, type Pdf, soft, ink, width } from '#files/plan/pdf-page.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'
import { weeksOf } from '#files/plan/plan-weeks.ts'
import { aside, closedOf, legend, type MarkShape, marksOf, outlineOf } from '#files/plan/timeline-marks.ts'

const tones = [
  ['#e3efe5', '#1f6b3a'],
  ['#fbf0d3', '#7d5400'],
  ['#e1ecf3', '#22577a'],
] as const
const grey = ['#efece4', '#5b6560'] as const

/** Draws the timeline; nothing where it would have more columns than a page is wide. The tables say the same in words. */
export const drawTimeline = ({ page, say }: Pdf, told: Telling): void => {
  const { format, plan, facts, words } = told
  const weeks = weeksOf(told)
  if (weeks.columns.length > 120) return
  const names = 118
  const perDay = (width - names) / (weeks.columns.length * 7)
  const row = 30
  const top = page.y + 16
  const height = weeks.rows.length * row
  const x = (day: string): number => margin + names + (dayNumber(day) - weeks.firstDay) * perDay
  const right = margin + width
  const draw = (mark: MarkShape, across: number, down: number): void => {
    const path = page.path(outlineOf(mark, across, down, 6)).lineWidth(0.7)
    if (mark === 'gate') path.fill(soft)
    else path.strokeColor(soft).stroke()
  }
  for (const { kind, from, to } of closedOf(told)) {
    const start = Math.max(margin + names, x(from))
    const end = Math.min(right, x(to) + perDay)
    if (end > start) page.rect(start, top, end - start, height).fill(kind === 'freeze' ? '#efe9da' : '#f5f2ea')
  }
  const every = Math.ceil(weeks.columns.length / 10)
  weeks.columns.forEach((monday, at) => {
    page
      .moveTo(x(monday), top - 12)
      .lineTo(x(monday), top + height)
      .lineWidth(0.5)
      .strokeColor(line)
      .stroke()
    if (at % every === 0)
      page
        .font('regular')
        .fontSize(7)
        .fillColor(soft)
        .text(say(format.day(monday, 'brief')), x(monday) + 2, top - 11, { lineBreak: false })
  })
  weeks.rows.forEach(({ key, name, goLive, ends, people }, at) => {
    const y = top + at * row
    const [wash, tone] = key === 'off' ? grey : (tones[at % tones.length] ?? grey)
    page.moveTo(margin, y).lineTo(right, y).lineWidth(0.5).strokeColor(line).stroke()
    page
      .font('bold')
      .fontSize(8.5)
      .fillColor(ink)
      .text(say(name), margin, y + 6, { width: names - 6, height: 10, ellipsis: true })
    if (people > 0)
      page
        .font('regular')
        .fontSize(7)
        .fillColor(soft)
        .text(`${format.number(people)} · ${format.percent(people / Math.max(1, plan.headCount))}`, margin, y + 18, { lineBreak: false })
    const wide = Math.max(4, x(ends) + perDay - x(goLive))
    page.roundedRect(x(goLive), y + 3, wide, 16, 3).fill(wash)
    const label = say(format.day(goLive, 'brief'))
    page.font('bold').fontSize(8)
    const fits = page.widthOfString(label) + 8 < wide
    page.fillColor(tone).text(label, fits ? x(goLive) + 4 : x(goLive) - page.widthOfString(label) - 4, y + 7, { lineBreak: false })
  })
  for (const { row: at, shape, day } of marksOf(told)) draw(shape, x(day) + perDay / 2 + aside[shape] * 7, top + at * row + 24.5)
  if (dayNumber(facts.today) >= weeks.firstDay && x(facts.today) < right)
    page
      .moveTo(x(facts.today), top - 12)
      .lineTo(x(facts.today), top + height)
      .lineWidth(1)
      .strokeColor('#b67a00')
      .stroke()
  let across = margin
  page.font('regular').fontSize(7)
  for (const [shape, word] of [...legend, [null, 'shaded'] as const]) {
    const label = say(words(word))
    if (shape) draw(shape, across + 4, top + height + 11)
    page.fillColor(soft).text(label, across + (shape ? 11 : 0), top + height + 8, { lineBreak: false })
    across += page.widthOfString(label) + 26
  }
  page.y = top + height + 20
  page.x = margin
}
