import { expect, test } from 'vitest'
import { hashOfSecret, newId, newSecret } from '#server/base/ids.ts'
import { albina, georgetown, issue, person, rollout } from '#test/cast.ts'
import { now } from '#test/clock.ts'
import type { TestServer } from '#test/server.ts'
import { problemIn, started } from '#test/started.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'

/** A device with its own cookie on the same server. */
const deviceOn = (server: TestServer) => {
  const secret = newSecret()
  let cookie = ''
  const post = async (path: string, body: unknown): Promise<Response> => {
    const answer = await server.post(path, body, { cookie })
    const given = answer.headers.getSetCookie()[0]
    if (given) cookie = given.split(';')[0] ?? ''
    return answer
  }
  return {
    look: (token: string) => post('/api/invite/about', { token, device: secret }),
    take: (token: string) => post('/api/invite', { token, device: secret }),
    post,
    ask: (path: string) => server.ask(path, { headers: { cookie } }),
  }
}

const command = async <Name extends CommandName>(server: TestServer, name: Name, input: CommandInputs[Name]): Promise<void> => {
  const answer = await server.post('/api/commands', issue(name, input))
  expect([name, answer.status, answer.status === 200 ? '' : await answer.text()]).toEqual([name, 200, ''])
}

const company = async (server: TestServer): Promise<void> => {
  for (const place of [albina, georgetown]) await command(server, 'regional.addLocation', place)
  for (const one of [person('chandra'), { ...person('milton'), name: 'Milton Pinas' }, person('naomi', 'georgetown')])
    await command(server, 'people.add', one)
  await command(server, 'plan.startRollout', rollout)
}

const invited = async (server: TestServer, over: object = {}): Promise<{ token: string; invitationId: string }> => {
  const token = newSecret()
  const invitationId = newId(now())
  const input = { personId: 'milton', name: 'Milton', email: null, language: 'nl', role: 'member', locationIds: [], days: 14 } as const
  await command(server, 'access.invite', { ...input, invitationId, secretHash: hashOfSecret(token), ...over })
  return { token, invitationId }
}

test('[AC-3] a personal link lets the first device in with one tap, tells no more than a first name before, and refuses the second', async () => {
  const server = await started()
  await company(server)
  const { token } = await invited(server)
  const phone = deviceOn(server)
  expect(await (await phone.look(token)).json()).toEqual({ firstName: 'Milton', language: 'nl' })
  const taken = await phone.take(token)
  expect(taken.status).toBe(200)
  expect(taken.headers.getSetCookie()[0]).toMatch(/^uitrol=[\w-]{43}; .*HttpOnly/)
  expect(await (await phone.ask('/api/me')).json()).toMatchObject({ actor: { name: 'Milton Pinas', role: 'member', personId: 'milton' } })
  // The answer got lost on the way: the same device asks again.
  expect((await phone.take(token)).status).toBe(200)

  const second = deviceOn(server)
  const refusals = [await second.look(token), await second.take(token), await second.look(newSecret()), await second.take(newSecret())]
  const told = await Promise.all(refusals.map(problemIn))
  expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1)
  expect(told[0]).toMatchObject({ status: 422, code: 'access.inviteUsedUp' })
  expect((await second.ask('/api/changes')).status).toBe(401)
})

test('[AC-3] a link ends: withdrawn, over, replaced; and what it opened ends when access is taken away', async () => {
  let now = Date.parse('2026-11-23T15:00:00Z')
  const server = await started({}, { now: () => new Date(now).toISOString() })
  await company(server)
  const first = await invited(server)
  const second = await invited(server)
  expect((await deviceOn(server).look(first.token)).status).toBe(422)
  await command(server, 'access.revokeInvitation', { invitationId: second.invitationId })
  expect((await deviceOn(server).take(second.token)).status).toBe(422)
  const late = await invited(server, { days: 1 })
  now += 86_400_000
  expect((await deviceOn(server).take(late.token)).status).toBe(422)

  const { token } = await invited(server)
  const phone = deviceOn(server)
  await phone.take(token)
  const { actor, organisation } = (await (await phone.ask('/api/me')).json()) as {
    actor: { accountId: string }
    organisation: { id: string }
  }
  const { actor: owner } = (await (await server.ask('/api/me')).json()) as { actor: { accountId: string } }
  expect((await phone.ask('/api/changes')).status).toBe(200)
  await command(server, 'access.withdrawRole', { accountId: actor.accountId })
  expect((await phone.ask('/api/changes')).status).toBe(401)
  expect((await phone.take(token)).status).toBe(422)
  // A device whose session nobody knows of any more is told too, if it says who was there.
  const was = (accountId: string) => `/api/me?wasIn=${organisation.id}&wasAs=${accountId}`
  expect(await (await deviceOn(server).ask(was(actor.accountId))).json()).toMatchObject({ withdrawn: { accountId: actor.accountId } })
  expect(await (await deviceOn(server).ask(was(owner.accountId))).json()).not.toHaveProperty('withdrawn')
  // Its own device is told, so that it lets go of what it keeps; one whose session merely ended is not.
  expect(await (await phone.ask('/api/me')).json()).toMatchObject({ actor: null, withdrawn: { accountId: actor.accountId } })
  const { token: again } = await invited(server, { personId: 'chandra' })
  const other = deviceOn(server)
  await other.take(again)
  const { actor: chandra } = (await (await other.ask('/api/me')).json()) as { actor: { accountId: string } }
  await command(server, 'access.endSessions', { accountId: chandra.accountId })
  for (const stranger of [other, deviceOn(server)]) expect(await (await stranger.ask('/api/me')).json()).not.toHaveProperty('withdrawn')
})

test('[AC-3] two devices at the same moment: one comes in, and nothing is left of the other', async () => {
  const server = await started()
  await company(server)
  const { token } = await invited(server)
  const answers = await Promise.all(Array.from({ length: 6 }, () => deviceOn(server).take(token)))
  expect(answers.map((one) => one.status).toSorted()).toEqual([200, 422, 422, 422, 422, 422])
  const seen = (await (await server.ask('/api/members/last-seen')).json()) as unknown[]
  expect(seen).toHaveLength(2)
})

test('[AC-1] a champion comes in with their places, and a new link for somebody who is here leads to the same account', async () => {
  const server = await started()
  await company(server)
  const chandra = { personId: 'chandra', role: 'champion', locationIds: ['albina'] }
  const phone = deviceOn(server)
  await phone.take((await invited(server, chandra)).token)
  const me = (await (await phone.ask('/api/me')).json()) as { actor: { accountId: string } }
  expect(me).toMatchObject({ actor: { role: 'champion', locationIds: ['albina'] } })
  const tablet = deviceOn(server)
  await tablet.take((await invited(server, chandra)).token)
  expect(await (await tablet.ask('/api/me')).json()).toEqual(me)
  // Another role at once, on every device.
  await command(server, 'access.giveRole', { accountId: me.actor.accountId, role: 'member', locationIds: [] })
  expect(await (await phone.ask('/api/me')).json()).toMatchObject({ actor: { role: 'member', locationIds: [] } })
  expect((await phone.ask('/api/members/last-seen')).status).toBe(404)
})

test('[AC-1] [ME-8] a member learns the names of who helps them and nobody else’s; a sponsor gets figures and no rows', async () => {
  const server = await started()
  await company(server)
  for (let n = 0; n < 9; n++) await command(server, 'people.add', person(`p${n}`, n < 6 ? 'albina' : 'georgetown'))
  await command(server, 'plan.draft', { rolloutId: 'crm' })
  const { changes } = (await (await server.ask('/api/changes')).json()) as { changes: { table: string; row: Record<string, string> }[] }
  const rows = (table: string): Record<string, string>[] => changes.filter((one) => one.table === table).map((one) => one.row)
  const names = new Map(rows('person').map((one) => [one['personId'], one['name']]))

  const phone = deviceOn(server)
  await phone.take((await invited(server)).token)
  const contacts = (await (await phone.ask('/api/contacts')).json()) as { buddy: string | null; helps: string[]; champions: string[] }[]
  const pair = rows('buddy').find((one) => one['personId'] === 'milton')
  expect(contacts[0]?.buddy ?? null).toBe(pair ? names.get(pair['buddyId'] ?? '') : null)
  expect(contacts[0]?.champions).toEqual(
    rows('champion')
      .filter((one) => one['locationId'] === 'albina' && one['personId'] !== 'milton')
      .map((one) => names.get(one['personId'] ?? ''))
      .toSorted(),
  )
  expect(contacts[0]?.champions.length).toBeGreaterThan(0)
  const seen = await (await phone.ask('/api/changes')).text()
  expect(seen).toContain('Milton Pinas')
  for (const [personId, name] of names) if (personId !== 'milton') expect(seen).not.toContain(`"name":"${name}"`)
  expect(seen).not.toContain('secretHash')
  expect((await phone.ask('/api/figures')).status).toBe(404)

  const champion = deviceOn(server)
  await champion.take((await invited(server, { personId: 'chandra', role: 'champion', locationIds: ['albina'] })).token)
  const starts = (await (await champion.ask('/api/starts')).json()) as Record<string, string>[]
  const atAlbina = rows('person').filter((one) => one['locationId'] === 'albina')
  expect(starts.map((one) => one['personId'])).toEqual(atAlbina.map((one) => one['personId']).toSorted())
  expect(Object.keys(starts[0] ?? {}).toSorted()).toEqual(['goLiveOn', 'personId', 'phaseKey', 'rolloutId', 'waits'])
  expect(starts.every((one) => /^\d{4}-/.test(one['goLiveOn'] ?? ''))).toBe(true)
  expect((await phone.ask('/api/starts')).status).toBe(404)

  const sponsor = deviceOn(server)
  await sponsor.take((await invited(server, { personId: null, name: 'Soraya', role: 'sponsor' })).token)
  expect((await sponsor.ask('/api/changes')).status).toBe(404)
  const [figures] = (await (await sponsor.ask('/api/figures')).json()) as { tool: string; figures: { headCount: number | null }[] }[]
  expect(figures?.tool).toBe('Kompas')
  expect(figures?.figures.reduce((sum, one) => sum + (one.headCount ?? 0), 0)).toBe(12)
  for (const one of figures?.figures ?? []) expect(one.headCount).toBeGreaterThanOrEqual(5)
})

test('[AC-3] your sessions: seen on each device, one ended, all others ended, and all ended by an owner', async () => {
  let now = Date.parse('2026-11-23T15:00:00Z')
  const server = await started({}, { now: () => new Date(now).toISOString() })
  await company(server)
  const { token } = await invited(server)
  const phone = deviceOn(server)
  await phone.take(token)
  type Sessions = { key: string; current: boolean; lastSeenAt: string }[]
  const list = async (): Promise<Sessions> => (await (await phone.ask('/api/sessions')).json()) as Sessions
  expect(await list()).toMatchObject([{ current: true }])
  // Signed in on two more: the same person with new links.
  const others = [deviceOn(server), deviceOn(server)]
  for (const other of others) {
    now += 60_000
    await other.take((await invited(server)).token)
  }
  const three = await list()
  expect(three.map((one) => one.current)).toEqual([true, false, false])
  expect(JSON.stringify(three)).not.toContain('idHash')
  expect((await phone.post('/api/sessions/end', { key: three[1]?.key })).status).toBe(200)
  expect((await others[1]?.ask('/api/me').then((answer) => answer.json())) as object).toMatchObject({ actor: null })
  expect((await problemIn(await phone.post('/api/sessions/end', { key: three[1]?.key }))).code).toBe('access.sessionUnknown')
  expect((await phone.post('/api/sessions/end-others', {})).status).toBe(200)
  expect(await list()).toHaveLength(1)

  // Idle: seen a minute ago counts, unseen for thirty days does not.
  now += 29 * 86_400_000
  expect(await list()).toHaveLength(1)
  const { actor } = (await (await phone.ask('/api/me')).json()) as { actor: { accountId: string } }
  now += 1000
  await server.post('/api/sign-in', { email: 'orlando@marowijne.internal', password: 'a boat on the Marowijne' }).then((answer) => {
    server.cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  })
  await command(server, 'access.endSessions', { accountId: actor.accountId })
  expect((await phone.ask('/api/sessions')).status).toBe(401)
})

test('[AC-1] whoever gets another role loses the open stream of changes, and comes back as who they are now', async () => {
  const server = await started()
  await company(server)
  const phone = deviceOn(server)
  await phone.take((await invited(server, { role: 'champion', locationIds: ['albina'] })).token)
  const { actor } = (await (await phone.ask('/api/me')).json()) as { actor: { accountId: string } }
  const stream = await phone.ask('/api/changes/stream')
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  await reader?.read()
  await command(server, 'access.giveRole', { accountId: actor.accountId, role: 'member', locationIds: [] })
  let rest = ''
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) break
    rest += piece.value
  }
  expect(rest).not.toContain('"table":"membership"')
  expect((await phone.ask('/api/changes')).status).toBe(200)
})
