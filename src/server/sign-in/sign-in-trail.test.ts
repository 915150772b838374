import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { issue } from '#test/cast.ts'
import { owner, type TestServer } from '#test/server.ts'
import { emptyFolder, problemIn, started } from '#test/started.ts'

interface Entry {
  readonly name: string
  readonly by: { readonly name: string }
  readonly device: unknown
  readonly input: Record<string, unknown>
  readonly changeCount: number
}

/** What the trail says of access, oldest first. */
const trailOf = async (server: TestServer): Promise<Entry[]> => {
  const page = (await (await server.ask('/api/audit')).json()) as { entries: Entry[] }
  return page.entries.filter(({ name }) => name.startsWith('access.') && name !== 'access.enlist').toReversed()
}

const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36' }
const { email, password } = owner

const signIn = async (server: TestServer): Promise<void> => {
  const answer = await server.post('/api/sign-in', { email, password }, browser)
  expect(answer.status).toBe(200)
  server.cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
}

test('[AC-3] [AC-4] coming in, going out and another password stand on the trail, with the way and the device, and change no row', async () => {
  const server = await started()
  await signIn(server)
  await server.post('/api/sign-out', {}, browser)
  await signIn(server)
  expect((await server.post('/api/password/change', { current: password, password: 'two boats on the Cottica' }, browser)).status).toBe(200)
  await server.post('/api/sessions/end-others', {}, browser)
  const found = await trailOf(server)
  expect(found.map(({ name, input }) => [name, input])).toEqual([
    ['access.signIn', { way: 'password' }],
    ['access.signOut', { where: 'here' }],
    ['access.signIn', { way: 'password' }],
    ['access.changePassword', { by: 'password' }],
    ['access.signOut', { where: 'there' }],
  ])
  for (const { by, device, changeCount } of found) {
    expect(by.name).toBe('Orlando')
    expect(device).toMatchObject({ browser: 'Chrome' })
    expect(changeCount).toBe(0)
  }
  const verdict = await (await server.ask('/api/audit/check')).json()
  expect(verdict).toMatchObject({ whole: true })
})

test('[AC-3] [AC-4] a burst of tries in vain is one entry for the one who was named, and one for names that nobody has', async () => {
  const folder = await emptyFolder()
  const url = `sqlite:${folder}/uitrol.db`
  const server = await started({ UITROL_DATABASE_URL: url })
  for (let turn = 0; turn < 4; turn++) {
    await server.post('/api/sign-in', { email: email.toUpperCase(), password: 'not this one' })
    for (const nobody of ['a', 'b']) await server.post('/api/sign-in', { email: `${nobody}@marowijne.internal`, password: 'not this one' })
  }
  expect((await trailOf(server)).length).toBe(0)
  // Whoever comes in after all sees right away what was tried before.
  await signIn(server)
  expect((await trailOf(server)).map(({ name, input }) => [name, input['count']])).toEqual([
    ['access.refuseSignIns', 4],
    ['access.signIn', undefined],
  ])
  for (let turn = 0; turn < 3; turn++) await server.post('/api/sign-in', { email, password: 'not this one' })
  await server.close()
  const database = await openDatabase(url)
  onTestFinished(() => database.close())
  const left = await database.db
    .selectFrom('audit')
    .select(['input', 'accountId'])
    .where('name', '=', 'access.refuseSignIns')
    .orderBy('version')
    .execute()
  const told = left.map((row) => ({ by: row.accountId, ...(JSON.parse(row.input) as { accountId: string | null; count: number }) }))
  expect(told).toMatchObject([
    { by: 'system', accountId: expect.any(String), count: 4 },
    { by: 'system', accountId: null, count: 8 },
    { by: 'system', accountId: expect.any(String), count: 3 },
  ])
  expect(left.some(({ input }) => input.includes('marowijne.internal'))).toBe(false)
})

test('[AC-4] nobody writes such an entry from outside', async () => {
  const server = await started()
  const before = await trailOf(server)
  for (const [name, input] of [
    ['access.signIn', { way: 'password' }],
    ['access.signOut', { where: 'here' }],
    ['access.refuseSignIns', { accountId: null, count: 1, from: '2026-11-23T15:00:00Z', to: '2026-11-23T15:00:00Z' }],
    ['access.addPasskey', { name: 'Phone' }],
    ['access.removePasskey', { name: 'Phone' }],
    ['access.changePassword', { by: 'password' }],
  ] as const)
    expect(await problemIn(await server.post('/api/commands', issue(name, input)))).toMatchObject({ status: 404, code: 'access.notFound' })
  expect(await trailOf(server)).toEqual(before)
})
