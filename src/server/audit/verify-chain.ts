/** The chain of the audit trail: how each row is sealed, and the check that finds the first place where the chain does not hold (AC-4). */
import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Flaw, TrailBreak, TrailVerdict } from '#core/trail/trail.ts'
import { rolesAgainstTrail } from '#server/audit/verify-roles.ts'
import type { Database } from '#server/db/database.ts'
import type { AuditRow, Schema } from '#server/db/schema.ts'
import { auditHash, redactedIn, goneFrom, isOfOldForm, remainderOf } from '#server/audit/hash-chain.ts'

/** Versions looked at in one go, and about how many characters of rows are held at once; one row is always taken whole. */
const span = 500
const heldAtOnce = 4_000_000

const ofOrganisation = (db: Kysely<Schema>, organisationId: string) => db.selectFrom('audit').where('organisationId', '=', organisationId)

/** The rows up to a version in order of version, a few at a time, so that a long trail takes no more memory than a short one. */
async function* rowsUpTo(db: Kysely<Schema>, organisationId: string, last: number): AsyncGenerator<AuditRow> {
  const between = (from: number, to: number) =>
    ofOrganisation(db, organisationId).where('version', '>=', from).where('version', '<=', to).orderBy('version').orderBy('commandId')
  // Before the first version there should be nothing.
  yield* await ofOrganisation(db, organisationId).where('version', '<', 1).selectAll().orderBy('version').limit(1).execute()
  for (let from = 1; from <= last; from += span) {
    const sizes = await between(from, Math.min(last, from + span - 1))
      .select(['version', sql<number>`length("input") + length("changes")`.as('size')])
      .execute()
    // A gap this long is seen by who counts, without looking for its end.
    if (sizes.length === 0) return
    for (let at = 0; at < sizes.length;) {
      const first = at
      for (let held = 0; at < sizes.length && (at === first || held <= heldAtOnce); at++) held += Number(sizes[at]?.size)
      yield* await between(Number(sizes[first]?.version), Number(sizes[at - 1]?.version))
        .selectAll()
        .execute()
      // The database may answer without waiting; others get their turn.
      await setImmediate()
    }
  }
}

/** The version that a row was answered with, whatever version it stands at now. */
const answeredVersion = ({ answer }: AuditRow): number | null => {
  try {
    const { version } = JSON.parse(answer) as { version?: unknown }
    return typeof version === 'number' ? version : null
  } catch {
    return null
  }
}

const sealed = ({ hash, ...row }: AuditRow): boolean => auditHash(row) === hash

/** What commands said they took out of a row, all of them together; of a row of the old form what has to be left of it. */
interface Voucher {
  input: boolean
  readonly changes: Set<number>
  remainder: string | undefined
}
type Vouchers = ReadonlyMap<number, Voucher>

/** Reads them from rows that match their own seal; that those rows belong where they are is seen as the walk comes by. */
const vouchersUpTo = async (db: Kysely<Schema>, organisationId: string, last: number): Promise<Vouchers> => {
  const rows = await ofOrganisation(db, organisationId)
    .selectAll()
    .where('emptied', 'is not', null)
    .where('version', '<=', last)
    .orderBy('version')
    .execute()
  const vouchers = new Map<number, Voucher>()
  for (const row of rows.filter(sealed))
    for (const { version, input = false, changes = [], remainder } of redactedIn(row)) {
      if (version >= row.version) continue
      const voucher = vouchers.get(version) ?? { input: false, changes: new Set<number>(), remainder: undefined }
      vouchers.set(version, voucher)
      voucher.input ||= input || remainder !== undefined
      voucher.remainder ??= remainder
      for (const index of changes) voucher.changes.add(index)
    }
  return vouchers
}

const nothingSaid: Voucher = { input: false, changes: new Set(), remainder: undefined }

/** What is wrong with a row by itself, at the place where this version is expected. */
const flawOf = (row: AuditRow, expected: number, vouchers: Vouchers): Flaw | null => {
  if (!Number.isSafeInteger(row.version) || row.version < expected) return 'added'
  if (row.version > expected) return 'removed'
  const said = vouchers.get(row.version) ?? nothingSaid
  const gone = goneFrom(row)
  if (!gone) {
    const version = answeredVersion(row)
    return version !== null && version !== row.version && sealed({ ...row, version }) ? 'moved' : 'edited'
  }
  if ((gone.input && !said.input) || gone.changes.some((index) => !said.changes.has(index))) return 'emptied'
  if (gone.input && isOfOldForm(row) && said.remainder !== remainderOf(row)) return 'edited'
  return gone.input !== said.input || gone.changes.length !== said.changes.size ? 'refilled' : null
}

const breakAt = (flaw: Flaw, version: number, row?: Pick<AuditRow, 'commandId' | 'name'>): TrailBreak => ({
  version,
  commandId: row?.commandId ?? null,
  name: row?.name ?? null,
  flaw,
})

const named = ['version', 'commandId', 'name'] as const

/** A seal that was noted down outside, with the version it stood at where that was noted too. */
export interface Anchor {
  readonly hash: string
  readonly version: number | null
}

/** Reads an anchor as it is noted down: `HASH` or `HASH@VERSION`; null for what is neither. */
export const anchorIn = (text: string): Anchor | null => {
  const [, hash, version] = /^([0-9a-f]{64})(?:@([1-9]\d{0,9}))?$/.exec(text.trim()) ?? []
  return hash === undefined ? null : { hash, version: version === undefined ? null : Number(version) }
}

/**
 * Goes through the trail of an organisation from its first row to its end and says where it stops to hold, if anywhere, and whether the
 * roles in the table are those it gave. Who cuts off or rewrites all of it, the end that the organisation keeps included, is found only by
 * a seal that was noted down elsewhere: pass it as `noted`.
 */
export const verifyTrail = async ({ db }: Pick<Database, 'db'>, organisationId: string, noted?: Anchor): Promise<TrailVerdict> => {
  const head = await db
    .selectFrom('organisationVersion')
    .select(['version', 'auditHash'])
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  const end = head ?? { version: 0, auditHash: '' }
  let before: AuditRow | null = null
  let rows = 0
  let emptied = 0
  let notedAt: number | null = null
  const verdict = (broken: TrailBreak | null): TrailVerdict => ({
    whole: broken === null,
    rows,
    emptied,
    version: end.version,
    seal: end.auditHash,
    ...(noted === undefined ? {} : { notedAt }),
    broken,
  })
  /** The seal that the row after this one was put on, or that the organisation keeps. */
  const sealAfter = async (version: number): Promise<string | undefined> => {
    if (version === end.version) return end.auditHash
    const next = await ofOrganisation(db, organisationId)
      .select('previousHash')
      .where('version', '=', version + 1)
      .executeTakeFirst()
    return next?.previousHash
  }
  const missing = async (version: number): Promise<TrailBreak> => {
    const later = await ofOrganisation(db, organisationId)
      .select('version')
      .where('version', '>', version)
      .where('version', '<=', end.version)
      .limit(1)
      .executeTakeFirst()
    return breakAt(later ? 'removed' : 'cutOff', version)
  }

  if (!head) {
    const first = await ofOrganisation(db, organisationId).select(named).orderBy('version').limit(1).executeTakeFirst()
    return verdict(first ? breakAt('endUnknown', first.version, first) : null)
  }
  const vouchers = await vouchersUpTo(db, organisationId, end.version)
  for await (const row of rowsUpTo(db, organisationId, end.version)) {
    const flaw = flawOf(row, rows + 1, vouchers)
    if (flaw === 'removed') return verdict(breakAt(flaw, rows + 1))
    if (flaw) return verdict(breakAt(flaw, row.version, row))
    if (row.previousHash !== (before?.hash ?? '')) {
      // Of two rows that do not fit together, the one that the next vouches for is the one that was always there.
      const vouched: boolean = (await sealAfter(row.version)) === row.hash
      if (vouched && before) rows -= 1
      const wrong: AuditRow = vouched && before ? before : row
      return verdict(breakAt('replaced', wrong.version, wrong))
    }
    rows += 1
    if (vouchers.has(row.version)) emptied += 1
    if (row.hash === noted?.hash && (noted.version === null || noted.version === row.version)) notedAt = row.version
    before = row
  }
  if (rows < end.version) return verdict(await missing(rows + 1))
  if (before && before.hash !== end.auditHash) {
    rows -= 1
    return verdict(breakAt(before.previousHash === end.auditHash ? 'added' : 'endDiffers', before.version, before))
  }
  // Compared with the end in one statement, because other requests may have written meanwhile.
  const beyond = await db
    .selectFrom('audit')
    .innerJoin('organisationVersion', 'organisationVersion.organisationId', 'audit.organisationId')
    .select(['audit.version', 'audit.commandId', 'audit.name'])
    .where('audit.organisationId', '=', organisationId)
    .whereRef('audit.version', '>', 'organisationVersion.version')
    .orderBy('audit.version')
    .limit(1)
    .executeTakeFirst()
  return verdict(beyond ? breakAt('added', beyond.version, beyond) : await rolesAgainstTrail({ db }, organisationId))
}

/** Every organisation that has a trail or the end of one, in order. */
export const trailsIn = async ({ db }: Pick<Database, 'db'>): Promise<string[]> => {
  const found = await db
    .selectFrom('organisationVersion')
    .select('organisationId')
    .union(db.selectFrom('audit').select('organisationId'))
    .execute()
  return found.map((one) => one.organisationId).toSorted()
}
