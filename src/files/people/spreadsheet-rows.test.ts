import { describe, expect, test } from 'vitest'
import { importPreview } from '#core/people/people-import.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { utf8, zipOf } from '#test/people-files.ts'

const previewOf = (bytes: Uint8Array, name: string) =>
  importPreview(readPeopleFile(bytes, name), { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } })

describe('OpenDocument', () => {
  const cell = (text: string, more = '') =>
    `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`
  const tables = `<office:automatic-styles><style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
    <office:body><office:spreadsheet>
    <table:table table:name="Verborgen" table:style-name="h"><table:table-row>${cell('Naam')}${cell('E-mail')}</table:table-row></table:table>
    <table:table table:name="Uitleg"><table:table-row>${cell('Vul blad 2 in')}</table:table-row></table:table>
    <table:table table:name="Personeel"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
    <table:table-row>${cell('Naam')}${cell('Nr personeel')}${cell('In<text:line-break/>dienst')}${cell('Afdeling')}${cell('Pilot')}</table:table-row>
    <table:table-row>${cell('Zoë &amp; <text:span>co</text:span>')}<table:table-cell office:value-type="float" office:value="42"><text:p>00042</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2019-04-03T00:00:00"><text:p>3 apr 19</text:p></table:table-cell>${cell('Kas<office:annotation><text:p>let op</text:p></office:annotation>', ' table:number-rows-spanned="2"')}<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p></table:table-cell></table:table-row>
    <table:table-row>${cell('Bea')}<table:table-cell office:value-type="float" office:value="43.0"><text:p>43</text:p></table:table-cell><table:table-cell/><table:covered-table-cell/></table:table-row>
    <table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
    </table:table></office:spreadsheet></office:body>`
  const flat = `<?xml version="1.0" encoding="UTF-8"?>\n<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet">${tables}</office:document>`
  const packed = (content: string) =>
    zipOf([
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content },
    ])

  test.each([
    ['ods', packed(`<office:document-content>${tables}</office:document-content>`)],
    ['fods', utf8(flat)],
  ])('[IM-1] %s: dates, numbers, merged cells, repeated cells, comments, hidden tables', (format, bytes) => {
    const list = previewOf(bytes, `x.${format}`)
    expect([list.format, list.sheet?.name]).toEqual([format, 'Personeel'])
    expect(list.people).toMatchObject([
      { line: 4, name: 'Zoë & co', employeeNumber: '00042', startsOn: '2019-04-03', department: 'Kas', pilot: true },
      { line: 5, name: 'Bea', employeeNumber: '43', department: 'Kas', pilot: false },
    ])
  })

  test('[IM-1] repeated cells and rows cannot fill the memory; what is broken or another document is refused', () => {
    const many = (attributes: string) =>
      packed(
        `<o><table:table table:name="a"><table:table-row ${attributes}>${cell('Naam', ' table:number-columns-repeated="16384"')}</table:table-row></table:table></o>`,
      )
    expect(() => readPeopleFile(many('table:number-rows-repeated="1048576"'), 'x.ods')).toThrow(/tooMany/)
    expect(readPeopleFile(many(''), 'x.ods').rows[0]?.cells).toHaveLength(500)
    expect(() => readPeopleFile(packed('<o><table:table>'), 'x.ods')).toThrow('people.workbookBroken')
    const letter = zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' }])
    expect(() => readPeopleFile(letter, 'x.odt')).toThrow('people.notATable')
  })
})
