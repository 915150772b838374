/** The audit trail as it is read: entries, what was wrong first where it does not hold, and the names that ids stand for (AC-4). */
import type { DeviceName } from '#core/kernel/device.ts'
import type { Told, TrailCount } from '#core/kernel/sentence.ts'
import type { Table } from '#core/kernel/table.ts'
import { tables } from '#core/registry/tables.ts'

/**
 * What is wrong with a trail at a version: `edited` a row that does not match its own seal · `moved` a row of another version · `removed`
 * no row · `cutOff` no row, nor any after it · `replaced` a row that was sealed anew, on which the next was not · `endDiffers` a last row
 * whose seal is not the one the organisation keeps · `added` a row that nobody wrote through the house · `endUnknown` nothing keeps the end ·
 * `emptied` a row whose payload is gone although no command took it out · `refilled` a row whose payload is back although one did ·
 * `roleDiffers` a role or place in the table that the trail did not give, or gave and that is gone.
 */
export const flaws = [
  'edited',
  'moved',
  'removed',
  'cutOff',
  'replaced',
  'endDiffers',
  'added',
  'endUnknown',
  'emptied',
  'refilled',
  'roleDiffers',
] as const
export type Flaw = (typeof flaws)[number]

/** The first place where a trail does not hold; `commandId` and `name` are null where no row stands. */
export interface TrailBreak {
  readonly version: number
  readonly commandId: string | null
  readonly name: string | null
  readonly flaw: Flaw
}

/** Where a trail stood at a moment: enough to find out later that it was cut off or rewritten before that. */
export interface TrailAnchor {
  readonly organisation: string
  readonly sequence: number
  readonly hash: string
  readonly at: string
}

/** What a check of a trail found. */
export interface TrailVerdict {
  readonly whole: boolean
  /** Rows that hold, counted from the first. */
  readonly rows: number
  /** Of those, rows of which a command took out what was asked and changed, because it named somebody who was forgotten. */
  readonly emptied: number
  /** The version and the seal at the end; noted down elsewhere, they show later that nothing before was rewritten. */
  readonly version: number
  readonly seal: string
  /** Of a seal that was noted down earlier: the version it stands at, or null where it is nowhere; undefined when none was asked for. */
  readonly notedAt?: number | null
  readonly broken: TrailBreak | null
}

type Cells = Readonly<Record<string, string | number | null>>

/** A row before and after; of a changed row only the columns that changed. */
export interface TrailChange {
  readonly table: string
  readonly key: string
  readonly before: Cells | null
  readonly after: Cells | null
}

/** One command on the trail. */
export interface TrailEntry {
  readonly version: number
  readonly commandId: string
  readonly name: string
  readonly by: { readonly accountId: string; readonly name: string }
  /** Instants, RFC 3339: when it was carried out, and when it was asked for on the device. */
  readonly at: string
  readonly issuedAt: string
  readonly device: DeviceName | null
  /** What was asked, without what is long and what is secret. */
  readonly input: Readonly<Record<string, unknown>> | null
  readonly counts: Readonly<Record<string, TrailCount>>
  /** The first of the changes; `changeCount` says how many there are. */
  readonly changes: readonly TrailChange[]
  readonly changeCount: number
  /** The version of the last command that took something out of what stood here, where one did; and how many changes are gone. */
  readonly emptiedBy: number | null
  readonly changesTaken: number
  /** The versions of which this command took out what stood there. */
  readonly empties: readonly number[]
}

/** A page of the trail, newest first. */
export interface TrailPage {
  readonly entries: readonly TrailEntry[]
  /** Ask for what came before this version; null at the beginning. */
  readonly before: number | null
  /** What ids stand for, by table and id: `person/p1`. */
  readonly names: Readonly<Record<string, string>>
}

/** Which table the id in a column stands for a row of; accounts are those of people who sign in. */
export const namedBy: Readonly<Record<string, string>> = {
  personId: 'person',
  ownerId: 'person',
  buddyId: 'person',
  hostId: 'person',
  locationId: 'location',
  rolloutId: 'rollout',
  freezeId: 'freeze',
  linkId: 'calendarLink',
  accountId: 'account',
  tokenId: 'accessToken',
  invitationId: 'invitation',
}

/** Keys that are made of other keys, with signs between that may be those between columns. */
const composed = (column: string): boolean => column === 'thing' || (column.endsWith('Key') && column !== 'phaseKey')

/**
 * The columns of a row's key with what each holds; a part that is made of other keys comes in its own pieces.
 *
 * @example keyParts('attendee', 'crm/core/albina/1/milton') // [['rolloutId', ['crm']], ['sessionKey', ['core', 'albina', '1']], ['personId', ['milton']]]
 */
export const keyParts = (table: string, key: string): readonly (readonly [column: string, parts: readonly string[]])[] => {
  const columns = (tables as Readonly<Record<string, Table>>)[table]?.key ?? []
  const parts = key.split('/')
  const extra = Math.max(0, parts.length - columns.length)
  const wide = columns.findIndex(composed)
  let at = 0
  return columns.map((column, index) => {
    const held = parts.slice(at, (at += 1 + (index === wide ? extra : 0)))
    return [column, composed(column) ? held.flatMap((part) => part.split(':')) : held]
  })
}

const nothing: TrailCount = { added: 0, changed: 0, removed: 0 }

/** What a row in the changes calls itself, for rows that are no longer there. */
const nameInChanges = (changes: readonly TrailChange[], table: string, id: string): string | undefined => {
  const tableOf = table === 'account' ? 'membership' : table
  const found = changes.find((change) => change.table === tableOf && change.key.split('/').includes(id))
  const name = (found?.after ?? found?.before)?.[table === 'rollout' ? 'tool' : 'name']
  return typeof name === 'string' ? name : undefined
}

/**
 * What a sentence can speak of, out of an entry and the names of its page.
 *
 * @example toldOf(entry, page.names, said).called('personId') // 'Ravi'
 */
export const toldOf = (
  { input, counts, changes }: Pick<TrailEntry, 'input' | 'counts' | 'changes'>,
  names: Readonly<Record<string, string>>,
  said: Told['said'],
): Told => {
  const text = (field: string): string => {
    const value = input?.[field]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return {
    text,
    has: (field) => input?.[field] !== undefined && input[field] !== null && input[field] !== false,
    called: (field) => {
      const id = text(field)
      const table = namedBy[field]
      return table ? (nameInChanges(changes, table, id) ?? names[`${table}/${id}`] ?? id) : id
    },
    count: (table) => counts[table] ?? nothing,
    said,
  }
}
