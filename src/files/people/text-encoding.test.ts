import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importPreview } from '#core/people/people-import.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { utf8 } from '#test/people-files.ts'

const previewOf = (bytes: Uint8Array, name: string) =>
  importPreview(readPeopleFile(bytes, name), { today: '2026-11-02', defaults: { country: 'SR', language: 'nl' } })
const previewCase = (name: string) => previewOf(readFileSync(new URL(`../../../test/cases/${name}`, import.meta.url)), name)
const csv = (text: string) => previewOf(utf8(text), 'lijst.csv')
const names = ({ people }: { people: readonly { name: string }[] }) => people.map(({ name }) => name)
const noted = ({ notes }: { notes: readonly { code: string }[] }) => notes.map(({ code }) => code.replace('people.note.', ''))

describe('character sets', () => {
  const inside = ['Zoë van der Kust', 'René Coöper']
  test('[IM-1] Mac Roman, code page 850 and letters encoded twice', () => {
    const mac = previewCase('mac-roman.csv')
    expect([names(mac), mac.encoding, noted(mac)]).toEqual([inside, 'macintosh', ['encodingGuessed']])
    const dos = previewOf(Buffer.from('Naam;E-mail\r\nZo\x89 van der Kust;z@x.sr\r\nRen\x82 Co\x94per;r@x.sr\r\n', 'latin1'), 'x.csv')
    expect([names(dos), dos.encoding, noted(dos)]).toEqual([inside, 'cp850', ['encodingGuessed']])
    const twice = previewCase('mojibake.csv')
    expect([names(twice), twice.people[0]?.department, twice.encoding, noted(twice)]).toEqual([
      inside,
      'Financiën',
      'utf-8-twice',
      ['encodedTwice'],
    ])
  })

  test('[IM-1] letters that were lost before are named', () => {
    const list = csv('Naam\nZo? Pinas\nRen\uFFFD Sno\nJos?phine\n')
    expect(list.notes).toMatchObject([{ code: 'people.note.lettersLost', params: { line: 3, count: 2 } }])
  })
})
