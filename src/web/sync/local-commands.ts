/** Runs commands on the device: the same definitions as the server's, found by name in the list that the device carries. */
import type { At, Issued } from '#core/kernel/command.ts'
import type { AnyCommand } from '#core/registry/commands.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Decided } from '#web/sync/outbox.ts'
import { factsFor, type RowSets } from '#web/sync/rows.ts'

/** Parses and decides; what is wrong comes back as trouble, never as a throw. */
export const decideBy =
  (commandNamed: (name: string) => AnyCommand | undefined) =>
  (issued: Issued, sets: RowSets, at: At): Decided => {
    const command = commandNamed(issued.name)
    if (!command) return { trouble: { code: 'web.commandUnknown', params: { name: issued.name } } }
    const parsed = command.input.safeParse(issued.input)
    if (!parsed.success) {
      const field = parsed.error.issues[0]?.path.join('.') ?? ''
      return { trouble: { code: 'web.inputInvalid', params: { field }, place: { field } } }
    }
    try {
      return { changes: command.decide(factsFor(sets, command.needs(parsed.data, at)), parsed.data, at) }
    } catch (problem) {
      if (problem instanceof Problem) return { trouble: { code: problem.code, params: problem.params, place: problem.place } }
      throw problem
    }
  }
