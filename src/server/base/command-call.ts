/** A command that the server itself gives: a name with the input of that name, so that neither can go wrong unseen. */
import type { Issued } from '#core/kernel/command.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { newId } from '#server/base/ids.ts'

/**
 * Makes a command ready to be written, issued at an instant (RFC 3339 in UTC); the id is new unless one is given.
 *
 * @example await write(systemActor(organisationId), commandCall(now, 'support.goUp', { rolloutId, ticketId }))
 */
export const commandCall = <Name extends CommandName>(now: string, name: Name, input: CommandInputs[Name], id = newId(now)): Issued => ({
  id,
  name,
  input,
  issuedAt: now,
})
