import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { issue, person } from '#test/cast.ts'
import { emptyFolder, started } from '#test/started.ts'

test('[IM-3] an owner takes the whole organisation along as one file, and nothing of it stays on the server', async () => {
  const data = await emptyFolder()
  const server = await started({ UITROL_DATA: data })
  expect((await server.post('/api/commands', issue('people.add', person('ann', null)))).status).toBe(200)
  const before = await readdir(data)
  const answer = await server.ask('/api/organisation/export')
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
    200,
    expect.stringMatching(/filename="uitrol-\d{4}-\d\d-\d\d\.json"/),
  ])
  const { tables, rows } = (await answer.json()) as { tables: { person: { name: string }[] }; rows: Record<string, number> }
  expect(tables.person.map(({ name }) => name)).toEqual([person('ann').name])
  expect(rows).toMatchObject({ person: 1, membership: 1 })
  expect(await readdir(data)).toEqual(before)
})
