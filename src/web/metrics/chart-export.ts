/** Saves a chart as a table (CSV), as a drawing (SVG) or as a picture (PNG), made on this device. */
import type { Language } from '#core/kernel/language.ts'
import { delimitedText } from '#core/kernel/delimited-text.ts'
import { language } from '#web/base/language.ts'
import type { ChartTable } from '#web/metrics/chart-card.tsx'

/** What a drawing takes from the styles of the page, written into it. */
const drawn = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'font-family', 'font-size', 'font-weight', 'opacity'] as const // prettier-ignore

const save = (blob: Blob, name: string): void => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** The table as a spreadsheet of the reader's language opens it, without a cell that could become a formula (IM-3). */
export const csvOf = ({ columns, rows }: ChartTable, language: Language): string => delimitedText([columns, ...rows], language)

export const saveCsv = (table: ChartTable, name: string): void =>
  save(new Blob([csvOf(table, language.peek())], { type: 'text/csv' }), `${name}.csv`)

/** The chart with its colours and letters written into it, on the colour of the card. */
const standalone = (chart: SVGSVGElement): string => {
  const copy = chart.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  const [from, to] = [chart.querySelectorAll('*'), copy.querySelectorAll('*')]
  for (const [index, part] of [...from].entries()) {
    const style = getComputedStyle(part)
    for (const name of drawn) to[index]?.setAttribute(name, style.getPropertyValue(name))
  }
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  ground.setAttribute('width', '100%')
  ground.setAttribute('height', '100%')
  ground.setAttribute('fill', getComputedStyle(chart.closest('.card') ?? chart).backgroundColor)
  copy.prepend(ground)
  return new XMLSerializer().serializeToString(copy)
}

export const saveSvg = (chart: SVGSVGElement, name: string): void =>
  save(new Blob([standalone(chart)], { type: 'image/svg+xml' }), `${name}.svg`)

/** Twice as fine as the screen, for documents. */
const finer = 2

export const savePng = async (chart: SVGSVGElement, name: string): Promise<void> => {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(standalone(chart))}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = chart.clientWidth * finer
  canvas.height = chart.clientHeight * finer
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob) save(blob, `${name}.png`)
}
