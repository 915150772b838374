import { expect, test } from 'vitest'
import { systemActor } from '#core/access/access.ts'
import { openDatabase } from '#server/db/database.ts'
import { createOrganisation } from '#server/organisation/create-organisation.ts'
import { issue, person, writerOf } from '#test/cast.ts'
import { owner } from '#test/server.ts'
import { emptyFolder, problemIn, started } from '#test/started.ts'

const second = { name: 'Saramacca Wood', country: 'SR', zone: 'America/Paramaribo', currency: 'SRD', language: 'nl' as const }

const twoOrganisations = async () => {
  const url = `sqlite:${await emptyFolder()}/uitrol.db`
  const server = await started({ UITROL_DATABASE_URL: url })
  const database = await openDatabase(url)
  const { write } = writerOf(database)
  const found = await createOrganisation(
    database,
    write,
    second,
    { email: owner.email.toUpperCase(), name: null },
    '2026-11-23T15:00:00.000Z',
  )
  await write(systemActor('theirs'), issue('organisation.describe', { ...second, name: 'Somebody else’s' }))
  expect(
    await createOrganisation(database, write, second, { email: 'nobody@marowijne.internal', name: null }, '2026-11-23T15:00:00.000Z'),
  ).toBeNull()
  await database.close()
  return { server, first: await here(server), second: found?.organisationId ?? '' }
}
const here = async (server: Awaited<ReturnType<typeof started>>): Promise<string> =>
  ((await (await server.ask('/api/me')).json()) as { organisation: { id: string } }).organisation.id

test('[AC-1] one account goes from one organisation to another, and sees and changes only the one it stands in', async () => {
  const { server, first, second: other } = await twoOrganisations()
  await server.post('/api/commands', issue('people.add', person('bea', null)))
  expect(await (await server.ask('/api/organisations')).json()).toEqual([
    { id: first, name: 'Marowijne Trading', role: 'owner', here: true },
    { id: other, name: 'Saramacca Wood', role: 'owner', here: false },
  ])
  expect((await server.post('/api/organisation', { organisationId: other })).status).toBe(200)
  expect(await here(server)).toBe(other)
  const seen = await (await server.ask('/api/changes')).text()
  expect(seen).toContain('Saramacca')
  for (const theirs of [first, 'bea@marowijne.internal']) expect(seen).not.toContain(theirs)
  await server.post('/api/commands', issue('people.add', person('cor', null)))
  await server.post('/api/organisation', { organisationId: first })
  const back = await (await server.ask('/api/changes')).text()
  expect(back).toContain('bea@marowijne.internal')
  expect(back).not.toContain('cor@marowijne.internal')
})

test('[AC-2] an organisation that one is not of is not found, whether it is there or not', async () => {
  const { server, first } = await twoOrganisations()
  const [theirs, nobodys] = [
    await problemIn(await server.post('/api/organisation', { organisationId: 'theirs' })),
    await problemIn(await server.post('/api/organisation', { organisationId: 'no-such' })),
  ]
  expect(theirs).toMatchObject({ status: 404, code: 'access.notFound' })
  expect(theirs).toEqual(nobodys)
  expect(await here(server)).toBe(first)
})

test('[AC-1] a window that still shows the one organisation neither reads nor writes the other', async () => {
  const { server, first, second: other } = await twoOrganisations()
  await server.post('/api/organisation', { organisationId: other })
  const stale = { 'x-uitrol-organisation': first }
  const answers = [
    await server.post('/api/commands', issue('people.add', person('bea', null)), stale),
    await server.ask(`/api/changes?organisation=${first}`),
    await server.ask(`/api/changes/stream?organisation=${first}`),
  ]
  for (const answer of answers) expect(await problemIn(answer)).toMatchObject({ status: 409, code: 'organisation.otherOne' })
  expect((await server.ask(`/api/changes?organisation=${other}`)).status).toBe(200)
  expect(await (await server.ask('/api/changes')).text()).not.toContain('bea@')
})

test('[AC-3] signing in leads to the organisation that was used last, whichever way and device', async () => {
  const { server, first, second: other } = await twoOrganisations()
  const signedIn = async (): Promise<unknown> => {
    const answer = await server.post('/api/sign-in', { email: owner.email, password: owner.password }, { cookie: '' })
    return ((await answer.json()) as { organisation: { id: string } }).organisation.id
  }
  expect(await (await server.ask('/api/me')).json()).toMatchObject({ several: true })
  expect(await signedIn()).toBe(first)
  await server.post('/api/organisation', { organisationId: other })
  expect(await signedIn()).toBe(other)
  await server.post('/api/organisation', { organisationId: first })
  expect(await signedIn()).toBe(first)
})

test('[AC-3] a session that an organisation ended does not come back by way of another', async () => {
  const { server, first, second: other } = await twoOrganisations()
  const { accountId } = ((await (await server.ask('/api/me')).json()) as { actor: { accountId: string } }).actor
  const early = server.cookie
  const again = await server.post('/api/sign-in', { email: owner.email, password: owner.password }, { cookie: '' })
  server.cookie = (again.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  await server.post('/api/organisation', { organisationId: other })
  expect((await server.post('/api/commands', issue('access.endSessions', { accountId }))).status).toBe(200)
  server.cookie = early
  expect(await here(server)).toBe(first)
  expect(await problemIn(await server.post('/api/organisation', { organisationId: other }))).toMatchObject({ code: 'access.notFound' })
})
