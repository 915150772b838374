import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import type { Role } from '#core/access/access.ts'
import { hashOfSecret, newId } from '#server/base/ids.ts'
import { openDatabase } from '#server/db/database.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { createChangeStream } from '#server/sync/change-stream.ts'
import { newTokenSecret } from '#server/sign-in/api-token.ts'
import { albina, cast, foundCompany, issue, now, person, rollout, rowOf } from '#test/cast.ts'
import { now as clock } from '#test/clock.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { recordEvidence } from '#test/evidence.ts'
import { owner, type TestServer, testServer } from '#test/server.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'

/** Below the twenty seconds after which the server looks at an open stream by itself. */
const atOnce = { timeout: 15_000 }

interface Followed {
  /** All that came so far. */
  text(): string
  isOver(): boolean
}

const followAt = async (url: string, headers: Record<string, string>): Promise<Followed> => {
  const stop = new AbortController()
  const answer = await fetch(url, { headers, signal: stop.signal })
  expect(answer.status).toBe(200)
  let text = ''
  let over = false
  const reading = (async () => {
    for await (const piece of answer.body ?? []) text += Buffer.from(piece as Uint8Array).toString()
  })().finally(() => (over = true))
  reading.catch(() => undefined)
  onTestFinished(() => stop.abort())
  await expect.poll(() => text).toContain('event: changes')
  return { text: () => text, isOver: () => over }
}

const follow = ({ address }: TestServer, headers: Record<string, string>): Promise<Followed> =>
  followAt(`${address}/api/changes/stream`, headers)

describeOnBoth('a live stream', (open, place, dialect) => {
  const after: (() => Promise<void>)[] = []
  // Before the database is dropped.
  afterEach(async () => {
    for (const close of after.splice(0).reverse()) await close()
  })
  const serverOn = async (url: string): Promise<TestServer> => {
    const server = await testServer({ UITROL_DATABASE_URL: url })
    after.push(server.close)
    return server
  }

  /** A server with its owner, and somebody else who can be let in with a session or a token. */
  const stage = async () => {
    const { url } = await place()
    const server = await serverOn(url)
    expect((await server.welcome()).status).toBe(200)
    const database = await openDatabase(url)
    after.push(database.close)
    const { db } = database
    const { organisation, actor } = (await (await server.ask('/api/me')).json()) as {
      organisation: { id: string }
      actor: { accountId: string }
    }
    const sessions = createSessions(database, clock)
    const give = async <Name extends CommandName>(name: Name, input: CommandInputs[Name], by = server): Promise<void> => {
      const answer = await by.post('/api/commands', issue(name, input))
      expect([answer.status, await answer.text()]).toEqual([200, expect.any(String)])
    }
    const addPerson = (personId: string) => give('people.add', person(personId, null))
    const sessionOf = async (accountId: string): Promise<string> => `uitrol=${await sessions.open(accountId, organisation.id, null)}`
    const letIn = async (accountId: string, role: Role): Promise<void> => {
      const account = { accountId, name: accountId, email: `${accountId}@x.sr`, passwordHash: null, personId: null, language: null }
      await db
        .insertInto('account')
        .values({ ...account, createdAt: '2026-11-23' })
        .execute()
      await give('people.add', person(accountId, null))
      const membership = { organisationId: organisation.id, accountId, role, locationIds: '[]', personId: accountId }
      await db
        .insertInto('membership')
        .values({ ...membership, name: accountId })
        .execute()
    }
    return { server, url, db, organisationId: organisation.id, ownerId: actor.accountId, give, addPerson, sessionOf, letIn }
  }

  /** After access ended the stream is over, and what happens next reaches those who still have access, and nobody else. */
  const expectOver = async (addPerson: (personId: string) => Promise<void>, over: Followed, goesOn: Followed, what = ''): Promise<void> => {
    await expect.poll(() => over.isOver(), { ...atOnce, message: what }).toBe(true)
    const later = `after${newId(now)}`
    await addPerson(later)
    await expect.poll(() => goesOn.text(), atOnce).toContain(later)
    expect(over.text(), what).not.toContain(later)
    expect(goesOn.isOver(), what).toBe(false)
  }

  type Ending = (on: Awaited<ReturnType<typeof stage>>, accountId: string, cookie: string) => Promise<unknown>
  const endings: Record<string, Ending> = {
    'signing out': ({ server }, _accountId, cookie) => server.post('/api/sign-out', {}, { cookie }),
    'signing out from another device': async ({ server, sessionOf }, accountId) =>
      server.post('/api/sessions/end-others', {}, { cookie: await sessionOf(accountId) }),
    'the end of all sessions': ({ give }, accountId) => give('access.endSessions', { accountId }),
    'another role': ({ give }, accountId) => give('access.giveRole', { accountId, role: 'member', locationIds: [] }),
    'access taken away': ({ give }, accountId) => give('access.withdrawRole', { accountId }),
    'a last day that is over': ({ give }, accountId) => give('people.leave', { personId: accountId, leftOn: '2026-01-30' }),
    'somebody else who signs in on the device': ({ server }, _accountId, cookie) =>
      server.post('/api/sign-in', { email: owner.email, password: owner.password }, { cookie }),
    'a first password': async ({ server, sessionOf }, accountId) =>
      server.post('/api/password/change', { current: '', password: 'another boat on the river' }, { cookie: await sessionOf(accountId) }),
  }
  test('[AC-3] it closes at once when the session or the access ends, in whichever way', async () => {
    const on = await stage()
    for (const [index, [what, end]] of Object.entries(endings).entries()) {
      const accountId = `milton${index}`
      await on.letIn(accountId, 'lead')
      const cookie = await on.sessionOf(accountId)
      const [over, goesOn] = [await follow(on.server, { cookie }), await follow(on.server, { cookie: on.server.cookie })]
      await end(on, accountId, cookie)
      await expectOver(on.addPerson, over, goesOn, what)
    }
    const tries = Object.keys(endings).length
    const what = `${dialect}: a live stream ended at once with the session or the access, in every way that it can end`
    recordEvidence({ what, tries, held: tries })
  })

  test('[AC-3] signing out at another process closes it too', async () => {
    const on = await stage()
    await on.letIn('milton', 'lead')
    const cookie = await on.sessionOf('milton')
    const [over, goesOn] = [await follow(on.server, { cookie }), await follow(on.server, { cookie: on.server.cookie })]
    const other = await serverOn(on.url)
    expect((await other.post('/api/sign-out', {}, { cookie })).status).toBe(200)
    await expectOver(on.addPerson, over, goesOn)
  })

  test('[AC-1] going to another organisation closes that of the one before', async () => {
    const on = await stage()
    await on.letIn('milton', 'lead')
    const there = { organisationId: 'elsewhere', accountId: on.ownerId, role: 'owner', locationIds: '[]' }
    await on.db.insertInto('membership').values(there).execute()
    const [over, goesOn] = [
      await follow(on.server, { cookie: on.server.cookie }),
      await follow(on.server, { cookie: await on.sessionOf('milton') }),
    ]
    expect((await on.server.post('/api/organisation', { organisationId: 'elsewhere' })).status).toBe(200)
    const cookie = await on.sessionOf(on.ownerId)
    await expectOver(
      (personId) =>
        on.give('people.add', person(personId, null), { ...on.server, post: (path, body) => on.server.post(path, body, { cookie }) }),
      over,
      goesOn,
    )
  })

  test('[AC-1] that of a token closes when it is revoked, and when its maker may no longer do what it does', async () => {
    const on = await stage()
    await on.letIn('milton', 'lead')
    const secrets = [newTokenSecret(), newTokenSecret()]
    const made = { name: 'Script', rights: ['rows.read', 'people.manage'], rolloutId: null, days: 90 } as const
    const maker = await on.sessionOf('milton')
    for (const [index, secret] of secrets.entries()) {
      const token = issue('access.createToken', { ...made, tokenId: `t${index}`, secretHash: hashOfSecret(secret) })
      expect((await on.server.post('/api/commands', token, { cookie: maker })).status).toBe(200)
    }
    const [revoked, lowered] = await Promise.all(secrets.map((secret) => follow(on.server, { authorization: `Bearer ${secret}` })))
    if (!revoked || !lowered) throw new Error('two streams')
    await on.give('access.revokeToken', { tokenId: 't0' })
    await expect.poll(() => revoked.isOver(), atOnce).toBe(true)
    expect(lowered.isOver()).toBe(false)
    await on.give('access.giveRole', { accountId: 'milton', role: 'member', locationIds: [] })
    await expect.poll(() => lowered.isOver(), atOnce).toBe(true)
  })

  test('[AC-1] one freeze reaches 200 distinct members: each hears once, of their own rows alone', async () => {
    const on = await stage()
    const { db, organisationId, server } = on
    const members = Array.from({ length: 200 }, (_, index) => `m${String(index).padStart(3, '0')}`)
    const database = await openDatabase(on.url)
    after.push(database.close)
    await on.give('regional.addLocation', albina)
    await insertRows(
      database,
      organisationId,
      members.map((personId) => ({ table: 'person' as const, row: rowOf('person', person(personId)) })),
    )
    await on.give('plan.startRollout', rollout)
    await on.give('plan.draft', { rolloutId: rollout.rolloutId })
    const account = { passwordHash: null, personId: null, language: null, createdAt: '2026-11-23' }
    await db
      .insertInto('account')
      .values(members.map((accountId) => ({ ...account, accountId, name: accountId, email: `${accountId}@x.sr` })))
      .execute()
    await db
      .insertInto('membership')
      .values(
        members.map((accountId) => ({
          organisationId,
          accountId,
          role: 'member',
          locationIds: '[]',
          personId: accountId,
          name: accountId,
        })),
      )
      .execute()
    const streams = new Map<string, string>()
    const stop = new AbortController()
    onTestFinished(() => stop.abort())
    for (const accountId of members) {
      const cookie = await on.sessionOf(accountId)
      const { version, scope } = (await (await server.ask('/api/changes?after=0&scope=', { headers: { cookie } })).json()) as {
        version: number
        scope: string
      }
      const path = `${server.address}/api/changes/stream?after=${version}&scope=${encodeURIComponent(scope)}`
      const reader = (await fetch(path, { headers: { cookie }, signal: stop.signal })).body?.getReader()
      const decoder = new TextDecoder()
      streams.set(accountId, '')
      const read = async (): Promise<void> => {
        for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
          streams.set(accountId, `${streams.get(accountId) ?? ''}${decoder.decode(piece.value, { stream: true })}`)
      }
      read().catch(() => undefined)
    }
    const freeze = { rolloutId: rollout.rolloutId, freezeId: 'stock', name: 'Stock-taking', fromOn: '2027-01-11', toOn: '2027-01-22' }
    const answer = await server.post('/api/commands', issue('plan.addFreeze', { ...freeze, locationId: null }))
    const { version } = (await answer.json()) as { version: number }
    const timesTold = (text: string): number => text.split(`id: ${version}\nevent: `).length - 1
    const told = () => [...streams.values()].filter((text) => timesTold(text) > 0).length
    await expect.poll(told).toBe(200)
    const others = members.filter((accountId) =>
      [...(streams.get(accountId) ?? '').matchAll(/"personId":"(m\d+)"/g)].some(([, personId]) => personId !== accountId),
    )
    expect(others).toEqual([])
    expect(members.filter((accountId) => !streams.get(accountId)?.includes(`"personId":"${accountId}"`))).toEqual([])
    expect([...streams.values()].filter((text) => timesTold(text) !== 1)).toEqual([])
  })

  test('[AC-3] one that ends while a change is being read for it is told nothing more, and ends nothing else', async () => {
    const ends: unknown[] = []
    const note = (fault: unknown): void => void ends.push(fault)
    process.on('uncaughtException', note)
    onTestFinished(() => void process.off('uncaughtException', note))
    const database = await open()
    const { write } = await foundCompany(database)
    let tell: (organisationId: string | null) => void = () => undefined
    let ended: ServerResponse | undefined
    const live = createChangeStream({
      database,
      notifier: {
        onNewVersion: (listener) => (tell = listener),
        announce: async () => undefined,
        notify: () => undefined,
        close: async () => undefined,
      },
      sessions: {
        stillValid: async (sessions) => {
          // Found to hold, and ended before anything is sent: it still holds what its slow reader has not taken.
          ended?.end()
          return new Set(sessions.map(({ idHash }) => idHash))
        },
      },
      tokens: { stillValid: async () => false },
      onFault: note,
    })
    const slow = Promise.withResolvers<ServerResponse>()
    const server = createServer((request, response) => {
      if (request.url === '/slow') {
        response.write('x'.repeat(4_000_000))
        slow.resolve(response)
      }
      live.follow({ idHash: request.url ?? '', actor: cast.owner }, { after: 0 }, response)
    })
    await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
    const { port } = server.address() as AddressInfo
    after.push(async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    })
    const reader = connect(port, '127.0.0.1', () => reader.write('GET /slow HTTP/1.1\r\nhost: x\r\n\r\n')).pause()
    onTestFinished(() => void reader.destroy())
    const toEnd = await slow.promise
    const quick = await followAt(`http://127.0.0.1:${port}`, {})
    ended = toEnd
    await write(cast.owner, issue('people.add', person('later')))
    tell(cast.owner.organisationId)
    await expect.poll(() => quick.text(), atOnce).toContain('"personId":"later"')
    expect(ends).toEqual([])
  })
})
