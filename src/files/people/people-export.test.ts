import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importPreview } from '#core/people/people-import.ts'
import type { ExportedPerson } from '#core/people/exported-people.ts'
import { guardCell, writePeopleCsv, writePeopleWorkbook } from '#files/people/people-export.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'

const options = { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } } as const
const person: ExportedPerson = {
  name: 'Zoë "Zo" van Dijk; chef',
  email: 'zoe@x.sr',
  employeeNumber: '00017',
  phone: '+597 881-2345',
  department: '=cmd|"/c calc"!A1',
  location: '@home',
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'nl',
  jobTitle: "'=1+1",
  managerEmail: 'baas@x.sr',
  startsOn: '2020-04-03',
  leftOn: '2027-01-01',
  pilot: true,
  keenness: 2,
  oldUse: 12.5,
  champion: false,
}
const plain: ExportedPerson = {
  ...person,
  name: 'Ann',
  email: null,
  employeeNumber: '18',
  phone: null,
  oldUse: null,
  jobTitle: "'t Beste",
  department: '-5',
}

const backAgain = (bytes: Uint8Array) =>
  importPreview(readPeopleFile(bytes, 'x'), options).people.map(({ line: _line, id: _id, ...one }) => one)

test('[IM-3] people leave and come back the same, in both languages and both forms', async () => {
  for (const language of ['en', 'nl'] as const) {
    expect(backAgain(new TextEncoder().encode(writePeopleCsv([person, plain], language)))).toEqual([person, plain])
    expect(backAgain(await writePeopleWorkbook([person, plain], language))).toEqual([person, plain])
  }
})

test('[IM-3] no cell of an export starts a formula', () => {
  for (const text of ['=1', '+1', '-1', '@x', '\t=1', ' =1', '＝1', '\r=1', "'=1", "'+1"]) expect(guardCell(text)).toBe(`'${text}`)
  for (const text of ['Ann', "'t Hart", '12', 'a=b', '']) expect(guardCell(text)).toBe(text)
  const nasty = fc
    .array(fc.constantFrom('=', '+', '-', '@', '"', ';', ',', '\n', '\r', '\t', "'", ' ', 'a', '1'), { maxLength: 8 })
    .map((signs) => signs.join(''))
  fc.assert(
    fc.property(nasty, fc.constantFrom('en' as const, 'nl' as const), (text, language) => {
      const { rows } = readPeopleFile(new TextEncoder().encode(writePeopleCsv([{ ...person, department: text }], language)), 'x.csv')
      for (const { cells } of rows) for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/)
    }),
  )
})

test('[IM-3] a workbook holds texts only, never a formula', async () => {
  const bytes = await writePeopleWorkbook([person], 'nl')
  const parts = partsOf(bytes).join('\n')
  expect(parts).toContain('>00017<')
  expect(parts).toContain('<sheetData')
  expect(parts).not.toMatch(/<f[ >/]|>[=+\-@]/)
})

const partsOf = (bytes: Buffer): string[] => {
  const parts: string[] = []
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    parts.push((bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(packed) : packed).toString('utf8'))
  }
  return parts
}
