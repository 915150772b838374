/** How a row of the audit trail is sealed: over digests of what it held, so that what names somebody can be taken out and the seal still fits (AC-4). */
import { createHash, randomBytes } from 'node:crypto'
import type { AuditRow } from '#server/db/schema.ts'

const sha256 = (parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

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

/** The digest of one payload; without its salt nobody can try out what it may have been. */
export const payloadDigest = (salt: string | null, text: string): string => sha256([salt, text])

type Payload = Pick<AuditRow, 'input' | 'inputSalt' | 'inputDigest' | 'changes' | 'changesSalt' | 'changesDigest'>

/** What was asked and what it changed, with their digests and fresh salts. */
export const saltedPayload = (input: string, changes: string): Payload => {
  const salts = randomBytes(32).toString('hex')
  const inputSalt = salts.slice(0, 32)
  const changesSalt = salts.slice(32)
  return {
    input,
    inputSalt,
    inputDigest: payloadDigest(inputSalt, input),
    changes,
    changesSalt,
    changesDigest: payloadDigest(changesSalt, changes),
  }
}

/** Whether the payload of a row is the one that its digests were taken of. */
export const payloadFits = (row: Unsealed): boolean =>
  row.inputDigest === payloadDigest(row.inputSalt, row.input) && row.changesDigest === payloadDigest(row.changesSalt, row.changes)

/** Whether a row holds what its seal was put on, payload and all. */
export const isUntouched = ({ hash, ...row }: AuditRow): boolean => auditHash(row) === hash && (isOfOldForm(row) || payloadFits(row))

/** What a row is left with when its payload goes. */
export const nothingLeft = { input: '', changes: '', inputSalt: null, changesSalt: null } as const

/** Whether the payload of a row was taken out; an empty text is no JSON, so no command leaves one. */
export const isEmptied = ({ input, changes }: Pick<AuditRow, 'input' | 'changes'>): boolean => input === '' && changes === ''

/** The digest of all that stays of a row of the old form, whose own seal cannot be told any more once its payload is gone. */
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

/** A row that a command emptied, as that command's own row says; of the old form with the digest of what stays of it. */
export interface Emptied {
  readonly version: number
  readonly remainder?: string
}

/** What a row says it emptied; nothing where that cannot be read. */
export const emptiedIn = ({ emptied }: Pick<AuditRow, 'emptied'>): readonly Emptied[] => {
  try {
    const found: unknown = JSON.parse(emptied ?? '[]')
    return Array.isArray(found) ? (found as Emptied[]) : []
  } catch {
    return []
  }
}
