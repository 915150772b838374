import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '#core/kernel/command.ts'
import { type GivenLocation, importOf } from '#core/people/people-import-command.ts'
import { importPreview } from '#core/people/people-import.ts'
import type { SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'
import { company } from '#test/people-company.ts'

const albina: GivenLocation = { name: 'Albina', country: 'SR', zone: 'America/Paramaribo', language: 'nl' }

describe('a list against the people there are', () => {
  const table = (rows: string[][]): SourceTable => ({
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    sheet: null,
    notes: [],
    rows: rows.map((cells, at) => ({ line: at + 1, cells })),
  })
  const header = ['Personeelsnr', 'Naam', 'E-mail', 'Locatie', 'Functie', 'Uit dienst', 'Pilot', 'Afdeling', 'Telefoon', 'Leidinggevende']
  const read = (world: Pick<ReturnType<typeof company>, 'of'>, rows: string[][], accepted: number[] = []) =>
    importPreview(table([header, ...rows.map((cells) => header.map((_, at) => cells[at] ?? ''))]), {
      today: '2026-11-02',
      defaults: { country: 'SR', language: 'nl' },
      known: { people: world.of('person'), locations: world.of('location') },
      accepted: new Set(accepted),
    })
  const places = (preview: ReturnType<typeof read>): GivenLocation[] => preview.locations.map(({ name }) => ({ ...albina, name }))

  test('[IM-2] says who is new, changed, the same, missing or in the way', () => {
    const world = company()
    const first = read(world, [
      ['1', 'Ann', 'ann@x.sr', 'Albina', '', '', 'ja'],
      ['2', 'Bob', 'bob@x.sr', '', '', '', ''],
      ['3', 'Cor', 'cor@x.sr', '', '', '', ''],
      ['4', 'Dee', 'dee@x.sr', '', '', '', ''],
    ])
    expect(first.changes?.rows.map(({ state }) => state)).toEqual(['new', 'new', 'new', 'new'])
    world.run('people.import', importOf(first, { rolloutId: null, locations: places(first), leavers: [] }))
    const second = read(world, [
      ['1', 'Ann', 'ANN@x.sr', 'albina', '', '', ''],
      ['2', 'Bob', 'bob@x.sr', 'Moengo', 'Chef', '', ''],
      ['9', 'Eve', 'eve@x.sr', '', '', '', ''],
      ['3', 'Cor', 'dee@x.sr', '', '', '', ''],
      ['4', 'Dee', '', '', '', '01-11-2026', ''],
    ])
    const ids = new Map(world.of('person').map(({ name, personId }) => [name, personId]))
    expect(second.changes).toMatchObject({
      rows: [
        { line: 2, personId: ids.get('Ann'), state: 'same', fields: [] },
        { line: 3, personId: ids.get('Bob'), state: 'changed', fields: ['locationId', 'jobTitle'] },
        { line: 4, personId: null, state: 'new' },
      ],
      clashes: [{ line: 5, code: 'people.emailTaken', params: { name: 'Dee' } }],
      leavers: [{ personId: ids.get('Dee'), leftOn: '2026-11-01', line: 6 }],
    })
    world.run('people.import', importOf(second, { rolloutId: null, locations: places(second), leavers: [ids.get('Dee') ?? ''] }))
    expect(world.of('person')).toHaveLength(5)
    expect(read(world, [['1', 'Ann', 'ann@x.sr', 'Albina', '', '', '']]).changes?.leavers.map(({ name }) => name)).toEqual([
      'Bob',
      'Cor',
      'Eve',
    ])
  })

  test('[IM-2] who left is found by the address where the number passed on to somebody on the list', () => {
    const world = company()
    const first = read(world, [
      ['1', 'Ann', 'ann.one@x.sr', '', '', '', ''],
      ['', 'Ann', 'ann@x.sr', '', '', '', ''],
    ])
    world.run('people.import', importOf(first, { rolloutId: null, locations: [], leavers: [] }))
    const [, second] = world.of('person')
    expect(
      read(world, [
        ['2', 'Ann', 'ann.one@x.sr', '', '', '', ''],
        ['1', 'Ann', 'ann@x.sr', '', '', '01-11-2026', ''],
      ]).changes?.leavers,
    ).toEqual([{ personId: second?.personId, name: 'Ann', leftOn: '2026-11-01', line: 3 }])
  })

  interface List {
    readonly rows: string[][]
    /** Lines that are asked about and go in. */
    readonly accepted: number[]
  }
  /** Imports a list, then another one three times: the second and the third time change nothing. */
  const expectSettled = (list: List, later: List, orderOf = (people: Row<'person'>[]) => people): void => {
    const world = company()
    world.rollout('r')
    const take = ({ rows, accepted }: List): Change[] => {
      try {
        const preview = read(
          { of: (table) => (table === 'person' ? orderOf(world.of('person')) : world.of(table)) as never },
          rows,
          accepted,
        )
        const leavers = preview.changes?.leavers.map(({ personId }) => personId) ?? []
        const before = world.of('person').length
        const changes = world.run('people.import', importOf(preview, { rolloutId: 'r', locations: places(preview), leavers }))
        const added = preview.changes?.rows.filter(({ state }) => state === 'new') ?? []
        expect(world.of('person')).toHaveLength(before + added.length)
        return changes
      } catch (error) {
        if (error instanceof Problem && error.code === 'people.nobody') return []
        throw error
      }
    }
    take(list)
    take(later)
    expect([take(later), take(later)]).toEqual([[], []])
  }
  const row = fc.tuple(
    fc.constantFrom('', '', '', '1', '2', '3', '03'),
    fc.constantFrom('Ann', 'Ann', 'ann ', 'Bob', 'Cor', ''),
    fc.constantFrom('', '', '', 'ann@x.sr', 'ANN@x.sr', 'bob@x.sr', 'cor@x.sr'),
    fc.constantFrom('', 'Albina', 'Moengo'),
    fc.constantFrom('', 'Chef', 'Kok'),
    fc.constantFrom('', '', '2026-11-01', '2027-01-01'),
    fc.constantFrom('', 'ja'),
    fc.constantFrom('', 'ICT', 'Kas'),
    fc.constantFrom('', '', '8811223'),
    fc.constantFrom('', '', 'Ann', 'Bob', 'ann@x.sr'),
  )
  const someRows = fc.array(row, { minLength: 1, maxLength: 8 })
  /** Columns that the list does not tell. */
  const untold = fc.subarray([0, 2, 3, 4, 5, 6, 7, 8, 9], { maxLength: 4 })
  const someList = fc
    .record({ rows: someRows, untold, accepted: fc.subarray([2, 3, 4, 5, 6, 7, 8, 9]) })
    .map(({ rows, untold, accepted }): List => ({
      rows: rows.map((cells) => cells.map((cell, at) => (untold.includes(at) ? '' : cell))),
      accepted,
    }))
  const ann = (number: string, email: string, place = '', job = '', department = ''): string[] => [
    number,
    'Ann',
    email,
    place,
    job,
    '',
    '',
    department,
  ]

  test('[IM-2] any list imported again changes nothing and doubles nobody', () => {
    fc.assert(
      fc.property(someList, someList, fc.boolean(), (list, later, turned) =>
        expectSettled(list, later, turned ? (people) => people.toReversed() : undefined),
      ),
      { numRuns: 300 },
    )
  })

  test('[IM-2] twins who were accepted keep their marks, however many there are', () => {
    const rows = Array.from({ length: 40 }, (_, nth) => ['', 'Ann', '', '', '', '', nth % 3 === 0 ? 'ja' : '', 'ICT'])
    const list = { rows, accepted: rows.map((_, at) => at + 2) }
    expectSettled({ rows: [['1', 'Bob']], accepted: [] }, list)
  })

  test.each([
    [
      'a row with a name only stands before the one who moved',
      [ann('3', '')],
      [ann('', 'ANN@x.sr'), ann('3', ''), ann('', ''), ann('', 'bob@x.sr'), ann('', '', 'Moengo')],
    ],
    [
      'an address is new, and given twice',
      [ann('', 'ANN@x.sr')],
      [ann('', 'ann@x.sr'), ann('', '', 'Moengo'), ann('', ''), ann('', 'bob@x.sr'), ann('', 'ANN@x.sr')],
    ],
    [
      'who had left is no help',
      [['', 'Ann', '', '', '', '2026-11-01', '']],
      [ann('', '', 'Albina'), ann('', ''), ann('', 'ANN@x.sr'), ann('', 'ann@x.sr'), ann('', 'cor@x.sr')],
    ],
    [
      'numbers that differ in their zeros, one of them with another name',
      [ann('3', 'bob@x.sr'), ['03', 'Cor', '', '', '', '', ''], ann('', '')],
      [ann('03', ''), ['', 'Bob', 'bob@x.sr', '', '', '', '']],
    ],
    [
      'one row has the number without its zeros, another the address',
      [ann('3', 'cor@x.sr'), ['', 'Cor', 'bob@x.sr', '', '', '', ''], ann('', '')],
      [
        ['03', 'Cor', '', '', '', '', ''],
        ['', 'Cor', 'cor@x.sr', '', '', '', ''],
      ],
    ],
    [
      'a number without its zeros is that of somebody who changes their name',
      [ann('1', ''), ['03', 'Cor', 'ann@x.sr', '', '', '', '']],
      [ann('', 'ann@x.sr'), ['3', 'Ann', '', '', '', '', 'ja']],
    ],
    [
      'the same, and two rows of whom nobody can tell who they are',
      [['3', 'Cor', 'ann@x.sr', '', '', '', ''], ann('', '')],
      [ann('', '', 'Albina'), ann('', 'ann@x.sr'), ann('03', '', 'Albina')],
    ],
    [
      'a row without a department takes it over from somebody, and then they are as another row says',
      [ann('2', '', 'Albina', '', 'ICT'), ann('', '', '', '', 'ICT')],
      [ann('', '', 'Albina'), ann('', '', 'Albina', 'Kok', 'ICT')],
    ],
  ])('[IM-2] many of one name: %s', (_, list, later) => expectSettled({ rows: list, accepted: [] }, { rows: later, accepted: [] }))

  test('[IM-2] who gets a number from the list leaves no choice of them to those who have a name alone', () => {
    const world = company()
    const list = [ann('', '', '', '', 'ICT'), ann('', '', '', '', 'Kas')]
    world.run('people.import', importOf(read(world, list), { rolloutId: null, locations: [], leavers: [] }))
    expect(read(world, [ann('5', '', '', '', 'ICT'), ann('', '')]).changes).toMatchObject({
      rows: [{ state: 'changed', fields: ['employeeNumber'] }, { state: 'same' }],
      clashes: [],
    })
  })

  test('[IM-2] an address that its owner keeps on the list is not taken, whatever stands above them', () => {
    const world = company()
    const [bob, eve] = [ann('1', 'bob@x.sr'), ann('2', 'eve@x.sr')]
    world.run('people.import', importOf(read(world, [bob, eve]), { rolloutId: null, locations: [], leavers: [] }))
    expect(read(world, [ann('1', 'eve@x.sr'), ann('2', '', 'Albina')]).changes).toMatchObject({
      rows: [{ line: 3, state: 'changed', fields: ['locationId'] }],
      clashes: [{ line: 2, code: 'people.emailTaken' }],
    })
  })
})
