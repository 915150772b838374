/** The pages of a PDF: A4, our font embedded, numbered, and tagged so that other programs can read them aloud or take them apart. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { printable } from '#files/plan/pdf-text.ts'
import { productFolder } from '#files/product-folder.ts'

type Document = InstanceType<typeof PDFDocument>
type Element = ReturnType<Document['struct']>

export const ink = '#1d2321'
export const soft = '#5b6560'
export const line = '#e4dfd3'
export const margin = 40
export const width = 595.28 - 2 * margin
const height = 841.89
export const bottom = height - margin - 14

export interface PdfAbout {
  readonly title: string
  readonly subject: string
  readonly language: string
  /** What the pages say that they were made on, so that equal plans are equal files (PH-11). */
  readonly day: Date
}

export interface Pdf {
  readonly page: Document
  /** The structure that everything read belongs to. */
  readonly root: Element
  /** A text as the font shows it. */
  say(text: string): string
  /** Codes of the scripts that were left out of these texts. */
  missingIn(texts: Iterable<string>): readonly string[]
  /** Draws something that is read as an element of a kind (`P`, `H2`, `TD` …), below the root or another element. */
  put(kind: string, draw: () => void, options?: { readonly below?: Element; readonly alt?: string; readonly scope?: 'Column' }): void
  /** Opens an element that holds others. */
  open(kind: string, below?: Element): Element
  /** Draws something that says nothing: lines, boxes, shading. */
  decorate(draw: () => void): void
  /** Lets others have their turn: a large plan takes seconds, and nobody else waits for all of them. */
  breathe(): Promise<void>
  /** The number of the page at work, from 1. */
  pageNumber(): number
  /** Goes on to the next page where there is no room for so many points. */
  room(points: number): void
  /** Ends it and gives the file. */
  end(): Promise<Uint8Array>
}

const fonts = { regular: 'noto-sans-regular.ttf', bold: 'noto-sans-bold.ttf' } as const
const read = new Map<string, Uint8Array>()
const fontNamed = (file: string): Uint8Array => {
  let bytes = read.get(file)
  if (!bytes) read.set(file, (bytes = readFileSync(join(productFolder, 'fonts', file))))
  return bytes
}

/** What pdfkit keeps of the font at work: it alone knows which letters the font has. */
interface FontAtWork {
  readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } }
}

/** Opens a document with its first page. */
export const openPdf = ({ title, subject, language, day }: PdfAbout): Pdf => {
  const page = new PDFDocument({
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin },
    lang: language,
    pdfVersion: '1.5',
    tagged: true,
    displayTitle: true,
    info: { Title: title, Subject: subject, Creator: 'Uitrol', Producer: 'Uitrol', CreationDate: day, ModDate: day },
  })
  const pieces: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    page.on('data', (piece: Uint8Array) => pieces.push(piece))
    page.on('end', () => resolve(Buffer.concat(pieces)))
    page.on('error', reject)
  })
  for (const [name, file] of Object.entries(fonts)) page.registerFont(name, Buffer.from(fontNamed(file)))
  page.font('regular')
  const { font } = (page as unknown as FontAtWork)._font
  const known = new Map<number, boolean>()
  const has = (point: number): boolean => {
    let found = known.get(point)
    if (found === undefined) known.set(point, (found = font.hasGlyphForCodePoint(point)))
    return found
  }
  // Most texts are of letters that every font of ours has.
  const isPlain = (text: string): boolean => /^[\x20-\x7E]*$/.test(text)
  const say = (text: string): string => (isPlain(text) ? text : printable(text, has).text)
  const root = page.struct('Document')
  page.addStructure(root)
  const decorate = (draw: () => void): void => {
    page.markContent('Artifact', { type: 'Layout' })
    draw()
    page.endMarkedContent()
  }

  /** Each page is numbered as it begins; counting them all first would keep every page in memory. */
  let count = 0
  const number = (): void => {
    const { x, y } = page
    const { bottom: kept } = page.page.margins
    // Below the margin pdfkit would begin another page.
    page.page.margins.bottom = 0
    page.markContent('Artifact', { type: 'Pagination' })
    page
      .font('regular')
      .fontSize(7)
      .fillColor(soft)
      .text(say(`${title} · ${++count}`), margin, height - margin + 4, { width, align: 'right', lineBreak: false })
    page.endMarkedContent()
    page.page.margins.bottom = kept
    page.x = x
    page.y = y
  }
  page.on('pageAdded', number)
  number()

  return {
    page,
    root,
    say,
    missingIn: (texts) => {
      const found = new Set<string>()
      for (const text of texts) if (!isPlain(text)) for (const code of printable(text, has).missing) found.add(code)
      return [...found]
    },
    put: (kind, draw, { below = root, alt, scope } = {}) => {
      const options = { ...(alt === undefined ? {} : { alt }), ...(scope === undefined ? {} : { scope }) }
      below.add(page.struct(kind, options, [draw]))
    },
    open: (kind, below = root) => {
      const element = page.struct(kind)
      below.add(element)
      return element
    },
    decorate,
    breathe: () => setImmediate(),
    pageNumber: () => count,
    room: (points) => {
      if (page.y + points > bottom) page.addPage()
    },
    end: () => {
      root.end()
      page.end()
      return whole
    },
  }
}
