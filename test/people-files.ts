/** Makes staff lists the way Excel and others save them, for tests and benchmarks. */
import { crc32, deflateRawSync } from 'node:zlib'

export type Cells = readonly (readonly string[])[]

/** A table as text: cells with the delimiter, a quote or a newline in them are quoted. */
export const csvOf = (rows: Cells, delimiter = ';', newline = '\r\n'): string =>
  rows
    .map((row) =>
      row.map((cell) => (cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter),
    )
    .join(newline) + newline

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** As Excel's "CSV UTF-8". */
export const utf8WithMark = (text: string): Uint8Array => utf8(`\uFEFF${text}`)
/** As Excel's "Unicode text": UTF-16 with a mark, and tabs between the cells. */
export const utf16 = (text: string, order: 'le' | 'be' = 'le', mark = true): Uint8Array => {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
const upper1252 = new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))
/** As Excel's plain "CSV" on a Dutch or English Windows. */
export const windows1252 = (text: string): Uint8Array =>
  Uint8Array.from([...text], (sign) => {
    const code = sign.charCodeAt(0)
    const at = upper1252.indexOf(sign)
    if (code >= 128 && at < 0) throw new Error(`Windows-1252 has no ${sign}`)
    return code < 128 ? code : at + 128
  })

export interface ZipPart {
  readonly name: string
  readonly content: Uint8Array | string
  /** What the contents claim as its size, where that is a lie. */
  readonly claims?: number
}

/** An archive of parts; workbooks are made by it where a test needs one that no writer makes. */
export const zipOf = (parts: readonly ZipPart[]): Uint8Array => {
  const bodies: Buffer[] = []
  const contents: Buffer[] = []
  let at = 0
  for (const { name, content, claims } of parts) {
    const plain = Buffer.from(content as string)
    const packed = deflateRawSync(plain)
    const title = Buffer.from(name)
    const sizes = Buffer.alloc(26)
    sizes.writeUInt16LE(20, 0)
    sizes.writeUInt16LE(8, 4)
    sizes.writeUInt32LE(crc32(plain), 10)
    sizes.writeUInt32LE(packed.length, 14)
    sizes.writeUInt32LE(claims ?? plain.length, 18)
    sizes.writeUInt16LE(title.length, 22)
    bodies.push(Buffer.from([0x50, 0x4b, 3, 4]), sizes, title, packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    contents.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), sizes, rest, title)
    at += 30 + title.length + packed.length
  }
  const size = contents.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, ...contents, Buffer.from([0x50, 0x4b, 5, 6]), end])
}

/** A bare workbook around the XML of its sheets, its shared texts and its styles. */
export const workbookOf = (
  sheets: readonly (string | ZipPart)[],
  { strings = '', styles = '', state = [] as readonly string[], names = [] as readonly string[], properties = '' } = {},
): Uint8Array =>
  zipOf([
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns:r="r">${properties}<sheets>${sheets
        .map(
          (_, at) =>
            `<sheet name="${names[at] ?? `Blad${at + 1}`}" sheetId="${at + 1}"${state[at] ? ` state="${state[at]}"` : ''} r:id="rId${at + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="x/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` },
    { name: 'xl/styles.xml', content: `<styleSheet>${styles}</styleSheet>` },
    ...sheets.map((sheet, at) =>
      typeof sheet === 'string'
        ? { name: `xl/worksheets/sheet${at + 1}.xml`, content: `<worksheet><sheetData>${sheet}</sheetData></worksheet>` }
        : { ...sheet, name: `xl/worksheets/sheet${at + 1}.xml` },
    ),
  ])

/** A staff list of any length with the usual columns, the same each time. */
export const staffRows = (count: number): string[][] => {
  const first = ['Anjali', 'Ruben', 'Soenita', 'José', 'Chéryl', 'Wong', 'Maikel', 'Zoë']
  const last = ['Ramdin', 'van Dijk', 'Pinas', 'Kartosoewito', 'Lie A Fat', 'Misiedjan', 'Sewnarain']
  const places = ['Paramaribo', 'Nieuw Nickerie', 'Georgetown', 'Moengo', 'Albina']
  const departments = ['Financiën', 'Verkoop', 'Magazijn', 'Directie', 'ICT']
  return [
    [
      'Personeelsnr',
      'Voornaam',
      'Achternaam',
      'E-mailadres',
      'Afdeling',
      'Vestiging',
      'Land',
      'Taal',
      'Functie',
      'Datum in dienst',
      'Uren per week oud systeem',
      'Pilot',
    ],
    ...Array.from({ length: count }, (_, n) => [
      String(100_000 + n),
      first[n % first.length] ?? '',
      last[n % last.length] ?? '',
      `medewerker${n}@bedrijf.sr`,
      departments[n % departments.length] ?? '',
      places[n % places.length] ?? '',
      n % 5 === 2 ? 'Guyana' : 'Suriname',
      n % 5 === 2 ? 'Engels' : 'Nederlands',
      'Medewerker; algemeen',
      `${String((n % 28) + 1).padStart(2, '0')}-${String((n % 12) + 1).padStart(2, '0')}-20${String(10 + (n % 15))}`,
      `${n % 40},5`,
      n % 50 === 0 ? 'ja' : 'nee',
    ]),
  ]
}
