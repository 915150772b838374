/** The store as pages use it: commands shown at once and kept in order, also while answers and feed come in between. */
import { beforeEach, expect, test } from 'vitest'
import { me } from '#web/sync/signed-in.ts'
import {
  all,
  discard,
  issue,
  openStore,
  outbox,
  preview,
  refused,
  takeAnswers,
  takeFeed,
  tryAgain,
  version,
  wipeDevice,
} from '#web/sync/store.ts'

const home = {
  locationId: 'paramaribo',
  name: 'Paramaribo',
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'nl',
  connectivity: 'good',
  opensAt: 420,
  closesAt: 930,
} as const
const place = (locationId: string) => ({ ...home, locationId, name: locationId })
const ids = (): string[] => outbox.value.map(({ issued }) => issued.id)

beforeEach(async () => {
  me.value = {
    firstStart: false,
    actor: { accountId: 'orlando', name: 'Orlando', role: 'owner', personId: null, locationIds: [] },
    organisation: { id: 'kasnika', name: 'Kasnika N.V.', language: 'nl' },
  }
  await wipeDevice()
  await openStore('kasnika', 'orlando')
})

test('[RG-1] a command shows at once and waits in the outbox', async () => {
  expect(await issue('regional.addLocation', home)).toMatchObject({ ok: true })
  expect(all('location').map(({ name }) => name)).toEqual(['Paramaribo'])
  expect(outbox.value.map(({ state }) => state)).toEqual(['waiting'])
})

test('a command that is refused here changes nothing and is not kept', async () => {
  await issue('regional.addLocation', home)
  const outcome = await issue('regional.addLocation', { ...home, locationId: 'other' })
  expect(outcome).toMatchObject({ ok: false, trouble: { code: 'regional.nameTaken' } })
  expect(outbox.value).toHaveLength(1)
})

test('input of the wrong shape is told, not thrown', async () => {
  expect(await issue('regional.addLocation', { ...home, country: 'Suriname' })).toMatchObject({
    ok: false,
    trouble: { code: 'web.inputInvalid', params: { field: 'country' } },
  })
  // @ts-expect-error -- no such command
  expect(await issue('regional.noSuch', {})).toMatchObject({ ok: false, trouble: { code: 'web.commandUnknown' } })
})

test('a preview tells the changes and applies none', async () => {
  const seen = await preview({ name: 'regional.addLocation', input: home })
  expect(seen).toMatchObject({ ok: true, changes: [{ op: 'put', table: 'location' }] })
  expect(all('location')).toEqual([])
  expect(outbox.value).toEqual([])
})

test('[RG-1] a command done while an answer is being written down is not lost', async () => {
  const first = await issue('regional.addLocation', place('a'))
  if (!first.ok) throw new Error(first.trouble.code)
  const answering = takeAnswers([{ id: first.id, version: 1 }])
  const others = [issue('regional.addLocation', place('b')), issue('regional.addLocation', place('c'))]
  takeFeed(0, {
    version: 1,
    changes: [{ version: 1, table: 'location', key: 'a', op: 'put', row: { ...place('a'), organisationId: 'kasnika', version: 1 } }],
  })
  await Promise.all([answering, ...others])
  expect(
    all('location')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['a', 'b', 'c'])
  expect(outbox.value.filter(({ state }) => state === 'waiting')).toHaveLength(2)
  expect(ids()).toEqual([...ids()].sort())
})

test('the server’s row takes the place of the one shown here', async () => {
  const done = await issue('regional.addLocation', home)
  if (!done.ok) throw new Error(done.trouble.code)
  await takeAnswers([{ id: done.id, version: 3 }])
  expect(outbox.value.map(({ state }) => state)).toEqual(['accepted'])
  const row = { ...home, name: 'Paramaribo Centrum', organisationId: 'kasnika', version: 3 }
  expect(takeFeed(0, { version: 3, changes: [{ version: 3, table: 'location', key: 'paramaribo', op: 'put', row }] })).toBe(true)
  expect(all('location')).toEqual([row])
  expect(outbox.value).toEqual([])
  expect(version.value).toBe(3)
})

test('a piece of the feed with a gap before it is not taken in', () => {
  expect(takeFeed(5, { version: 6, changes: [] })).toBe(false)
  expect(version.value).toBe(0)
})

test('[RG-1] a refused command is shown with its reason until it is tried again or discarded', async () => {
  const done = await issue('regional.addLocation', home)
  if (!done.ok) throw new Error(done.trouble.code)
  await takeAnswers([{ id: done.id, problem: { code: 'access.notFound', params: {} } }])
  expect(all('location')).toEqual([])
  expect(refused.value.map(({ trouble }) => trouble?.code)).toEqual(['access.notFound'])
  const [kept] = refused.value
  if (!kept) throw new Error('kept')
  await tryAgain(kept)
  expect(refused.value).toEqual([])
  expect(all('location')).toHaveLength(1)
  const [again] = outbox.value
  expect(again?.issued.id).not.toBe(done.id)
  await takeAnswers([{ id: again?.issued.id ?? '', problem: { code: 'access.notFound', params: {} } }])
  await discard(again?.issued.id ?? '')
  expect(outbox.value).toEqual([])
})
