import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { importPreview } from '#core/people/people-import.ts'
import { Problem } from '#core/kernel/problem.ts'
import { fileLimits } from '#files/people/file-limits.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { csvOf, staffRows, utf16, utf8, utf8WithMark, windows1252, workbookOf, zipOf } from '#test/people-files.ts'
import { problemOf } from '#test/refusals.ts'

const options = { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } } as const
const dutch = [
  ['Naam', 'E-mailadres', 'Afdeling', 'Vestiging', 'In dienst', 'Uren per week oud systeem', 'Vrijwilliger'],
  ['Zoë van Dijk', 'zoe@bedrijf.sr', 'Financiën', 'Nieuw Nickerie', '03-04-2019', '12,5', 'ja'],
  ['José Pinas', 'jose@bedrijf.sr', 'Verkoop; binnen', 'Paramaribo', '17-05-2021', '7', 'nee'],
]

const refusalOf = (bytes: Uint8Array, limits = fileLimits): Problem => problemOf(() => readPeopleFile(bytes, 'lijst.csv', limits))

describe('staff lists as text', () => {
  const forms: [name: string, bytes: Uint8Array, encoding: string, delimiter: string][] = [
    ['CSV by a Dutch Excel', windows1252(csvOf(dutch)), 'windows-1252', ';'],
    ['CSV UTF-8 by a Dutch Excel', utf8WithMark(csvOf(dutch)), 'utf-8-bom', ';'],
    ['UTF-8 with commas', utf8(csvOf(dutch, ',', '\n')), 'utf-8', ','],
    ['Unicode text by Excel', utf16(csvOf(dutch, '\t')), 'utf-16le', '\t'],
    ['UTF-16 the other way round', utf16(csvOf(dutch, '\t'), 'be'), 'utf-16be', '\t'],
    ['UTF-16 without a mark', utf16(csvOf(dutch, ';'), 'le', false), 'utf-16le', ';'],
    ['UTF-16 the other way round without a mark', utf16(csvOf(dutch, ';'), 'be', false), 'utf-16be', ';'],
    ['pipes and old Mac newlines', utf8(csvOf(dutch, '|', '\r')), 'utf-8', '|'],
  ]
  test.each(forms)('[IM-1] %s', (_, bytes, encoding, delimiter) => {
    const table = readPeopleFile(bytes, 'lijst.csv')
    expect(table).toMatchObject({ format: delimiter === '\t' ? 'tsv' : 'csv', encoding, delimiter })
    expect(table.rows.slice(0, 3).map(({ cells }) => cells)).toEqual(dutch)
    const { people, refused } = importPreview(table, options)
    expect(refused).toEqual([])
    expect(people).toMatchObject([
      { name: 'Zoë van Dijk', department: 'Financiën', location: 'Nieuw Nickerie', startsOn: '2019-04-03', oldUse: 12.5, keenness: 1 },
      { name: 'José Pinas', department: 'Verkoop; binnen', startsOn: '2021-05-17', oldUse: 7, keenness: 0 },
    ])
  })

  test('[IM-1] counts lines through quoted newlines, empty lines and the line that names the delimiter', () => {
    const text = 'sep=;\r\nNaam;Functie\r\nAnn;"eerste\r\ntweede\nderde"\r\n\r\nBea;x\r\n'
    const { rows, delimiter } = readPeopleFile(utf8(text), 'lijst.csv')
    expect(delimiter).toBe(';')
    expect(rows.filter(({ cells }) => cells[0] !== '').map(({ line, cells }) => [line, cells[0]])).toEqual([
      [2, 'Naam'],
      [3, 'Ann'],
      [7, 'Bea'],
    ])
  })

  test('[IM-1] is not misled by commas inside a semicolon list, nor by a title above the headings', () => {
    const rows = [
      ['Personeelslijst, stand 1 november, voorlopig'],
      [''],
      ['Naam', 'Uren per week'],
      ['Pinas, R.', '12,5'],
      ['Dijk, Z. van', '8,25'],
    ]
    const table = readPeopleFile(windows1252(csvOf(rows)), 'lijst.csv')
    expect(table.delimiter).toBe(';')
    expect(importPreview(table, options).people).toMatchObject([
      { line: 4, name: 'R. Pinas', oldUse: 12.5 },
      { line: 5, name: 'Z. van Dijk', oldUse: 8.25 },
    ])
  })

  test('[IM-1] a single column of addresses is a list', () => {
    const table = readPeopleFile(utf8('E-mail\nann.lee@x.sr\nbob@x.sr\n'), 'lijst.csv')
    expect(table.delimiter).toBeNull()
    expect(importPreview(table, options).people.map(({ name }) => name)).toEqual(['Ann Lee', 'Bob'])
  })
})

describe('staff lists as workbooks', () => {
  test('[IM-1] a real workbook: days, numbers, yes and no, empty rows', async () => {
    const bytes = await writeExcelFile([
      ['Personeelsnr', 'Naam', 'E-mailadres', 'In dienst', 'Uren per week', 'Pilot'],
      [
        1001,
        'Zoë van Dijk',
        'zoe@bedrijf.sr',
        { value: new Date(Date.UTC(2019, 3, 3)), type: Date, format: 'dd-mm-yyyy' },
        12.1 + 0.2,
        true,
      ],
      [null],
      [1002, 'José & Co <Pinas>', null, { value: new Date(Date.UTC(2021, 4, 17)), type: Date, format: 'd mmm yyyy' }, 7, false],
    ]).toBuffer()
    const table = readPeopleFile(bytes, 'lijst.xlsx')
    expect(table).toMatchObject({ format: 'xlsx', encoding: null, delimiter: null })
    const { people, refused } = importPreview(table, options)
    expect(refused).toEqual([])
    expect(people).toMatchObject([
      { line: 2, id: '1001', name: 'Zoë van Dijk', startsOn: '2019-04-03', oldUse: 12.3, pilot: true },
      { line: 4, id: '1002', name: 'José & Co <Pinas>', startsOn: '2021-05-17', oldUse: 7, pilot: false },
    ])
  })

  test('[IM-1] shared, rich and inline texts, zeros in front, days since 1904, hidden sheets, gaps between cells', () => {
    const bytes = workbookOf(
      [
        '<row r="1"><c r="A1" t="inlineStr"><is><t>verborgen</t></is></c></row>',
        `<x:row r="3"><x:c r="A3" t="s"><x:v>0</x:v></x:c><c r="C3" t="s"><v>1</v></c><c r="D3" t="str"><v>In dienst</v></c></x:row>
         <row r="7"><c r="A7" s="1"><v>42</v></c><c r="C7" t="inlineStr"><is><r><t>Ann </t></r><r><t>Lee</t></r></is></c><c r="D7" s="2"><v>40000</v></c><c r="ZZZ7"><v>1</v></c></row>`,
      ],
      {
        state: ['hidden'],
        properties: '<workbookPr date1904="1"/>',
        strings:
          '<si><t>Personeels_x006E_r</t></si><si><r><t>Na</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t xml:space="preserve">am</t></r></si>',
        styles: `<numFmts><numFmt numFmtId="164" formatCode="00000"/><numFmt numFmtId="165" formatCode="[>1]d\\-mmm;&quot;day&quot;0"/></numFmts>
          <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>`,
      },
    )
    expect(readPeopleFile(bytes, 'x.xlsx').rows).toEqual([
      { line: 3, cells: ['Personeelsnr', '', 'Naam', 'In dienst'] },
      { line: 7, cells: ['00042', '', 'Ann Lee', '2013-07-07'] },
    ])
  })

  test('[IM-1] the same list as CSV and as workbook gives the same people', async () => {
    const rows = staffRows(200)
    const book = readPeopleFile(await writeExcelFile(rows).toBuffer(), 'lijst.xlsx')
    const text = readPeopleFile(windows1252(csvOf(rows)), 'lijst.csv')
    expect(importPreview(book, options).people).toEqual(importPreview(text, options).people)
    expect(importPreview(text, options).people).toHaveLength(200)
  })
})

describe('files that cannot be read', () => {
  const book = () => writeExcelFile(staffRows(50)).toBuffer()
  test.each<[name: string, code: string, bytes: Uint8Array, line?: number]>([
    ['nothing at all', 'people.emptyFile', utf8('')],
    ['only white space', 'people.emptyFile', utf8(' \r\n\r\n')],
    ['a PDF', 'people.notATable', utf8('%PDF-1.7\n1 0 obj')],
    ['a web page with another name', 'people.notATable', utf8('<html><table><tr><td>Naam</td></tr></table>')],
    ['a picture', 'people.notATable', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49])],
    ['another archive', 'people.notATable', zipOf([{ name: 'word/document.xml', content: '<w/>' }])],
    ['an old workbook', 'people.oldWorkbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['a binary workbook', 'people.oldWorkbook', zipOf([{ name: 'xl/workbook.bin', content: 'x' }])],
    ['one line without an end', 'people.notATable', utf8('a'.repeat(1_100_000)), 1],
    ['a line of delimiters', 'people.notATable', utf8(`Naam${','.repeat(30_000)}`)],
    ['more columns than a table has', 'people.notATable', utf8(`Naam${';'.repeat(2500)}\n`), 1],
    ['UTF-32', 'people.unknownEncoding', Uint8Array.from([0xff, 0xfe, 0, 0, 0x4e, 0, 0, 0]), 1],
    ['a broken UTF-8', 'people.unknownEncoding', Uint8Array.from([0xef, 0xbb, 0xbf, 0x4e, 0x0a, 0xc3, 0x28]), 2],
    [
      'one damaged letter among sound ones',
      'people.unknownEncoding',
      Buffer.concat([utf8('Naam\nZoë\nJosé\nRené\nAnaïs\n'), windows1252('Chéryl')]),
      6,
    ],
    ['signs of no known set', 'people.unknownEncoding', Uint8Array.from([0x4e, 0x61, 0x0a, 0x0a, 0x8d, 0x90, 0xff]), 3],
    ['an open quote', 'people.quoteNotClosed', utf8('Naam;Functie\nAnn;x\nBea;"y\nCor;z\n'), 3],
    ['an empty sheet', 'people.emptyFile', workbookOf([''])],
    ['a sheet that breaks off', 'people.workbookBroken', workbookOf(['<row r="4"><c r="A4"><v>1</v>']), 4],
  ])('[IM-1] %s is refused', (_, code, bytes, line) => {
    const refusal = refusalOf(bytes)
    expect([refusal.code, refusal.place?.line, refusal.place?.file]).toEqual([code, line, 'lijst.csv'])
  })

  test('[IM-1] a workbook that was cut off', async () => {
    const bytes = await book()
    for (const share of [0.2, 0.5, 0.9, 0.999])
      expect(refusalOf(bytes.subarray(0, bytes.length * share)).code).toBe('people.workbookBroken')
  })

  test('[IM-1] a bomb is not unpacked, also where it lies about its size', () => {
    const zeros = '0'.repeat(3_000_000)
    const limits = { ...fileLimits, unzipped: 1_000_000 }
    expect(refusalOf(workbookOf([zeros]), limits).code).toBe('people.unzipsTooLarge')
    const liar = workbookOf([{ name: '', content: zeros, claims: 1000 }])
    expect(liar.length).toBeLessThan(20_000)
    expect(refusalOf(liar, limits).code).toBe('people.unzipsTooLarge')
  })

  test('[IM-1] too many bytes or cells', () => {
    const text = utf8(csvOf(staffRows(30)))
    expect(refusalOf(text, { ...fileLimits, bytes: 100 }).code).toBe('people.tooLarge')
    expect(refusalOf(text, { ...fileLimits, cells: 100 }).code).toBe('people.tooManyCellsInAll')
    const hollow = workbookOf([`<row>${'<c/>'.repeat(4000)}</row>`])
    expect(refusalOf(hollow, { ...fileLimits, cells: 3000 }).code).toBe('people.tooManyCellsInAll')
    const sparse = workbookOf(['<row><c r="SA1"><v>1</v></c></row>'.repeat(30)])
    expect(refusalOf(sparse, { ...fileLimits, cells: 3000 }).code).toBe('people.tooManyCellsInAll')
  })

  const rowsUnder = (count: number): string[] => ['Naam', ...Array.from({ length: count }, (_, nth) => `Ann ${nth}`)]
  const odsRow = (name: string) =>
    `<table:table-row><table:table-cell office:value-type="string"><text:p>${name}</text:p></table:table-cell></table:table-row>`
  const longForms: [form: string, make: (rows: readonly string[]) => Uint8Array][] = [
    ['text', (rows) => utf8(rows.join('\n'))],
    ['a workbook', (rows) => workbookOf([rows.map((name) => `<row><c t="str"><v>${name}</v></c></row>`).join('')])],
    ['a spreadsheet', (rows) => utf8(`<?xml version="1.0"?><office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><table:table table:name="a">${rows.map(odsRow).join('')}</table:table></office:document>`)], // prettier-ignore
  ]
  test.each(longForms)('[IM-1] %s of as many rows as are taken is read, the heading not among them; one row more is refused', (_, make) => {
    const limits = { ...fileLimits, rows: 20 }
    expect(readPeopleFile(make(rowsUnder(20)), 'lijst.csv', limits).rows).toHaveLength(21)
    expect(refusalOf(make(rowsUnder(21)), limits)).toMatchObject({ code: 'people.tooManyRows', params: { most: 20 }, place: { line: 22 } })
  })

  const only = (act: () => unknown): void => {
    try {
      act()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
    }
  }
  const readAll = (bytes: Uint8Array) => only(() => importPreview(readPeopleFile(bytes, 'x'), options))

  test('[IM-1] any bytes give people or a Problem, never another error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => readAll(bytes)),
      { numRuns: 1500 },
    )
    const pieces = fc.constantFrom(
      '"',
      ';',
      ',',
      '\t',
      '\r',
      '\n',
      'Naam',
      'E-mail',
      'a@b.sr',
      '=1',
      '\u0000',
      'é',
      '1-2-2020',
      'sep=;',
      "'",
      ' ',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 80 }), (parts) => readAll(utf8(parts.join('')))),
      { numRuns: 1500 },
    )
  })

  test('[IM-1] files that were bent or cut give people or a Problem, never another error', async () => {
    const files = [await book(), utf16(csvOf(staffRows(20), '\t')), windows1252(csvOf(staffRows(20)))]
    const bend = fc.record({
      file: fc.constantFrom(...files),
      cut: fc.double({ min: 0, max: 1, noNaN: true }),
      bent: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 8 }),
      whole: fc.boolean(),
    })
    fc.assert(
      fc.property(bend, ({ file, cut, bent, whole }) => {
        const bytes = Uint8Array.from(whole ? file : file.subarray(0, Math.floor(file.length * cut)))
        for (const [where, byte] of bent) if (bytes.length > 0) bytes[Math.floor(where * (bytes.length - 1))] = byte
        readAll(bytes)
      }),
      { numRuns: 600 },
    )
  })

  test('[IM-1] XML that was bent inside a sound archive gives people or a Problem', () => {
    const sheet = staffRows(5)
      .map((row, r) => `<row r="${r + 1}">${row.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`)
      .join('')
    fc.assert(
      fc.property(
        fc.nat(sheet.length),
        fc.nat(40),
        fc.constantFrom('', '<', '>', '"', '&#x110000;', '</row>', '<c r="A99999999999">', '\u0000'),
        (at, gone, put) => readAll(workbookOf([sheet.slice(0, at) + put + sheet.slice(at + gone)])),
      ),
      { numRuns: 500 },
    )
  })
})

const oracle = '../shared/data/oracle_hr_107_employees.csv'
describe.skipIf(!existsSync(oracle))('the list of 107 (skipped where it is absent)', () => {
  test('[IM-1] [PH-2] everyone goes in, with and without a department', () => {
    const preview = importPreview(readPeopleFile(readFileSync(oracle), 'oracle.csv'), options)
    expect(preview.columns.map(({ field }) => field)).not.toContain(null)
    expect(preview).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',', source: 'plain', refused: [], gone: [], notes: [] })
    expect(preview.people).toHaveLength(107)
    expect(new Set(preview.people.map(({ id }) => id)).size).toBe(107)
    expect(preview.people.filter(({ department }) => department === null)).toHaveLength(1)
    expect(new Set(preview.people.map(({ name }) => name.split(' ').at(-1))).size).toBeLessThan(107)
    expect(preview.locations).toHaveLength(7)
    expect(preview.locations.find(({ name }) => name === 'London')).toMatchObject({ country: 'GB', zone: null, language: 'en' })
    expect(preview.people.filter(({ managerEmail }) => managerEmail === null)).toHaveLength(1)
  })
})
