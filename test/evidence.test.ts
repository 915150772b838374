/** docs/reference/evidence.md tells of the schema after each migration; a new one is tried before it is landed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allMigrations } from '#server/db/migrate.ts'
import { dialects } from '#test/dialects.ts'

const page = readFileSync(join(import.meta.dirname, '../docs/reference/evidence.md'), 'utf8')

test('[AC-4] the upgrade from each schema but the last was killed, on both databases; else: npm run faults -- migrations --tries 5 --only …', () => {
  const schemas = Object.keys(allMigrations).slice(0, -1)
  const tried = (dialect: string, schema: string): boolean =>
    page.includes(`| ${dialect}: killed after a statement of the upgrade from ${schema}, `)
  const missing = Object.keys(dialects).flatMap((dialect) =>
    schemas.filter((schema) => !tried(dialect, schema)).map((schema) => `${dialect}: ${schema}`),
  )
  expect(missing).toEqual([])
})
