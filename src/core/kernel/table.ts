/** What a table is: named columns with a kind, a key, and whom its rows speak of. */

/** A column holds text, an integer or a real; a question mark means that it may be null. */
export type ColumnKind = 'text' | 'text?' | 'integer' | 'integer?' | 'real' | 'real?'

type ValueOf<K extends ColumnKind> =
  | (K extends 'text' | 'text?' ? string : never)
  | (K extends 'integer' | 'integer?' | 'real' | 'real?' ? number : never)
  | (K extends `${string}?` ? null : never)

export type Columns = Record<string, ColumnKind>

export interface Table<Name extends string = string, C extends Columns = Columns> {
  readonly name: Name
  /** One sentence for the reference. */
  readonly about: string
  /** The key inside an organisation; in the database the organisation comes first. */
  readonly key: readonly string[]
  readonly columns: C
  /** The columns that say which person and which place a row speaks of; `access.ts` filters by them. */
  readonly speaksOf: { readonly person?: string; readonly location?: string }
}

/** A row as chapters see it, without the two columns the writer adds. */
export type RowOf<T extends Table> = { -readonly [K in keyof T['columns']]: ValueOf<T['columns'][K]> }

/** A row as it is stored and sent: with its organisation and the version that last changed it. */
export type Stored<R> = R & { organisationId: string; version: number }

/** Declares a table. */
export const table = <const Name extends string, const C extends Columns>(
  name: Name,
  spec: {
    about: string
    key: readonly (keyof C & string)[]
    columns: C
    speaksOf?: { person?: keyof C & string; location?: keyof C & string }
  },
): Table<Name, C> => ({ name, about: spec.about, key: spec.key, columns: spec.columns, speaksOf: spec.speaksOf ?? {} })

/** The key of a row as one text, the same in the feed, in the browser's store and in the audit trail. */
export const rowKey = (of: Table, row: Record<string, unknown>): string => of.key.map((column) => String(row[column])).join('/')
