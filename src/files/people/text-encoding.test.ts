import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importPreview } from '#core/people/people-import.ts'
import { readPeopleFile } from '#files/people/staff-file.ts'
import { utf16, utf8, workbookOf } from '#test/people-files.ts'

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

  test('[IM-1] letters encoded twice before they came into a workbook or a Unicode text', () => {
    const row = (...cells: string[]) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
    const book = previewOf(
      workbookOf([row('Naam', 'E-mail') + row('ZoÃ« van der Kust', 'z@x.sr') + row('RenÃ© CoÃ¶per', 'r@x.sr')]),
      'x.xlsx',
    )
    const text = previewOf(utf16('Naam\tE-mail\nZoÃ« van der Kust\tz@x.sr\nRenÃ© CoÃ¶per\tr@x.sr\n'), 'x.txt')
    for (const list of [book, text]) {
      expect([names(list), noted(list)]).toEqual([inside, ['encodedTwice']])
      expect(list.notes).toMatchObject([{ params: { count: 3, value: 'ZoÃ«' } }])
    }
  })

  test('[IM-1] letters that were lost before are named', () => {
    const list = csv('Naam\nZo? Pinas\nRen\uFFFD Sno\nJos?phine\n')
    expect(list.notes).toMatchObject([{ code: 'people.note.lettersLost', params: { line: 3, count: 2 } }])
  })

  const win1250 = new Map(
    [...new TextDecoder('windows-1250').decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))].map((sign, at) => [sign, at + 128]),
  )
  const written = (text: string, bytes: ReadonlyMap<string, number>) =>
    Uint8Array.from([...text], (sign) => bytes.get(sign) ?? sign.charCodeAt(0))
  const upper = (encoding: string) =>
    new Map(
      [...new TextDecoder(encoding).decode(Uint8Array.from({ length: 128 }, (_, at) => at + 128))].map((sign, at) => [sign, at + 128]),
    )

  test.each([
    ['windows-1250', 'Łukasz Wiśniewski|Agnieszka Kępińska|Paweł Dąbrowski'],
    ['windows-1250', 'Zdeněk Šťastný|Tomáš Dvořák'],
    ['iso-8859-15', 'Élise Œuvrard|Zoë Cœur'],
    ['windows-1252', 'Ann d’Hondt|“Zus” Lee – nieuw|Zoë|Mª José|D´Andre'],
    ['macintosh', 'Ann d’Hondt|“Zus” Lee – nieuw|Zoë|Åsa Sørensen'],
    ['macintosh', 'Benoît Château|René Fernández'],
    ['macintosh', 'MÜLLER|ANDRÉ ÉLIE'],
    // One letter alone, at the beginning of a line.
    ['macintosh', 'Ángel Paz'],
    ['macintosh', 'Çelik Ali'],
    ['macintosh', 'Ömer Lee'],
    ['windows-1252', 'RAMÓN LEE'],
  ])('[IM-1] %s: %s', (encoding, list) => {
    const bytes = encoding === 'windows-1250' ? win1250 : upper(encoding)
    const read = previewOf(written(`Naam\n${list.replaceAll('|', '\n')}\n`, bytes), 'x.csv')
    expect([names(read), read.encoding]).toEqual([list.split('|'), encoding])
  })

  test.each(['Noël', 'Élise Roy', 'Çelik Ali', 'FRANÇOIS|ZOË|ANDRÉ', 'Curaçao|François', 'Etiënne à Campo', 'Åsa Sørensen|Bjørn Ærø'])(
    '[IM-1] code page 850: %s',
    (list) => {
      const cp850 = new Map(Object.entries({ ë: 0x89, Ç: 0x80, Ë: 0xd3, É: 0x90, ç: 0x87, à: 0x85, Å: 0x8f, ø: 0x9b, Æ: 0x92 }))
      const read = previewOf(written(`Naam\n${list.replaceAll('|', '\n')}\n`, cp850), 'x.csv')
      expect([names(read), read.encoding]).toEqual([list.split('|'), 'cp850'])
    },
  )

  const people = ['Zoë van Dijk', 'FRANÇOIS ÉLIE', 'Ann d’Hondt', 'Łukasz', 'Ñusta']
  test.each(['windows-1252', 'macintosh'])('[IM-1] letters that were read as %s and saved again, once and twice', (encoding) => {
    // What the character set has nothing for becomes a control sign of the same number.
    const misread = (text: string) =>
      [...Buffer.from(text, 'utf8')]
        .map((byte) => (byte < 128 ? String.fromCharCode(byte) : new TextDecoder(encoding).decode(Uint8Array.of(byte))))
        .join('')
    const list = `Naam;E-mail\n${people.map((name, at) => `${name};p${at}@x.sr`).join('\n')}\n`
    expect(names(csv(misread(list)))).toEqual(people)
    if (encoding === 'windows-1252') expect(names(csv(misread(misread(list))))).toEqual(people)
  })

  test('[IM-1] sound letters beside quotation marks stay as they are', () => {
    const sound = ['Élise d’Été', 'CAFÉ “Élan”', 'l’église «Éden»', 'ANDRÉ’S…', 'Łukasz Đorđe', 'Zoë √', 'Ana–Élise']
    const list = csv(`Naam\n${sound.join('\n')}\n`)
    expect([names(list), list.encoding]).toEqual([sound, 'utf-8'])
  })

  test('[IM-1] two files put together, one of them UTF-8', () => {
    const list = previewOf(Buffer.concat([Buffer.from('Naam\nZoë Lee\n'), Buffer.from('Fran\xe7ois\n', 'latin1')]), 'x.csv')
    expect([names(list), noted(list)]).toEqual([['Zoë Lee', 'François'], ['encodedTwice']])
  })
})
