/** A server with two organisations and somebody of every kind, for whoever tries what each may do. */
import { createHash } from 'node:crypto'
import { roles, systemActor, tokenRights } from '#core/access/access.ts'
import type { Database } from '#server/db/database.ts'
import { createSessions } from '#server/sign-in/sign-in-session.ts'
import { albina, georgetown, issue, person, rollout, writerOf } from '#test/cast.ts'
import { now } from '#test/clock.ts'

/** Who tries: the roles, a token with every right a token can have, one with none, and somebody who is not signed in. */
export const everyone = ['owner', 'lead', 'champion', 'member', 'sponsor', 'token', 'bare token', 'nobody'] as const
export type Someone = (typeof everyone)[number]

/** The organisation that everyone belongs to. */
export const home = 'home'
/** One of which only the stranger is. */
export const away = 'away'
const [fullSecret, bareSecret] = ['uit_of-a-token-with-every-right', 'uit_of-a-token-without-a-right']
const hash = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Ids of things that are at home. */
export const there = {
  rolloutId: 'crm',
  personId: 'far',
  locationId: 'georgetown',
  accountId: 'member',
  phaseKey: 'early',
  linkId: 'link',
  tokenId: 'full',
  freezeId: 'freeze',
  itemKey: 'item',
  invitationId: 'invitation',
  ownerId: 'far',
  format: 'json',
  token: 'none',
}
/** Ids of things that are nowhere. */
export const nowhere: Readonly<Record<string, string>> = Object.fromEntries(Object.keys(there).map((name) => [name, `no-${name}`]))

const accountOf = async (database: Database, accountId: string): Promise<void> => {
  const account = { accountId, name: accountId, email: `${accountId}@home.example`, passwordHash: null, personId: null, language: 'en' }
  await database.db
    .insertInto('account')
    .values({ ...account, createdAt: '2026-11-23T12:00:00.000Z' })
    .execute()
}

const describe = (name: string) => ({ name, country: 'SR', zone: 'America/Paramaribo', language: 'nl' as const, currency: 'SRD' })

/** Another organisation, owned by the stranger. */
export const foundAway = async (database: Database, organisationId: string): Promise<void> => {
  const { write } = writerOf(database)
  const by = { ...systemActor(organisationId), accountId: 'stranger' }
  await write(by, issue('organisation.describe', describe(organisationId)))
  const owner = { accountId: 'stranger', name: 'stranger', email: null, personId: null, role: 'owner', locationIds: [] } as const
  await write(by, issue('access.enlist', owner))
}

/**
 * An organisation with one of each role, who are all the person `self`, and an owner of another one beside it. A second one with the same
 * ids has accounts and secrets of its own.
 */
export const settle = async (database: Database, organisationId = home): Promise<void> => {
  const { write } = writerOf(database)
  const its = (id: string): string => (organisationId === home ? id : `${organisationId}-${id}`)
  const by = { ...systemActor(organisationId), accountId: its('owner') }
  await write(by, issue('organisation.describe', describe(organisationId)))
  for (const place of [albina, georgetown]) await write(by, issue('regional.addLocation', place))
  for (const one of [person('self'), person('near'), person('far', 'georgetown')]) await write(by, issue('people.add', one))
  await write(by, issue('plan.startRollout', rollout))
  await write(by, issue('plan.draft', { rolloutId: 'crm' }))
  await write(by, issue('plan.shareCalendar', { linkId: 'link', rolloutId: 'crm', name: 'Link', secretHash: hash(its('link')) }))
  for (const role of roles) {
    await accountOf(database, its(role))
    const who = { accountId: its(role), name: role, email: null, personId: role === 'sponsor' ? null : 'self' }
    await write(by, issue('access.enlist', { ...who, role, locationIds: role === 'champion' ? ['albina'] : [] }))
  }
  const tokens = [
    { tokenId: 'full', secret: fullSecret, given: tokenRights },
    { tokenId: 'bare', secret: bareSecret, given: [] },
  ]
  for (const { tokenId, secret, given } of tokens) {
    const token = { tokenId, name: tokenId, rights: given, rolloutId: null, days: null, secretHash: hash(its(secret)) }
    await write(by, issue('access.createToken', token))
  }
  if (organisationId !== home) return
  await accountOf(database, 'stranger')
  await foundAway(database, away)
}

/** A way in: a request as somebody. */
export type Ask = (path: string, options?: RequestInit) => Promise<Response>

export type Ways = Readonly<Record<Someone, Ask>> & { readonly stranger: (organisationId: string) => Ask }

/** The ways in: each request of somebody with a session has a session of its own, because some routes end one. */
export const waysIn = (address: string, database: Database): Ways => {
  const sessions = createSessions(database, now)
  const asking =
    (headersOf: () => Promise<Record<string, string>>): Ask =>
    async (path, options = {}) =>
      fetch(`${address}${path}`, { ...options, headers: { 'accept-language': 'en', ...options.headers, ...(await headersOf()) } })
  const signedIn = (accountId: string, organisationId = home): Ask =>
    asking(async () => ({ cookie: `uitrol=${await sessions.open(accountId, organisationId, null)}` }))
  const carrying = (secret: string): Ask => asking(async () => ({ authorization: `Bearer ${secret}` }))
  return {
    owner: signedIn('owner'),
    lead: signedIn('lead'),
    champion: signedIn('champion'),
    member: signedIn('member'),
    sponsor: signedIn('sponsor'),
    token: carrying(fullSecret),
    'bare token': carrying(bareSecret),
    nobody: asking(async () => ({})),
    stranger: (organisationId) => signedIn('stranger', organisationId),
  }
}
