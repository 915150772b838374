import { afterEach, expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { later, nextDue, withinReach } from '#server/jobs/job.ts'
import { createRunner, type Runner } from '#server/jobs/runner.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { acceptPersonalLink } from '#server/sign-in/personal-link.ts'
import { aboutMailedLink, makeMailedLink } from '#server/sign-in/mailed-link.ts'
import { accountHere, address, afterTry, type Bucket, mailbox } from '#server/sign-in/login-throttle.ts'
import { hashOfSecret } from '#server/base/ids.ts'
import { issue } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { recordEvidence } from '#test/evidence.ts'
import { owner, testServer } from '#test/server.ts'
import fc from 'fast-check'

const second = 1000
const hour = 3600 * second
const day = 24 * hour
const noon = '2026-11-23T15:00:00.000Z'
const jumps = { 'two hours back': -2 * hour, 'forty days back': -40 * day, 'two hours ahead': 2 * hour, 'forty days ahead': 40 * day }

test('[AC-3] whatever the clock does, nobody waits longer than the longest wait of a bucket', () => {
  const bucket = fc.constantFrom<Bucket>(accountHere, address, mailbox)
  const moment = fc.integer({ min: -100 * day, max: 100 * day })
  fc.assert(
    fc.property(bucket, fc.record({ tries: fc.nat(500), lastAt: moment, freeAt: moment }), moment, (of, before, at) => {
      const after = afterTry(of, before, at)
      return 'wait' in after ? after.wait <= of.longestWait : after.freeAt - at <= of.longestWait
    }),
  )
})

describeOnBoth('a clock that jumps', (open, place, dialect) => {
  const after: (() => Promise<void>)[] = []
  // Before the database is dropped.
  afterEach(async () => {
    for (const close of after.splice(0).reverse()) await close()
  })

  const stage = async () => {
    const { url } = await place()
    const clock = { now: noon }
    const server = await testServer({ UITROL_DATABASE_URL: url }, { now: () => clock.now })
    after.push(server.close)
    expect((await server.welcome()).status).toBe(200)
    const signIn = (password: string): Promise<Response> => server.post('/api/sign-in', { email: owner.email, password })
    return { url, clock, server, signIn }
  }

  test('[AC-3] locks nobody out who knows the password, and keeps slowing down who does not', async () => {
    const { clock, server, signIn } = await stage()
    const kept = server.cookie
    for (const [jump, by] of Object.entries(jumps)) {
      server.cookie = ''
      expect((await signIn('not this one')).status).toBe(401)
      clock.now = later(noon, by)
      expect((await signIn(owner.password)).status, jump).toBe(200)
      // A session from before the jump: idle for too long by a clock that ran ahead, and back with the clock.
      server.cookie = kept
      const tooLong = by > 30 * day
      expect((await server.ask('/api/changes')).status, jump).toBe(tooLong ? 401 : 200)
      clock.now = noon
      expect((await server.ask('/api/changes')).status, jump).toBe(200)
    }
    const tries = Object.keys(jumps).length
    const what = `${dialect}: a clock that jumped hours or weeks, back or ahead, locked nobody out who knew the password`
    recordEvidence({ what, tries, held: tries })
  })

  test('[AC-3] a wait that was running when the clock was put back is over after as long as it was', async () => {
    const { clock, signIn } = await stage()
    for (const by of [-2 * hour, -40 * day]) {
      for (let index = 0; index < 6; index++) expect((await signIn('not this one')).status).toBe(401)
      clock.now = later(noon, by)
      const slowed = await signIn(owner.password)
      expect([slowed.status, slowed.headers.get('retry-after')]).toEqual([429, '2'])
      clock.now = later(clock.now, second)
      expect((await signIn(owner.password)).headers.get('retry-after')).toBe('1')
      clock.now = later(clock.now, second)
      expect((await signIn(owner.password)).status).toBe(200)
    }
  })

  test('[AC-3] sessions that were ended stay ended, and who signs in afterwards is in', async () => {
    const { clock, server, signIn } = await stage()
    const { actor } = (await (await server.ask('/api/me')).json()) as { actor: { accountId: string } }
    // A session from the time when the clock was ahead, ended after it was put right.
    clock.now = later(noon, 2 * hour)
    const ahead = await signIn(owner.password)
    const before = (ahead.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    clock.now = noon
    expect(
      (await server.post('/api/commands', issue('access.endSessions', { accountId: actor.accountId }), { cookie: before })).status,
    ).toBe(200)
    expect((await server.ask('/api/changes', { headers: { cookie: before } })).status).toBe(401)
    // All sessions ended while the clock was ahead: those that begin after it was put right are not among them.
    clock.now = later(noon, second)
    server.cookie = ((await signIn(owner.password)).headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    clock.now = later(noon, 2 * hour)
    expect((await server.post('/api/commands', issue('access.endSessions', { accountId: actor.accountId }))).status).toBe(200)
    clock.now = later(noon, 2 * second)
    const fresh = ((await signIn(owner.password)).headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
    expect((await server.ask('/api/changes', { headers: { cookie: fresh } })).status).toBe(200)
    expect((await server.ask('/api/changes')).status).toBe(401)
  })

  test('[AC-3] that somebody’s sessions were ended says nothing about a colleague’s', async () => {
    const database = await open()
    const { db } = database
    const organisationId = 'home'
    // All of the one's sessions were ended while the clock was ahead.
    for (const [accountId, sessionsEndedAt] of [
      ['ann', null],
      ['bo', later(noon, 2 * hour)],
      ['cy', null],
    ] as const) {
      const account = { accountId, name: accountId, email: `${accountId}@x.sr`, passwordHash: null, language: null, createdAt: noon }
      await db
        .insertInto('account')
        .values({ ...account, organisationId, personId: null })
        .execute()
      const membership = { organisationId, accountId, role: 'lead', locationIds: '[]', personId: null, name: accountId }
      await db
        .insertInto('membership')
        .values({ ...membership, sessionsEndedAt })
        .execute()
    }
    const sessions = createSessions(database, () => noon)
    const beginning = async (accountId: string): Promise<string | undefined> => {
      const secret = await sessions.open(accountId, organisationId, null)
      expect(await sessions.whoHas(secret), accountId).toMatchObject({ actor: { accountId } })
      const row = await db.selectFrom('signIn').select('createdAt').where('idHash', '=', hashOfSecret(secret)).executeTakeFirst()
      return row?.createdAt
    }
    expect(await beginning('ann')).toBe(noon)
    expect(await beginning('bo')).toBe(later(noon, 2 * hour + 1))
    expect(await beginning('cy')).toBe(noon)
  })

  test('[AC-3] a link made before the clock was put back works, and one made since expires in its time', async () => {
    const { url, server } = await stage()
    const database = await openDatabase(url)
    after.push(database.close)
    const invite = {
      invitationId: 'i',
      personId: null,
      name: 'Milton',
      email: null,
      language: null,
      role: 'member',
      locationIds: [],
      days: 30,
    } as const
    expect((await server.post('/api/commands', issue('access.invite', { ...invite, secretHash: hashOfSecret('a-link') }))).status).toBe(200)
    const mail = async (now: string): Promise<string> => {
      const askedFrom = { device: null, address: '::1' }
      const letter = await makeMailedLink(database, { email: owner.email, purpose: 'signIn', askedFrom, base: 'http://x', now })
      return /#link=([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? ''
    }
    const early = await mail(noon)
    for (const by of [-2 * hour, -40 * day]) {
      const now = later(noon, by)
      expect(await aboutMailedLink(database, early, now)).toMatchObject({ purpose: 'signIn' })
      const late = await mail(now)
      await expect(aboutMailedLink(database, late, later(now, 16 * 60 * second))).rejects.toMatchObject({ code: 'access.mailedLinkUsedUp' })
    }
    const device = 'd'.repeat(43)
    const write = () => Promise.resolve({ id: 'x', version: 1 })
    expect(await acceptPersonalLink(database, write, { token: 'a-link', device }, later(noon, -2 * hour), null)).toHaveProperty('accountId')
  })

  test('[CM-7] work that was planned ahead, or leased by a process that is no more, is taken up again in its time', async () => {
    const database = await open()
    const row = { organisationId: 'home', payload: '{}', attempts: 0 }
    const now = later(noon, -40 * day)
    await database.db
      .insertInto('job')
      .values([
        { ...row, jobId: 'round', kind: 'round', state: 'waiting', runAt: later(noon, 60 * second) },
        { ...row, jobId: 'daily', kind: 'daily', state: 'waiting', runAt: later(noon, day) },
        { ...row, jobId: 'letter', kind: 'letter', state: 'waiting', runAt: later(noon, hour) },
        {
          ...row,
          jobId: 'left',
          kind: 'post',
          state: 'leased',
          leasedBy: 'gone',
          leaseUntil: later(noon, 60 * second),
          runAt: later(noon, 60 * second),
        },
      ])
      .execute()
    await withinReach(database, now, false)
    expect(await nextDue(database, ['round'])).toBe(now)
    expect(await nextDue(database, ['daily'])).toBe(now)
    expect(await nextDue(database, ['letter'])).toBe(later(noon, hour))
    const lease = await database.db.selectFrom('job').select('leaseUntil').where('jobId', '=', 'left').executeTakeFirst()
    expect(lease?.leaseUntil).toBe(later(now, 120 * second))
  })

  test('[CM-7] a server whose clock is put back goes on with what waits', async () => {
    const database = await open()
    const clock = { now: noon }
    const done: string[] = []
    const runner: Runner = createRunner(
      [
        {
          kinds: ['thing'],
          width: 1,
          atOnce: 1,
          execute: async ({ jobId }) => {
            done.push(`${jobId} at ${clock.now}`)
            return clock.now === noon ? { end: 'waits', until: later(clock.now, hour) } : { end: 'dropped' }
          },
        },
      ],
      { database, now: () => clock.now, by: 'one', lease: 300, jitter: () => 0.5, onFault: () => undefined, settled: () => undefined },
    )
    after.push(runner.close)
    const thing = { organisationId: 'home', jobId: 'thing', kind: 'thing', payload: '{}', state: 'waiting', runAt: noon, attempts: 0 }
    await database.db.insertInto('job').values(thing).execute()
    const kicked = () => {
      runner.kick()
      return done
    }
    // A runner looks at all that waits when it starts, so that the job may come up once more at the same moment.
    await expect.poll(kicked).toContain(`thing at ${noon}`)
    clock.now = later(noon, -40 * day)
    await expect.poll(kicked).toContain(`thing at ${clock.now}`)
  })
})
