/** What a table is: its columns with kind, label and personal kind, its key, whom its rows speak of, and who reads them. */

/** A column holds text, an integer or a real; a question mark means that it may be null. */
export type ColumnKind = 'text' | 'text?' | 'integer' | 'integer?' | 'real' | 'real?'

type ValueOf<K extends ColumnKind> =
  | (K extends 'text' | 'text?' ? string : never)
  | (K extends 'integer' | 'integer?' | 'real' | 'real?' ? number : never)
  | (K extends `${string}?` ? null : never)

export type Columns = Readonly<Record<string, ColumnKind>>

/**
 * What forgetting somebody does to a text column. `own`: taken out of rows that are theirs, whatever it says. `quotes`: their name,
 * addresses and numbers are taken out of it in all rows. `plain`: it holds no person, so nothing happens.
 */
export type PersonalKind = 'own' | 'quotes' | 'plain'

/** A name for people, in both languages. */
export interface Label {
  readonly en: string
  readonly nl: string
}

/** A column as a chapter declares it. */
export interface Column extends Label {
  readonly kind: ColumnKind
  readonly personal?: PersonalKind
  /** Narrower than the row: others read the row with null here. `champions` means leads and champions. */
  readonly readers?: 'leads' | 'champions'
  /** The audit trail keeps a digest of it: a long text that is made anew for each of many rows. */
  readonly trail?: 'digest'
}

/** Who reads the rows of a table. */
export interface Readers {
  /**
   * `leads` alone; `concerned`: also whom a row speaks of, and champions for their locations; `everyone` in the organisation, but for rows that name a person, which are read as if they were `concerned`; `server`: its
   * rows are large, stay there, and are shown by routes alone.
   */
  readonly readers: 'server' | 'leads' | 'concerned' | 'everyone'
  /** False where rows are about secrets: no token reads them. */
  readonly tokens?: false
  /** Rows without a location are for leads and the person alone, not for every champion (RE-3). */
  readonly unplaced?: 'leads'
  /** Leads fetch what was said to one person one by one, never all at once. */
  readonly leads?: 'oneByOne'
}

export interface Table<Name extends string = string, C extends Columns = Columns> extends Readers {
  readonly name: Name
  /** One sentence for the reference. */
  readonly about: string
  readonly label: Label
  /** The key inside an organisation; in the database the organisation comes first. */
  readonly key: readonly string[]
  readonly columns: C
  /** The columns that say which person and which location a row speaks of; row access filters by them. */
  readonly speaksOf: { readonly person?: string; readonly location?: string }
  /** The declaration of each column. */
  readonly declared: Readonly<Record<string, Column>>
}

/** Ids, keys, hashes, days and instants: they hold no name, so nothing has to be said of them. */
type Evident = `${string}${'Id' | 'Ids' | 'Key' | 'Hash' | 'On' | 'At'}` | 'id' | 'at' | 'day'

/** What else each column must say: a text its personal kind, and a column with narrower readers that it may be null. */
type Complete<C extends Readonly<Record<string, Column>>> = {
  readonly [K in keyof C]: (C[K]['kind'] extends 'text' | 'text?'
    ? K extends Evident
      ? unknown
      : { readonly personal: PersonalKind }
    : unknown) &
    (C[K] extends { readonly readers: string } ? { readonly kind: `${string}?` } : unknown)
}

type KindsOf<C extends Readonly<Record<string, Column>>> = { readonly [K in keyof C]: C[K]['kind'] }

/** A row as chapters see it, without the two columns the writer adds. */
export type RowOf<T extends Table> = { -readonly [K in keyof T['columns']]: ValueOf<T['columns'][K]> }

/** A row as it is stored and sent: with its organisation and the version that last changed it. */
export type Stored<R> = R & { organisationId: string; version: number }

/** Declares a table; a column without label, or a text of which nobody said what forgetting does to it, does not compile. */
export const table = <const Name extends string, const C extends Readonly<Record<string, Column>>>(
  name: Name,
  spec: Readers & {
    readonly about: string
    readonly label: Label
    readonly key: readonly (keyof C & string)[]
    readonly columns: C & Complete<C>
    readonly speaksOf?: { readonly person?: keyof C & string; readonly location?: keyof C & string }
  },
): Table<Name, KindsOf<C>> => ({
  ...spec,
  name,
  speaksOf: spec.speaksOf ?? {},
  columns: Object.fromEntries(Object.entries<Column>(spec.columns).map(([column, { kind }]) => [column, kind])) as KindsOf<C>,
  declared: spec.columns,
})

/** The key of a row as one text, the same in the feed, in the browser's store and in the audit trail. */
export const rowKey = (of: Pick<Table, 'key'>, row: Record<string, unknown>): string =>
  of.key.map((column) => String(row[column])).join('/')
