/** Roles and rights: the only place that knows them (AC-1, AC-2). Who reads which rows is declared with each table; see row-access.ts. */
import type { Adds } from '#core/kernel/register.ts'

export const roles = ['owner', 'lead', 'champion', 'member', 'sponsor'] as const
export type Role = (typeof roles)[number]

export const rights = [
  'organisation.manage',
  'regional.manage',
  'people.manage',
  'plan.run',
  'plan.share',
  'communication.run',
  'training.run',
  'support.run',
  'metrics.run',
  'usage.send',
  'checklist.work',
  'place.help',
  'part.take',
  'rows.read',
  'gates.approve',
  'gates.override',
  'audit.read',
  'access.tokens',
  'access.roles',
  'access.invite',
  'figures.read',
] as const
export type Right = (typeof rights)[number]

declare module '#core/kernel/register.ts' {
  interface Rights extends Adds<Readonly<Record<Right, true>>> {}
}

type ForPeople = 'audit.read' | 'gates.approve' | 'gates.override' | 'figures.read' | 'place.help' | 'part.take' | `access.${string}`
const forPeople: readonly string[] = ['audit.read', 'gates.approve', 'gates.override', 'figures.read', 'place.help', 'part.take']
const isForMachines = (right: Right): right is Exclude<Right, ForPeople> => !right.startsWith('access.') && !forPeople.includes(right)
/** What a token can be given: what opens something to machines; a token never hands out access itself. */
export const tokenRights = rights.filter(isForMachines)

/** What a role may do. */
export const rightsOfRole: Record<Role, readonly Right[]> = {
  owner: rights,
  lead: [
    'regional.manage',
    'people.manage',
    'plan.run',
    'plan.share',
    'communication.run',
    'training.run',
    'support.run',
    'metrics.run',
    'usage.send',
    'checklist.work',
    'place.help',
    'part.take',
    'rows.read',
    'gates.approve',
    'audit.read',
    'access.tokens',
    'access.invite',
    'figures.read',
  ],
  champion: ['checklist.work', 'place.help', 'part.take', 'rows.read'],
  member: ['part.take', 'rows.read'],
  sponsor: ['figures.read'],
}

/** What a token may do today: what it was given (a JSON list), and no more than whoever made it may do by now. */
export const tokenRightsNow = (given: string, makerRole: string): Right[] => {
  const named = JSON.parse(given) as readonly string[]
  const ofMaker: readonly Right[] = rightsOfRole[makerRole as Role] ?? []
  return tokenRights.filter((right) => named.includes(right) && ofMaker.includes(right))
}

/** What an address on the staff list can open at most: what whoever keeps the list could give by a personal link. */
export const rolesByStaffList: readonly Role[] = ['champion', 'member']

/** The roles that somebody with these rights can hand out; the staff list alone makes members, of those whom the company's sign-on vouches for. */
export const rolesToGive = (given: readonly Right[]): readonly Role[] =>
  given.includes('access.roles') ? roles : given.includes('access.invite') ? rolesByStaffList : ['member']

/** Who asks: an account in an organisation, its role, the person it is, and for a champion the places. */
export interface Actor {
  readonly organisationId: string
  readonly accountId: string
  readonly name: string
  /** A token has no role, only the rights it was given. */
  readonly role: Role | 'token'
  readonly personId: string | null
  readonly locationIds: readonly string[]
  /** The version of the organisation at which they were looked up; absent for whoever was not. */
  readonly asOf?: number
  /** Of a token: its rights, and the one rollout it is bound to, if it is. */
  readonly token?: { readonly rights: readonly Right[]; readonly rolloutId: string | null }
}

/** The rights of an actor: those of the role, or those that the token was given. */
export const rightsOf = ({ role, token }: Actor): readonly Right[] => (role === 'token' ? (token?.rights ?? []) : rightsOfRole[role])

/** Whether an actor has a right. Asked before anything is looked up. */
export const may = (actor: Actor, right: Right): boolean => rightsOf(actor).includes(right)

/** How a command is told who gives it: with which rights, and which people and places are within reach (AC-1). */
export const byOf = (actor: Actor) => ({
  accountId: actor.accountId,
  name: actor.name,
  rights: rightsOf(actor),
  personId: actor.personId,
  places: readsAll(actor) ? null : actor.role === 'champion' ? actor.locationIds : [],
})

/** Whether something that names this rollout (or none) is within reach of an actor: a token bound to one rollout touches no other. */
export const reaches = ({ token }: Actor, rolloutId: unknown): boolean => !token?.rolloutId || token.rolloutId === rolloutId

/** Whether an actor reads all that is in their organisation, not only their own or their places'. */
export const readsAll = ({ role }: Actor): boolean => role === 'owner' || role === 'lead' || role === 'token'

/** Who acts when the server itself does something, such as filling in holidays. */
export const systemActor = (organisationId: string): Actor => ({
  organisationId,
  accountId: 'system',
  name: 'Uitrol',
  role: 'owner',
  personId: null,
  locationIds: [],
})
