/** Takes what names somebody out of the trail: payloads go, seals stay, and the command that did it says of which rows (AC-4). */
import { type Kysely, sql } from 'kysely'
import { forgottenNames } from '#core/people/leavers.ts'
import { type Naming, namesApart, namingOf } from '#core/people/naming.ts'
import { personColumn } from '#core/privacy/personal-columns.ts'
import { personal } from '#core/registry/personal.ts'
import type { Table } from '#core/kernel/table.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { keyParts, type TrailChange } from '#core/trail/trail.ts'
import { packedPattern, unpacked } from '#server/audit/packed-text.ts'
import { type Redacted, redactedRow, goneFrom } from '#server/audit/hash-chain.ts'
import type { Database } from '#server/db/database.ts'
import type { Difference } from '#server/db/differences.ts'
import type { AuditRow, Schema } from '#server/db/schema.ts'

/** Versions looked through in one statement. */
const stretch = 5000

interface Forgotten {
  readonly organisationId: string
  readonly personId: string
  /** What forgetting changes in the tables. */
  readonly differences: readonly Difference[]
}

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

const changesIn = ({ changes }: Pick<AuditRow, 'changes'>): readonly TrailChange[] => {
  const found = parsed(unpacked(changes))
  return Array.isArray(found) ? (found as TrailChange[]) : []
}

/** Rows that hold one of these texts as JSON has them, or may hold one, a stretch of versions at a time, and only those that still have a payload. */
async function* rowsWith(
  trx: Kysely<Schema>,
  kind: Database['kind'],
  organisationId: string,
  pieces: readonly string[],
): AsyncGenerator<AuditRow> {
  const holds = (column: 'input' | 'changes', piece: string) =>
    kind === 'sqlite'
      ? sql<boolean>`instr(lower(${sql.ref(column)}), lower(${piece})) > 0`
      : sql<boolean>`strpos(lower(${sql.ref(column)}), lower(${piece})) > 0`
  const head = await trx
    .selectFrom('audit')
    .select((on) => on.fn.max('version').as('last'))
    .where('organisationId', '=', organisationId)
    .executeTakeFirst()
  const last = Number(head?.last ?? 0)
  for (let from = 1; from <= last; from += stretch) {
    yield* await trx
      .selectFrom('audit')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .where('version', '>=', from)
      .where('version', '<', from + stretch)
      .where('emptied', 'is', null)
      .where('changes', '!=', '')
      .where((on) =>
        on.or([
          on('input', 'like', packedPattern),
          on('changes', 'like', packedPattern),
          ...pieces.flatMap((piece) => [holds('input', piece), holds('changes', piece)]),
        ]),
      )
      .orderBy('version')
      .execute()
  }
}

type Cells = Readonly<Record<string, unknown>>
const texts = (rows: readonly (Cells | null)[], columns: readonly string[]): string[] =>
  rows.flatMap((row) => columns.flatMap((column) => (typeof row?.[column] === 'string' && row[column] !== '' ? [row[column]] : [])))

/** Something that somebody is or was known by, and the version from which the trail knows it of them; nought where it no longer says. */
type Since = ReadonlyMap<string, number>

interface KnownSince {
  readonly names: Since
  readonly contacts: Since
  readonly others: readonly string[]
}

const earliest = (known: Map<string, number>, values: readonly string[], version: number): void => {
  for (const value of values) if (!known.has(value)) known.set(value, version)
}

/** What somebody is and was known by here: as the trail has it, and as the rows are. */
const knownSince = async (
  trx: Kysely<Schema>,
  kind: Database['kind'],
  { organisationId, personId, differences }: Forgotten,
): Promise<KnownSince> => {
  const names = new Map<string, number>()
  const contacts = new Map<string, number>()
  const learn = (rows: readonly (Cells | null)[], version: number): void => {
    earliest(names, texts(rows, ['name']), version)
    earliest(contacts, texts(rows, ['email', 'phone']), version)
  }
  const piece = `"table":"person","key":${JSON.stringify(personId)}`
  for await (const row of rowsWith(trx, kind, organisationId, [piece]))
    for (const { table, key, before, after } of changesIn(row).filter((one) => typeof one === 'object'))
      if (table === 'person' && key === personId) {
        // What stood there before was known before, in a row that says so no more.
        learn([before], 0)
        learn([after], row.version)
      }
  const theirs = ({ table, key, before }: Difference): boolean =>
    (table === 'person' && key === personId) || ((table === 'membership' || table === 'invitation') && before?.['personId'] === personId)
  learn(
    differences.filter(theirs).map(({ before }) => before),
    0,
  )
  const others = await trx
    .selectFrom('person')
    .select(['name', 'email', 'phone'])
    .where('organisationId', '=', organisationId)
    .where('personId', '!=', personId)
    .execute()
  for (const name of forgottenNames) names.delete(name)
  // A number of two figures is found in everything, and a number that others have too is not this person's alone.
  const shared = new Set(others.flatMap(({ email, phone }) => [email, phone]))
  for (const contact of contacts.keys()) if (contact.length < 5 || shared.has(contact)) contacts.delete(contact)
  return { names, contacts, others: others.map(({ name }) => name) }
}

/**
 * How to tell whether a row of a version names them. A name or number counts only from when they were known by it: otherwise whoever may
 * change a staff list could give somebody any word for a name, forget them, and have emptied whatever the trail says about that word.
 */
const namingBy = ({ names, contacts, others }: KnownSince): ((version: number) => Naming) => {
  const made = new Map<number, Naming>()
  const steps = [...new Set([...names.values(), ...contacts.values()])].toSorted((a, b) => b - a)
  return (version) => {
    const step = steps.find((since) => since <= version) ?? 0
    const upTo = (known: Since): string[] => [...known].filter(([, since]) => since <= step).map(([value]) => value)
    let naming = made.get(step)
    if (!naming) made.set(step, (naming = namingOf({ ...namesApart(upTo(names), others), contacts: upTo(contacts) })))
    return naming
  }
}

/** Ids are no names, even where they look like one. */
const namesById = (column: string): boolean => column === 'key' || /(?:Id|Ids|Key)$/.test(column)

/** Whether a value quotes a name anywhere, in lists and in JSON inside texts too. */
const quotes = (naming: Naming, value: unknown): boolean => {
  if (typeof value === 'string') {
    if (naming.names(value)) return true
    const inner = /^\s*[[{"]/.test(value) ? parsed(value) : null
    return inner !== null && inner !== value && quotes(naming, inner)
  }
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([column, one]) => !namesById(column) && quotes(naming, one))
}

/** Whether a change holds something of the person's own: in a row that is theirs, a column that forgetting takes out. */
const isOwn = ({ table, key, before, after }: TrailChange, personId: string, theirKeys: ReadonlySet<string>): boolean => {
  const of = (tables as Readonly<Record<string, Table>>)[table]
  const own = personal[table as TableName]?.own ?? []
  const whose = of && personColumn(of)
  if (!whose || texts([before, after], own).length === 0) return false
  return (
    theirKeys.has(`${table} ${key}`) ||
    [before, after].some((row) => row?.[whose] === personId) ||
    keyParts(table, key).some(([column, parts]) => column === whose && parts.includes(personId))
  )
}

/**
 * Takes whatever names somebody who is being forgotten out of the trail, within the transaction that forgets them; answers of which rows.
 * A row that does not match its seal is left as it is: what is wrong with it has to stay visible.
 */
export const redactNames = async (trx: Kysely<Schema>, kind: Database['kind'], forgotten: Forgotten): Promise<readonly Redacted[]> => {
  const { organisationId, personId, differences } = forgotten
  const known = await knownSince(trx, kind, forgotten)
  const naming = namingBy(known)
  const theirs = differences.filter(({ table, before }) => {
    const whose = personColumn(tables[table])
    return whose !== null && before?.[whose] === personId
  })
  const theirKeys = new Set(theirs.map(({ table, key }) => `${table} ${key}`))
  const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)
  const pieces = [
    ...[...known.names.keys(), ...known.contacts.keys()].flatMap((text) => [inJson(text), inJson(inJson(text))]),
    personId,
    ...theirs.map(({ table, key }) => `"table":${JSON.stringify(table)},"key":${JSON.stringify(key)}`),
  ]
  const emptied: Redacted[] = []
  for await (const row of rowsWith(trx, kind, organisationId, [...new Set(pieces)])) {
    const then = naming(row.version)
    const own = (change: TrailChange): boolean => isOwn(change, personId, theirKeys)
    const changes = changesIn(row)
    const named = changes.flatMap((change, index) => (typeof change === 'object' && (own(change) || quotes(then, change)) ? [index] : []))
    // What was asked goes along with what it made of the person's own, because it says the same.
    const input =
      row.input !== '' && (quotes(then, parsed(unpacked(row.input))) || named.some((index) => own(changes[index] as TrailChange)))
    if ((named.length === 0 && !input) || !goneFrom(row)) continue
    const { left, said } = redactedRow(row, input, named)
    await trx.updateTable('audit').set(left).where('organisationId', '=', organisationId).where('version', '=', row.version).execute()
    emptied.push(said)
  }
  return emptied
}
