/** Who on a list is who here, where numbers, addresses and names changed on the way. */
import { expect, test } from 'vitest'
import { importPreview } from '#core/people/people-import.ts'
import { isDestroyedNumber, numberAsWritten, numberKey } from '#core/people/people-numbers.ts'
import type { SourceTable } from '#core/people/people-source.ts'
import { rowOf } from '#test/cast.ts'

const known = (employeeNumber: string | null, name: string, email: string | null = null) =>
  rowOf('person', { personId: employeeNumber ?? name, employeeNumber, name, email })
const here = [
  known('00012', 'Anneke van der Kust', 'anneke@x.sr'),
  known('S-0042', 'Bob Roy', 'bob@x.sr'),
  known('000012345678901', 'Ruth Sno'),
]
const read = (rows: string[][], people = here, accepted: number[] = []) => {
  const table: SourceTable = {
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    sheet: null,
    notes: [],
    rows: [['Pers.nr', 'Naam', 'E-mail', 'Afdeling'], ...rows].map((cells, at) => ({ line: at + 1, cells })),
  }
  const { changes, asked, refused } = importPreview(table, {
    today: '2026-11-02',
    defaults: { country: 'SR', language: 'nl' },
    known: { people, locations: [] },
    accepted: new Set(accepted),
  })
  const codes = (list: readonly { line: number; code: string }[] = []) => list.map(({ line, code }) => `${line} ${code.slice(7)}`)
  return {
    rows: changes?.rows.map(({ personId, state }) => `${personId} ${state}`),
    clashes: codes(changes?.clashes),
    leavers: changes?.leavers.map(({ personId }) => personId),
    asked: codes(asked),
    refused: codes(refused),
  }
}

test.each([
  ['12', 's-0042', '12345678901'],
  ['12.0', 'S-42', '12.345.678.901'],
  ["'00012", '#S-0042', '="000012345678901"'],
  ['1,2E+01', 'S 0042', '1.23457E+10'],
  ['12-jan', 'S-0042', '01-02-2003'],
])('[IM-2] the same people again, with their numbers written %s, %s and %s', (first, second, third) => {
  const list = [
    [first, 'Anneke van der Kust', 'anneke@x.sr', ''],
    [second, 'Bob Roy', '', ''],
    [third, 'Ruth Sno', '', ''],
  ]
  expect(read(list)).toMatchObject({
    rows: ['00012 same', 'S-0042 same', '000012345678901 same'],
    clashes: [],
    leavers: [],
    asked: [],
  })
})

test('[IM-2] somebody of the name of one whom the list lacks is asked about, neither added nor taken for a leaver', () => {
  const moved = [['', 'Anneke van der Kust', 'anneke.kust@x.sr', '']]
  expect(read(moved, [here[0] ?? known('', '')])).toMatchObject({ rows: [], leavers: [], asked: ['2 askNamesake'] })
  // The number lost its letters.
  expect(read([['42', 'Bob Roy', '', '']], [known('EMP0042', 'Bob Roy')])).toMatchObject({ rows: [], asked: ['2 askNamesake'] })
  // Somebody says that they are two.
  expect(read(moved, [here[0] ?? known('', '')], [2])).toMatchObject({ rows: ['null new'], leavers: ['00012'], asked: [] })
})

test('[IM-2] two numbers that differ only in their zeros are two people, and the name says who is meant', () => {
  const both = [known('12', 'Ann A'), known('00012', 'Bea B')]
  expect(read([['12', 'Ann A', '', '']], both)).toMatchObject({ rows: ['12 same'], clashes: [] })
  expect(read([['12', 'Bea B', '', '']], both)).toMatchObject({ rows: [], clashes: ['2 whichOne'] })
})

test('[IM-2] what a row is, is asked once: who is here already is not asked about again', () => {
  const rows = [
    ['', 'Kassa 2', '', 'Kas'],
    ['', 'Info', 'info@x.sr', 'Kas'],
    ['', 'Ann Lee', 'a@x.sr', 'Kas'],
    ['', 'Bob Roy', 'b@x.sr', 'Kas'],
  ]
  expect(read(rows, []).asked).toEqual(['2 askPerson', '3 askMailbox'])
  const people = [known(null, 'Kassa 2'), known(null, 'Info', 'info@x.sr')]
  expect(read(rows, people)).toMatchObject({ asked: [], leavers: [], rows: ['Kassa 2 changed', 'Info changed', 'null new', 'null new'] })
})

test('[IM-1] one person on two rows: the number lost its zeros on one of them, or the rows say the same', () => {
  const rows = [
    ['12', 'Ann A', '', ''],
    ['00012', 'Ann A', '', ''],
    ['', 'Jan Lee', '', 'Kas'],
    ['', 'Jan Lee', '', 'ICT'],
    ['', 'Jan Lee', '', 'Kas'],
    ['', 'Bea B', '', 'Kas'],
    ['13', 'Bea B', '', 'Kas'],
  ]
  expect(read(rows, [])).toMatchObject({
    rows: ['null new', 'null new', 'null new', 'null new'],
    refused: ['3 numberTwice'],
    asked: ['6 askSameTwice', '7 askSameTwice'],
  })
  // Whoever is on the staff list already is not asked about again.
  const people = [known(null, 'Jan Lee'), known('13', 'Bea B'), known(null, 'Bea B')]
  expect(read(rows.slice(5), people).asked).toEqual([])
})

test('[IM-1] numbers as they were, and those that a spreadsheet destroyed', () => {
  for (const [written, number] of [
    ['12.0', '12'],
    ["'0012", '0012'],
    ['="0012"', '0012'],
    ['#S-7', 'S-7'],
    ['000', null],
    ['1E5', '1E5'],
  ] as const)
    expect([written, numberAsWritten(written, 'employeeNumber')]).toEqual([written, number])
  for (const gone of ['1,2E+10', '12-jan', 'mrt-05', '3-4-2005', '2026-01-02', '#####'])
    expect([gone, isDestroyedNumber(gone, 'employeeNumber')]).toEqual([gone, true])
  for (const [phone, written] of [
    ['5978811223.0', '5978811223'],
    ["'8811223", '8811223'],
    ['47-12-2005', '47-12-2005'],
    ['0', null],
  ] as const)
    expect([phone, numberAsWritten(phone, 'phone')]).toEqual([phone, written])
  expect(['0012', 'S-0042', '12.345', 'A100'].map(numberKey)).toEqual(['12', 's42', '12345', 'a100'])
})
