import { expect, test } from 'vitest'
import type { Role } from '#core/access/access.ts'
import type { Database } from '#server/db/database.ts'
import { hashOfSecret } from '#server/base/ids.ts'
import { checkPersonalLink, acceptPersonalLink } from '#server/sign-in/personal-link.ts'
import { openTo } from '#server/access/access-end.ts'
import { makeMailedLink } from '#server/sign-in/mailed-link.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { createTokens, newTokenSecret } from '#server/sign-in/api-token.ts'
import { cast, foundCompany, issue, now, organisationId, person } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

/** The last moment of Milton's last day in Paramaribo, three hours behind, and the first of the day after. */
const lastDay = '2026-11-30'
const lastMoment = '2026-12-01T02:59:59.999Z'
const after = '2026-12-01T03:00:00.000Z'

const company = async (open: () => Promise<Database>) => {
  const database = await open()
  const { write } = await foundCompany(database)
  const { db } = database
  for (const name of ['orlando', 'milton', 'lilian'])
    await db
      .insertInto('account')
      .values({
        accountId: name,
        name,
        email: `${name}@marowijne.internal`,
        passwordHash: null,
        personId: null,
        language: null,
        createdAt: now,
      })
      .execute()
  const enlist = (accountId: string, role: Role, personId: string | null) =>
    write(cast.owner, issue('access.enlist', { accountId, name: accountId, email: null, personId, role, locationIds: [] }))
  await enlist('orlando', 'owner', null)
  await enlist('milton', 'member', 'milton')
  const clock = { now: lastMoment }
  const sessions = createSessions(database, () => clock.now)
  const leave = (personId: string, leftOn: string | null) => write(cast.owner, issue('people.leave', { personId, leftOn }))
  return { database, db, write, enlist, leave, clock, sessions }
}

describeOnBoth('leaving', (open) => {
  test('[AC-1] [AC-3] from the day after the last one, by the clock of the organisation, a session opens nothing and no new one begins', async () => {
    const { database, clock, sessions, leave } = await company(open)
    const secret = await sessions.open('milton', organisationId, null)
    await leave('milton', lastDay)
    const signedIn = await sessions.whoHas(secret)
    expect(signedIn?.actor.personId).toBe('milton')
    expect(await sessions.homeOf('milton')).toBe(organisationId)
    clock.now = after
    expect(await sessions.whoHas(secret)).toBeNull()
    expect(signedIn && (await sessions.stillValid([signedIn]))).toEqual(new Set())
    expect(await sessions.homeOf('milton')).toBeNull()
    expect(await openTo(database.db, 'milton', after)).toEqual([])
    // A last day that was wrong is taken back, and everything opens as before.
    await leave('milton', null)
    expect((await sessions.whoHas(secret))?.actor.name).toBe('milton')
  })

  test('[AC-3] no link is mailed, and a personal link opens nothing', async () => {
    const { database, write, leave } = await company(open)
    const token = 'a-personal-link'
    const invitation = {
      invitationId: 'i',
      personId: 'milton',
      name: 'Milton',
      email: null,
      language: null,
      role: 'member',
      locationIds: [],
      days: 30,
    } as const
    await write(cast.owner, issue('access.invite', { ...invitation, secretHash: hashOfSecret(token) }))
    await leave('milton', lastDay)
    const mail = (at: string) =>
      makeMailedLink(database, {
        email: 'milton@marowijne.internal',
        purpose: 'signIn',
        askedFrom: { device: null, address: '::1' },
        base: 'http://x',
        now: at,
      })
    expect(await mail(lastMoment)).not.toBeNull()
    expect(await mail(after)).toBeNull()
    const from = { token, device: 'd'.repeat(43) }
    expect((await checkPersonalLink(database, from, lastMoment)).firstName).toBe('Milton')
    const refused = expect.objectContaining({ code: 'access.inviteUsedUp' })
    await expect(checkPersonalLink(database, from, after)).rejects.toThrow(refused)
    await expect(acceptPersonalLink(database, write, from, after, null)).rejects.toThrow(refused)
  })

  test('[AC-1] a token lasts no longer than whoever made it', async () => {
    const { database, write, enlist, leave, clock } = await company(open)
    await enlist('lilian', 'lead', 'lilian')
    const secret = newTokenSecret()
    const made = {
      tokenId: 't',
      name: 'Script',
      rights: ['rows.read'],
      rolloutId: null,
      secretHash: hashOfSecret(secret),
      days: 90,
    } as const
    await write(cast.lead, issue('access.createToken', made))
    await leave('lilian', lastDay)
    const tokens = createTokens(database, () => clock.now)
    const holder = await tokens.whoHas(secret)
    expect(holder?.actor.name).toBe('Script')
    expect(holder && (await tokens.stillValid(holder))).toBe(true)
    clock.now = after
    expect(await tokens.whoHas(secret)).toBeNull()
    expect(holder && (await tokens.stillValid(holder))).toBe(false)
  })

  test('[AC-1] the last owner stays in, because nobody else could take the day back; one of two does not', async () => {
    const { db, enlist, leave, clock, sessions } = await company(open)
    clock.now = after
    await enlist('milton', 'owner', 'milton')
    await enlist('lilian', 'owner', 'lilian')
    const [milton, lilian] = [await sessions.open('milton', organisationId, null), await sessions.open('lilian', organisationId, null)]
    await leave('milton', lastDay)
    expect(await sessions.whoHas(milton)).toBeNull()
    await db.deleteFrom('membership').where('accountId', '=', 'orlando').execute()
    expect(await sessions.whoHas(milton)).toBeNull()
    // Both gone, and nobody could let anybody in any more.
    await leave('lilian', lastDay)
    expect((await sessions.whoHas(milton))?.actor.role).toBe('owner')
    expect((await sessions.whoHas(lilian))?.actor.role).toBe('owner')
  })

  test('[AC-1] leaving one organisation leaves the others open', async () => {
    const { db, write, leave, clock, sessions } = await company(open)
    const there = { ...cast.owner, organisationId: 'elsewhere' }
    await write(
      there,
      issue('organisation.describe', { name: 'Elsewhere', country: 'SR', zone: 'America/Paramaribo', language: 'nl', currency: 'SRD' }),
    )
    await write(there, issue('people.add', { ...person('milton'), locationId: null }))
    await write(
      there,
      issue('access.enlist', { accountId: 'milton', name: 'Milton', email: null, personId: 'milton', role: 'member', locationIds: [] }),
    )
    await leave('milton', lastDay)
    clock.now = after
    expect(await openTo(db, 'milton', after)).toEqual(['elsewhere'])
    expect(await sessions.homeOf('milton')).toBe('elsewhere')
    expect(await sessions.whoHas(await sessions.open('milton', organisationId, null))).toBeNull()
    expect((await sessions.whoHas(await sessions.open('milton', 'elsewhere', null)))?.actor.organisationId).toBe('elsewhere')
  })
})
