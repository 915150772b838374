/** Whether the roles in the table are those that the audit trail gave: a membership changed in the table itself shows (AC-1, AC-4). */
import type { TrailBreak } from '#core/trail/trail.ts'
import type { Database } from '#server/db/database.ts'
import { redactedIn } from '#server/audit/hash-chain.ts'
import { packedPattern, unpacked } from '#server/audit/packed-text.ts'

/** What a row of the trail says of a row that a command changed; of an erasure not what it held. */
interface Said {
  readonly table?: string
  readonly key?: string
  readonly after?: Readonly<Record<string, unknown>> | null
}

/** A membership as the trail leaves it: the last version that touched it, and the one that last said its role and its places. */
interface Left {
  readonly version: number
  readonly saidAt: number
  readonly role: unknown
  readonly locationIds: unknown
}

const ofMemberships = '"table":"membership"'

const changesIn = (kept: string): readonly Said[] => {
  const changes = unpacked(kept)
  // Most that are packed say nothing of them.
  if (!changes.includes(ofMemberships)) return []
  try {
    const found: unknown = JSON.parse(changes)
    return Array.isArray(found) ? (found as Said[]) : []
  } catch {
    return []
  }
}

/**
 * What giving access asked for. The membership of a first owner stands before its row of the trail, so that the row tells no change of the
 * role; what was asked says it, and is sealed as well.
 */
const askedIn = (name: string, input: string | null): { accountId?: unknown; role?: unknown; locationIds?: unknown } => {
  if (name !== 'access.enlist' || input === null) return {}
  try {
    const { accountId, role } = JSON.parse(input) as Record<string, unknown>
    return { accountId, role, locationIds: role === 'champion' ? undefined : '[]' }
  } catch {
    return {}
  }
}

const mostTries = 3

/**
 * The first membership whose role or places the trail did not give, or that no command wrote or took away; null where there is none.
 * Where something was taken out of the trail in between, because somebody was forgotten, nothing follows.
 */
export const rolesAgainstTrail = async ({ db }: Pick<Database, 'db'>, organisationId: string): Promise<TrailBreak | null> => {
  const versionNow = async (): Promise<number | undefined> =>
    (await db.selectFrom('organisationVersion').select('version').where('organisationId', '=', organisationId).executeTakeFirst())?.version

  const compare = async (end: number): Promise<TrailBreak | null> => {
    const members = await db
      .selectFrom('membership')
      .select(['accountId', 'role', 'locationIds', 'version'])
      .where('organisationId', '=', organisationId)
      .orderBy('accountId')
      .execute()
    const rows = await db
      .selectFrom('audit')
      .select(['version', 'commandId', 'name', 'input', 'changes', 'emptied'])
      .where('organisationId', '=', organisationId)
      .where('version', '<=', end)
      .where((on) =>
        on.or([on('changes', 'like', `%${ofMemberships}%`), on('changes', 'like', packedPattern), on('emptied', 'is not', null)]),
      )
      .orderBy('version')
      .execute()
    const left = new Map<string, Left>()
    const blurred: number[] = []
    for (const row of rows) {
      for (const { version, changes = [], remainder } of redactedIn(row))
        if (changes.length > 0 || remainder !== undefined) blurred.push(version)
      const asked = askedIn(row.name, row.input)
      for (const { table, key, after } of changesIn(row.changes)) {
        if (table !== 'membership' || key === undefined) continue
        const before = left.get(key) ?? (asked.accountId === key ? asked : undefined)
        if (!after) left.delete(key)
        else
          left.set(key, {
            version: row.version,
            saidAt: 'role' in after || 'locationIds' in after ? row.version : (left.get(key)?.saidAt ?? row.version),
            role: after['role'] ?? before?.role,
            locationIds: after['locationIds'] ?? before?.locationIds,
          })
      }
    }
    const isBlurred = (from: number, to: number): boolean => blurred.some((version) => version > from && version <= to)
    const nameOf = (version: number): TrailBreak => {
      const row = rows.find((one) => one.version === version)
      return { version, commandId: row?.commandId ?? null, name: row?.name ?? null, flaw: 'roleDiffers' }
    }
    const there = new Map(members.map((one) => [one.accountId, one]))
    for (const { accountId, role, locationIds, version } of members) {
      const said = left.get(accountId)
      if (isBlurred(said?.saidAt ?? 0, Math.max(version, said?.version ?? 0))) continue
      const isAsSaid =
        said?.version === version &&
        (said.role === undefined || said.role === role) &&
        (said.locationIds === undefined || said.locationIds === locationIds)
      if (!isAsSaid) return nameOf(said?.version ?? version)
    }
    for (const [accountId, { version }] of left) if (!there.has(accountId) && !isBlurred(version, end)) return nameOf(version)
    return null
  }

  for (let attempt = 1; ; attempt++) {
    const end = await versionNow()
    if (end === undefined) return null
    const found = await compare(end)
    // Somebody may have written meanwhile; then it is looked at once more.
    if (found === null || attempt === mostTries || (await versionNow()) === end) return found
  }
}
