/** What can be done with who signs in here: give, change and take away roles, and end sessions (AC-1). */
import { type Role, roles } from '#core/access/access.ts'
import { type At, command, put, remove, rows } from '#core/kernel/command.ts'
import { id, listOf, maybeText, nullable, oneOf, shape, text } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row } from '#core/kernel/rows.ts'

/** More places than this no champion has. */
const mostPlaces = 200
export const roleShape = oneOf(roles)
export const placesShape = listOf(id, mostPlaces)

/** The places that go with a role: a champion has some, all others none. Problems: access.championNeedsPlace, access.placeUnknown. */
export const placesOf = (role: Role, locationIds: readonly string[], there: readonly { readonly locationId: string }[]): string => {
  if (role !== 'champion') return '[]'
  if (locationIds.length === 0) throw new Problem('access.championNeedsPlace', {}, { field: 'locationIds' })
  const known = new Set(there.map((place) => place.locationId))
  if (locationIds.some((one) => !known.has(one))) throw new Problem('access.placeUnknown', {}, { field: 'locationIds' })
  return JSON.stringify([...new Set(locationIds)].toSorted())
}

type Member = Pick<Row<'membership'>, 'accountId' | 'role'>

/** Refuses what would leave the organisation without an owner (AC-1). Problem: access.lastOwner. */
const keepAnOwner = (member: Member | undefined, owners: readonly Member[], becomes: Role | null): void => {
  if (member?.role === 'owner' && becomes !== 'owner' && owners.length < 2) throw new Problem('access.lastOwner', {})
}

const given = (at: At) => ({ givenAt: at.now, givenBy: at.by.name })

/**
 * Writes an account into the organisation with its role (AC-1); one that is there keeps its sessions and gets the role anew.
 * Problems: `access.championNeedsPlace`, `access.placeUnknown`, `access.lastOwner`.
 */
export const enlist = command({
  name: 'access.enlist',
  inside: true,
  about: 'Writes an account into the organisation, with a role and the person it is.',
  may: 'access.roles',
  input: shape({
    accountId: id,
    name: text(200),
    email: maybeText(254),
    personId: nullable(id),
    role: roleShape,
    locationIds: placesShape,
  }),
  needs: ({ accountId }) => ({
    members: rows('membership', { accountId }),
    owners: rows('membership', { role: 'owner' }),
    places: rows('location'),
  }),
  decide: ({ members: [there], owners, places }, { accountId, name, email, personId, role, locationIds }, at) => {
    keepAnOwner(there, owners, role)
    const sessionsEndedAt = there?.sessionsEndedAt ?? null
    const places_ = placesOf(role, locationIds, places)
    return [put('membership', { accountId, role, locationIds: places_, name, email, personId, ...given(at), sessionsEndedAt })]
  },
})

/**
 * Gives somebody who signs in here another role, or a champion other places (AC-1).
 * Problems: `access.memberUnknown`, `access.lastOwner`, `access.championNeedsPlace`, `access.placeUnknown`.
 */
export const giveRole = command({
  name: 'access.giveRole',
  about: 'Gives somebody who signs in here another role, or a champion other places.',
  may: 'access.roles',
  input: shape({ accountId: id, role: roleShape, locationIds: placesShape }),
  needs: ({ accountId }) => ({
    members: rows('membership', { accountId }),
    owners: rows('membership', { role: 'owner' }),
    places: rows('location'),
  }),
  decide: ({ members: [there], owners, places }, { role, locationIds }, at) => {
    if (!there) throw new Problem('access.memberUnknown', {})
    keepAnOwner(there, owners, role)
    const wanted = placesOf(role, locationIds, places)
    if (there.role === role && there.locationIds === wanted) return []
    return [put('membership', { ...there, role, locationIds: wanted, ...given(at) })]
  },
})

/**
 * Takes access away: the role, every session and every link that was made for the person (AC-1, AC-3).
 * Problems: `access.memberUnknown`, `access.lastOwner`.
 */
export const withdrawRole = command({
  name: 'access.withdrawRole',
  about: 'Takes access away from somebody: their role, their sessions and the links made for them end at once.',
  may: 'access.roles',
  input: shape({ accountId: id }),
  needs: ({ accountId }) => ({
    members: rows('membership', { accountId }),
    owners: rows('membership', { role: 'owner' }),
    invitations: rows('invitation', { revokedAt: null }),
  }),
  decide: ({ members: [there], owners, invitations }, { accountId }, at) => {
    if (!there) throw new Problem('access.memberUnknown', {})
    keepAnOwner(there, owners, null)
    const theirs = invitations.filter((one) => one.accountId === accountId || (there.personId !== null && one.personId === there.personId))
    return [remove('membership', there), ...theirs.map((one) => put('invitation', { ...one, revokedAt: at.now }))]
  },
})

/** Ends every session of somebody; they can sign in again (AC-3). Problem: `access.memberUnknown`. */
export const endSessions = command({
  name: 'access.endSessions',
  about: 'Ends every session of somebody; they can sign in again.',
  may: 'access.roles',
  input: shape({ accountId: id }),
  needs: ({ accountId }) => ({ members: rows('membership', { accountId }) }),
  decide: ({ members: [there] }, _input, at) => {
    if (!there) throw new Problem('access.memberUnknown', {})
    return [put('membership', { ...there, sessionsEndedAt: at.now })]
  },
})

export const membershipCommands = [enlist, giveRole, withdrawRole, endSessions] as const
