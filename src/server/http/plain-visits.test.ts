import { expect, test } from 'vitest'
import { createPlainVisits, isPlainAddress } from '#server/http/plain-visits.ts'
import { hashOfSecret, newSecret } from '#server/base/ids.ts'
import { albina, person } from '#test/cast.ts'
import { started } from '#test/started.ts'

test('[RG-9] an address without HTTPS is one that a browser opens elsewhere than on the machine itself', () => {
  const plain = ['http://uitrol.kantoor.internal', 'http://192.168.1.5:4400', 'http://[fd00::5]:4400/today']
  expect(plain.map(isPlainAddress)).toEqual([true, true, true])
  const others = ['https://uitrol.kantoor.internal', 'http://localhost:4400', 'http://127.0.0.1:4400/x', 'http://[::1]', 'null', '', null]
  expect(others.map(isPlainAddress)).toEqual(others.map(() => false))
})

test('[RG-9] a visit without HTTPS is known for a week, of its organisation alone; what a page sends along is believed before where it came from', () => {
  let at = '2026-11-23T12:00:00.000Z'
  const visits = createPlainVisits(() => at)
  visits.note('ours', { origin: 'https://uitrol.example', referer: 'http://old.example/' })
  visits.note('ours', {})
  expect(visits.recently('ours')).toBe(false)
  visits.note('ours', { referer: 'http://192.168.1.5:4400/today' })
  expect([visits.recently('ours'), visits.recently('theirs')]).toEqual([true, false])
  at = '2026-11-30T11:59:59.000Z'
  expect(visits.recently('ours')).toBe(true)
  at = '2026-11-30T12:00:00.000Z'
  expect(visits.recently('ours')).toBe(false)
})

const saysSo = async (settings: Record<string, string>, headers: Record<string, string>): Promise<boolean | undefined> => {
  const server = await started(settings)
  await (await server.ask('/api/changes', { headers })).text()
  const me = (await (await server.ask('/api/me')).json()) as { isWithoutHttps?: boolean }
  return me.isWithoutHttps
}

test('[RG-9] those who run the rollout are told while somebody reaches the server without HTTPS, or while its own address says so', async () => {
  expect(await saysSo({}, {})).toBeUndefined()
  expect(await saysSo({}, { referer: 'http://localhost:4400/today' })).toBeUndefined()
  expect(await saysSo({}, { referer: 'http://192.168.1.5:4400/today' })).toBe(true)
  // Before a proxy with TLS the browser says https, whatever reaches the server.
  expect(await saysSo({ UITROL_PUBLIC_URL: 'https://uitrol.example' }, { referer: 'https://uitrol.example/today' })).toBeUndefined()
  expect(await saysSo({ UITROL_PUBLIC_URL: 'https://uitrol.example' }, { referer: 'http://uitrol.example/today' })).toBe(true)
  expect(await saysSo({ UITROL_PUBLIC_URL: 'http://uitrol.kantoor.internal' }, {})).toBe(true)
})

test('[RG-9] a member is not told what only others can change', async () => {
  const server = await started({ UITROL_PUBLIC_URL: 'http://uitrol.kantoor.internal' })
  await server.give('regional.addLocation', albina)
  await server.give('people.add', person('milton'))
  const token = newSecret()
  const invited = { personId: 'milton', name: 'Milton', email: null, language: 'nl', role: 'member', locationIds: [], days: 14 }
  await server.give('access.invite', { ...invited, invitationId: 'i', secretHash: hashOfSecret(token) })
  const [cookie = ''] = (await server.post('/api/invite', { token, device: newSecret() }, { cookie: '' })).headers.getSetCookie()
  const seenBy = async (headers: Record<string, string>) => (await (await server.ask('/api/me', { headers })).json()) as object
  expect(await seenBy({})).toMatchObject({ isWithoutHttps: true })
  const member = await seenBy({ cookie: cookie.split(';')[0] ?? '' })
  expect(member).toMatchObject({ actor: { role: 'member' } })
  expect(member).not.toHaveProperty('isWithoutHttps')
  expect(member).not.toHaveProperty('backups')
})
