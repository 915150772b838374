import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { selectionOf } from '#server/db/bulk.ts'
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
})
