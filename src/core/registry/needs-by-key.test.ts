/** Which commands load what grows with the number of people: everybody else asks by key. */
import { expect, test } from 'vitest'
import { largeTables } from '#core/access/device-scope.ts'
import type { AnyCommand, At, Need } from '#core/kernel/command.ts'
import { allCommands } from '#core/registry/commands.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'
import type { TableName } from '#core/registry/tables.ts'

/**
 * They ask for many rows of one table all the same: the languages of a phase are those of each person in it (asked of one item alone), and
 * the trainer and the room of a session are compared with those of all sessions, however they are written.
 */
const ofOneTable: Readonly<Partial<Record<CommandName, TableName>>> = {
  'checklist.settle': 'participant',
  'training.changeSession': 'session',
}

const grows = new Set<string>([...largeTables, 'appointment', 'session', 'officeHour', 'notice'])
/** Columns that most rows share: asking by them alone gives a share of everyone. */
const shared = new Set(['rolloutId', 'phaseKey', 'state', 'tier', 'role'])

const at: At = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T12:00:00.000Z',
  today: '2026-11-23',
  zone: 'UTC',
  by: { accountId: 'a', name: 'A', personId: 'p' },
}
/** The key of the one item of a checklist that asks for people. */
const anyKey = 'early:prepare:materialsFinal'
/** An input that has every field: a text, or a list of none. */
const anyInput = new Proxy(
  {},
  { get: (_, field) => (['beside', 'outcomes', 'rows', 'people', 'rates', 'readings'].includes(String(field)) ? [] : anyKey) },
)

const asksForMany = ({ table, where, among }: Need): boolean =>
  grows.has(table) && !among && Object.keys(where).every((column) => shared.has(column))

test('only a command that says it is about everyone asks for all that grows with the number of people; others, and it where it touches few, ask by key', () => {
  const said = allCommands().filter((one: AnyCommand) => one.aboutEveryone)
  const asked = new Map(
    allCommands().map((one: AnyCommand) => [
      one.name,
      Object.values<Need>(one.needs(anyInput, at)).flatMap((need) => (asksForMany(need) ? [need.table] : [])),
    ]),
  )
  for (const { name } of said) expect(asked.get(name), name).not.toEqual([])
  const near = said.flatMap((one: AnyCommand) => Object.values<Need>(one.nearby?.needs(anyInput, at) ?? {}))
  expect(near.length).toBeGreaterThan(0)
  expect(near.filter(asksForMany)).toEqual([])
  const others = [...asked].filter(([name, tables]) => tables.length > 0 && said.every((one: AnyCommand) => one.name !== name))
  expect(Object.fromEntries(others)).toEqual(Object.fromEntries(Object.entries(ofOneTable).map(([name, table]) => [name, [table]])))
})
