import { describe, expect, test } from 'vitest'
import { recogniseColumns } from '#core/people/people-columns.ts'
import { fieldOf } from '#core/people/people-heading-grammar.ts'
import { headings, personFields, plainHeading } from '#core/people/people-headers.ts'
import { fieldNames } from '#core/people/people-words.ts'
import { codeOf } from '#test/refusals.ts'

const table = (...rows: string[][]) => rows.map((cells, at) => ({ line: at + 1, cells }))

describe('headings', () => {
  test('[IM-1] no heading stands for two fields', () => {
    const seen = new Map<string, string>()
    for (const field of personFields) {
      for (const heading of headings[field].flatMap((line) => line.split(','))) {
        const plain = plainHeading(heading)
        expect([heading, seen.get(plain) ?? field]).toEqual([heading, field])
        seen.set(plain, field)
      }
    }
  })

  test('[IM-3] what an export calls a field, an import recognises', () => {
    for (const language of ['en', 'nl'] as const) {
      for (const field of personFields) expect([field, fieldOf(fieldNames[language][field])?.field]).toEqual([field, field])
    }
  })

  test.each([
    ['E-MAIL ADRES', 'email'],
    ['e_mail', 'email'],
    ['Personeelsnr.', 'employeeNumber'],
    ['Datum in dienst', 'startsOn'],
    ['Uren (per week)', 'oldUse'],
    ['Volledige naam', 'name'],
    ['First Name [Required]', 'firstName'],
    ['User name [userPrincipalName] Required', 'email'],
    ['Recovery Email', undefined],
    ['id', 'employeeNumber'],
    ['person_id', 'employeeNumber'],
    ['staff_id', 'employeeNumber'],
    ['medewerker_id', 'employeeNumber'],
    ['Notities', undefined],
  ])('[IM-1] %s is %s', (header, field) => {
    expect(fieldOf(header)?.field).toBe(field)
  })

  test('[IM-1] an Entra ID export', () => {
    const header =
      'userPrincipalName,displayName,surname,mail,givenName,objectId,userType,jobTitle,department,accountEnabled,usageLocation,officeLocation,city,mobilePhone,preferredLanguage,companyName,employeeId'
    const { source, columns, places } = recogniseColumns(table(header.split(','), ['a@x.sr']))
    expect(source).toBe('entra')
    expect(Object.fromEntries(columns.map(({ header: name, field }) => [name, field]))).toMatchObject({
      userPrincipalName: 'email',
      mail: 'email',
      displayName: 'name',
      surname: 'lastName',
      objectId: null,
      accountEnabled: 'employed',
      usageLocation: 'country',
      officeLocation: 'location',
      preferredLanguage: 'language',
      employeeId: 'employeeNumber',
      companyName: null,
    })
    expect(places.get('email')?.map((at) => columns[at]?.header)).toEqual(['mail', 'userPrincipalName'])
    expect(places.get('location')?.map((at) => columns[at]?.header)).toEqual(['officeLocation', 'city'])
  })

  test('[IM-1] a Google Workspace export', () => {
    const header =
      'First Name [Required],Last Name [Required],Email Address [Required],Status [READ ONLY],Org Unit Path [Required],Employee ID,Department,Employee Title,Work Phone,Recovery Email'
    const { source, columns } = recogniseColumns(table(header.split(','), ['Ann']))
    expect(source).toBe('google')
    expect(columns.map(({ field }) => field)).toEqual([
      'firstName',
      'lastName',
      'email',
      'employed',
      'department',
      'employeeNumber',
      'department',
      'jobTitle',
      'phone',
      null,
    ])
  })
})

test('[IM-1] a bare id is the employee number only where nothing says so better', () => {
  const { columns, places } = recogniseColumns(table(['id', 'Naam', 'Personeelsnummer'], ['7', 'Ann', '1004']))
  expect(places.get('employeeNumber')?.map((at) => columns[at]?.header)).toEqual(['Personeelsnummer', 'id'])
})

describe('which row and which columns', () => {
  test('[IM-1] the headings may stand under a title', () => {
    expect(recogniseColumns(table(['Personeel 2026'], [], ['Nr', 'Naam', 'E-mail'], ['1', 'Ann', 'a@x.sr'])).firstRow).toBe(3)
  })

  test('[IM-1] the user’s mapping goes before the headings, also for headings nobody knows', () => {
    const rows = table(['Wie', 'Waar', 'Naam'], ['Ann', 'Albina', 'x'])
    const { columns } = recogniseColumns(rows, { Wie: 'name', Waar: 'location', Naam: null })
    expect(columns.map(({ field }) => field)).toEqual(['name', 'location', null])
  })

  test('[IM-1] a list without headings can be mapped by place, and is refused without a mapping', () => {
    const rows = table(['Ann Lee', 'ann@x.sr'], ['Bob', 'bob@x.sr'])
    const { columns, firstRow } = recogniseColumns(rows, { '#1': 'name', '#2': 'email' })
    expect([columns.map(({ field }) => field), firstRow]).toEqual([['name', 'email'], 0])
    expect(recogniseColumns(rows).unnamed?.code).toBe('people.noHeaderRow')
  })

  test('[IM-1] refuses what names nobody, and mappings that fit nothing', () => {
    expect(recogniseColumns(table(['Kleur', 'Maat'], ['rood', 'L'])).unnamed?.code).toBe('people.noNameColumn')
    expect(codeOf(() => recogniseColumns(table(['', ' '])))).toBe('people.nobody')
    expect(codeOf(() => recogniseColumns(table(['Naam'], ['Ann']), { Naam: 'name', Wie: 'email' }))).toBe('people.mappingColumn')
    expect(codeOf(() => recogniseColumns(table(['Naam'], ['Ann']), { '#9': 'name' }))).toBe('people.mappingColumn')
    expect(codeOf(() => recogniseColumns(table(['Naam'], ['Ann']), JSON.parse('{"Naam":"shoeSize"}')))).toBe('people.mappingField')
  })
})
