/** Staff lists as Excel workbooks: the sheet that holds one, found by the relationships between the parts. */
import type { SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import { chosenSheet, type NamedSheet } from '#files/people/sheet-choice.ts'
import type { FileLimits } from '#files/people/file-limits.ts'
import { readStrings, readStyles } from '#files/people/workbook-cells.ts'
import { readSheet, type SheetReading } from '#files/people/workbook-sheet.ts'
import type { Archive } from '#files/people/workbook-zip.ts'
import { walkXml } from '#files/people/workbook-xml.ts'

interface Sheet {
  readonly name: string
  readonly part: string
}
interface Related {
  readonly id: string
  readonly type: string
  readonly part: string
}

const text = (archive: Archive, part: string): string => archive.read(part)?.toString('utf8') ?? ''

/** What a part points to; targets are relative to its folder. */
const relatedTo = (archive: Archive, part: string): Related[] => {
  const cut = part.lastIndexOf('/') + 1
  const folder = part.slice(0, cut)
  const found: Related[] = []
  walkXml(
    text(archive, `${folder}_rels/${part.slice(cut)}.rels`),
    ({ name, kind, attribute }) => {
      if (name !== 'Relationship' || kind === 'close') return
      const target = attribute('Target') ?? ''
      const whole = target.startsWith('/') ? target.slice(1) : `${folder}${target.replace(/^\.\//, '')}`
      found.push({ id: attribute('Id') ?? '', type: attribute('Type') ?? '', part: whole.replace(/[^/]+\/\.\.\//g, '') })
    },
    () => {},
  )
  return found
}

/** The main part of a workbook, whatever it is called. */
const mainPart = (archive: Archive): string =>
  relatedTo(archive, '').find(({ type }) => type.endsWith('/officeDocument'))?.part ?? 'xl/workbook.xml'

/** The visible sheets in their order, and whether days are counted from 1904. */
const readContents = (archive: Archive, main: string): { sheets: Sheet[]; from1904: boolean; strings: string; styles: string } => {
  const related = relatedTo(archive, main)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const partOf = (kind: string): string => related.find(({ type }) => type.endsWith(`/${kind}`))?.part ?? `${folder}${kind}.xml`
  const sheets: Sheet[] = []
  let from1904 = false
  walkXml(
    text(archive, main),
    ({ name, kind, attribute }) => {
      if (kind === 'close') return
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/i.test(attribute('date1904') ?? '')
      else if (name === 'sheet' && (attribute('state') ?? 'visible') === 'visible') {
        const id = attribute('r:id') ?? attribute('\\w+:id') ?? ''
        const part = related.find((one) => one.id === id)?.part
        if (part) sheets.push({ name: attribute('name') ?? '', part })
      }
    },
    () => {},
  )
  return { sheets, from1904, strings: partOf('sharedStrings'), styles: partOf('styles') }
}

/** Reads the sheet that holds a staff list, or the one that is wanted. Problems as `readPeopleFile`. */
export const readWorkbook = (archive: Archive, file: string, limits: FileLimits, wanted?: string): SourceTable => {
  const broken = () => new Problem('people.workbookBroken', {}, { file })
  const main = mainPart(archive)
  if (main.endsWith('.bin') || archive.names.includes('xl/workbook.bin')) throw new Problem('people.oldWorkbook', {}, { file })
  if (!archive.names.includes(main.toLowerCase())) throw new Problem('people.notATable', {}, { file })
  const contents = readContents(archive, main)
  if (contents.sheets.length === 0) throw broken()
  const reading: SheetReading = {
    strings: readStrings(text(archive, contents.strings), broken, limits.cells),
    styles: readStyles(text(archive, contents.styles)),
    from1904: contents.from1904,
    file,
    limits,
  }
  const sheets = contents.sheets.map(({ name, part }): NamedSheet => ({
    name,
    read: () => {
      const xml = archive.read(part)
      if (!xml) throw broken()
      return readSheet(xml.toString('utf8'), reading)
    },
  }))
  return { format: 'xlsx', encoding: null, delimiter: null, notes: [], ...chosenSheet(sheets, file, wanted) }
}
