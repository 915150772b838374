import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { mostPeopleOnDevice } from '#core/access/device-scope.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { type DeviceChanges, deviceChangesAfter, type SeenChange } from '#server/sync/changes.ts'
import { createSharedChanges, type SharedChanges } from '#server/sync/shared-changes.ts'
import { cast, foundCompany, issue, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const row = <T extends TableName>(table: T, values: Partial<Row<T>>) => ({ table, row: rowOf(table, values) as Row<TableName> })
const persons = Array.from({ length: mostPeopleOnDevice }, (_, index) => row('person', { personId: `more-${index}`, locationId: 'albina' }))
const part = (personId: string, phaseKey: string) => row('participant', { rolloutId: 'crm', personId, phaseKey, because: '[]' })
const letter = (personId: string) =>
  row('letter', { rolloutId: 'crm', messageKey: 'update', personId, language: 'nl', subject: 'Kompas', body: 'Dag', locationId: null })
const otherLead: Actor = { ...cast.lead, accountId: 'naomi', personId: 'naomi' }
const nobodysLead: Actor = { ...cast.lead, accountId: 'board', personId: null }

const inOrder = ({ changes, ...rest }: DeviceChanges) => ({
  ...rest,
  changes: changes.toSorted((a: SeenChange, b: SeenChange) => (`${a.table} ${a.key}` < `${b.table} ${b.key}` ? -1 : 1)),
})

describeOnBoth('answers that those share who read everything', (open) => {
  const stage = async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    for (const personId of ['lilian', 'naomi']) {
      const account = {
        accountId: `lead-${personId}`,
        name: personId,
        email: `${personId}@lead.internal`,
        createdAt: '2026-11-01T12:00:00.000Z',
      }
      await database.db
        .insertInto('account')
        .values({ ...account, passwordHash: null, personId: null, language: null })
        .execute()
      await database.db
        .insertInto('membership')
        .values({ ...rowOf('membership', { accountId: `lead-${personId}`, role: 'lead', personId }), organisationId, version: 1 } as never)
        .execute()
    }
    const shared = createSharedChanges(database)
    const answer = async (actor: Actor, after: number, until: string): Promise<DeviceChanges> =>
      JSON.parse((await shared.answer(actor, after, until))?.text ?? 'null') as DeviceChanges
    /** Each gets what they would get if nothing were shared; answers their version. */
    const isTheSame = async (after: number, until: string): Promise<number> => {
      for (const actor of [cast.lead, otherLead, nobodysLead, cast.owner])
        expect(inOrder(await answer(actor, after, until))).toEqual(inOrder(await deviceChangesAfter(database, actor, after, until)))
      return (await answer(cast.lead, after, until)).version
    }
    return { database, write, shared, answer, isTheSame }
  }

  test('[AC-1] [RE-3] they are what each would get alone: small, large, from the start and later, with what is said of oneself and of nobody else', async () => {
    const { database, write, answer, isTheSame } = await stage()
    await insertRows(database, organisationId, [part('lilian', 'early'), part('naomi', 'core'), letter('lilian'), letter('milton')])
    const small = await isTheSame(0, '')
    await write(cast.owner, issue('people.change', person('milton', 'georgetown')))
    const changed = await isTheSame(small, 'whole')
    expect(changed).toBeGreaterThan(small)
    await insertRows(database, organisationId, persons)
    const grown = await isTheSame(changed, 'whole')
    expect((await answer(cast.lead, changed, 'whole')).scope).toBe('large')
    await insertRows(database, organisationId, [part('lilian', 'core'), part('milton', 'core'), letter('naomi'), part('more-1', 'core')])
    await isTheSame(grown, 'large')
    const lilian = (await answer(cast.lead, grown, 'large')).changes.map(({ table, key }) => `${table} ${key}`)
    expect(lilian).toEqual(['participant crm/lilian'])
    const naomi = (await answer(otherLead, grown, 'large')).changes.map(({ table, key }) => `${table} ${key}`)
    expect(naomi).toEqual(['letter crm/update/naomi'])
    expect((await answer(nobodysLead, grown, 'large')).changes).toEqual([])
  })

  test('[AC-1] bytes are shared between those to whom nothing of their own is said, and made anew at the next version', async () => {
    const { database, write, shared } = await stage()
    await insertRows(database, organisationId, [part('lilian', 'early')])
    const bytes = async (actor: Actor) => (await (await shared.answer(actor, 0, 'large'))?.brotli?.()) ?? null
    const [one, two] = [await bytes(nobodysLead), await bytes({ ...nobodysLead, accountId: 'other' })]
    expect(one).not.toBeNull()
    expect(one).toBe(two)
    expect(JSON.parse(brotliDecompressSync(one ?? '').toString())).toMatchObject({ scope: 'whole', more: false })
    // Another scope of the device, or another start, is another answer.
    expect((await shared.answer(nobodysLead, 0, ''))?.text).toBe((await shared.answer(nobodysLead, 0, 'large'))?.text)
    expect((await shared.answer(nobodysLead, 1, 'whole'))?.text).not.toBe((await shared.answer(nobodysLead, 0, ''))?.text)
    await write(cast.owner, issue('people.change', { ...person('milton'), department: 'Stores' }))
    expect(await bytes(nobodysLead)).not.toBe(one)
    expect(JSON.stringify(await shared.answer(nobodysLead, 0, ''))).toContain('Stores')
  })

  test('[AC-1] [AC-2] whoever does not read everything shares nothing', async () => {
    const { shared } = await stage()
    const asked: readonly Actor[] = [cast.member, cast.champion, cast.sponsor, { ...cast.lead, role: 'token' }]
    const answers: Awaited<ReturnType<SharedChanges['answer']>>[] = []
    for (const actor of asked) answers.push(await shared.answer(actor, 0, ''))
    expect(answers).toEqual(asked.map(() => null))
    const elsewhere = await shared.answer({ ...cast.owner, organisationId: 'elsewhere' }, 0, '')
    expect(JSON.parse(elsewhere?.text ?? 'null')).toMatchObject({ version: 0, changes: [] })
  })
})
