import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type ImportOptions, importPreview } from '#core/people/people-import.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { fileLimits } from '#files/people/file-limits.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { utf8, workbookOf } from '#test/people-files.ts'

const options: ImportOptions = { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } }
const cases = new URL('../../../test/cases/', import.meta.url)
const previewOf = (bytes: Uint8Array, name: string, more: Partial<ImportOptions> = {}, sheet?: string) =>
  importPreview(readPeopleFile(bytes, name, fileLimits, sheet), { ...options, ...more })
const previewCase = (name: string, more: Partial<ImportOptions> = {}) => previewOf(readFileSync(new URL(name, cases)), name, more)
const csv = (text: string, more: Partial<ImportOptions> = {}) => previewOf(utf8(text), 'lijst.csv', more)
const names = ({ people }: { people: readonly { name: string }[] }) => people.map(({ name }) => name)
const codes = (rows: readonly { line: number; code: string }[]) => rows.map(({ line, code }) => [line, code])
const noted = ({ notes }: { notes: readonly { code: string }[] }) => notes.map(({ code }) => code.replace('people.note.', ''))

const two = ['Anneke van der Kust', 'Milton Pinas']

describe('names and headings', () => {
  test('[IM-1] a name beside a first name is the last name; nobody loses a part', () => {
    expect(names(previewCase('naam-voornaam.csv'))).toEqual([...two, 'Ruth Pinas'])
    for (const [head, row] of [
      ['Name,Surname', 'Anneke,van der Kust'],
      ['Nom,Prénom', 'van der Kust,Anneke'],
      ['Name,First Name', 'van der Kust,Anneke'],
      ['Apellidos,Nombre', 'van der Kust,Anneke'],
      ['Primer apellido,Segundo apellido,Nombre', 'van der,Kust,Anneke'],
      ['Voornaam,Tussenv.,Achternaam', 'Anneke,van der,Kust'],
      ['Naam,Voornaam', 'Anneke van der Kust,Anneke'],
      ['Naam,Voorletters', 'Anneke van der Kust,A.'],
      ['Weergavenaam,Voornaam', 'Anneke van der Kust,Anneke'],
      ['Naam,Voornaam,Volledige naam', 'Kust,Anneke,Anneke van der Kust'],
      ['Preferred Name,First Name,Last Name', 'Annie,Anneke,van der Kust'],
      ['Legal First Name,Preferred First Name,Last Name', 'Anna,Anneke,van der Kust'],
      ['Titel,Voornaam,Achternaam', 'Mevr.,Anneke,van der Kust'],
    ] as const)
      expect([head, names(csv(`${head}\n${row}\n`))]).toEqual([head, ['Anneke van der Kust']])
    // A heading may say “full” over nothing but last names.
    expect(names(csv('Volledige naam,Voornaam\nvan der Kust,Anneke\nPinas,Milton\n'))).toEqual(two)
    const titled = csv('Titel;Voornaam;Achternaam\nMevr.;Ann;Lee\nDhr.;Bob;Roy\n')
    expect(titled.people.map(({ jobTitle }) => jobTitle)).toEqual([null, null])
  })

  test.each([
    'Employee #',
    'Medewerker #',
    'User #',
    'Staff #',
    'Número de empleado',
    'N° employé',
    'Matricule',
    'Employee',
    'Nr. medewerker',
  ])('[IM-1] %s is the number of the employee', (head) => {
    const { people } = csv(`${head},Last name,First name\n1001,van der Kust,Anneke\n`)
    expect(people).toMatchObject([{ employeeNumber: '1001', name: 'Anneke van der Kust' }])
  })

  test('[IM-1] headings of Odoo, with line breaks, and in two languages', () => {
    const { columns } = csv(
      '"Naam\nmedewerker",Department/Display Name,Work Location/Name,Company/Display Name,Naam / Name,"E-mail\n(werk)",usage_of_old_tool_hours_per_week,Time zone,Kampioen\nAnn,a,b,c,d,e,1,f,ja\n',
    )
    expect(columns.map(({ field }) => field)).toEqual([
      'name',
      'department',
      'location',
      null,
      'name',
      'email',
      'oldUse',
      'zone',
      'champion',
    ])
  })

  test.each(['Company name', 'Bedrijfsnaam', 'Emergency contact', 'Recovery Email', 'Manager phone', 'Country of birth', 'Shoe size'])(
    '[IM-1] %s is nothing that is asked for',
    (head) => {
      expect(csv(`Naam,${head}\nAnn,x\n`).columns[1]?.field).toBeNull()
    },
  )

  test('[IM-1] lists with numbers under #, over two rows, and under lines with an address', () => {
    expect(names(previewCase('bamboo-employee-hash.csv'))).toEqual(two)
    const over = previewCase('two-row-header.xlsx')
    expect([names(over), over.people[0]]).toMatchObject([two, { phone: '+597 8811223', department: 'Verkoop' }])
    expect(names(previewCase('contact-above.csv'))).toEqual(two)
    expect(
      names(csv('Naam;;Leidinggevende;;Afdeling\nVoornaam;Achternaam;Naam;E-mail;\nAnneke;van der Kust;Ruth Sno;ruth@x.sr;Kas\n')),
    ).toEqual(['Anneke van der Kust'])
  })
})

describe('what is no person', () => {
  test('[IM-1] totals, counts and "printed on" are refused with their line', () => {
    const { people, refused, asked } = previewCase('footer.csv')
    expect([people.length, asked, codes(refused)]).toEqual([
      2,
      [],
      [
        [4, 'people.notAPerson'],
        [6, 'people.notAPerson'],
        [7, 'people.notAPerson'],
      ],
    ])
  })

  test.each([
    'Total',
    'Grand total',
    'Subtotaal Verkoop',
    'Total général',
    'Número de empleados: 3',
    '3 employees',
    'Printed on 1 November 2026',
    'Imprimé le 1 novembre',
    'Page 1 of 2',
    'Filter: Status = Active',
    'Bron: loonadministratie',
    '#DIV/0!',
    '#NAAM?',
    '12345',
    'Vacature',
    'N.N.',
  ])('[IM-1] %s is never planned', (text) => {
    const list = csv(`Naam;E-mail;Afdeling\nAnneke van der Kust;anneke@x.sr;Kas\n${text};;\nMilton Pinas;milton@x.sr;Kas\n`)
    expect([names(list), list.refused.length + list.asked.length]).toEqual([two, 1])
  })

  test('[IM-1] repeated headings, group rows, and a name alone among rows with more', () => {
    const list = csv(
      'Naam;E-mail;Afdeling\nVerkoop;;\nAnn Lee;a@x.sr;Verkoop\nBob;b@x.sr;Kas\nNaam;E-mail;Afdeling\nCor;c@x.sr;Kas\nDee;d@x.sr;Kas\nZomaar Iets;;\n',
    )
    expect(names(list)).toEqual(['Ann Lee', 'Bob', 'Cor', 'Dee'])
    expect([codes(list.refused), codes(list.asked)]).toEqual([
      [
        [2, 'people.groupRow'],
        [5, 'people.headingsAgain'],
      ],
      [[8, 'people.askNameOnly']],
    ])
  })

  test('[IM-1] a total whose word stands in another column is no mistake of the list either', () => {
    const list = csv('#;Nr. medewerker;Naam;Vestiging\n1;12;Ruth Pinas;Paramaribo\nTotaal;;1;\n;Printed on 2026-11-01;;\n')
    expect([names(list), codes(list.refused)]).toEqual([
      ['Ruth Pinas'],
      [
        [3, 'people.notAPerson'],
        [4, 'people.notAPerson'],
      ],
    ])
  })

  test('[IM-1] people with names like those words are people', () => {
    const list = csv('Naam;E-mail\nJimmy Page;p@x.sr\nRosa Bron;b@x.sr\nTotal Jones;t@x.sr\nSum Wong;s@x.sr\nMark Count;c@x.sr\n')
    expect([list.people.length, list.refused, list.asked]).toEqual([5, [], []])
  })
})

describe('who is not there any more', () => {
  test('[IM-1] statuses in words', () => {
    const { people, refused, asked } = previewCase('statuses.csv')
    expect([people.map(({ name }) => name), refused.length, asked]).toEqual([['Ann A', 'Jan J'], 11, []])
    for (const status of [
      'Uit dienst',
      'Ex-medewerker',
      'No longer employed',
      'Niet meer in dienst',
      'Retraité',
      'Jubilado',
      'Dado de baja',
      'Left company',
    ])
      expect([status, codes(csv(`Naam;Status\nAnn;Active\nBob;${status}\n`).refused)]).toEqual([status, [[3, 'people.hasLeft']]])
    for (const status of [
      'Maternity leave',
      'Ziek',
      'Zwangerschapsverlof',
      'Congé maternité',
      'Baja maternal',
      'In dienst',
      'Full-time',
      'Proeftijd',
    ])
      expect([status, csv(`Naam;Status\nAnn;Active\nBob;${status}\n`).people.length]).toEqual([status, 2])
    expect(codes(csv('Naam;Status\nAnn;Active\nBob;Zwevend\n').asked)).toEqual([[3, 'people.askStatus']])
  })

  test('[IM-1] an export of Microsoft 365: blocked accounts are out, guests are asked about by their own address', () => {
    const { people, refused, asked } = previewCase('m365-active-users.csv')
    expect([people.map(({ name }) => name), codes(refused), codes(asked)]).toEqual([
      ['Anneke van der Kust'],
      [[3, 'people.hasLeft']],
      [[4, 'people.askGuest']],
    ])
    expect(asked[0]).toMatchObject({ params: { email: 'gast@mail.example' } })
    expect(previewCase('m365-active-users.csv', { accepted: new Set([4]) }).people[1]?.email).toBe('gast@mail.example')
    expect(codes(csv('Name,Email,Licenses\nAnn,a@x.sr,Business Standard\nRoom 3,room3@x.sr,Unlicensed\n').asked)).toEqual([
      [3, 'people.askUnlicensed'],
    ])
  })
})

describe('numbers', () => {
  const known = (employeeNumber: string, name: string): Row<'person'> => ({
    personId: 'p1',
    employeeNumber,
    name,
    email: null,
    phone: null,
    department: null,
    locationId: null,
    language: null,
    jobTitle: null,
    managerEmail: null,
    startsOn: null,
    leftOn: null,
  })
  test('[IM-2] a number that lost its zeros is the same person where the name says so, else it is asked', () => {
    for (const number of ['12', '12.0', '0012']) {
      const { changes } = csv(`Personeelsnr;Naam\n${number};Anneke van der Kust\n`, {
        known: { people: [known('00012', 'Anneke van der Kust')], locations: [] },
      })
      expect([number, changes?.rows, changes?.leavers]).toMatchObject([number, [{ personId: 'p1', state: 'same' }], []])
    }
    const { changes } = previewCase('reimport-leading-zeros.csv', { known: { people: [known('00012', 'Iemand Anders')], locations: [] } })
    expect([changes?.rows, codes(changes?.clashes ?? []), changes?.leavers]).toEqual([[], [[2, 'people.numberLooksLike']], []])
  })

  test('[IM-1] numbers that a spreadsheet destroyed are named and kept nowhere', () => {
    const list = previewCase('scientific.csv')
    expect(list.people.map(({ id, phone, employeeNumber }) => [id, phone, employeeNumber])).toEqual([
      ['anneke@kust.example', null, null],
      ['milton@kust.example', null, null],
    ])
    expect(noted(list)).toEqual(['destroyedNumber', 'destroyedNumber'])
  })
})

describe('workbooks', () => {
  test('[IM-1] the sheet with the headings is read and named, whatever the parts are called', () => {
    const list = previewCase('instructions-first.xlsx')
    expect([names(list), list.sheet?.name]).toEqual([two, 'Personeel'])
    expect(names(previewCase('workbook22.xlsx'))).toEqual(two)
  })

  const row = (...cells: string[]) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
  test('[IM-1] another sheet that may hold people is named, and can be chosen', () => {
    const book = workbookOf([row('Naam', 'E-mail') + row('Ann', 'a@x.sr'), row('Naam', 'E-mail') + row('Bea', 'b@x.sr')])
    const list = previewOf(book, 'x.xlsx')
    expect([names(list), noted(list)]).toEqual([['Ann'], ['otherLists']])
    expect(names(previewOf(book, 'x.xlsx', {}, 'blad2'))).toEqual(['Bea'])
    expect(() => previewOf(book, 'x.xlsx', {}, 'Blad9')).toThrow('people.unknownSheet')
    expect(() => previewOf(utf8('Naam\nAnn\n'), 'x.csv', {}, 'Blad1')).toThrow('people.noSheets')
  })

  test('[IM-1] remarks beside the list are left out, values merged downwards reach every row, missing results are said', () => {
    const beside = previewCase('remark-beside.xlsx')
    expect([names(beside), beside.refused, noted(beside)[0]]).toEqual([[...two, 'Ruth Sno'], [], 'besideColumns'])
    const down = previewCase('merged-down.xlsx')
    expect(down.people.map(({ department, location }) => [department, location])).toEqual([
      ...Array.from({ length: 3 }, () => ['Verkoop', 'Paramaribo']),
      ...Array.from({ length: 2 }, () => ['Financien', 'Nickerie']),
    ])
    const formulas = previewCase('only-formula-names.xlsx')
    expect([formulas.people, codes(formulas.refused), noted(formulas)]).toEqual([
      [],
      [
        [2, 'people.formulaNotCalculated'],
        [3, 'people.formulaNotCalculated'],
      ],
      ['noResult'],
    ])
  })

  test('[IM-1] a workbook with merged cells that was saved as text says that its empty cells are not known', () => {
    const merged = csv('Naam;Afdeling;Vestiging\nAnn;Verkoop;Paramaribo\nBea;;\nCor;;\nDee;Kas;Nickerie\nEva;;\n')
    expect([noted(merged).slice(0, 2), merged.people.map(({ department }) => department)]).toEqual([
      ['emptyBelow', 'emptyBelow'],
      ['Verkoop', null, null, 'Kas', null],
    ])
    expect(merged.notes[0]?.params).toEqual({ column: 'Afdeling', count: 3, line: 3, value: 'Verkoop' })
    for (const rows of ['Ann;Verkoop\nBea;\nCor;Verkoop\nDee;\n', 'Ann;\nBea;Kas\nCor;\n', 'Ann;Verkoop\nBea;Kas\nCor;\n'])
      expect(noted(csv(`Naam;Afdeling\n${rows}`))).not.toContain('emptyBelow')
  })

  test('[IM-1] beside a text, a remark is left out and a row that moved one column stays out', () => {
    const head = 'Naam;E-mail;Functie;Afdeling\nAnn;a@x.sr;Chef;Kas\nBea;b@x.sr;Chef;Kas\n'
    const remark = csv(`${head}Cor;c@x.sr;Hulp;Kas;verhuist in mei\n`)
    expect([names(remark), noted(remark)]).toEqual([['Ann', 'Bea', 'Cor'], ['besideColumns']])
    expect(codes(csv(`${head}Cor;c@x.sr;Hulp; binnen;Kas\n`).refused)).toEqual([[4, 'people.tooManyCells']])
    expect(codes(csv(`${head}Pinas; Cor;c@x.sr;Hulp;Kas\n`).refused)).toEqual([[4, 'people.tooManyCells']])
  })
})

test('[RG-5] the zone and country of a location come from the list, else they are guessed by its name and said', () => {
  const list = csv('Naam;Vestiging;Tijdzone\nAnn;Bridgetown;\nBen;Port of Spain;\nCor;Kantoor;america/jamaica\nDee;Nergens;\n')
  expect(list.locations.map(({ likely, zone, language }) => [likely, zone, language])).toEqual([
    ['BB', null, 'en'],
    ['TT', null, 'en'],
    ['SR', 'America/Jamaica', 'nl'],
    ['SR', null, 'nl'],
  ])
  expect(noted(list)).toEqual(['placeGuessed', 'placeGuessed', 'placeGuessed', 'placeGuessed'])
})

test('every case is a list or says why not', () => {
  for (const name of readdirSync(cases)) {
    try {
      previewCase(name)
    } catch (trouble) {
      expect([name, trouble instanceof Problem]).toEqual([name, true])
    }
  }
})
