/** Which of the rows that somebody may read their device holds: not the large tables of a large organisation, and of sessions only those that a member can join. */
import type { Actor } from '#core/access/access.ts'
import { type TableName, tables } from '#core/registry/tables.ts'

/** Tables that grow with the number of people. In a large organisation they stay on the server and are asked for page by page. */
export const largeTables = [
  'person',
  'participant',
  'champion',
  'attendee',
  'attendance',
  'buddy',
  'delivery',
  'pulseReply',
  'atEase',
  'rollCall',
  'systemState',
] as const satisfies readonly TableName[]

/** Most people of an organisation of which a lead's device holds everything. */
export const mostPeopleOnDevice = 5000
/** How few it must have again before a device that held only part gets everything: not at the same number, so that one person more or less does not send it all each time. */
const fewPeopleAgain = 4500

/** What a device holds. */
export interface DeviceScope {
  /** Says which scope it is: rows that were sent under another name are not the right ones. */
  readonly name: string
  /** Tables that are not on the device, except for what is said of oneself. */
  readonly absent: readonly TableName[]
  readonly holds: (table: TableName, row: Record<string, unknown>) => boolean
  /** Of a member: where their sessions are, so that a database need not look at the others. */
  readonly reach?: MemberReach
}

/** Everything that may be read. */
export const wholeScope: DeviceScope = { name: 'whole', absent: [], holds: () => true }

/** Without the large tables; what is said of oneself is there all the same. */
export const largeScope = ({ personId }: Pick<Actor, 'personId'>): DeviceScope => {
  const absent = new Set<TableName>(largeTables)
  return {
    name: 'large',
    absent: largeTables,
    holds: (table, row) => {
      const { person } = tables[table].speaksOf
      return !absent.has(table) || (person !== undefined && personId !== null && row[person] === personId)
    },
  }
}

/** Whether an organisation of so many people is large, for a device that held it as `large` or not until now. */
export const isLarge = (people: number, wasLarge: boolean): boolean => people > (wasLarge ? fewPeopleAgain : mostPeopleOnDevice)

/** What decides which sessions a member can join: their location, their phase in each rollout, and where they have a seat already. */
export interface MemberReach {
  readonly locationId: string | null
  /** `rollout/phase`. */
  readonly phases: readonly string[]
  /** `rollout/session` of seats in other phases or at other locations. */
  readonly seats: readonly string[]
}

/** A member's: of the sessions those that they can join or have a seat in (AC-1, TR-6). */
export const memberScope = (reach: MemberReach): DeviceScope => {
  const { locationId, phases, seats } = reach
  const ofPhase = new Set(phases)
  const seated = new Set(seats)
  return {
    name: JSON.stringify([locationId, phases.toSorted(), seats.toSorted()]),
    absent: [],
    reach,
    holds: (table, row) => {
      if (table !== 'session') return true
      const { rolloutId, phaseKey, sessionKey, locationId: at } = row
      const isNear = at === null || at === locationId
      return seated.has(`${String(rolloutId)}/${String(sessionKey)}`) || (isNear && ofPhase.has(`${String(rolloutId)}/${String(phaseKey)}`))
    },
  }
}

/** The scope of a member by its name; undefined for what is no such name. It narrows what a member may read, so a made-up one shows nothing more. */
export const memberScopeNamed = (name: string): DeviceScope | undefined => {
  try {
    const [locationId, phases, seats] = JSON.parse(name) as [string | null, string[], string[]]
    const scope = memberScope({ locationId, phases, seats })
    return scope.name === name ? scope : undefined
  } catch {
    return undefined
  }
}
