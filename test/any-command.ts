/** Commands of every kind with inputs made by chance from their schemas, of which a good part is carried out and the rest refused. */
import type { AnyCommand, Issued } from '#core/kernel/command.ts'
import { seeded } from '#core/kernel/seeded.ts'
import { allCommands } from '#core/registry/commands.ts'
import { type TableName, tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { type cast, issueAny, rollout } from '#test/cast.ts'
import { type InputShape, inputShapeOf } from '#test/sample-input.ts'

/** Values that stand in the database, by the name of their column. */
type Known = ReadonlyMap<string, readonly string[]>

const namesSomething = /(?:Id|Key|scope|kind)$/

/** The ids, keys and kinds of all rows. */
export const knownIn = async ({ db }: Database): Promise<Known> => {
  const found = new Map<string, Set<string>>()
  for (const table of Object.keys(tables) as TableName[])
    for (const row of await db.selectFrom(table).selectAll().execute())
      for (const [column, value] of Object.entries(row as object))
        if (typeof value === 'string' && namesSomething.test(column)) found.set(column, (found.get(column) ?? new Set()).add(value))
  return new Map([...found].map(([column, values]) => [column, [...values].toSorted()]))
}

const meant: readonly (readonly [RegExp, readonly unknown[]])[] = [
  [/^rolloutId$/, [rollout.rolloutId]],
  [/^zone$/, ['America/Paramaribo', 'America/Guyana']],
  [/^country$/, ['SR', 'GY']],
  [/currency/i, ['SRD', 'USD', 'GYD']],
  [/email/i, ['a@x.example', 'b@x.example', 'p3@marowijne.internal']],
  [/price|amount|rate$/i, ['1.5', '200', '12.25']],
]
const days = ['2026-11-20', '2026-11-23', '2026-12-20', '2027-02-01', '2027-03-01']
const instants = ['2026-11-23T12:00:00Z', '2027-01-13T15:00:00Z', '2027-02-01T12:00:00Z']

/** Makes inputs by chance; `roll` gives a whole number below its own. */
const inputsBy = (roll: (below: number) => number, known: Known) => {
  const pick = <T>(some: readonly T[]): T => some[roll(some.length)] as T
  const textOf = (name: string, { format, allOf, pattern }: InputShape): string => {
    if (format === 'date') return pick(days)
    if (allOf || format === 'date-time') return pick(instants)
    if (pattern === '^[0-9a-f]{64}$') return 'a'.repeat(64)
    const there = known.get(name) ?? (/person|buddy|champion/i.test(name) ? known.get('personId') : undefined)
    return there && roll(8) > 0 ? pick(there) : `n${roll(6)}`
  }
  const valueOf = (name: string, shape: InputShape): unknown => {
    if (shape.anyOf) {
      const some = shape.anyOf.filter(({ type }) => type !== 'null')
      return some.length < shape.anyOf.length && roll(3) === 0 ? null : valueOf(name, pick(some))
    }
    if (shape.enum) return pick(shape.enum)
    if (shape.const !== undefined) return shape.const
    const [, values] = meant.find(([pattern]) => pattern.test(name)) ?? []
    if (shape.type === 'string' && values) return pick(values)
    if (shape.type === 'boolean') return roll(2) === 0
    if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 0, 0) + roll(4) * pick([1, 60])
    if (shape.type === 'array')
      return Array.from({ length: Math.max(shape.minItems ?? 0, roll(3)) }, () => valueOf(name.replace(/s$/, ''), shape.items ?? {}))
    if (shape.type === 'object')
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([key, inner]) => [key, valueOf(key, inner)]))
    return textOf(name, shape)
  }
  return (command: AnyCommand): unknown => valueOf('', inputShapeOf(command))
}

/** Every other command is one of these: they ask for rows of a plan, change or remove them, or take away a person or their access. */
const often = [
  'access.endSessions',
  'access.enlist',
  'access.giveRole',
  'checklist.assign',
  'checklist.settle',
  'communication.approve',
  'communication.writeText',
  'contingency.openIssue',
  'contingency.pause',
  'contingency.resume',
  'people.add',
  'people.change',
  'people.forget',
  'people.leave',
  'people.nominate',
  'plan.addFreeze',
  'plan.describe',
  'plan.draft',
  'plan.exclude',
  'plan.moveDate',
  'plan.pin',
  'plan.removeFreeze',
  'regional.changeLocation',
  'regional.removeLocation',
  'training.cancelSession',
  'training.cannotCome',
  'training.changeSession',
  'training.noteAttendance',
  'training.signUp',
]

export interface AnyIssued {
  readonly by: keyof typeof cast
  readonly issued: Issued
}

/** As many commands, the same for the same seed and the same rows. */
export const anyCommands = (seed: number, count: number, known: Known): readonly AnyIssued[] => {
  const random = seeded(seed)
  const roll = (below: number): number => Math.floor(random() * below)
  const pick = <T>(some: readonly T[]): T => some[roll(some.length)] as T
  const all = allCommands()
  const oftenIssued = all.filter(({ name }) => often.includes(name))
  const inputFor = inputsBy(roll, known)
  return Array.from({ length: count }, () => {
    const command = pick(roll(2) ? oftenIssued : all)
    return {
      by: pick(['owner', 'owner', 'lead', 'lead', 'champion', 'member'] as const),
      issued: issueAny(command.name, inputFor(command)),
    }
  })
}
