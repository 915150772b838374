/** The store as pages use it: commands shown at once and kept in order, also while answers and feed come in between. */
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { me } from '#web/sync/signed-in.ts'
import { discard, issueCall, tryAgain } from '#web/sync/issued-commands.ts'
import {
  all,
  filled,
  isAbsent,
  openStore,
  outbox,
  refused,
  scope,
  takeAnswers,
  takeFeed,
  version,
  waitingCount,
  wipeDevice,
} from '#web/sync/store.ts'
import { syncState } from '#web/sync/sync.ts'
import { preview } from '#web/sync/preview.ts'
import type { CommandCall, CommandInputs, CommandName } from '#core/registry/command-inputs.ts'

const issue = <Name extends CommandName>(name: Name, input: CommandInputs[Name]) => issueCall({ name, input } as unknown as CommandCall)

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
const personRow = (personId: string) => ({
  personId,
  employeeNumber: null,
  name: personId,
  email: null,
  phone: null,
  department: null,
  locationId: null,
  language: null,
  jobTitle: null,
  managerEmail: null,
  startsOn: null,
  leftOn: null,
})
const ids = (): string[] => outbox.value.map(({ issued }) => issued.id)

afterAll(async () => {
  await wipeDevice()
  me.value = undefined
})

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

test('[RG-1] from the press on a command counts as not sent yet, until it is on the device or refused', async () => {
  const [kept, refusedHere] = [issue('regional.addLocation', home), issue('regional.addLocation', { ...home, locationId: 'again' })]
  expect(syncState.value).toMatchObject({ kind: 'sending', count: 1 })
  expect(await refusedHere).toMatchObject({ ok: false })
  await kept
  expect(waitingCount.value).toBe(1)
  await takeAnswers([{ id: ids()[0] ?? '', version: 1 }])
  expect(syncState.value.count).toBe(0)
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

/** Stands in the place of the network: what the server would answer, and what it was asked. */
const answering = (answer: () => Promise<Response>): string[] => {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return answer()
  })
  return asked
}
const json = (body: unknown): Promise<Response> => Promise.resolve(Response.json(body))
const large = { version: 3, scope: 'large', absent: ['person', 'participant'], changes: [] }
const somebody = personRow('milton')

test('[RG-1] a command about rows that stay on the server is decided there, and not kept where it cannot be reached', async () => {
  takeFeed(0, large)
  expect(isAbsent('person')).toBe(true)
  const asked = answering(() => json([{ id: 'x', version: 4 }]))
  expect(await issue('people.change', somebody)).toMatchObject({ ok: true })
  expect(asked).toEqual(['/api/commands'])
  answering(() => json([{ id: 'x', problem: { code: 'people.notFound', params: {} } }]))
  expect(await issue('people.change', somebody)).toMatchObject({ ok: false, trouble: { code: 'people.notFound' } })
  answering(() => Promise.reject(new TypeError('no network')))
  expect(await issue('people.change', somebody)).toMatchObject({ ok: false, trouble: { code: 'web.needsConnection' } })
  expect(await preview({ name: 'people.change', input: somebody })).toMatchObject({ ok: false, trouble: { code: 'web.needsConnection' } })
  expect(outbox.value).toEqual([])
  // What needs none of those rows waits for the server as before.
  expect(await issue('regional.addLocation', home)).toMatchObject({ ok: true })
  expect(outbox.value).toHaveLength(1)
  vi.unstubAllGlobals()
})

test('the first rows show once the last page of them is here, and a new scope takes the place of all rows', () => {
  const put = (key: string, at: number) => ({ version: at, table: 'location', key, op: 'put' as const, row: place(key) })
  expect(takeFeed(0, { version: 2, scope: 'whole', absent: [], more: true, changes: [put('albina', 2)] })).toBe(true)
  expect(filled.value).toBe(false)
  expect(takeFeed(2, { version: 4, scope: 'whole', absent: [], more: false, changes: [put('moengo', 4)] })).toBe(true)
  expect(filled.value).toBe(true)
  expect(takeFeed(0, { ...large, reset: true, changes: [put('paramaribo', 3)] })).toBe(true)
  expect(all('location').map(({ locationId }) => locationId)).toEqual(['paramaribo'])
  expect([version.value, scope.value.name, isAbsent('person')]).toEqual([3, 'large', true])
})
