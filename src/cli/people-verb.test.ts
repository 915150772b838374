import { describe, expect, test } from 'vitest'
import { windows1252, workbookOf } from '#test/people-files.ts'
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
    expect(english.out).toContain('1 person at 0 locations can be imported.')
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

describe('rows and sheets that somebody has to choose', () => {
  const list = 'Name,Email,Status\nAnn,a@x.example,Active\nBea,b@x.example,Hovering\nTotal,,\n'
  const withRows = async (...more: string[]) => {
    const { code, out } = await uitrol(['people', '-', '--json', ...more], {}, list)
    const seen = JSON.parse(out) as Seen & { asked: Seen['refused']; sheet: string | null }
    return [code, seen.people.map(({ name }) => name), seen.refused.map(({ line, code: why }) => [line, why]), seen.asked, seen.sheet]
  }

  test('[IM-1] asked rows stand apart with their question, and go in by their line', async () => {
    const refused = [[4, 'people.notAPerson']]
    const asked = [{ line: 3, code: 'people.askStatus', text: expect.stringContaining('Hovering') as string }]
    expect(await withRows()).toEqual([0, ['Ann'], refused, asked, null])
    expect(await withRows('--include', '3')).toEqual([0, ['Ann', 'Bea'], refused, [], null])
    expect((await uitrol(['people', '-', '--include', 'three'], {}, list)).code).toBe(2)
  })

  test('[IM-1] a plan leaves them out and says so; a total stops nothing', async () => {
    const parts = ['plan', '-', '--tool', 'T', '--start', '2027-02-01', '--as-of', '2026-12-01', '--json']
    const { code, out } = await uitrol(parts, {}, list)
    const plan = JSON.parse(out) as { people: number; warnings: { code: string }[] }
    expect([code, plan.people]).toEqual([0, 1])
    expect(plan.warnings.map(({ code: said }) => said)).toEqual(
      expect.arrayContaining(['people.asked', 'people.askStatus', 'people.notAPerson']),
    )
    expect((JSON.parse((await uitrol([...parts, '--include', '3'], {}, list)).out) as { people: number }).people).toBe(2)
  })

  test('[IM-1] --sheet chooses a sheet, and lists them where there is none of that name', async () => {
    const row = (...cells: string[]) => `<row>${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
    await inFolder(async (folder) => {
      const book = await fileIn(
        folder,
        'x.xlsx',
        workbookOf([row('Name', 'Email') + row('Ann', 'a@x.sr'), row('Name', 'Email') + row('Bea', 'b@x.sr')]),
      )
      const { out } = await uitrol(['people', book, '--json', '--sheet', 'Blad2'])
      expect(JSON.parse(out)).toMatchObject({ sheet: 'Blad2', people: [{ name: 'Bea' }] })
      const missing = await uitrol(['people', book, '--sheet', 'Blad9'])
      expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('“Blad1” and “Blad2”')])
    })
  })
})

describe('--column', () => {
  const list = 'Wie,Waar,Notities\nAnn,Albina,x\nBea,Moengo,y\n'

  test('[IM-1] says which column is what, also by its place, and leaves one out', async () => {
    const { code, out } = await uitrol(['people', '-', '--json', '--column', 'Wie=name', '--column', '#2=location'], {}, list)
    const seen = JSON.parse(out) as Seen
    expect(code).toBe(0)
    expect(seen.people.map(({ name, location }) => [name, location])).toEqual([
      ['Ann', 'Albina'],
      ['Bea', 'Moengo'],
    ])
    const without = await uitrol(['people', '-', '--json', '--column', 'Afdeling=-'], {}, 'Naam,Afdeling\nAnn,Kas\n')
    expect((JSON.parse(without.out) as Seen).columns.map(({ field }) => field)).toEqual(['name', null])
  })

  test('a plan takes it too', async () => {
    const parts = ['plan', '-', '--tool', 'T', '--start', '2027-02-01', '--as-of', '2026-12-01', '--json', '--column', 'Wie=name']
    const { code, out } = await uitrol(parts, {}, list)
    expect([code, (JSON.parse(out) as { people: number }).people]).toEqual([0, 2])
  })

  test.each([
    ['Wie=shoeSize', 'cli.badChoice', 'employeeNumber'],
    ['Wie', 'cli.columnUnreadable', 'Wie'],
    ['Wer=name', 'people.mappingColumn', 'Waar'],
  ])('%s is refused with what would do', async (column, problem, told) => {
    for (const language of ['en', 'nl']) {
      const ran = await uitrol(['people', '-', '--json', '--language', language, '--column', column], {}, list)
      expect([ran.code, (JSON.parse(ran.out) as { problem: { code: string } }).problem.code]).toEqual([2, problem])
      expect(ran.err).toContain(told)
    }
  })

  test('a list without a column of names says how to name them', async () => {
    const { code, err } = await uitrol(['people', '-'], {}, list)
    expect(code).toBe(2)
    expect(err).toContain('--column "#2=email"')
    expect(err).toContain('employeeNumber')
  })
})

test('a folder in place of a list, in both languages, without the codes of the system', () =>
  inFolder(async (folder) => {
    const english = await uitrol(['people', folder])
    const dutch = await uitrol(['people', folder, '--language', 'nl'])
    expect([english.code, dutch.code]).toEqual([2, 2])
    expect(english.err).toContain('it is a folder')
    expect(dutch.err).toContain('het is een map')
    expect(english.err + dutch.err).not.toContain('EISDIR')
  }))

describe('help', () => {
  test('[RG-3] names values and what goes without one in the language of the reader', async () => {
    const dutch = await uitrol(['plan', '--help', '--language', 'nl'])
    expect(dutch.code).toBe(0)
    expect(dutch.out).toContain('uitrol plan LIJST')
    expect(dutch.out).toContain('--complexity <HOE>')
    expect(dutch.out).toContain('(standaard: SR)')
    expect(dutch.out).not.toMatch(/default|STAFF|NAME|HOW|FILE|\[options\]|YYYY/)
    const english = await uitrol(['plan', '--help'])
    expect(english.out).toMatch(/\(default:\s+SR\)/)
    expect(english.out).not.toContain('[]')
    expect((await uitrol(['token', '--help', '--language', 'nl'])).out).toContain('create [opties] <NAAM>')
    expect((await uitrol(['people', '--language', 'nl'])).err).toContain('LIJST')
  })

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
