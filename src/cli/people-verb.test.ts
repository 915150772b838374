import { describe, expect, test } from 'vitest'
import { windows1252 } from '#test/people-files.ts'
import { fileIn, inFolder, uitrol } from '#test/command-line.ts'

interface Seen {
  format: string
  encoding: string
  delimiter: string
  columns: { header: string; field: string | null }[]
  people: { id: string; name: string; email: string | null; department: string | null; location: string | null; language: string | null }[]
  refused: { line: number; code: string; text: string }[]
}

describe('uitrol people', () => {
  test('[IM-1] tells what an import would make of a list saved by a Dutch Excel', () =>
    inFolder(async (folder) => {
      const list = await fileIn(
        folder,
        'lijst.csv',
        windows1252(
          'Personeelsnummer;Naam;E-mailadres;Afdeling;Vestiging\r\n1;Renée Đ’Soúza;r@x.example;Financiën;Paramaribo\r\n2;;;;\r\n3;Zoë;Z@x.example;;\r\n'.replace(
            'Đ',
            'D',
          ),
        ),
      )
      const { code, out, err } = await uitrol(['people', list, '--json', '--language', 'nl'])
      const seen = JSON.parse(out) as Seen
      expect([code, err]).toEqual([0, ''])
      expect([seen.format, seen.encoding, seen.delimiter]).toEqual(['csv', 'windows-1252', ';'])
      expect(seen.columns.map(({ header, field }) => [header, field])).toEqual([
        ['Personeelsnummer', 'employeeNumber'],
        ['Naam', 'name'],
        ['E-mailadres', 'email'],
        ['Afdeling', 'department'],
        ['Vestiging', 'location'],
      ])
      expect(seen.people.map(({ id, email, department, location }) => [id, email, department, location])).toEqual([
        ['1', 'r@x.example', 'Financiën', 'Paramaribo'],
        ['3', 'z@x.example', null, null],
      ])
      expect(seen.refused).toEqual([{ line: 3, code: 'people.noName', text: expect.any(String) as string }])
    }))

  test('[RG-3] tells the same to a person, in their language', async () => {
    const list = 'Name,Email,Shoe size\nAnn,a@x.example,38\nBea,A@x.example,39\n'
    const english = await uitrol(['people', '-'], {}, list)
    const dutch = await uitrol(['people', '-'], { LANG: 'nl_SR.UTF-8' }, list)
    expect([english.code, dutch.code]).toEqual([0, 0])
    expect(english.out).toMatch(/Shoe size +not used/)
    expect(english.out).toContain('1 person at 0 places would go in.')
    expect(english.out).toMatch(/line 3: /)
    expect(dutch.out).toMatch(/Shoe size +niet gebruikt/)
    expect(dutch.out).toMatch(/regel 3: /)
  })

  test('a list that cannot be read names the file and ends with 2', async () => {
    const { code, out } = await uitrol(['people', '-', '--json'], {}, 'PK\u0003\u0004 half a workbook')
    expect(code).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ problem: { code: 'people.workbookBroken', place: { file: 'stdin' } } })
  })
})

describe('help', () => {
  test('[RG-3] is there in both languages, for each verb', async () => {
    const english = await uitrol(['help'])
    const dutch = await uitrol(['help', '--language', 'nl'])
    expect([english.code, dutch.code]).toEqual([0, 0])
    for (const verb of ['plan', 'people', 'start', 'sample', 'do', 'status']) {
      expect(english.out).toContain(`  ${verb} `)
      expect(dutch.out).toContain(`  ${verb} `)
    }
    expect(english.out).toContain('Usage: uitrol')
    expect(dutch.out).toContain('Gebruik: uitrol')
    expect(dutch.out).not.toMatch(/Usage|Options|Commands|show/)
  })

  test('without a verb, help goes to standard error and the code is 2', async () => {
    const { code, out, err } = await uitrol([])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('Usage: uitrol')
  })

  test('a language that is not spoken is refused', async () => {
    const { code, err } = await uitrol(['help', '--language', 'fr'])
    expect(code).toBe(2)
    expect(err).toContain('“fr”')
  })
})
