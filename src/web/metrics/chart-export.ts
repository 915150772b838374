/** Saves a chart as a table (CSV), as a drawing (SVG) or as a picture (PNG), made on this device. */
import type { Language } from '#core/kernel/language.ts'
import { delimitedText } from '#core/kernel/delimited-text.ts'
import { language } from '#web/base/language.ts'
import type { ChartTable } from '#web/metrics/chart-card.tsx'
import type { Picture } from '#web/metrics/chart-picture.ts'

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

export const saveSvg = ({ text }: Picture, name: string): void => save(new Blob([text], { type: 'image/svg+xml' }), `${name}.svg`)

/** Twice as fine as the screen, for documents. */
const finer = 2

export const savePng = async ({ text, width, height }: Picture, name: string): Promise<void> => {
  const picture = new Image()
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await picture.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * finer
  canvas.height = height * finer
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (blob) save(blob, `${name}.png`)
}
