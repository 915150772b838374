/** Which commands load what grows with the number of people: everybody else asks by key. */
import { expect, test } from 'vitest'
import { largeTables } from '#core/access/device-scope.ts'
import type { AnyCommand, At, Need } from '#core/kernel/command.ts'
import { allCommands } from '#core/registry/commands.ts'
import type { CommandName } from '#core/registry/command-inputs.ts'

/** Their work is about everyone: they plan anew, write to everyone, or take in a list. */
const aboutEveryone: readonly CommandName[] = [
  'communication.approve',
  'communication.byHand',
  'communication.queue',
  'communication.sendNow',
  'contingency.keepFrozen',
  'contingency.resume',
  'gates.keepWaiting',
  'people.forget',
  'people.import',
  'plan.addFreeze',
  'plan.changeSettings',
  'plan.chooseApproach',
  'plan.describe',
  'plan.draft',
  'plan.exclude',
  'plan.moveDate',
  'plan.pin',
  'plan.removeFreeze',
  'pulse.importAnswers',
  'review.welcome',
  'training.rematch',
]

/** They ask for more than they look at, and should not. */
const notYet: readonly CommandName[] = [
  'checklist.settle',
  'support.ask',
  'support.askFor',
  'support.askVendor',
  'support.goUp',
  'support.noteVendor',
  'support.reopen',
  'support.say',
  'support.solvedByArticle',
  'support.up',
  'training.askHelp',
  'training.bookHelp',
  'training.cannotCome',
  'training.changeSession',
  'training.fillSeats',
  'training.signUp',
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

const asksForMany = ({ table, where }: Need): boolean => grows.has(table) && Object.keys(where).every((column) => shared.has(column))

test('a command that is not about everyone asks by key for what grows with the number of people', () => {
  const many = allCommands().filter((one: AnyCommand) => Object.values(one.needs(anyInput, at)).some((need) => asksForMany(need as Need)))
  const found = many.map(({ name }) => name).toSorted()
  expect(found).toEqual([...aboutEveryone, ...notYet].toSorted())
})
