/** What of the trail is searched in its texts: by the database where they are plain, and where they are packed once they are read. */
import { type Expression, type ExpressionBuilder, sql, type SqlBool } from 'kysely'
import { packedPattern, unpacked } from '#server/audit/packed-text.ts'
import type { Database } from '#server/db/database.ts'
import type { Schema } from '#server/db/schema.ts'

export type Reader = ExpressionBuilder<Schema, 'audit'>
export type TextColumn = 'changes' | 'input'
export type Texts = Readonly<Record<TextColumn, string>>

/** Pieces of JSON as we write it, one of which a row has to hold: inside texts quotes are escaped, so only names and values of ours can match. */
export type Pieces = readonly (readonly [column: TextColumn, piece: string])[]

/** Whether a row holds one of the pieces, or is packed, so that it has to be read to know. */
export const mayHold = (kind: Database['kind'], on: Reader, pieces: Pieces): Expression<SqlBool> => {
  const find = sql.raw(kind === 'sqlite' ? 'instr' : 'strpos')
  return on.or([
    ...pieces.map(([column, piece]) => sql<SqlBool>`${find}(${on.ref(`audit.${column}`)}, ${piece}) > 0`),
    ...[...new Set(pieces.map(([column]) => column))].map((column) => on(`audit.${column}`, 'like', packedPattern)),
  ])
}

/** Whether what a row keeps holds one of the pieces of each thing that is wanted. */
export const holdsEach = ({ input, changes }: Texts, wanted: readonly Pieces[]): boolean => {
  const texts: Texts = { input: unpacked(input), changes: unpacked(changes) }
  return wanted.every((pieces) => pieces.some(([column, piece]) => texts[column].includes(piece)))
}

const pieceOf = (table: string, key: string): string => `"table":${JSON.stringify(table)},"key":${JSON.stringify(key)}`

/** The changes of a table, or of one row of it. */
export const aboutThing = (table: string, key?: string): Pieces => [
  ['changes', key === undefined ? `"table":${JSON.stringify(table)},` : `${pieceOf(table, key)},`],
]

/** What belongs to a rollout: asked for under its id, or a change of its row, of rows kept under it, or of its calendar addresses. */
export const aboutRollout = (rolloutId: string, linkIds: readonly string[]): Pieces => {
  const quoted = JSON.stringify(rolloutId)
  return [
    ['input', `"rolloutId":${quoted}`],
    ['changes', pieceOf('rollout', rolloutId)],
    ['changes', `"key":${quoted.slice(0, -1)}/`],
    ...linkIds.map((linkId) => ['changes', pieceOf('calendarLink', linkId)] as const),
  ]
}
