import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import { largeScope, memberScope, wholeScope } from '#core/access/device-scope.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { narrowOf } from '#server/sync/changed-rows.ts'
import { readRaw, seenBy } from '#server/sync/changes.ts'
import { deviceScopeOf } from '#server/sync/device-scopes.ts'
import { feedRows } from '#server/sync/feed-rows.ts'
import { cast, foundCompany, issue, organisationId, person, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const session = (sessionKey: string, phaseKey: string, locationId: string | null) => ({
  table: 'session' as const,
  row: rowOf('session', { rolloutId: 'crm', sessionKey, phaseKey, locationId, startsAt: '2027-01-05T12:00:00.000Z' }) as Row<TableName>,
})
const seat = (personId: string, sessionKey: string) => ({
  table: 'attendee' as const,
  row: rowOf('attendee', { rolloutId: 'crm', sessionKey, personId, state: 'seat' }) as Row<TableName>,
})
const paused = (pauseId: string, personId: string | null, locationId: string | null = null) => ({
  table: 'pause' as const,
  row: rowOf('pause', { rolloutId: 'crm', pauseId, personId, locationId }) as Row<TableName>,
})
const asked = (ticketId: string, personId: string, locationId: string | null) => ({
  table: 'ticket' as const,
  row: rowOf('ticket', { rolloutId: 'crm', ticketId, personId, locationId }) as Row<TableName>,
})

/** Sessions near and far, seats in both, pauses of everyone and of two people. */
const founded = async (database: Database): Promise<void> => {
  const { write } = await foundCompany(database)
  await insertRows(database, organisationId, [
    session('near', 'early', 'albina'),
    session('online', 'early', null),
    session('far', 'early', 'georgetown'),
    session('taken-near', 'core', 'albina'),
    session('taken-far', 'core', 'georgetown'),
    seat('milton', 'taken-near'),
    seat('milton', 'taken-far'),
    seat('ravi', 'near'),
    paused('all', null),
    paused('own', 'milton'),
    paused('of-another', 'ravi'),
    paused('far', null, 'georgetown'),
    asked('near', 'ravi', 'albina'),
    asked('far', 'milton', 'georgetown'),
    asked('nowhere', 'ravi', null),
    { table: 'person' as const, row: rowOf('person', { personId: 'unplaced', locationId: null }) as Row<TableName> },
  ])
  await write(cast.owner, issue('people.change', person('milton', 'albina')))
}

describeOnBoth('the rows of the feed that somebody is told of', (open, _place, dialect) => {
  test('[AC-1] [AC-2] from the beginning a member is told what reading everything and leaving out the rest gives, each row once', async () => {
    const database = await open()
    await founded(database)
    const everything = await readRaw(database, organisationId, 0)
    const unplaced = memberScope({ locationId: null, phases: [], seats: ['crm/taken-far'] })
    for (const scope of [await deviceScopeOf(database.db, cast.member, ''), unplaced]) {
      const narrow = narrowOf(cast.member, scope)
      const raw = await readRaw(database, organisationId, 0, { narrow })
      expect(seenBy(cast.member, raw, scope)).toEqual(seenBy(cast.member, everything, scope))
      const keys = raw.entries.map(({ feed }) => `${feed.table} ${feed.rowKey}`)
      expect(keys).toEqual([...new Set(keys)])
      expect(keys).not.toContain('session crm/far')
      expect(keys).not.toContain('person ravi')
    }
  })

  test('[AC-1] [AC-2] so are a champion, of one location or of none, and a sponsor', async () => {
    const database = await open()
    await founded(database)
    const everything = await readRaw(database, organisationId, 0)
    const unplaced = { ...cast.champion, locationIds: [] }
    for (const actor of [cast.champion, unplaced, cast.sponsor]) {
      const narrow = narrowOf(actor, wholeScope)
      const raw = await readRaw(database, organisationId, 0, { narrow })
      expect(seenBy(actor, raw)).toEqual(seenBy(actor, everything))
      const keys = raw.entries.map(({ feed }) => `${feed.table} ${feed.rowKey}`)
      expect(keys).toEqual([...new Set(keys)])
      expect(keys).not.toContain('ticket crm/far')
      expect(keys.includes('ticket crm/near')).toBe(actor === cast.champion)
      expect(keys.includes('person unplaced')).toBe(actor.role === 'champion')
    }
  })

  test('[AC-1] [AC-2] so is whoever reads everyone, where large tables are left on the server', async () => {
    const database = await open()
    await founded(database)
    const everything = await readRaw(database, organisationId, 0)
    for (const actor of [cast.lead, cast.owner, { ...cast.lead, personId: 'milton' }]) {
      const scope = largeScope(actor)
      const raw = await readRaw(database, organisationId, 0, { narrow: narrowOf(actor, scope) })
      expect(seenBy(actor, raw, scope)).toEqual(seenBy(actor, everything, scope))
      const keys = raw.entries.map(({ feed }) => `${feed.table} ${feed.rowKey}`)
      expect(keys).toEqual([...new Set(keys)])
      expect(keys).toContain('session crm/far')
      expect(keys.includes(`person ${actor.personId}`)).toBe(actor.personId !== null)
      expect(keys).not.toContain('person ravi')
    }
  })

  test.runIf(dialect === 'sqlite')('a lead’s of a large organisation is not looked for among everybody’s rows', async () => {
    const { db } = await open()
    const { sql, parameters } = feedRows(db, organisationId, 0, narrowOf(cast.lead, largeScope(cast.lead))).compile()
    const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))
    expect(rows.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN) feed /.test(detail))).toEqual([
      'SEARCH feed USING INDEX sqlite_autoindex_feed_1 (organisationId=? AND table=?)',
      'SEARCH feed USING INDEX feed_person (organisationId=? AND person=?)',
    ])
  })

  test.runIf(dialect === 'sqlite')('a champion’s and a sponsor’s too', async () => {
    const { db } = await open()
    const searchesOf = async (actor: Actor): Promise<string[]> => {
      const { sql, parameters } = feedRows(db, organisationId, 0, narrowOf(actor, wholeScope)).compile()
      const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))
      return rows.map(({ detail }) => detail).filter((detail) => /^(SEARCH|SCAN) feed /.test(detail))
    }
    expect(await searchesOf(cast.champion)).toEqual([
      'SEARCH feed USING INDEX feed_person (organisationId=? AND person=?)',
      'SEARCH feed USING INDEX feed_location (organisationId=? AND location=? AND table=?)',
      'SEARCH feed USING INDEX feed_placed (organisationId=? AND location=?)',
      'SEARCH feed USING INDEX feed_location (organisationId=? AND location=? AND table=?)',
      'SEARCH feed USING INDEX feed_placed (organisationId=? AND location=?)',
      'SEARCH feed USING INDEX sqlite_autoindex_feed_1 (organisationId=? AND table=?)',
    ])
    expect(await searchesOf(cast.sponsor)).toEqual([
      'SEARCH feed USING INDEX feed_person (organisationId=? AND person=?)',
      'SEARCH feed USING INDEX sqlite_autoindex_feed_1 (organisationId=? AND table=?)',
    ])
  })

  test.runIf(dialect === 'sqlite')('a member’s first feed is found by indexes, not among everybody’s rows', async () => {
    const { db } = await open()
    const reach = { locationId: 'albina', phases: ['crm/early'], seats: ['crm/far'] }
    const { sql, parameters } = feedRows(db, organisationId, 0, narrowOf(cast.member, memberScope(reach))).compile()
    const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))
    const searches = rows.map(({ detail }) => detail).filter((detail) => detail.startsWith('SEARCH'))
    expect(searches).toEqual([
      'SEARCH feed USING INDEX feed_person (organisationId=? AND person=?)',
      'SEARCH feed USING INDEX sqlite_autoindex_feed_1 (organisationId=? AND table=?)',
      'SEARCH feed USING INDEX feed_location (organisationId=? AND location=? AND table=?)',
      'SEARCH feed USING INDEX feed_location (organisationId=? AND location=? AND table=?)',
      'SEARCH feed USING INDEX sqlite_autoindex_feed_1 (organisationId=? AND table=? AND rowKey=?)',
    ])
  })
})
