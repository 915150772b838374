import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '#core/kernel/command.ts'
import { type GivenLocation, importOf } from '#core/people/people-import-command.ts'
import { importPreview } from '#core/people/people-import.ts'
import type { SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/kernel/problem.ts'
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
  const header = ['Personeelsnr', 'Naam', 'E-mail', 'Locatie', 'Functie', 'Uit dienst', 'Pilot']
  const read = (world: ReturnType<typeof company>, rows: string[][], today = '2026-11-02') =>
    importPreview(table([header, ...rows]), {
      today,
      defaults: { country: 'SR', language: 'nl' },
      known: { people: world.of('person'), locations: world.of('location') },
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

  test('[IM-2] any list imported twice changes nothing the second time and doubles nobody', () => {
    const row = fc.tuple(
      fc.constantFrom('', '', '1', '2', '3', '4'),
      fc.constantFrom('Ann', 'ann ', 'Bob', 'Cor', ''),
      fc.constantFrom('', '', 'ann@x.sr', 'ANN@x.sr', 'bob@x.sr', 'cor@x.sr'),
      fc.constantFrom('', 'Albina', 'Moengo'),
      fc.constantFrom('', 'Chef'),
      fc.constantFrom('', '2026-11-01', '2027-01-01'),
      fc.constantFrom('', 'ja'),
    )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), fc.array(row, { maxLength: 8 }), (list, later) => {
        const world = company()
        world.rollout('r')
        const take = (rows: string[][]): Change[] | undefined => {
          const preview = (() => {
            try {
              return read(world, rows)
            } catch (error) {
              if (error instanceof Problem && error.code === 'people.nobody') return undefined
              throw error
            }
          })()
          if (!preview) return undefined
          const input = importOf(preview, {
            rolloutId: 'r',
            locations: places(preview),
            leavers: preview.changes?.leavers.map(({ personId }) => personId) ?? [],
          })
          if (input.people.length + input.leavers.length === 0) return undefined
          return world.run('people.import', input)
        }
        take(list)
        take(later)
        const count = world.of('person').length
        take(later)
        expect(world.of('person')).toHaveLength(count)
        const third = take(later)
        expect(third ?? []).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
