/** Which commands load what grows with the number of people: everybody else asks by key. */
import { expect, test } from 'vitest'
import { largeTables } from '#core/access/device-scope.ts'
import type { AnyCommand, At, Need } from '#core/kernel/command.ts'
import { allCommands } from '#core/registry/commands.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'

/** They ask for more than they look at, and should not. */
const notYet: readonly CommandName[] = [
  'checklist.settle',
  'training.askHelp',
  'training.bookHelp',
  'training.changeSession',
  'training.takeAttendance',
]

const grows = new Set<string>([...largeTables, 'appointment', 'session', 'officeHour', 'notice'])
/** Columns that most rows share: asking by them alone gives a share of everyone. */
const shared = new Set(['rolloutId', 'phaseKey', 'state', 'tier', 'role'])

const at: At = {
  commandId: 'c',
  organisationId: 'o',
  now: '2026-11-23T12:00:00.000Z',
  today: '2026-11-23',
  by: { accountId: 'a', name: 'A', personId: 'p' },
}
/** An input that has every field: a text, or a list of none. */
const anyInput = new Proxy({}, { get: (_, field) => (['beside', 'outcomes', 'rows', 'people'].includes(String(field)) ? [] : 'x') })

const asksForMany = ({ table, where, among }: Need): boolean =>
  grows.has(table) && !among && Object.keys(where).every((column) => shared.has(column))

test('only a command that says it is about everyone asks for all that grows with the number of people; others ask by key', () => {
  const many = allCommands().filter((one: AnyCommand) => Object.values(one.needs(anyInput, at)).some((need) => asksForMany(need as Need)))
  const said = allCommands().filter((one: AnyCommand) => one.aboutEveryone)
  const names = (commands: readonly AnyCommand[]): string[] => commands.map(({ name }) => name).toSorted()
  expect(names(many)).toEqual([...names(said), ...notYet].toSorted())
})
