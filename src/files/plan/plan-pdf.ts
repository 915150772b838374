/** The plan as a PDF on A4: timeline as bars, then every table, page numbers below. */
import { largest } from '#core/kernel/many.ts'
import PDFDocument from 'pdfkit'
import { dayNumber } from '#core/kernel/calendar.ts'
import type { CellKind, PaperTable } from '#files/plan/document-tables.ts'
import { type Paper, spoken } from '#files/plan/plan-document.ts'
import type { Telling } from '#files/plan/plan-in-language.ts'
import { aside, closedOf, legend, type MarkShape, marksOf, outlineOf } from '#files/plan/timeline-marks.ts'
import { weeksOf } from '#files/plan/plan-weeks.ts'
import { printable } from '#files/plan/pdf-text.ts'

type Document = InstanceType<typeof PDFDocument>

const ink = '#1d2321'
const soft = '#5b6560'
const line = '#e4dfd3'
const tones = [
  ['#e3efe5', '#1f6b3a'],
  ['#fbf0d3', '#7d5400'],
  ['#e1ecf3', '#22577a'],
] as const
const grey = ['#efece4', '#5b6560'] as const
const regular = 'Helvetica'
const bold = 'Helvetica-Bold'
const margin = 40
const width = 595.28 - 2 * margin
const bottom = 841.89 - margin - 14

const room = (page: Document, height: number): void => {
  if (page.y + height > bottom) page.addPage()
}

const heading = (page: Document, text: string): void => {
  room(page, 60)
  page.moveDown(0.9).font(bold).fontSize(12).fillColor(ink).text(printable(text), margin, page.y, { width })
  page.moveDown(0.3)
}

const timeline = (page: Document, told: Telling): void => {
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
        .font(regular)
        .fontSize(7)
        .fillColor(soft)
        .text(printable(format.day(monday, 'brief')), x(monday) + 2, top - 11, { lineBreak: false })
  })
  weeks.rows.forEach(({ key, name, goLive, ends, people }, at) => {
    const y = top + at * row
    const [wash, tone] = key === 'off' ? grey : (tones[at % tones.length] ?? grey)
    page.moveTo(margin, y).lineTo(right, y).lineWidth(0.5).strokeColor(line).stroke()
    page
      .font(bold)
      .fontSize(8.5)
      .fillColor(ink)
      .text(printable(name), margin, y + 6, { width: names - 6, height: 10, ellipsis: true })
    if (people > 0)
      page
        .font(regular)
        .fontSize(7)
        .fillColor(soft)
        .text(`${format.number(people)} · ${format.percent(people / Math.max(1, plan.headCount))}`, margin, y + 18, { lineBreak: false })
    const wide = Math.max(4, x(ends) + perDay - x(goLive))
    page.roundedRect(x(goLive), y + 3, wide, 16, 3).fill(wash)
    const label = printable(format.day(goLive, 'brief'))
    page.font(bold).fontSize(8)
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
  page.font(regular).fontSize(7)
  for (const [shape, word] of [...legend, [null, 'shaded'] as const]) {
    const label = printable(words(word))
    if (shape) draw(shape, across + 4, top + height + 11)
    page.fillColor(soft).text(label, across + (shape ? 11 : 0), top + height + 8, { lineBreak: false })
    across += page.widthOfString(label) + 26
  }
  page.y = top + height + 20
  page.x = margin
}

interface Column {
  readonly title: string
  readonly kind: CellKind
  readonly left: number
  readonly wide: number
}

const columnsOf = ({ columns }: PaperTable): readonly (Column & { at: number })[] => {
  const used = columns.map((column, at) => ({ ...column, at }))
  const all = used.reduce((sum, { weight }) => sum + weight, 0)
  let left = margin
  return used.map(({ title, kind, weight, at }) => {
    const wide = (weight / all) * width
    const column = { title, kind, at, left, wide: wide - 8 }
    left += wide
    return column
  })
}

const drawTable = (page: Document, table: PaperTable, told: Telling): void => {
  const columns = columnsOf(table)
  const align = (kind: CellKind): 'left' | 'right' => (kind === 'number' || kind === 'share' ? 'right' : 'left')
  const heads = (): void => {
    const y = page.y
    page.font(bold).fontSize(7.5).fillColor(soft)
    const height = largest(columns.map(({ title, wide }) => page.heightOfString(printable(title), { width: wide })))
    for (const { title, kind, left, wide } of columns) page.text(printable(title), left, y, { width: wide, align: align(kind) })
    page.y = y + height + 3
  }
  heading(page, table.title)
  heads()
  for (const row of table.rows) {
    const cells = columns.map(({ kind, at }) => printable(spoken(row[at] ?? null, kind, told.format)))
    page.font(regular).fontSize(8)
    const height = Math.min(
      bottom - margin - 40,
      largest([10, ...columns.map(({ wide }, at) => page.heightOfString(cells[at] ?? '', { width: wide }))]),
    )
    if (page.y + height + 6 > bottom) {
      page.addPage()
      heads()
    }
    const y = page.y
    page
      .moveTo(margin, y)
      .lineTo(margin + width, y)
      .lineWidth(0.4)
      .strokeColor(line)
      .stroke()
    page.font(regular).fontSize(8).fillColor(ink)
    columns.forEach(({ kind, left, wide }, at) => {
      if (kind === 'tick')
        page
          .rect(left, y + 4, 7, 7)
          .lineWidth(0.7)
          .strokeColor(soft)
          .stroke()
      else page.text(cells[at] ?? '', left, y + 3, { width: wide, height: height + 1, align: align(kind), ellipsis: true })
    })
    page.y = y + height + 6
  }
  page.x = margin
}

/** Numbers each page as it begins; counting them all first would keep every page in memory. */
const numberPages = (page: Document, title: string): void => {
  let count = 0
  const footer = (): void => {
    const { x, y } = page
    const { bottom: kept } = page.page.margins
    // Below the margin pdfkit would begin another page.
    page.page.margins.bottom = 0
    const label = printable(`${title} · ${++count}`)
    page
      .font(regular)
      .fontSize(7)
      .fillColor(soft)
      .text(label, margin, 841.89 - margin + 4, { width, align: 'right', lineBreak: false })
    page.page.margins.bottom = kept
    page.x = x
    page.y = y
  }
  page.on('pageAdded', footer)
  footer()
}

/** The whole plan as a PDF; its dates of making are the day of planning, so that equal plans are equal files (PH-11). */
export const planPdf = async (told: Telling, paper: Paper): Promise<Uint8Array> => {
  const day = new Date(`${told.facts.today}T00:00:00Z`)
  const page = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin },
    lang: paper.language,
    info: { Title: paper.title, Subject: paper.headline, Creator: 'Uitrol', Producer: 'Uitrol', CreationDate: day, ModDate: day },
  })
  const pieces: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    page.on('data', (piece: Uint8Array) => pieces.push(piece))
    page.on('end', () => resolve(Buffer.concat(pieces)))
    page.on('error', reject)
  })
  numberPages(page, paper.title)
  const above = [paper.title, ...(paper.organisation === null ? [] : [paper.organisation]), paper.facts].join(' · ')
  page.font(regular).fontSize(9).fillColor(soft).text(printable(above), { width })
  page.moveDown(0.2).font(bold).fontSize(18).fillColor(ink).text(printable(paper.headline), { width })
  page.moveDown(0.6)
  timeline(page, told)
  for (const { title, lines } of paper.lists) {
    heading(page, title)
    for (const sentence of lines) {
      page.font(regular).fontSize(9)
      room(page, page.heightOfString(printable(sentence), { width: width - 12 }) + 2)
      const y = page.y
      page.fillColor(soft).text('•', margin, y, { lineBreak: false })
      page.fillColor(ink).text(printable(sentence), margin + 12, y, { width: width - 12 })
      page.moveDown(0.15)
    }
    page.x = margin
  }
  for (const table of paper.tables) drawTable(page, table, told)
  page.end()
  return whole
}
