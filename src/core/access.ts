/** Roles, rights, and who may read which rows: the only place that knows (AC-1, AC-2). */
import type { TableName } from '#core/tables.ts'
import { tables } from '#core/tables.ts'

export const roles = ['owner', 'lead', 'champion', 'member', 'sponsor'] as const
export type Role = (typeof roles)[number]

export const rights = [
  'organisation.manage',
  'regional.manage',
  'people.manage',
  'plan.run',
  'plan.share',
  'checklist.work',
  'rows.read',
] as const
export type Right = (typeof rights)[number]

const rightsOf: Record<Role, readonly Right[]> = {
  owner: rights,
  lead: ['regional.manage', 'people.manage', 'plan.run', 'plan.share', 'checklist.work', 'rows.read'],
  champion: ['checklist.work', 'rows.read'],
  member: ['rows.read'],
  sponsor: [],
}

/** Who asks: an account in an organisation, its role, the person it is, and for a champion the places. */
export interface Actor {
  readonly organisationId: string
  readonly accountId: string
  readonly name: string
  readonly role: Role
  readonly personId: string | null
  readonly locationIds: readonly string[]
}

/** Whether an actor has a right. Asked before anything is looked up. */
export const may = (actor: Actor, right: Right): boolean => rightsOf[actor.role].includes(right)

/** Tables that only those who run the rollout read, whatever their rows speak of. */
const forLeads: readonly TableName[] = ['calendarLink', 'warning', 'baseline']

/** Whether an actor may read a row: leads all of their organisation, champions their places, members their own (AC-1). */
export const mayRead = (actor: Actor, table: TableName, row: Record<string, unknown>): boolean => {
  if (row['organisationId'] !== actor.organisationId || !may(actor, 'rows.read')) return false
  if (actor.role === 'owner' || actor.role === 'lead') return true
  if (forLeads.includes(table)) return false
  const { person, location } = tables[table].speaksOf
  if (!person && !location) return true
  if (person && row[person] === actor.personId) return true
  if (!location) return false
  const place = row[location]
  if (place === null) return actor.role === 'champion'
  return actor.role === 'champion' ? actor.locationIds.includes(String(place)) : table === 'location'
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
