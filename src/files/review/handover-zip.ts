/** The handover as a ZIP: its PDF, each part as data, and the plan in the formats that it has (RV-5). */
import { strToU8, type Zippable, zip } from 'fflate'
import type { Handover } from '#core/review/handover-parts.ts'
import { delimitedText } from '#core/kernel/delimited-text.ts'
import type { PlanFile } from '#files/plan/plan-formats.ts'
import type { HandoverDocument } from '#files/review/handover-document.ts'

export interface HandoverFiles {
  readonly document: HandoverDocument
  readonly handover: Handover
  readonly pdf: Uint8Array
  readonly pdfName: string
  /** The plan; none before the first draft. */
  readonly plan: readonly PlanFile[]
}

/** What is packed already is not packed again. */
const isPacked = (name: string): boolean => /\.(?:pdf|xlsx)$/.test(name)

/** The ZIP; no file in it carries the moment at which it was made, so that equal handovers are equal files. */
export const handoverZip = ({ document, handover, pdf, pdfName, plan }: HandoverFiles): Promise<Uint8Array> => {
  const { sections, language } = document
  const files: [string, Uint8Array][] = [
    [pdfName, pdf],
    ...sections.flatMap(({ key, data }): [string, Uint8Array][] => [
      [`data/${key}.json`, strToU8(`${JSON.stringify(handover[key], null, 2)}\n`)],
      ...data.map(({ name, columns, rows }): [string, Uint8Array] => {
        const lines = rows.map((row) => columns.map((_, at) => String(row[at] ?? '')))
        return [`data/${name}.csv`, strToU8(delimitedText([columns.map(({ title }) => title), ...lines], language))]
      }),
    ]),
    ...plan.map(({ fileName, body }): [string, Uint8Array] => [`plan/${fileName}`, typeof body === 'string' ? strToU8(body) : body]),
  ]
  const entries: Zippable = Object.fromEntries(
    files.map(([name, bytes]) => [name, [bytes, { level: isPacked(name) ? 0 : 6, mtime: new Date(2000, 0, 1) }]]),
  )
  return new Promise((resolve, reject) => zip(entries, { consume: true }, (error, packed) => (error ? reject(error) : resolve(packed))))
}
