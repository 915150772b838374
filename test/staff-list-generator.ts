/** Makes staff lists of any shape whose truth is known: columns in any order, headings in four languages, title rows, totals, merged cells, encodings. */
import fc from 'fast-check'
import { csvOf, utf16, utf8, utf8WithMark, windows1252, workbookOf } from '#test/people-files.ts'

export interface Truth {
  readonly name: string
  readonly email: string
  readonly number: string
  readonly department: string
  readonly location: string
  readonly state: 'here' | 'gone' | 'unsure'
}
export interface StaffListFile {
  readonly bytes: Uint8Array
  readonly name: string
  readonly truth: readonly Truth[]
  /** What the file looks like, for whoever reads a failure. */
  readonly text: string
}

const first = ['Anneke', 'Milton', 'Zoë', 'José', 'Anaïs', 'Rajesh', 'Li', 'Mohamed', "D'Andre", 'Mary-Ann', 'Ñusta', 'Éric']
const last = [
  'van der Kust',
  'Pinas',
  'López García',
  'Dupont',
  "'t Hart",
  'Wong',
  'Kartosoewito',
  'de la Cruz',
  'Page',
  'Bron',
  'Smith',
  'Müller',
]
const departments = ['Verkoop', 'Finance', 'Ressources humaines', 'Logística', 'Magazijn']
const places = ['Paramaribo', 'Georgetown', 'Port of Spain', 'Lyon', 'Nickerie']

type Column = 'name' | 'first' | 'last' | 'email' | 'number' | 'department' | 'location' | 'status' | 'other'
const vocabulary: Record<Column, readonly string[]> = {
  name: [
    'Naam',
    'Name',
    'Full name',
    'Volledige naam',
    'Nom complet',
    'Nombre completo',
    'Naam medewerker',
    'Nom de l’employé',
    'EMPLOYEE NAME',
    'Nombre del empleado',
  ],
  first: ['Voornaam', 'First name', 'Prénom', 'Nombres', 'Given Name', 'Roepnaam', 'first_name'],
  last: ['Achternaam', 'Last Name', 'Nom de famille', 'Apellidos', 'Surname', 'Familienaam', 'last-name'],
  email: ['E-mail', 'Email address', 'Courriel', 'Correo electrónico', 'E-mailadres werk', 'Adresse e-mail professionnelle', 'Work e-mail'],
  number: ['Personeelsnummer', 'Employee #', 'Matricule', 'Número de empleado', 'Staff no.', 'Medewerker-ID', 'N° employé', 'Pers.nr.'],
  department: ['Afdeling', 'Department', 'Service', 'Departamento', 'Dept.', 'Afdeling/Team', 'Área', 'Department/Display Name'],
  location: ['Vestiging', 'Location', 'Lieu de travail', 'Sucursal', 'Office', 'Standplaats', 'Ubicación', 'Site'],
  status: ['Status', 'Statut', 'Estado', 'Employment status', 'Dienstverband'],
  other: ['Opmerking intern', 'Shoe size', 'Date de naissance', 'Cumpleaños', 'Notities'],
}
const statuses: Record<Truth['state'], readonly string[]> = {
  here: ['Active', 'Actief', 'In dienst', 'Actif', 'Activo', 'On leave', 'Zwangerschapsverlof', 'Congé maladie', 'Fulltime'],
  gone: ['Terminated', 'Uit dienst', 'Retraité', 'Jubilado', 'Resigned', 'Ontslagen', 'Inactive', 'No longer employed', 'Archived'],
  unsure: ['Zwevend', 'Category 7', 'En attente', 'Por definir'],
}
const titles = ['Personeelslijst 2026', 'Staff list, confidential', 'Liste du personnel', 'Contact: hr@firm.example', 'Lista de empleados']
const footers = [
  'Totaal',
  'Total',
  'Total général',
  'Grand total: 12',
  'Aantal medewerkers: 9',
  'Número de empleados: 3',
  'Afgedrukt op 1 november 2026',
  'Printed on 2026-11-01',
  'Imprimé le 1 novembre 2026',
  'Impreso el 1/11/2026',
  'Page 1 of 3',
  'Filter: Status = Active',
  '12 employees',
  '#DIV/0!',
  '4711',
  'Vacature',
  'Vacant',
]

const person = fc.record({
  first: fc.constantFrom(...first),
  last: fc.constantFrom(...last),
  department: fc.constantFrom(...departments),
  location: fc.constantFrom(...places),
  state: fc.constantFrom('here', 'here', 'here', 'gone', 'unsure'),
  word: fc.nat(),
  hasEmail: fc.boolean(),
})

const headingFor = (column: Column) => fc.constantFrom(...vocabulary[column]).map((heading) => ({ column, heading }))
const columns = fc
  .record({
    names: fc.constantFrom<readonly Column[]>(['name'], ['first', 'last']),
    optional: fc.subarray<Column>(['number', 'department', 'location', 'status', 'other'], { minLength: 1 }),
  })
  .chain(({ names, optional }) => fc.tuple(...[...names, 'email' as const, ...optional].map(headingFor)))
  .chain((made) => fc.shuffledSubarray(made, { minLength: made.length, maxLength: made.length }))

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
/** The letter of a column, as workbooks name it; lists have fewer than 26. */
const letterOf = (at: number): string => String.fromCharCode(65 + at)

/** A sheet in which one value stands once for all rows of a column that share it, merged downwards. */
const mergedBook = (rows: readonly (readonly string[])[], at: number, from: number, to: number): Uint8Array => {
  const merged: string[] = []
  const covered = new Set<number>()
  for (let start = from; start < to;) {
    let end = start
    while (end + 1 < to && rows[end + 1]?.[at] === rows[start]?.[at]) covered.add(++end)
    if (end > start) merged.push(`<mergeCell ref="${letterOf(at)}${start + 1}:${letterOf(at)}${end + 1}"/>`)
    start = end + 1
  }
  const cell = (text: string, row: number, column: number): string =>
    column === at && covered.has(row)
      ? `<c r="${letterOf(column)}${row + 1}"/>`
      : `<c r="${letterOf(column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${xml(text)}</t></is></c>`
  const body = rows.map((row, number) => `<row r="${number + 1}">${row.map((text, column) => cell(text, number, column)).join('')}</row>`)
  const content = `<worksheet><sheetData>${body.join('')}</sheetData><mergeCells>${merged.join('')}</mergeCells></worksheet>`
  return workbookOf([{ name: 'xl/worksheets/sheet1.xml', content }])
}

const bookOf = (rows: readonly (readonly string[])[], cover: boolean): Uint8Array => {
  const sheet = rows
    .map((row) => `<row>${row.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${xml(cell)}</t></is></c>`).join('')}</row>`)
    .join('')
  return workbookOf(cover ? ['<row><c t="inlineStr"><is><t>Lees mij eerst</t></is></c></row>', sheet] : [sheet])
}

/** A staff list with its truth. */
export const staffListFile: fc.Arbitrary<StaffListFile> = fc
  .record({
    people: fc.array(person, { minLength: 1, maxLength: 8 }),
    columns,
    title: fc.option(fc.constantFrom(...titles)),
    repeats: fc.boolean(),
    feet: fc.subarray(footers, { maxLength: 3 }),
    form: fc.constantFrom('utf8', 'mark', 'utf16', 'windows', 'xlsx', 'cover', 'merged'),
    delimiter: fc.constantFrom(';', ',', '\t'),
    newline: fc.constantFrom('\r\n', '\n'),
  })
  .map(({ people, columns: heads, title, repeats, feet, form, delimiter, newline }) => {
    const has = (column: Column) => heads.some((one) => one.column === column)
    const truth = people.map((one, at): Truth => ({
      name: `${one.first} ${one.last}`,
      email: one.hasEmail || !has('number') ? `p${at}@firm.example` : '',
      number: has('number') ? String(1000 + at).padStart(5, '0') : '',
      department: has('department') ? one.department : '',
      location: has('location') ? one.location : '',
      state: has('status') ? one.state : 'here',
    }))
    const cellsOf = (one: Truth, at: number): string[] =>
      heads.map(({ column }) => {
        const told = people[at]
        const words = statuses[one.state]
        const values: Record<Column, string> = {
          name: one.name,
          first: told?.first ?? '',
          last: told?.last ?? '',
          email: one.email,
          number: one.number,
          department: one.department,
          location: one.location,
          status: words[(told?.word ?? 0) % words.length] ?? '',
          other: at % 2 === 0 ? 'x 1' : '',
        }
        return values[column]
      })
    const headings = heads.map(({ heading }) => heading)
    const nameAt = heads.findIndex(({ column }) => column === 'name' || column === 'last')
    const footer = (text: string) => heads.map((_, at) => (at === nameAt ? text : ''))
    const body = truth.map(cellsOf)
    if (repeats && body.length > 2) body.splice(2, 0, headings)
    const rows = [...(title === null ? [] : [[title]]), headings, ...body, ...feet.map(footer)]
    const text = csvOf(rows, delimiter, newline)
    const placeAt = heads.findIndex(({ column }) => column === 'location')
    const firstRow = rows.indexOf(headings) + 1
    if (form === 'merged' && placeAt >= 0 && !repeats)
      return { bytes: mergedBook(rows, placeAt, firstRow, firstRow + body.length), name: 'list.xlsx', truth, text }
    if (form === 'windows') return { bytes: windows1252(text), name: 'list.csv', truth, text }
    if (form === 'xlsx' || form === 'cover' || form === 'merged')
      return { bytes: bookOf(rows, form === 'cover'), name: 'list.xlsx', truth, text }
    return { bytes: form === 'utf16' ? utf16(text) : form === 'mark' ? utf8WithMark(text) : utf8(text), name: 'list.csv', truth, text }
  })
