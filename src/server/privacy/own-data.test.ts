import { expect, test } from 'vitest'
import { issue, person } from '#test/cast.ts'
import { owner } from '#test/server.ts'
import { problemIn, started } from '#test/started.ts'

test('everybody can take along what is kept of them, without a secret and without anybody else', async () => {
  const server = await started()
  await server.post('/api/commands', issue('people.add', person('bea', null)))
  const answer = await server.ask('/api/me/data')
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const text = await answer.text()
  const data = JSON.parse(text) as { account: object; sessions: object[]; rows: { membership: object[] }; done: { name: string }[] }
  expect(data).toMatchObject({ organisation: owner.organisation.name, account: { name: owner.name, email: owner.email } })
  expect(data.sessions).toHaveLength(1)
  expect(data.rows.membership).toMatchObject([{ role: 'owner', email: owner.email }])
  expect(data.done.map(({ name }) => name)).toContain('people.add')
  expect(text).not.toMatch(/hash/i)
  expect(text).not.toContain('bea@')
  server.cookie = ''
  expect(await problemIn(await server.ask('/api/me/data'))).toMatchObject({ status: 401, code: 'access.signInFirst' })
})
