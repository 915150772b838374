/** Decides every command with ids of things beyond the caller's reach, and compares each refusal with that for ids that are nowhere (AC-2). */
import { toJSONSchema } from 'zod/v4/core'
import { type Actor, byOf, may } from '#core/access/access.ts'
import { mayRead } from '#core/access/row-access.ts'
import type { At, Need } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Table } from '#core/kernel/table.ts'
import type { AnyCommand } from '#core/kernel/command.ts'
import { allCommands } from '#core/registry/commands.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import { sampleInput } from '#test/sample-input.ts'

type Cells = Record<string, string | number | null>

/** Whose a thing can be: the caller's own, of somebody at their place, of somebody elsewhere, of somebody elsewhere who left. */
const whose = {
  own: { person: 'self', location: 'albina' },
  here: { person: 'near', location: 'albina' },
  elsewhere: { person: 'far', location: 'georgetown' },
  gone: { person: 'left', location: 'georgetown' },
} as const
type Whose = keyof typeof whose
const kinds = Object.keys(whose) as Whose[]

const organisationId = 'home'
const now = '2026-11-23T15:00:00.000Z'
/** In every text that is not a key: what must not be told. */
const planted = (kind: Whose): string => `planted ${kind}`

/** Values of columns that a command reads more from than text. */
const meant: Cells = {
  rolloutId: 'crm',
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'en',
  askedAt: now,
  openedAt: now,
  tierSince: now,
  opensAt: 480,
  closesAt: 960,
  minutes: 60,
  seats: 5,
  tier: 2,
}
/** How things stand: waiting for somebody, or settled; different sentences speak of each. */
const standings = [
  { startsAt: '2027-02-02T12:00:00Z', appointment: 'asked', ticket: 'open', delivery: 'queued', attendee: 'seat' },
  { startsAt: '2026-11-23T12:00:00Z', appointment: 'booked', ticket: 'solved', delivery: 'sent', attendee: 'waiting' },
  { startsAt: '2026-11-20T12:00:00Z', appointment: 'done', ticket: 'withdrawn', delivery: 'withdrawn', attendee: 'apology' },
] as const
type Standing = Partial<Record<string, string>>

const personFields = new Set(['personId', 'ownerId', 'hostId', 'buddyId'])
const keyFields = new Set(
  (Object.values(tables) as Table[]).flatMap(({ key }) => key).filter((column) => /(Id|Key)$/.test(column) && column !== 'rolloutId'),
)

/** The id of a field, of a thing that is whose it says. */
const idOf = (field: string, kind: Whose): string =>
  personFields.has(field) ? whose[kind].person : field === 'locationId' ? whose[kind].location : `id-${kind}`

const rowOf = (table: Table, kind: Whose, standing: Standing = {}): Cells =>
  Object.fromEntries(
    Object.entries(table.columns).map(([column, type]): [string, string | number | null] => {
      if (column === 'leftOn') return [column, kind === 'gone' ? '2026-11-01' : null]
      if (Object.hasOwn(meant, column)) return [column, meant[column] ?? null]
      if (column === 'startsAt') return [column, standing['startsAt'] ?? now]
      if (column === 'state') return [column, standing[table.name] ?? 'open']
      if (column === 'id') return [column, organisationId]
      if (personFields.has(column) || keyFields.has(column)) return [column, idOf(column, kind)]
      if (type.endsWith('?')) return [column, null]
      // Which moment it is tells of which kind of row it is, as a text that is planted does.
      if (column.endsWith('At')) return [column, `${2001 + kinds.indexOf(kind)}-01-01T12:00:00Z`]
      return [column, type === 'text' ? planted(kind) : 1]
    }),
  )

type World = ReadonlyMap<TableName, readonly Cells[]>

/** Everything there is: of each table one row of each kind, or one alone where its key does not tell them apart. */
const worldOf = (standing: Standing): World =>
  new Map(
    (Object.values(tables) as Table[]).map((table) => {
      const rows = kinds.map((kind) => rowOf(table, kind, standing))
      const byKey = new Map(rows.map((row) => [table.key.map((column) => row[column]).join('/'), row] as const))
      return [table.name as TableName, [...byKey.values()].map((row) => ({ ...row, organisationId, version: 1 }))]
    }),
  )

const atOf = (actor: Actor): At => ({ commandId: 'c', organisationId, now, today: '2026-11-23', zone: 'UTC', by: byOf(actor) })

/** What a command is answered; ids that were tried are blotted out, because whoever asks knows them. */
const outcomeOf = (world: World, command: AnyCommand, input: unknown, at: At, tried: string): string => {
  const one = command as unknown as {
    input: { parse(value: unknown): unknown }
    needs(i: unknown, at: At): Record<string, Need>
    decide(f: unknown, i: unknown, at: At): unknown
  }
  const given = one.input.parse(input)
  const facts = Object.fromEntries(
    Object.entries(one.needs(given, at)).map(([name, { table, where }]) => [
      name,
      (world.get(table) ?? []).filter((row) => Object.entries(where).every(([column, value]) => row[column] === value)),
    ]),
  )
  try {
    one.decide(facts, given, at)
    return 'done'
  } catch (trouble) {
    if (!(trouble instanceof Problem)) return `fault: ${String(trouble)}`
    return JSON.stringify([trouble.code, trouble.params, trouble.place ?? null]).replaceAll(`"${tried}"`, '"…"')
  }
}

/** Every way to fill the fields of an input that take one of a few values, one field at a time. */
const choicesOf = (command: AnyCommand): readonly Record<string, unknown>[] => {
  const { properties = {} } = toJSONSchema(command.input as never, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { enum?: unknown[]; type?: string; minimum?: number; maximum?: number; anyOf?: { type?: string }[] }>
  }
  return [
    {},
    ...Object.entries(properties).flatMap(([name, shape]) => [
      ...(shape.enum ?? []).map((value) => ({ [name]: value })),
      ...(shape.type === 'boolean' ? [{ [name]: false }] : []),
      ...(shape.type === 'integer' && shape.maximum !== undefined && shape.maximum < 10
        ? Array.from({ length: shape.maximum - (shape.minimum ?? 0) + 1 }, (_, n) => ({ [name]: (shape.minimum ?? 0) + n }))
        : []),
      ...(shape.anyOf?.some(({ type }) => type === 'null') ? [{ [name]: null }] : []),
    ]),
  ]
}

const fieldsOf = (command: AnyCommand): readonly string[] => {
  const { properties = {} } = toJSONSchema(command.input as never, { io: 'input', unrepresentable: 'any' }) as { properties?: object }
  return Object.keys(properties).filter((field) => keyFields.has(field) || personFields.has(field))
}

const actorOf = (role: 'champion' | 'member'): Actor => ({
  organisationId,
  accountId: role,
  name: role,
  role,
  personId: 'self',
  locationIds: role === 'champion' ? ['albina'] : [],
})

/** Whether what a field names is for an actor to read, or for every member: then it is not beyond their reach. */
const isReadable = (actor: Actor, field: string, kind: Whose): boolean => {
  const named = personFields.has(field)
    ? tables.person
    : (Object.values(tables) as Table[])
        .filter(({ key }) => key.at(-1) === field && key.every((column) => /(Id|Key)$/.test(column)))
        // A gate has the key of its phase: the phase is what a phase's key names.
        .toSorted((a, b) => Number(b.name === field.replace(/(Id|Key)$/, '')) - Number(a.name === field.replace(/(Id|Key)$/, '')))[0]
  if (!named) return false
  const row = { ...rowOf(named, kind), organisationId }
  return [actor, actorOf('member')].some((one) => mayRead(one, named.name as TableName, row))
}

export interface OutOfScope {
  /** How many refusals were compared. */
  readonly tried: number
  /** Refusals that tell what is beyond reach from what is not there, or say something of it. */
  readonly telling: readonly string[]
}

/** Tries them all as a champion and as a member; who runs the rollout has nothing beyond reach but other organisations. */
export const tryOutOfScope = (): OutOfScope => {
  const telling: string[] = []
  let tried = 0
  const trials = standings.flatMap((standing) => (['champion', 'member'] as const).map((role) => ({ role, world: worldOf(standing) })))
  for (const { role, world } of trials) {
    const actor = actorOf(role)
    const at = atOf(actor)
    for (const command of allCommands()) {
      if (command.inside || !may(actor, command.may)) continue
      for (const near of ['own', 'here'] as const)
        for (const choice of choicesOf(command))
          for (const field of fieldsOf(command)) {
            if (Object.hasOwn(choice, field)) continue
            const ids = (value: string) => ({
              ...Object.fromEntries([...keyFields, ...personFields].map((name) => [name, idOf(name, near)])),
              rolloutId: 'crm',
              startsAt: '2027-02-01T12:00:00Z',
              ...choice,
              [field]: value,
            })
            const nowhere = outcomeOf(world, command, sampleInput(command, ids('nowhere')), at, 'nowhere')
            for (const kind of ['elsewhere', 'gone'] as const) {
              if (isReadable(actor, field, kind)) continue
              const id = idOf(field, kind)
              const outcome = outcomeOf(world, command, sampleInput(command, ids(id)), at, id)
              tried += 1
              const says = kinds.slice(2).some((one) => outcome.includes(planted(one)))
              // An id that a client makes is either free or taken; whose it is stays unsaid.
              const isNew = (nowhere === 'done' && outcome !== 'done') || outcome === JSON.stringify(['access.idTaken', {}, null])
              if (says || outcome.startsWith('fault') || (!isNew && outcome !== nowhere))
                telling.push(`${command.name} as a ${role}, ${field} ${kind}: ${outcome} instead of ${nowhere}`)
            }
          }
    }
  }
  return { tried, telling: [...new Set(telling)] }
}
