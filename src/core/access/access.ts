/** Roles, rights, and who may read which rows: the only place that knows (AC-1, AC-2). */
import type { TableName } from '#core/kernel/rows.ts'
import { tables } from '#core/registry/tables.ts'

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
  'checklist.work',
  'place.help',
  'part.take',
  'rows.read',
  'audit.read',
  'access.tokens',
  'access.roles',
  'access.invite',
  'figures.read',
] as const
export type Right = (typeof rights)[number]

declare module '#core/kernel/register.ts' {
  interface Register {
    readonly rights: Right
  }
}

type ForPeople = 'audit.read' | 'figures.read' | 'place.help' | 'part.take' | `access.${string}`
const forPeople: readonly string[] = ['audit.read', 'figures.read', 'place.help', 'part.take']
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
    'checklist.work',
    'place.help',
    'part.take',
    'rows.read',
    'audit.read',
    'access.tokens',
    'access.invite',
    'figures.read',
  ],
  champion: ['checklist.work', 'place.help', 'part.take', 'rows.read'],
  member: ['part.take', 'rows.read'],
  sponsor: ['figures.read'],
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

/** Tables that only those who run the rollout read, whatever their rows speak of. */
const forLeads: readonly TableName[] = [
  'calendarLink',
  'warning',
  'baseline',
  'accessToken',
  'membership',
  'invitation',
  'retention',
  'messageText',
  'channel',
  'post',
]
/** Tables about secrets, which no token reads. */
const notForTokens: readonly TableName[] = [
  'calendarLink',
  'accessToken',
  'membership',
  'invitation',
  'channel',
  'letter',
  'notice',
  'objection',
]
/** Tables whose rows without a place are not for every champion: only their own, or of a place of theirs (RE-3). */
const confidential: readonly TableName[] = ['letter', 'notice', 'objection']
/** Whether rows of a table are confidential: then even whom they speak of is not told who wrote them down. */
export const isConfidential = (table: TableName): boolean => confidential.includes(table)
/** Tables of what somebody was told in person, which also who runs the rollout fetches one by one, not all at once. */
const toOneself: readonly TableName[] = ['letter', 'notice']

/** What a member reads beside the rows that speak of them: where, what, when, and the sessions; none of these names anybody. */
const forMembers: readonly TableName[] = [
  'organisation',
  'location',
  'rollout',
  'phase',
  'session',
  'briefing',
  'pause',
  'resource',
  'supportTier',
  'article',
]

/** Tables of which an actor may read any row at all; the feed leaves the others out before it looks. */
export const tablesFor = (actor: Actor): readonly TableName[] =>
  (Object.keys(tables) as TableName[]).filter((table) => {
    if (readsAll(actor)) return actor.role !== 'token' || !notForTokens.includes(table)
    if (forLeads.includes(table)) return false
    return actor.role === 'champion' || forMembers.includes(table) || tables[table].speaksOf.person !== undefined
  })

/** Whether an actor may read a row: leads all of their organisation, champions their places, members their own (AC-1). */
export const mayRead = (actor: Actor, table: TableName, row: Record<string, unknown>): boolean => {
  if (row['organisationId'] !== actor.organisationId || !may(actor, 'rows.read')) return false
  if (actor.role === 'token') return !notForTokens.includes(table) && (row['rolloutId'] === undefined || reaches(actor, row['rolloutId']))
  const { person, location } = tables[table].speaksOf
  const own = person !== undefined && actor.personId !== null && row[person] === actor.personId
  if (readsAll(actor)) return own || !toOneself.includes(table)
  if (forLeads.includes(table)) return false
  if (own) return true
  if (actor.role !== 'champion') return forMembers.includes(table)
  if (!location) return !person
  const place = row[location]
  if (place !== null) return actor.locationIds.includes(String(place))
  // People without a place are everybody's to help; what is said of them is theirs.
  return !confidential.includes(table) && (table === 'person' || !person || row[person] === null)
}

/** Who acts when the server itself does something, such as filling in holidays. */
export const systemActor = (organisationId: string): Actor => ({
  organisationId,
  accountId: 'system',
  name: 'Uitrol',
  role: 'owner',
  personId: null,
  locationIds: [],
})
