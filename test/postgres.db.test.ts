import { Client } from 'pg'
import { expect, test } from 'vitest'
import { postgresUrl } from '#test/postgres.ts'

test('the PostgreSQL of the tests answers, in UTF-8, and is a recent one', async () => {
  const client = new Client({ connectionString: postgresUrl() })
  await client.connect()
  const { rows } = await client.query<{ encoding: string; version: string }>(
    `select current_setting('server_encoding') as encoding, current_setting('server_version_num') as version`,
  )
  await client.end()
  expect(rows[0]?.encoding).toBe('UTF8')
  expect(Number(rows[0]?.version)).toBeGreaterThanOrEqual(150_000)
})
