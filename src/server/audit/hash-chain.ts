/** How a row of the audit trail is sealed: over digests of what it held, so that what names somebody can be taken out and the seal still fits (AC-4). */
import { hash as hashOf, randomBytes } from 'node:crypto'
import { packed, packedList, unpacked } from '#server/audit/packed-text.ts'
import type { AuditRow } from '#server/db/schema.ts'

const sha256 = (parts: readonly unknown[]): string => hashOf('sha256', JSON.stringify(parts))

type Unsealed = Omit<AuditRow, 'hash'>

/** Before there were digests, a seal went over the payload itself; such rows stay as they were sealed. */
export const isOfOldForm = ({ inputDigest, changesDigest }: Unsealed): boolean => inputDigest === null && changesDigest === null

const hashOfOldForm = (row: Unsealed): string =>
  sha256([
    row.previousHash,
    row.organisationId,
    row.version,
    row.commandId,
    row.name,
    row.input,
    row.accountId,
    row.device,
    row.issuedAt,
    row.at,
    row.answer,
    row.changes,
  ])

/** The SHA-256 of an audit row, in hex: over everything it says, the digests of its payload, and the hash of the row before. */
export const auditHash = (row: Unsealed): string =>
  isOfOldForm(row)
    ? hashOfOldForm(row)
    : sha256([
        'digests',
        row.previousHash,
        row.organisationId,
        row.version,
        row.commandId,
        row.name,
        row.inputDigest,
        row.accountId,
        row.device,
        row.issuedAt,
        row.at,
        row.answer,
        row.changesDigest,
        row.emptied,
      ])

/** The digest of a text; without its salt nobody can try out what it may have been. A salt is 64 figures, so that it is plain where it ends. */
const salted = (salt: string, text: string): string => hashOf('sha256', salt + text)
/** Each change has a salt of its own, made from one seed, so that one can go while the others stay. */
const saltOfChange = (seed: string, index: number): string => hashOf('sha256', `${seed} ${index}`)

export type Payload = Pick<AuditRow, 'input' | 'inputSalt' | 'inputDigest' | 'changes' | 'changesSalt' | 'changesDigest'>

const digestOfAll = (digests: readonly string[]): string => sha256(['changes', ...digests])

/** What was asked and what it changed, each change as JSON, with their digests and fresh salts; the digests are those of the texts before they are packed. */
export const saltedPayload = (input: string, changes: readonly string[]): Payload => {
  const random = randomBytes(64).toString('hex')
  const inputSalt = random.slice(0, 64)
  const seed = random.slice(64)
  return {
    input: packed(input),
    inputSalt,
    inputDigest: salted(inputSalt, input),
    changes: packedList(changes),
    changesSalt: seed,
    changesDigest: digestOfAll(changes.map((change, index) => salted(saltOfChange(seed, index), change))),
  }
}

/** A change that stands there, or the digest of one that was taken out. */
type Held = object | string

const listIn = (json: string): readonly unknown[] | null => {
  try {
    const found: unknown = JSON.parse(json)
    return Array.isArray(found) ? found : null
  } catch {
    return null
  }
}

/** The changes of a row in order; null where they cannot be read, or are not written as we write them. */
const heldIn = (row: Pick<AuditRow, 'changes'>): readonly Held[] | null => {
  const changes = unpacked(row.changes)
  const found = listIn(changes)
  if (!found || JSON.stringify(found) !== changes) return null
  return found.every((one): one is Held => typeof one === 'string' || (typeof one === 'object' && one !== null)) ? found : null
}

/** The salt of each change; null for one that was taken out. */
const saltsIn = (changesSalt: string | null, count: number): readonly unknown[] =>
  changesSalt?.startsWith('[')
    ? (listIn(changesSalt) ?? [])
    : Array.from({ length: count }, (_, index) => (changesSalt === null ? null : saltOfChange(changesSalt, index)))

/** What was taken out of a row of the new form; null where what is left does not match its digests. */
export interface TakenOut {
  readonly input: boolean
  readonly changes: readonly number[]
}

const takenOutOf = (row: AuditRow): TakenOut | null => {
  const input = row.input === '' && row.inputSalt === null
  if (!input && row.inputDigest !== salted(row.inputSalt ?? '', unpacked(row.input))) return null
  const held = heldIn(row)
  if (!held) return null
  const salts = saltsIn(row.changesSalt, held.length)
  if (salts.length !== held.length) return null
  const changes: number[] = []
  const digests: string[] = []
  for (const [index, one] of held.entries()) {
    const salt = salts[index]
    if (typeof one === 'string') {
      if (salt !== null) return null
      changes.push(index)
      digests.push(one)
    } else {
      if (typeof salt !== 'string') return null
      digests.push(salted(salt, JSON.stringify(one)))
    }
  }
  return digestOfAll(digests) === row.changesDigest ? { input, changes } : null
}

/** Whether a row of the old form was emptied; an empty text is no JSON, so no command leaves one. */
const isOldAndEmpty = (row: AuditRow): boolean => isOfOldForm(row) && row.input === '' && row.changes === ''

/** What of a row is gone, nothing where nothing is; null where what is left does not match its seal. */
export const goneFrom = (row: AuditRow): TakenOut | null => {
  const { hash, ...unsealed } = row
  if (isOldAndEmpty(row)) return { input: true, changes: [] }
  if (auditHash(unsealed) !== hash) return null
  return isOfOldForm(row) ? { input: false, changes: [] } : takenOutOf(row)
}

/** Whether anything was taken out of a row that can be read. */
export const isRedacted = ({ input, changes }: Pick<AuditRow, 'input' | 'changes'>): boolean =>
  input === '' || (listIn(unpacked(changes)) ?? []).some((one) => typeof one === 'string')

/** A row that a command took something out of, as that command's own row says. */
export interface Redacted {
  readonly version: number
  /** Whether what was asked went. */
  readonly input?: boolean
  /** Which changes went, counted from 0. */
  readonly changes?: readonly number[]
  /** Of a row of the old form, where all went: the digest of what stays, because its own seal can no longer be told. */
  readonly remainder?: string
}

/** The digest of all that stays of a row of the old form. */
export const remainderOf = (row: AuditRow): string =>
  sha256([
    'remainder',
    row.previousHash,
    row.organisationId,
    row.version,
    row.commandId,
    row.name,
    row.accountId,
    row.device,
    row.issuedAt,
    row.at,
    row.answer,
    row.hash,
  ])

/** The payload of a row without what is to go, and what its command will say of it; of a row of the old form all of it goes. */
export const redactedRow = (row: AuditRow, input: boolean, changes: readonly number[]): { left: Partial<Payload>; said: Redacted } => {
  const { version } = row
  if (isOfOldForm(row)) return { left: { input: '', changes: '' }, said: { version, remainder: remainderOf(row) } }
  const held = heldIn(row) ?? []
  const gone = new Set(changes)
  const salts = saltsIn(row.changesSalt, held.length)
  const kept = held.map((one, index) =>
    gone.has(index) && typeof one !== 'string' ? salted(String(salts[index]), JSON.stringify(one)) : one,
  )
  return {
    left: {
      ...(input ? { input: '', inputSalt: null } : {}),
      ...(gone.size > 0
        ? {
            changes: packed(JSON.stringify(kept)),
            changesSalt: JSON.stringify(salts.map((salt, index) => (gone.has(index) ? null : salt))),
          }
        : {}),
    },
    said: { version, ...(input ? { input } : {}), ...(gone.size > 0 ? { changes } : {}) },
  }
}

/** What a row says it emptied; nothing where that cannot be read. */
export const redactedIn = ({ emptied }: Pick<AuditRow, 'emptied'>): readonly Redacted[] =>
  (listIn(emptied ?? '[]') ?? []) as readonly Redacted[]
