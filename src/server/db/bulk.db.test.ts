import { CompiledQuery, sql } from 'kysely'
import { expect, test } from 'vitest'
import { deletions, selectionOf, selectionOfAny } from '#server/db/bulk.ts'
import { targets } from '#server/db/differences.ts'
import { describeOnBoth } from '#test/dialects.ts'

describeOnBoth('rows of several people', (open, _place, dialect) => {
  test.runIf(dialect === 'sqlite')(
    'their seats, and the pairs of those who help, are found by index, not among those of everyone',
    async () => {
      const { db } = await open()
      const planOf = async (table: string, column: string): Promise<string[]> => {
        const { sql, parameters } = selectionOf(
          'sqlite',
          table,
          'any',
          { rolloutId: 'crm' },
          { column, values: new Set(['milton', 'ravi']) },
        )
        const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))
        return rows.map(({ detail }) => detail).filter((detail) => detail.startsWith('SEARCH'))
      }
      expect(await planOf('attendee', 'personId')).toEqual([
        'SEARCH attendee USING INDEX attendee_person (organisationId=? AND personId=?)',
      ])
      expect(await planOf('buddy', 'buddyId')).toEqual(['SEARCH buddy USING INDEX buddy_helper (organisationId=? AND buddyId=?)'])
      for (const table of ['participant', 'buddy'])
        expect(await planOf(table, 'personId')).toEqual([
          `SEARCH ${table} USING INDEX sqlite_autoindex_${table}_1 (organisationId=? AND rolloutId=? AND personId=?)`,
        ])
    },
  )

  test.runIf(dialect === 'postgres')(
    'rows of listed keys are looked up, not searched for among those of everyone, with statistics of the tables and without',
    async () => {
      const { db } = await open()
      await sql`insert into "holiday" ("organisationId", "version", "country", "day", "nameEn", "nameNl", "source", "provisional", "off")
        select 'any', 1, 'SR', 'day ' || "number", 'Day', 'Dag', '', 0, 1 from generate_series(1, 5000) as "number"`.execute(db)
      const keys = [1, 2, 3].map((number) => ({ country: 'SR', day: `day ${number}` }))
      const statements = [
        selectionOfAny('postgres', targets.holiday, 'any', keys),
        selectionOf('postgres', 'holiday', 'any', { country: 'SR' }, { column: 'day', values: new Set(keys.map(({ day }) => day)) }),
        ...deletions('postgres', targets.holiday, 'any', keys.map(Object.values<string>)),
      ]
      /** Rows that the steps of a statement gave in all; it is undone. */
      const lookedAt = async ({ sql: text, parameters }: CompiledQuery): Promise<number> => {
        const trx = await db.startTransaction().execute()
        const explained = CompiledQuery.raw(`explain (analyze, format json) ${text}`, [...parameters])
        const { rows } = await trx.executeQuery<{ 'QUERY PLAN': unknown }>(explained)
        await trx.rollback().execute()
        const counts = JSON.stringify(rows[0]?.['QUERY PLAN']).matchAll(/"Actual Rows":(\d+)/g)
        return [...counts].reduce((total, [, count]) => total + Number(count), 0)
      }
      for (const statistics of [sql`select 1`, sql`analyze "holiday"`]) {
        await statistics.execute(db)
        for (const statement of statements) expect(await lookedAt(statement)).toBeLessThan(50)
      }
    },
  )
})
