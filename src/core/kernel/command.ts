/** What a command is: the one way in which anything about a rollout changes. */
import type { Schema } from '#core/kernel/input.ts'
import type { Rights } from '#core/kernel/register.ts'
import type { Row, StoredRow, TableName } from '#core/kernel/rows.ts'

/** What somebody may do; access says which there are. */
export type Right = Extract<keyof Rights, string>

/** Rows a command must see before it decides: one table, equality only. */
export interface Need<T extends TableName = TableName> {
  readonly table: T
  readonly where: Partial<Row<T>>
  /** Besides: a column has one of the values that columns of other needs have. */
  readonly among?: Among
}

/** The values of some columns of other needs, by their names; a need that is not there has none. Besides, values that are known already. */
interface Among {
  readonly column: string
  readonly of: readonly (readonly [need: string, column: string])[]
  readonly known?: readonly string[]
}

/** Asks for all rows of a table with these values. */
export const rows = <T extends TableName>(table: T, where: Partial<Row<T>> = {}): Need<T> => ({ table, where })

/**
 * Asks for the rows that rows of other needs name; what they name in turn is asked for too, until nothing new is found. `known` are values to ask for besides.
 * @example rowsAmong('person', 'personId', [['champions', 'personId']]) // the people who are those champions
 */
export const rowsAmong = <T extends TableName>(
  table: T,
  column: keyof Row<T> & string,
  of: Among['of'],
  where: Partial<Row<T>> = {},
  known: readonly string[] = [],
): Need<T> => ({ table, where, among: { column, of, known } })

const valuesAmong = ({ of, known = [] }: Among, found: Readonly<Record<string, readonly object[]>>): ReadonlySet<string> => {
  const values = new Set(known)
  for (const [need, column] of of)
    for (const row of found[need] ?? []) {
      const value = (row as Record<string, unknown>)[column]
      if (typeof value === 'string') values.add(value)
    }
  return values
}

export type Needs = Record<string, Need>

/** A need whose rows are to be looked up: with the values that one of its columns may have, or any. */
export interface DueNeed {
  readonly name: string
  readonly need: Need
  readonly values: ReadonlySet<string> | null
}

/** The needs to be looked up one after the other; each finds its rows in `found` before the next is asked for, until none names anything new. */
export function* neededRows<R extends object>(needs: Needs, found: Record<string, readonly R[]>): Generator<DueNeed, void, void> {
  const asked = new Map<string, number>()
  for (let isNew = true; isNew;) {
    isNew = false
    for (const [name, need] of Object.entries(needs))
      // One that names its own rows is followed to its end, so that those after it are asked for once.
      for (;;) {
        const values = need.among ? valuesAmong(need.among, found) : null
        const size = values?.size ?? -1
        if (asked.get(name) === size) break
        asked.set(name, size)
        isNew = true
        yield { name, need, values }
      }
  }
}

/** Whether a row is one that a need asks for. */
export const isNeeded = ({ need: { where, among }, values }: DueNeed, row: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(where).every(([column, value]) => row[column] === value) && (!among || values?.has(String(row[among.column])) === true)

export type Facts<N extends Needs> = { readonly [K in keyof N]: N[K] extends Need<infer T> ? readonly StoredRow<T>[] : never }

/** One row written or taken away. The writer stamps organisation and version. */
export type Change = { [T in TableName]: { op: 'put'; table: T; row: Row<T> } | { op: 'remove'; table: T; row: Row<T> } }[TableName]

/** Writes a row, new or changed; columns that the row does not have (organisation, version) are ignored. */
export const put = <T extends TableName>(table: T, row: Row<T>): Change => ({ op: 'put', table, row }) as unknown as Change
/** Takes a row away. */
export const remove = <T extends TableName>(table: T, row: Row<T>): Change => ({ op: 'remove', table, row }) as unknown as Change

/** The circumstances of a command: given, never looked up, so that decide stays pure. */
export interface At {
  readonly commandId: string
  readonly organisationId: string
  /** Instant, RFC 3339 in UTC. */
  readonly now: string
  /** Today in the organisation's zone, `YYYY-MM-DD`. */
  readonly today: string
  /** The organisation's zone, in which an instant is a day (RG-5). */
  readonly zone: string
  /** Who does it, and with which rights. */
  readonly by: {
    readonly accountId: string
    readonly name: string
    readonly rights?: readonly Right[]
    /** The person of the staff list that the account is, if it is one. */
    readonly personId?: string | null
    /** The places within reach; null (or absent) means all. */
    readonly places?: readonly string[] | null
  }
}

/** A new id inside a command: the same each time the same command is decided. */
export const idWithin = (at: At, n: number): string => `${at.commandId}.${n.toString(36)}`

/** A command that puts back what another one did. */
export interface Reversal {
  readonly name: string
  readonly input: unknown
}

/** A command about everyone where it touches few: what it then asks for, by key. */
export interface Nearby<Input, N extends Needs = Needs> {
  needs(input: Input, at: At): N
  /** Null where it touches more than these rows. On all rows the command itself decides the same, because it tries this first. */
  decide(facts: Facts<N>, input: Input, at: At): Change[] | null
}

/** Declares what a command about everyone does where it touches few; the types of facts follow from needs. */
export const nearby = <Input, N extends Needs>(definition: Nearby<Input, N>): Nearby<Input> => definition

export interface Command<Name extends string = string, Input = unknown, N extends Needs = Needs, Given = unknown> {
  readonly name: Name
  /** One sentence for the reference. */
  readonly about: string
  readonly may: Right
  /** Issued by the server itself alone: from outside there is no such command, whoever asks. */
  readonly inside?: true
  /** Its input may hold a whole list, such as that of all staff; of any other command it is small. */
  readonly carriesList?: true
  /** Parts of its input of which the audit trail keeps a digest, because its changes say what came of them. */
  readonly digested?: readonly (keyof Input & string)[]
  /** It asks for everyone, or all that is planned for them: in a large organisation it is carried out beside what answers requests. */
  readonly aboutEveryone?: true
  /** In a large organisation this is tried first, where requests are answered. */
  readonly nearby?: Nearby<Input>
  /**
   * Declared where it decides on its rows, its input, the day and the zone alone, whoever issues it. Where it decides no change, it
   * decides none again on the same rows on the same day before this instant; null where the time of day does not count.
   */
  noChangeUntil?(facts: Facts<N>, at: Pick<At, 'now'>): string | null
  /** What it is about may be in somebody's hands without being on their device; it is then kept, and the server decides. */
  readonly beyondDevice?: true
  /** Mail leaves because of it; whoever issues it is warned where that mail would have no links. */
  readonly lettersLeave?: true
  readonly input: Schema<Input, Given>
  needs(input: Input, at: At): N
  decide(facts: Facts<N>, input: Input, at: At): Change[]
  /**
   * The commands that put back what this one does, in their order, from the rows before it. Whether they put back everything
   * depends on those rows: a page tries them first, and offers Undo only where they do.
   */
  reverse?(facts: Facts<N>, input: Input): readonly Reversal[]
}

// oxlint-disable-next-line typescript/no-explicit-any -- lists hold commands of every input
export type AnyCommand = Command<string, any, any>

/** Declares a command; the types of facts follow from needs. */
export const command = <const Name extends `${string}.${string}`, Input, N extends Needs, Given>(
  definition: Command<Name, Input, N, Given>,
): Command<Name, Input, N, Given> => definition

/** A command as it travels and is kept. */
export interface Issued {
  readonly id: string
  readonly name: string
  readonly input: unknown
  readonly issuedAt: string
}
