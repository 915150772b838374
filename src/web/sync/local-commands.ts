/** Runs commands on the device: the same definitions as the server's, found by name in the list that the device carries. */
import type { AnyCommand, At, Issued, Needs, Reversal } from '#core/kernel/command.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Decided } from '#web/sync/outbox.ts'
import { tableKeys } from '#core/registry/table-keys.ts'
import { factsFor, type RowSets } from '#web/sync/rows.ts'

/** Whether a command asks for rows that this device does not hold: of others, in a table that stays on the server. */
const asksElsewhere = (needs: Needs, absent: ReadonlySet<string>, personId: string | null | undefined): boolean =>
  Object.values(needs).some(({ table, where }) => {
    if (!absent.has(table)) return false
    const { person } = tableKeys[table]
    return person === undefined || personId == null || (where as Record<string, unknown>)[person] !== personId
  })

/** Parses and decides; what is wrong comes back as trouble, never as a throw; `elsewhere` where only the server holds what is needed. */
export const decideBy =
  (commandNamed: (name: string) => AnyCommand | undefined) =>
  (issued: Issued, sets: RowSets, at: At, absent: ReadonlySet<string> = new Set()): Decided => {
    const command = commandNamed(issued.name)
    if (!command) return { trouble: { code: 'web.commandUnknown', params: { name: issued.name } } }
    const parsed = command.input.safeParse(issued.input)
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? ''
      return { trouble: { code: 'web.inputInvalid', params: { field }, place: { field } } }
    }
    try {
      const needs = command.needs(parsed.data, at)
      if (asksElsewhere(needs, absent, at.by.personId)) return { elsewhere: true }
      return { changes: command.decide(factsFor(sets, needs), parsed.data, at) }
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem
      if (command.beyondDevice && problem.code === 'access.notFound') return { changes: [] }
      return { trouble: { code: problem.code, params: problem.params, place: problem.place } }
    }
  }

/** The commands that would put back what one does, from the rows before it; none where it has no reverse. */
export const reverseBy =
  (commandNamed: (name: string) => AnyCommand | undefined) =>
  (issued: Issued, sets: RowSets, at: At): readonly Reversal[] => {
    const command = commandNamed(issued.name)
    const parsed = command?.reverse && command.input.safeParse(issued.input)
    return parsed?.success ? (command?.reverse?.(factsFor(sets, command.needs(parsed.data, at)), parsed.data) ?? []) : []
  }
