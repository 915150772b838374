import { zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpacked } from '#server/audit/packed-text.ts'
import { readChanges, readTrail, type TrailWanted } from '#server/audit/trail-reader.ts'
import { verifyTrail } from '#server/audit/verify-chain.ts'
import type { Database } from '#server/db/database.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const texts = (db: Database['db']) => db.selectFrom('audit').select(['version', 'name', 'input', 'changes']).orderBy('version').execute()

/** A list long enough to be packed, with somebody in it. */
const listWith = (name: string, email: string) => {
  const listed = (personId: string | null, of: ReturnType<typeof person>) => ({ ...of, personId, location: 'Albina' })
  const many = Array.from({ length: 1200 }, (_, index) => listed(null, person(`p${index}`)))
  return [...many, listed('p-17', { ...person('p-17'), name, email })].map(({ locationId: _place, ...one }) => one)
}

describeOnBoth('the trail of a long command', (open) => {
  test('[AC-4] is kept packed, found, checked and cleared of whoever is forgotten, and its command is known when it comes again', async () => {
    const database = await open()
    const { db } = database
    const { write } = await foundCompany(database)
    const people = listWith('Anoushka Ramdin', 'anoushka@marowijne.internal')
    const issued = issue('people.import', { rolloutId: null, locations: [], people, leavers: [] })
    const { version } = await write(cast.owner, issued)
    expect(await write(cast.owner, issued)).toEqual({ id: issued.id, version })
    const importRow = async () => (await texts(db)).find((row) => row.version === version)
    for (const text of [(await importRow())?.input, (await importRow())?.changes]) {
      expect(text).toMatch(/^zstd:/)
      expect(text?.length).toBeLessThan(100_000)
      expect(unpacked(text ?? '')).toContain('Ramdin')
    }
    const doings = async (wanted: TrailWanted): Promise<string[]> =>
      (await readTrail(database, organisationId, wanted)).entries.map(({ name }) => name)
    expect(await doings({ table: 'person', key: 'p-17' })).toEqual(['people.import'])
    expect(await doings({ table: 'person', key: 'milton', limit: 1 })).toEqual(['people.add'])
    expect(await doings({ rolloutId: 'crm' })).not.toContain('people.import')
    const piece = await readChanges(database, organisationId, version, 0)
    expect(piece?.changeCount).toBe(people.length)
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true })

    await write(cast.owner, issue('people.leave', { personId: 'p-17', leftOn: '2026-11-20' }))
    await write(cast.owner, issue('people.forget', { personId: 'p-17' }))
    expect((await texts(db)).map(({ input, changes }) => unpacked(input) + unpacked(changes)).join()).not.toMatch(/Anoushka|Ramdin/i)
    expect((await importRow())?.changes).toMatch(/^zstd:/)
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true })
    const { changes = '' } = (await importRow()) ?? {}
    await db
      .updateTable('audit')
      .set({ changes: changes.slice(0, -40) })
      .where('version', '=', version)
      .execute()
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: false, broken: { version, flaw: 'edited' } })
  })

  test('[AC-1] roles are found in packed texts too', async () => {
    const database = await open()
    const { db } = database
    const { write } = await foundCompany(database)
    const enlisted = { accountId: 'acc', name: 'Naomi', email: 'n@x.example', personId: 'naomi', role: 'member', locationIds: [] } as const
    const { accountId, name, email } = enlisted
    await db.insertInto('account').values({ accountId, name, email, createdAt: now }).execute()
    await write(cast.owner, issue('access.enlist', enlisted))
    const pack = (text: string): string => `zstd:${zstdCompressSync(Buffer.from(text)).toString('base64')}`
    for (const { version, input, changes } of await texts(db))
      await db
        .updateTable('audit')
        .set({ input: pack(input), changes: pack(changes) })
        .where('version', '=', version)
        .execute()
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: true })
    await db.updateTable('membership').set({ role: 'owner' }).where('accountId', '=', 'acc').execute()
    expect(await verifyTrail(database, organisationId)).toMatchObject({ whole: false, broken: { flaw: 'roleDiffers' } })
  })
})
