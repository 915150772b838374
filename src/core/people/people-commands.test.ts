import { describe, expect, test } from 'vitest'
import type { GivenLocation } from '#core/people/people-import-command.ts'
import { company, refusal } from '#test/people-company.ts'

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
    expect(place).toMatchObject({ ...albina, locationId: 'c1.0', connectivity: 'good', opensAt: 480, closesAt: 1020 })
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
