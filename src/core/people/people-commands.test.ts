import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { At, Change, Need } from '#core/command.ts'
import { importPreview } from '#core/people/people-import.ts'
import { type GivenLocation, importOf } from '#core/people/people-import-command.ts'
import { peopleCommands } from '#core/people/people-commands.ts'
import type { SourceTable } from '#core/people/people-source.ts'
import { Problem } from '#core/problem.ts'
import { rowKey } from '#core/table.ts'
import { type Row, type TableName, tables } from '#core/tables.ts'

type Name = (typeof peopleCommands)[number]['name']

/** The rows of one organisation, and commands carried out on them the way a writer does: all changes or none. */
const company = () => {
  const kept = new Map<string, Map<string, Record<string, unknown>>>()
  let issued = 0
  const of = <T extends TableName>(table: T): Row<T>[] => [...(kept.get(table)?.values() ?? [])] as Row<T>[]
  const write = ({ op, table, row }: Change): void => {
    const rows = kept.get(table) ?? new Map<string, Record<string, unknown>>()
    if (op === 'put') rows.set(rowKey(tables[table], row), { ...row })
    else rows.delete(rowKey(tables[table], row))
    kept.set(table, rows)
  }
  const load = ({ table, where }: Need) =>
    of(table)
      .filter((row) => Object.entries(where).every(([column, value]) => row[column as keyof typeof row] === value))
      .map((row) => ({ ...row, organisationId: 'o', version: 1 }))
  const run = (name: Name, input: unknown, today = '2026-11-02'): Change[] => {
    const command = peopleCommands.find((one) => one.name === name)
    if (!command) throw new Error(`no command ${name}`)
    const at: At = {
      commandId: `c${++issued}`,
      organisationId: 'o',
      now: `${today}T12:00:00Z`,
      today,
      by: { accountId: 'a', name: 'Lead' },
    }
    // One registry holds commands of different inputs: what fits the one that was found is checked by its own schema.
    const one = command as unknown as {
      input: { parse(value: unknown): unknown }
      needs(i: unknown, at: At): Record<string, Need>
      decide(f: unknown, i: unknown, at: At): Change[]
    }
    const parsed = one.input.parse(input)
    const facts = Object.fromEntries(Object.entries(one.needs(parsed, at)).map(([key, need]) => [key, load(need)]))
    const changes = one.decide(facts, parsed, at)
    changes.forEach(write)
    return changes
  }
  const snapshot = () => JSON.stringify([...kept].map(([table, rows]) => [table, [...rows]]))
  const rollout = (rolloutId: string) => kept.set('rollout', new Map([[rolloutId, { rolloutId, tool: 'Odoo' }]]))
  return { of, run, snapshot, rollout }
}

const ann = {
  personId: 'ann',
  employeeNumber: '7',
  name: 'Ann Lee',
  email: 'Ann@X.sr',
  phone: null,
  department: null,
  locationId: null,
  language: 'en',
  jobTitle: null,
  managerEmail: null,
  startsOn: '2020-01-01',
  leftOn: null,
}
const given = { ...ann, locationId: undefined, location: null }
const listed = (more: object) => JSON.parse(JSON.stringify({ ...given, personId: null, ...more }))
const albina: GivenLocation = { name: 'Albina', country: 'SR', zone: 'America/Paramaribo', language: 'nl' }
const empty = { rolloutId: null, locations: [], people: [], leavers: [] }

/** The refusal of a command, after which nothing has changed. */
const refusal = (world: ReturnType<typeof company>, name: Name, input: unknown): string => {
  const before = world.snapshot()
  try {
    world.run(name, input)
  } catch (error) {
    expect(world.snapshot()).toBe(before)
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'was not refused'
}

describe('people one by one', () => {
  test('add, change, leave and come back; saying the same again changes nothing', () => {
    const world = company()
    world.run('people.add', ann)
    expect(world.of('person')).toEqual([{ ...ann, email: 'ann@x.sr' }])
    expect(world.run('people.change', ann)).toEqual([])
    world.run('people.change', { ...ann, jobTitle: 'Chef', email: '' })
    expect(world.of('person')[0]).toMatchObject({ jobTitle: 'Chef', email: null })
    world.run('people.leave', { personId: 'ann', leftOn: '2026-12-31' })
    expect(world.of('person')[0]?.leftOn).toBe('2026-12-31')
    expect(world.run('people.leave', { personId: 'ann', leftOn: '2026-12-31' })).toEqual([])
    world.run('people.leave', { personId: 'ann', leftOn: null })
    expect(world.of('person')[0]?.leftOn).toBeNull()
  })

  test('each is refused for its reason and then leaves everything as it was', () => {
    const world = company()
    world.run('people.add', ann)
    const bob = { ...ann, personId: 'bob', name: 'Bob', employeeNumber: '8', email: 'bob@x.sr' }
    expect(refusal(world, 'people.add', ann)).toBe('people.personThere')
    expect(refusal(world, 'people.add', { ...bob, email: 'ANN@x.SR' })).toBe('people.emailTaken')
    expect(refusal(world, 'people.add', { ...bob, employeeNumber: '7' })).toBe('people.numberTaken')
    expect(refusal(world, 'people.add', { ...bob, email: 'bob' })).toBe('people.badAddress')
    expect(refusal(world, 'people.add', { ...bob, managerEmail: 'chef' })).toBe('people.badAddress')
    expect(refusal(world, 'people.add', { ...bob, locationId: 'moon' })).toBe('people.unknownLocation')
    expect(refusal(world, 'people.add', { ...bob, leftOn: '2019-01-01' })).toBe('people.leavesBeforeStart')
    expect(refusal(world, 'people.change', bob)).toBe('people.unknownPerson')
    expect(refusal(world, 'people.leave', { personId: 'bob', leftOn: null })).toBe('people.unknownPerson')
    expect(refusal(world, 'people.leave', { personId: 'ann', leftOn: '2019-01-01' })).toBe('people.leavesBeforeStart')
    expect(refusal(world, 'people.nominate', { rolloutId: 'r', personId: 'ann', nominated: true })).toBe('people.unknownRollout')
    world.rollout('r')
    expect(refusal(world, 'people.nominate', { rolloutId: 'r', personId: 'bob', nominated: true })).toBe('people.unknownPerson')
    expect(refusal(world, 'people.speakFor', { rolloutId: 'q', personId: 'ann', pilot: true, keenness: 1, oldUse: null })).toBe(
      'people.unknownRollout',
    )
  })

  test('[PH-3] [PH-7] nominating and speaking for someone keep each other’s columns', () => {
    const world = company()
    world.rollout('r')
    world.run('people.add', ann)
    world.run('people.nominate', { rolloutId: 'r', personId: 'ann', nominated: true })
    world.run('people.speakFor', { rolloutId: 'r', personId: 'ann', pilot: true, keenness: 3, oldUse: 12.5 })
    expect(world.of('participant')).toMatchObject([{ pilot: 1, keenness: 3, oldUse: 12.5, nominated: 1, phaseKey: null, because: '[]' }])
    expect(world.run('people.nominate', { rolloutId: 'r', personId: 'ann', nominated: true })).toEqual([])
  })
})

describe('a whole list', () => {
  test('[IM-1] places and people come in together, joined by the name of the place', () => {
    const world = company()
    world.rollout('r')
    const people = [
      listed({ location: 'ALBINA ', pilot: true }),
      listed({ name: 'Bob', email: null, employeeNumber: null, startsOn: null }),
    ]
    world.run('people.import', { ...empty, rolloutId: 'r', locations: [albina], people })
    const [place] = world.of('location')
    expect(place).toEqual({ ...albina, locationId: 'c1.0', connectivity: 'good', opensAt: 480, closesAt: 1020 })
    expect(world.of('person')).toMatchObject([
      { personId: 'c1.1', name: 'Ann Lee', email: 'ann@x.sr', locationId: 'c1.0' },
      { personId: 'c1.2', name: 'Bob', locationId: null },
    ])
    expect(world.of('participant')).toMatchObject([{ personId: 'c1.1', pilot: 1, keenness: 0 }])
    const again = world.run('people.import', { ...empty, rolloutId: 'r', locations: [albina], people })
    expect(again).toEqual([])
  })

  test('[IM-2] found again by number, then by e-mail without case; what the list leaves empty stays', () => {
    const world = company()
    world.run('people.import', {
      ...empty,
      people: [listed({ jobTitle: 'Chef' }), listed({ name: 'Bob', email: 'bob@x.sr', employeeNumber: null })],
    })
    const changes = world.run('people.import', {
      ...empty,
      people: [listed({ name: 'Ann van Lee', email: 'new@x.sr' }), listed({ name: 'Bob', email: 'BOB@x.sr', employeeNumber: '9' })],
    })
    expect(changes).toHaveLength(2)
    expect(world.of('person')).toMatchObject([
      { employeeNumber: '7', name: 'Ann van Lee', email: 'new@x.sr', jobTitle: 'Chef' },
      { employeeNumber: '9', name: 'Bob', email: 'bob@x.sr' },
    ])
  })

  test('[IM-2] people with a name only are not doubled either', () => {
    const world = company()
    const jan = listed({ name: 'Jan', email: null, employeeNumber: null })
    const people = [jan, jan, listed({ name: 'Kim', email: 'kim@x.sr', employeeNumber: null })]
    world.run('people.import', { ...empty, people })
    expect(world.of('person')).toHaveLength(3)
    expect(world.run('people.import', { ...empty, people })).toEqual([])
    world.run('people.import', { ...empty, people: [listed({ name: 'KIM', email: null, employeeNumber: null })] })
    expect(world.of('person')).toHaveLength(3)
    world.run('people.import', { ...empty, people: [listed({ name: 'Kim', email: 'kim2@x.sr', employeeNumber: null })] })
    expect(world.of('person')).toHaveLength(4)
    expect(refusal(world, 'people.import', { ...empty, people: [listed({ name: 'Kim', email: null, employeeNumber: null })] })).toBe(
      'people.whichOne',
    )
  })

  test('[IM-2] only those named as leavers leave, and coming back on the list undoes it', () => {
    const world = company()
    world.run('people.import', { ...empty, people: [listed({}), listed({ name: 'Bob', email: 'bob@x.sr', employeeNumber: '8' })] })
    world.run('people.import', { ...empty, people: [listed({})] })
    expect(world.of('person').map(({ leftOn }) => leftOn)).toEqual([null, null])
    world.run('people.import', { ...empty, people: [listed({})], leavers: ['c1.1'] })
    expect(world.of('person').map(({ leftOn }) => leftOn)).toEqual([null, '2026-11-02'])
    expect(world.of('person')).toHaveLength(2)
    world.run('people.import', { ...empty, people: [listed({ name: 'Bob', email: 'bob@x.sr', employeeNumber: '8' })] }, '2027-01-04')
    expect(world.of('person')[1]?.leftOn).toBeNull()
  })

  test('[PH-10] an import keeps where people are in the rollout and what it does not speak of', () => {
    const world = company()
    world.rollout('r')
    world.run('people.import', { ...empty, rolloutId: 'r', people: [listed({ keenness: 2, oldUse: 8, champion: true })] })
    world.run('people.import', { ...empty, rolloutId: 'r', people: [listed({ pilot: true })] })
    expect(world.of('participant')).toMatchObject([{ pilot: 1, keenness: 2, oldUse: 8, nominated: 1 }])
  })

  test('[IM-1] all or nothing: one bad row and nothing has changed', () => {
    const world = company()
    world.run('people.import', {
      ...empty,
      people: [listed({}), listed({ personId: 'bob', name: 'Bob', email: 'bob@x.sr', employeeNumber: '8' })],
    })
    const fine = listed({ name: 'Cor', email: 'cor@x.sr', employeeNumber: '9' })
    const withOne = (more: object) => ({
      ...empty,
      people: [fine, listed({ name: 'Dee', email: 'dee@x.sr', employeeNumber: '10', ...more })],
    })
    expect(refusal(world, 'people.import', empty)).toBe('people.nobody')
    expect(refusal(world, 'people.import', { ...withOne({}), rolloutId: 'none' })).toBe('people.unknownRollout')
    expect(refusal(world, 'people.import', withOne({ email: 'COR@x.sr' }))).toBe('people.emailGivenTwice')
    expect(refusal(world, 'people.import', withOne({ employeeNumber: '9' }))).toBe('people.numberGivenTwice')
    expect(refusal(world, 'people.import', withOne({ employeeNumber: '8', email: 'ann@x.sr' }))).toBe('people.emailTaken')
    expect(refusal(world, 'people.import', withOne({ personId: 'bob', employeeNumber: '7' }))).toBe('people.numberTaken')
    expect(refusal(world, 'people.import', { ...empty, people: [listed({}), listed({ name: 'Ann again' })] })).toBe(
      'people.personGivenTwice',
    )
    expect(refusal(world, 'people.import', withOne({ location: 'Moengo' }))).toBe('people.unknownLocation')
    expect(refusal(world, 'people.import', withOne({ email: 'dee' }))).toBe('people.badAddress')
    expect(refusal(world, 'people.import', withOne({ leftOn: '2019-01-01' }))).toBe('people.leavesBeforeStart')
    expect(refusal(world, 'people.import', { ...withOne({}), locations: [{ ...albina, zone: 'Mars/Olympus' }] })).toBe(
      'regional.unknownZone',
    )
    expect(refusal(world, 'people.import', { ...withOne({}), locations: [{ ...albina, opensAt: 900, closesAt: 800 }] })).toBe(
      'regional.closesBeforeOpens',
    )
    expect(refusal(world, 'people.import', { ...withOne({}), leavers: ['nobody'] })).toBe('people.unknownPerson')
    expect(refusal(world, 'people.import', { ...empty, people: [listed({})], leavers: ['c1.0'] })).toBe('people.personGivenTwice')
  })
})

describe('a list against the people there are', () => {
  const table = (rows: string[][]): SourceTable => ({
    format: 'csv',
    encoding: 'utf-8',
    delimiter: ';',
    sheet: null,
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
