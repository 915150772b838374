import { describe, expect, test } from 'vitest'
import { type ImportOptions, importPreview } from '#core/people/people-import.ts'
import type { SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import { sayNote } from '#core/registry/vocabulary.ts'

const options: ImportOptions = { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } }
/** A list as people type it: one row a line, `|` between the cells. */
const table = (text: string): SourceTable => ({
  format: 'csv',
  encoding: 'utf-8',
  delimiter: '|',
  sheet: null,
  notes: [],
  rows: text
    .trim()
    .split('\n')
    .map((line, at) => ({ line: at + 1, cells: line.split('|').map((cell) => cell.trim()) })),
})
const preview = (text: string, more: Partial<ImportOptions> = {}) => importPreview(table(text), { ...options, ...more })

describe('who goes in', () => {
  test('[IM-1] [PH-2] nobody is left out for want of a department, place, e-mail or language', () => {
    const { people, refused } = preview(`
      Naam | E-mail | Afdeling | Locatie | Taal
      Ann | | | |
       | bob.el@x.sr | | |
      Cor | n.v.t. | - | Albina | Frans`)
    expect(refused).toEqual([])
    expect(people).toMatchObject([
      { id: 'line-2', name: 'Ann', email: null, department: null, location: null, language: null },
      { id: 'bob.el@x.sr', name: 'Bob El', email: 'bob.el@x.sr' },
      { id: 'line-4', name: 'Cor', email: null, department: null, location: 'Albina', language: null },
    ])
  })

  test('[IM-1] names from their parts, turned round, and without stray signs', () => {
    expect(preview('Voornaam|Tussenvoegsel|Achternaam\nJan|van den|Berg\nPim||Pinas').people.map(({ name }) => name)).toEqual([
      'Jan van den Berg',
      'Pim Pinas',
    ])
    expect(preview("Naam\nBerg, Jan van den\n'T Hart, Zoë").people.map(({ name }) => name)).toEqual(['Jan van den Berg', "Zoë 'T Hart"])
    expect(preview('Naam\nJan\u00A0  Berg\u200B').people[0]?.name).toBe('Jan Berg')
    expect(preview('displayName|givenName|surname\n |Ann|Lee').people[0]?.name).toBe('Ann Lee')
  })

  test('[IM-1] same last names are no trouble; ids are the employee number, else the e-mail, else the line', () => {
    const { people } = preview('Naam|Nr personeel|E-mail|Personeelsnummer\nAnn Lee||A@X.sr|7\nAnn Lee||b@x.sr|\nAnn Lee|||')
    expect(people.map(({ id, email }) => [id, email])).toEqual([
      ['7', 'a@x.sr'],
      ['b@x.sr', 'b@x.sr'],
      ['line-4', null],
    ])
  })

  test('[IM-1] an account’s own address stands in where mail is empty; a manager is found by address, number or name', () => {
    const { people, source } = preview(`
      displayName | userPrincipalName | mail | employeeId | manager
      Ann Lee | ann@x.onmicrosoft.com | | 7 |
      Bob | bob@x.onmicrosoft.com | bob@x.sr | 8 | Ann Lee
      Cor | cor@x.sr | | 9 | 8
      Dee | dee@x.sr | | 10 | BOB@x.sr
      Eve | eve@x.sr | | 11 | Niemand`)
    expect(source).toBe('entra')
    expect(people.map(({ email, managerEmail }) => [email, managerEmail])).toEqual([
      ['ann@x.onmicrosoft.com', null],
      ['bob@x.sr', 'ann@x.onmicrosoft.com'],
      ['cor@x.sr', 'bob@x.sr'],
      ['dee@x.sr', 'bob@x.sr'],
      ['eve@x.sr', null],
    ])
  })

  test('[IM-1] a list whose columns nobody recognises is refused, or gives its columns to a person who can name them', () => {
    const text = 'Wie|Waar\nAnn|Albina\nBen|Moengo'
    expect(() => preview(text)).toThrow(Problem)
    const asked = preview(text, { askForColumns: true })
    expect(asked.people).toEqual([])
    expect(asked.notes.map(({ code }) => code)).toEqual(['people.noNameColumn'])
    expect(asked.columns).toEqual([
      { header: 'Wie', field: null, samples: ['Ann', 'Ben'] },
      { header: 'Waar', field: null, samples: ['Albina', 'Moengo'] },
    ])
    expect(preview(text, { mapping: { Wie: 'name', Waar: 'location' } }).people.map(({ name }) => name)).toEqual(['Ann', 'Ben'])
  })

  test('[IM-1] one person who states a language does not speak for a place where the others state none', () => {
    const { locations } = preview('Name|Location|Country|Language\nAnn|Georgetown|GY|nl\nBen|Georgetown|GY|\nCor|Georgetown|GY|')
    expect(locations).toMatchObject([{ name: 'Georgetown', country: 'GY', language: 'en' }])
  })

  test('[RG-5] what is assumed of a location in a country with several zones is said', () => {
    const { locations, notes } = preview('Name|Location|Country|Time zone\nAnn|HQ|US|\nBen|Depot|US|America/Chicago\nCor|Seattle|US|')
    expect(locations.map(({ name, zone }) => [name, zone])).toEqual([
      ['HQ', null],
      ['Depot', 'America/Chicago'],
      ['Seattle', null],
    ])
    expect(notes).toMatchObject([{ code: 'regional.zoneAssumed', params: { location: 'HQ', zone: 'America/New_York' } }])
  })

  test('[IM-1] places with the country and language of most of their people', () => {
    const { locations, notes } = preview(`
      Naam | Locatie | Land | Taal
      A | Georgetown | Guyana |
      B | GEORGETOWN | GY |
      C | Georgetown | Cayman Islands |
      D | Albina | | Engels
      E | Moengo | |`)
    expect(locations).toMatchObject([
      { name: 'Georgetown', country: 'GY', likely: 'GY', language: 'en' },
      { name: 'Albina', country: null, likely: 'SR', language: 'en' },
      { name: 'Moengo', country: null, likely: 'SR', language: 'nl' },
    ])
    expect(notes.map(({ code }) => code)).toEqual(['people.note.twoCountries', 'people.note.placeGuessed'])
    expect(preview('Naam|Land\nA|Suriname\nB|Guyana').people.map(({ location }) => location)).toEqual(['Suriname', 'Guyana'])
  })

  test('[IM-1] says what was assumed and what could not be read, once per column', () => {
    const { notes, people } = preview('Naam|In dienst|Land\nA|03-04-2020|Atlantis\nB|gisteren|Nergens\nC|05-06-2021|SR')
    expect(people.map(({ startsOn }) => startsOn)).toEqual(['2020-04-03', null, '2021-06-05'])
    expect(notes.map((one) => sayNote('nl', one))).toMatchInlineSnapshot(`
      [
        "Niets in “In dienst” laat zien of de dag of de maand voorop staat; de dag is als eerste gelezen (03-04 is 3 april).",
        "“Land” was 2 keer niet te lezen en is daar leeg gelaten, voor het eerst op regel 2: “Atlantis”.",
        "“In dienst” was één keer niet te lezen en is daar leeg gelaten, voor het eerst op regel 3: “gisteren”.",
      ]
    `)
    expect(preview('Name|Hire date\nA|03/04/2020', { defaults: { country: 'US', language: 'en' } }).people[0]?.startsOn).toBe('2020-03-04')
  })

  test('[IM-1] the preview shows what each column became', () => {
    expect(preview('Naam|Kleur\nAnn|rood\nBob|rood\nCor|blauw').columns).toEqual([
      { header: 'Naam', field: 'name', samples: ['Ann', 'Bob', 'Cor'] },
      { header: 'Kleur', field: null, samples: ['rood', 'blauw'] },
    ])
    expect(preview('Wie|Naam\nAnn|x', { mapping: { Wie: 'name', Naam: null } }).people[0]?.name).toBe('Ann')
  })
})

describe('who does not', () => {
  test('[IM-1] each row that stays out has its line and its reason', () => {
    const { people, refused, gone } = preview(`
      Naam | E-mail | Personeelsnr | Afdeling | Uit dienst | In dienst
      Ann | ann@x.sr | 1 | | |
      Bob | ANN@x.sr | 2 | | |
      Cor | cor@x.sr | 1 | | |
      Dee | dee at x.sr | | | |
       | | | Verkoop | |

      Eve | eve@x.sr | | | 2026-11-01 |
      Fay | fay@x.sr | | | 2026-12-01 | 2027-01-01
      Gus | extra | gus@x.sr | | Verkoop | | 2020-01-01
      Hal | hal@x.sr | | ${'x'.repeat(121)} | |
      Ida | ida@x.sr`)
    expect(people.map(({ name, line }) => [name, line])).toEqual([
      ['Ann', 2],
      ['Ida', 12],
    ])
    expect(refused.map(({ line, code }) => [line, code])).toEqual([
      [3, 'people.emailTwice'],
      [4, 'people.numberTwice'],
      [5, 'people.emailMalformed'],
      [6, 'people.noName'],
      [8, 'people.hasLeft'],
      [9, 'people.leavesBeforeStart'],
      [10, 'people.tooManyCells'],
      [11, 'people.valueTooLong'],
    ])
    expect(gone).toEqual([{ line: 8, name: 'Eve', email: 'eve@x.sr', employeeNumber: null, leftOn: '2026-11-01' }])
    expect(refused[0]).toMatchObject({ params: { email: 'ann@x.sr', line: 2 } })
    for (const row of refused) {
      for (const language of ['en', 'nl'] as const) {
        expect(sayNote(language, row)).not.toMatch(/undefined|\[object|people\./)
        expect(sayNote(language, row).length).toBeGreaterThan(20)
      }
    }
  })

  test('[IM-1] a closed account is not planned; a status that is not known is asked about, and goes in when somebody says so', () => {
    const list = 'Naam|Status\nAnn|Active\nBob|Suspended\nCor|Vast contract\nDee|FALSE\nEve|Zwevend'
    const { people, refused, asked } = preview(list)
    expect(people.map(({ name }) => name)).toEqual(['Ann', 'Cor'])
    expect(refused.map(({ line, code }) => [line, code])).toEqual([
      [3, 'people.hasLeft'],
      [5, 'people.hasLeft'],
    ])
    expect(asked.map(({ line, code }) => [line, code])).toEqual([[6, 'people.askStatus']])
    const taken = preview(list, { accepted: new Set([6]) })
    expect([taken.people.map(({ name }) => name), taken.asked]).toEqual([['Ann', 'Cor', 'Eve'], []])
  })

  test('[IM-1] a list of headings only has nobody', () => {
    expect(() => preview('Naam|E-mail')).toThrow(Problem)
    expect(() => preview('Naam|E-mail\n|')).toThrow('people.nobody')
  })
})
