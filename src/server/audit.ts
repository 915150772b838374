/** The chain of the audit trail: each row's hash covers the row and the hash before it (AC-4). */
import { createHash } from 'node:crypto'
import type { AuditRow } from '#server/db/schema.ts'

/** The SHA-256 of an audit row, in hex: over everything it says and the hash of the row before. */
export const auditHash = (row: Omit<AuditRow, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
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
      ]),
    )
    .digest('hex')
