/** A company in memory, on whose rows the commands about people are decided, for tests. */
import { expect } from 'vitest'
import type { At, Change, Need } from '#core/kernel/command.ts'
import { peopleCommands } from '#core/people/people-commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import { rowKey } from '#core/kernel/table.ts'
import { type Row, type TableName, tables } from '#core/registry/tables.ts'

type Name = (typeof peopleCommands)[number]['name']

/** The rows of one organisation, and commands carried out on them the way a writer does: all changes or none. */
export const company = () => {
  const kept = new Map<string, Map<string, Record<string, unknown>>>()
  let issued = 0
  const of = <T extends TableName>(table: T): Row<T>[] => [...(kept.get(table)?.values() ?? [])] as Row<T>[]
  const write = ({ op, table, row }: Change): void => {
    const rows = kept.get(table) ?? new Map<string, Record<string, unknown>>()
    if (op === 'put') rows.set(rowKey(tables[table], row), { ...row })
    else rows.delete(rowKey(tables[table], row))
    kept.set(table, rows)
  }
  const load = ({ table, where }: Need) =>
    of(table)
      .filter((row) => Object.entries(where).every(([column, value]) => row[column as keyof typeof row] === value))
      .map((row) => ({ ...row, organisationId: 'o', version: 1 }))
  const run = (name: Name, input: unknown, today = '2026-11-02'): Change[] => {
    const command = peopleCommands.find((one) => one.name === name)
    if (!command) throw new Error(`no command ${name}`)
    const at: At = {
      commandId: `c${++issued}`,
      organisationId: 'o',
      now: `${today}T12:00:00Z`,
      today,
      zone: 'UTC',
      by: { accountId: 'a', name: 'Lead' },
    }
    // One registry holds commands of different inputs: what fits the one that was found is checked by its own schema.
    const one = command as unknown as {
      input: { parse(value: unknown): unknown }
      needs(i: unknown, at: At): Record<string, Need>
      decide(f: unknown, i: unknown, at: At): Change[]
    }
    const parsed = one.input.parse(input)
    const facts = Object.fromEntries(Object.entries(one.needs(parsed, at)).map(([key, need]) => [key, load(need)]))
    const changes = one.decide(facts, parsed, at)
    changes.forEach(write)
    return changes
  }
  const snapshot = () => JSON.stringify([...kept].map(([table, rows]) => [table, [...rows]]))
  const rollout = (rolloutId: string) => kept.set('rollout', new Map([[rolloutId, { rolloutId, tool: 'Odoo' }]]))
  return { of, run, snapshot, rollout }
}

/** The refusal of a command, after which nothing has changed. */
export const refusal = (world: ReturnType<typeof company>, name: Name, input: unknown): string => {
  const before = world.snapshot()
  try {
    world.run(name, input)
  } catch (error) {
    expect(world.snapshot()).toBe(before)
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'was not refused'
}
