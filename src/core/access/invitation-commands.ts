/** What can be done with personal invite links: make one, withdraw it, and take it (AC-3). */
import { placesOf, placesShape, roleShape } from '#core/access/membership-commands.ts'
import { type Role, rolesByStaffList, rolesToGive } from '#core/access/access.ts'
import { command, put, rows } from '#core/kernel/command.ts'
import { id, language, matching, maybeText, nullable, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'

/** How long a link works unless its maker says otherwise, in days. */
export const usualInviteDays = 14
export const longestInviteDays = 90

const hash = matching(/^[0-9a-f]{64}$/)

const belowLead: readonly string[] = rolesByStaffList

/**
 * Makes a personal link (AC-3); leads invite members and champions, owners anyone. `days` is how long it works.
 *
 * A link never leads to an account with a role that its maker could not give, and earlier unused links of the person end.
 * Problems: `access.roleNotYours`, `access.personUnknown`, `access.invitationThere`, `access.championNeedsPlace`, `access.placeUnknown`.
 */
export const invite = command({
  name: 'access.invite',
  about:
    'Makes a personal link by which somebody comes in with one tap; the secret is made where it is shown, and only a hash of it is kept.',
  may: 'access.invite',
  input: shape({
    invitationId: id,
    personId: nullable(id),
    name: text(200),
    email: maybeText(254),
    language: nullable(language),
    role: roleShape,
    locationIds: placesShape,
    secretHash: hash,
    days: whole(1, longestInviteDays),
  }),
  needs: ({ invitationId, personId, secretHash }) => ({
    same: rows('invitation', { invitationId }),
    twins: rows('invitation', { secretHash }),
    earlier: rows('invitation', { personId: personId ?? '' }),
    people: rows('person', { personId: personId ?? '' }),
    members: rows('membership', { personId: personId ?? '' }),
    places: rows('location'),
  }),
  decide: ({ same, twins, earlier, people: [person], members, places }, input, at) => {
    const { invitationId, personId, role, locationIds, secretHash, days } = input
    if (same.length > 0 || twins.length > 0) throw new Problem('access.invitationThere', {})
    if (personId !== null && !person) throw new Problem('access.personUnknown', {})
    const mine: readonly string[] = rolesToGive(at.by.rights ?? ['access.invite'])
    if ([role, ...members.map((member) => member.role)].some((one) => !mine.includes(one))) throw new Problem('access.roleNotYours', {})
    const unused = earlier.filter((one) => one.usedAt === null && one.revokedAt === null)
    return [
      ...unused.map((one) => put('invitation', { ...one, revokedAt: at.now })),
      put('invitation', {
        invitationId,
        personId,
        name: person?.name ?? input.name,
        email: person?.email ?? input.email,
        language: person?.language ?? input.language,
        role,
        locationIds: placesOf(role, locationIds, places),
        secretHash,
        madeAt: at.now,
        madeBy: at.by.name,
        expiresAt: new Date(Date.parse(at.now) + days * 86_400_000).toISOString(),
        usedAt: null,
        accountId: null,
        deviceHash: null,
        revokedAt: null,
      }),
    ]
  },
})

/** Says for how many days a personal link works unless its maker says otherwise (AC-3). Problem: `access.linkTooLong`. */
export const changeInviteDays = command({
  name: 'access.changeInviteDays',
  about: 'Says for how many days a personal link works unless whoever makes it says otherwise.',
  may: 'organisation.manage',
  input: shape({ days: whole(1, 10_000) }),
  needs: (_input, at) => ({ organisation: rows('organisation', { id: at.organisationId }) }),
  decide: ({ organisation: [there] }, { days }) => {
    if (days > longestInviteDays) throw new Problem('access.linkTooLong', { most: longestInviteDays }, { field: 'days' })
    if (!there) throw new Problem('access.notFound', {})
    return there.inviteDays === days ? [] : [put('organisation', { ...there, inviteDays: days })]
  },
})

/** Withdraws a link; nobody comes in by it any more (AC-3). Problem: `access.invitationUnknown`. */
export const revokeInvitation = command({
  name: 'access.revokeInvitation',
  about: 'Withdraws a personal link; nobody comes in by it any more.',
  may: 'access.invite',
  input: shape({ invitationId: id }),
  needs: ({ invitationId }) => ({ invitations: rows('invitation', { invitationId }) }),
  decide: ({ invitations: [there] }, _input, at) => {
    if (!there) throw new Problem('access.invitationUnknown', {})
    return there.revokedAt === null ? [put('invitation', { ...there, revokedAt: at.now })] : []
  },
})

/**
 * Takes a link, on behalf of whoever holds its secret (AC-3): binds it to the first device, and makes the account a member.
 * The same device may take it again while it lasts, because an answer can get lost on the way. Who has a role keeps it.
 * Problem: `access.inviteUsedUp`.
 */
export const acceptInvitation = command({
  name: 'access.acceptInvitation',
  inside: true,
  about: 'Takes a personal link for the device that opened it first; done by the server for whoever holds the secret.',
  may: 'access.roles',
  input: shape({ invitationId: id, accountId: id, deviceHash: hash }),
  needs: ({ invitationId, accountId }) => ({
    invitations: rows('invitation', { invitationId }),
    members: rows('membership', { accountId }),
  }),
  decide: ({ invitations: [there], members: [member] }, { accountId, deviceHash }, at) => {
    if (!there || !isOpenTo(there, deviceHash, at.now)) throw new Problem('access.inviteUsedUp', {})
    if (there.accountId !== null && there.accountId !== accountId) throw new Problem('access.inviteUsedUp', {})
    // Whoever rose since the link was made does not come in by a link that anyone who leads could have made.
    if (member && belowLead.includes(there.role) && !belowLead.includes(member.role)) throw new Problem('access.inviteUsedUp', {})
    // Taken away after it was taken: the link does not give it back.
    if (!member && there.usedAt !== null) throw new Problem('access.inviteUsedUp', {})
    const { role, locationIds, name, email, personId, madeBy } = there
    const joined = { accountId, role, locationIds, name, email, personId, givenAt: at.now, givenBy: madeBy, sessionsEndedAt: null }
    return [
      ...(member ? [] : [put('membership', joined)]),
      put('invitation', { ...there, usedAt: there.usedAt ?? at.now, accountId, deviceHash }),
    ]
  },
})

/** Whether a link can be taken by a device at an instant: not withdrawn, not over, and not taken by another. */
export const isOpenTo = (
  link: { readonly revokedAt: string | null; readonly expiresAt: string; readonly deviceHash: string | null },
  deviceHash: string | null,
  now: string,
): boolean => link.revokedAt === null && link.expiresAt > now && (link.deviceHash === null || link.deviceHash === deviceHash)

/** What somebody is invited as, from what the plan says of them: champions of the plan are proposed as champion of their place. */
export const proposedRole = (
  personId: string,
  champions: readonly { readonly personId: string; readonly locationId: string }[],
): { role: Role; locationIds: readonly string[] } => {
  const locationIds = champions.filter((one) => one.personId === personId).map((one) => one.locationId)
  return locationIds.length > 0 ? { role: 'champion', locationIds: [...new Set(locationIds)] } : { role: 'member', locationIds: [] }
}

export const invitationCommands = [invite, changeInviteDays, revokeInvitation, acceptInvitation] as const
