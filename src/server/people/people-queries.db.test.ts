import { expect, test } from 'vitest'
import { everybody, none, type PeopleQuery, peopleList, peopleSummary, reasonCounts, type Someone } from '#core/people/people-list.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import type { Actor } from '#core/access/access.ts'
import { forgottenNames } from '#core/people/leavers.ts'
import {
  findLeavers,
  findPeople,
  peopleByIds,
  reasonsOfPhase,
  rowsAbout,
  rowsWith,
  summarisePeople,
} from '#server/people/people-queries.ts'
import type { Database } from '#server/db/database.ts'
import { cast, foundCompany, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const today = '2026-11-23'
const names = [
  'René',
  'rena',
  'Renée',
  'Zoë',
  'zoe',
  'Ángel',
  'Anna',
  'Ünal',
  'Øyvind',
  'O’Neil',
  "O'Neil",
  '100% Anna',
  'under_score',
  'de Vries',
]
const departments = ['Sales', 'Finance', null]
const places = ['albina', 'georgetown', null]
const phases = ['early', 'core', null]

const rows = () => [
  ...names.flatMap((name, index) => [
    {
      table: 'person' as const,
      row: rowOf('person', {
        personId: `n${index}`,
        name,
        email: index % 2 ? `mail${index}@example.com` : null,
        jobTitle: index % 3 ? 'Clerk' : null,
        employeeNumber: index % 4 ? null : `E-${index}`,
        department: departments[index % 3] ?? null,
        locationId: places[(index >> 1) % 3] ?? null,
        leftOn: index === 5 ? '2026-11-01' : index === 6 ? today : null,
      }) as Row<TableName>,
    },
    {
      table: 'participant' as const,
      row: rowOf('participant', {
        rolloutId: 'crm',
        personId: `n${index}`,
        phaseKey: phases[index % 3] ?? null,
        goLiveOn: index === 3 ? null : index % 3 === 1 ? '2027-01-25' : '2027-01-11',
        pilot: index % 4 === 0 ? 1 : 0,
        excludedAt: index === 9 ? `${today}T12:00:00Z` : null,
        because: JSON.stringify([{ code: index % 2 ? 'plan.because.pilot' : 'plan.because.volunteered', params: {} }]),
      }) as Row<TableName>,
    },
  ]),
  {
    table: 'champion' as const,
    row: rowOf('champion', { rolloutId: 'crm', personId: 'n7', locationId: 'albina', because: '[]' }) as Row<TableName>,
  },
]

/** The whole list, a page of three at a time. */
const paged = async (database: Database, actor: Actor, query: PeopleQuery): Promise<{ ids: string[]; total: number }> => {
  const ids: string[] = []
  let after: string | null = null
  let total = 0
  do {
    const page: Awaited<ReturnType<typeof findPeople>> = await findPeople(database, actor, query, today, { after, limit: 3 })
    for (const { person } of page.items) ids.push(person.personId)
    after = page.next
    total = page.total
  } while (after !== null)
  return { ids, total }
}

const fromRows = async ({ db }: Database): Promise<Someone[]> => {
  const people = (await db.selectFrom('person').selectAll().where('organisationId', '=', organisationId).execute()) as StoredRow<'person'>[]
  const parts = (await db.selectFrom('participant').selectAll().execute()) as StoredRow<'participant'>[]
  return people
    .filter(({ leftOn }) => leftOn === null || leftOn >= today)
    .map((person) => ({
      person,
      part: parts.find(({ personId }) => personId === person.personId),
      champion: person.personId === 'n7',
      championBecause: person.personId === 'n7' ? '[]' : '',
    }))
}

describeOnBoth('people page by page', (open) => {
  test('searched, filtered, sorted and counted, the database gives what core gives from the same rows', async () => {
    const database = await open()
    await foundCompany(database)
    await insertRows(database, organisationId, rows())
    const here = await fromRows(database)
    const all = everybody('crm')
    const queries: PeopleQuery[] = [
      all,
      { ...all, sort: 'champions' },
      ...['rene', 'RENÉ', 'zoe', 'angel', 'unal', 'øyv', 'oyv', '%', '_', 'mail3', 'clerk', 'e-4', 'nobody', ' anna ', "o'n"].map(
        (search) => ({
          ...all,
          search,
        }),
      ),
      { ...all, champions: true },
      { ...all, location: 'albina' },
      { ...all, location: none },
      { ...all, department: 'Finance' },
      { ...all, department: none, phase: none },
      { ...all, phase: 'core', search: 'e', sort: 'champions' },
      { ...all, reason: 'plan.because.pilot' },
      { ...all, phase: 'early', reason: 'plan.because.volunteered' },
    ]
    for (const query of queries) {
      const expected = peopleList(here, query).map(({ person }) => person.personId)
      expect(await paged(database, cast.lead, query), JSON.stringify(query)).toEqual({ ids: expected, total: expected.length })
    }
    expect(peopleList(here, { ...all, search: 'rene' }).map(({ person }) => person.name)).toEqual(['René', 'Renée'])
    expect(peopleList(here, { ...all, search: 'OYV' }).map(({ person }) => person.name)).toEqual(['Øyvind'])
    const counted = await summarisePeople(database, cast.lead, 'crm', today)
    expect(counted).toEqual(peopleSummary(here))
    expect(counted).toMatchObject({
      pilots: 4,
      starts: [
        { goLiveOn: '2027-01-11', people: 6 },
        { goLiveOn: '2027-01-25', people: 5 },
      ],
    })
    for (const phaseKey of ['early', 'core']) {
      const reasons = await reasonsOfPhase(database, cast.lead, { rolloutId: 'crm', phaseKey }, today)
      expect(reasons).toEqual(reasonCounts(here, phaseKey))
      expect(reasons.length).toBeGreaterThan(1)
    }
    await expect(findPeople(database, cast.lead, all, today, { after: 'no cursor', limit: 3 })).rejects.toMatchObject({
      code: 'access.badInput',
    })
  })

  test('[AC-1] a champion gets the people at their locations without reasons, nobody gets those of another organisation', async () => {
    const database = await open()
    await foundCompany(database)
    await insertRows(database, organisationId, rows())
    const { items } = await findPeople(database, cast.champion, everybody('crm'), today, { after: null, limit: 100 })
    expect(items.length).toBeGreaterThan(4)
    expect(items.every(({ person }) => person.locationId === null || person.locationId === 'albina')).toBe(true)
    const first = items.find(({ person }) => person.personId === 'n0')
    expect(first?.part).toMatchObject({ phaseKey: 'early', goLiveOn: '2027-01-11', because: '[]' })
    const asked = { ...everybody('crm'), reason: 'plan.because.pilot' }
    expect((await findPeople(database, cast.champion, asked, today, { after: null, limit: 100 })).total).toBe(items.length)
    expect((await peopleByIds(database, cast.champion, ['n0', 'n2'])).map(({ personId }) => personId)).toEqual(['n0'])
    expect((await peopleByIds(database, cast.lead, ['n0', 'n2'])).map(({ personId }) => personId).toSorted()).toEqual(['n0', 'n2'])
    expect((await rowsAbout(database, cast.champion, 'n0')).map(({ table }) => table)).toEqual(['person'])
    expect((await rowsAbout(database, cast.champion, 'n2')).map(({ table }) => table)).toEqual([])
    expect((await rowsAbout(database, cast.lead, 'n7')).map(({ table }) => table)).toEqual(['person', 'participant', 'champion'])
    const stranger = { ...cast.owner, organisationId: 'elsewhere' }
    expect(await paged(database, stranger, everybody('crm'))).toEqual({ ids: [], total: 0 })
    expect(await rowsAbout(database, stranger, 'n0')).toEqual([])
    expect((await summarisePeople(database, cast.champion, 'crm', today)).people).toBe(items.length)
  })

  test('[ME-8] those who have left come the last ones first, page by page, without whoever is forgotten or still works here', async () => {
    const database = await open()
    await foundCompany(database)
    const person = (personId: string, over: Partial<Row<'person'>>) => ({
      table: 'person' as const,
      row: rowOf('person', { personId, name: personId, ...over }) as Row<TableName>,
    })
    await insertRows(database, organisationId, [
      person('ada', { leftOn: '2026-11-01' }),
      person('bea', { leftOn: '2026-11-20' }),
      person('cor', { leftOn: '2026-11-20' }),
      person('still', { leftOn: today }),
      person('forgotten', { leftOn: '2026-10-01', name: forgottenNames[0] ?? '' }),
      person('known', { leftOn: '2026-09-01', name: forgottenNames[1] ?? '', phone: '+597 400 100' }),
    ])
    const first = await findLeavers(database, cast.lead, today, { after: null, limit: 3 })
    expect(first.items.map(({ personId }) => personId)).toEqual(['bea', 'cor', 'ada'])
    expect(first.total).toBe(4)
    const second = await findLeavers(database, cast.lead, today, { after: first.next, limit: 3 })
    expect(second.items.map(({ personId }) => personId)).toEqual(['known'])
    expect(second.next).toBeNull()
    expect((await findLeavers(database, cast.lead, '2026-11-02', { after: null, limit: 9 })).total).toBe(2)
    // Searched by a part of the name, without case and accents; what means something to a pattern is a letter like others.
    const found = await findLeavers(database, cast.lead, today, { search: 'ÁD', after: null, limit: 3 })
    expect([found.total, found.items.map(({ personId }) => personId)]).toEqual([1, ['ada']])
    expect((await findLeavers(database, cast.lead, today, { search: '%', after: null, limit: 3 })).total).toBe(0)
  })

  test('[AC-2] rows of a table with some values, only those that the actor may see', async () => {
    const database = await open()
    await foundCompany(database)
    const seat = (personId: string, locationId: string) => ({
      table: 'attendee' as const,
      row: rowOf('attendee', { rolloutId: 'crm', sessionKey: 's', personId, locationId, state: 'seat' }) as Row<TableName>,
    })
    await insertRows(database, organisationId, [seat('n1', 'albina'), seat('n2', 'georgetown')])
    const of = { rolloutId: 'crm', sessionKey: 's' }
    const peopleIn = async (actor: Actor, values: Record<string, string> = of) =>
      (await rowsWith(database, actor, 'attendee', values, 10)).map(({ row }) => row['personId']).toSorted()
    expect(await peopleIn(cast.lead)).toEqual(['n1', 'n2'])
    expect(await peopleIn(cast.champion)).toEqual(['n1'])
    expect(await peopleIn(cast.lead, { ...of, sessionKey: 'other' })).toEqual([])
    expect(await peopleIn({ ...cast.lead, organisationId: 'elsewhere' })).toEqual([])
  })
})
