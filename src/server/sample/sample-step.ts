/** A step in the life of the sample company: a command with who gave it and when. */
import { minutesOf } from '#core/kernel/clock-time.ts'
import type { CommandCall, CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { sampleRolloutId as rolloutId } from '#core/organisation/sample-company.ts'

export type Step = CommandCall & {
  /** When it happened, RFC 3339 in UTC. */
  readonly at: string
  /** The id of the person; null for whoever leads. */
  readonly by: string | null
}

/** What a command takes beside the rollout. */
export type InRollout<Name extends CommandName> = Omit<CommandInputs[Name], 'rolloutId'>
/** A step of the sample's rollout at an instant, by a person or (null) whoever leads. */
export const step = <Name extends CommandName>(at: string, by: string | null, name: Name, input: InRollout<Name>): Step =>
  ({ at, by, name, input: { rolloutId, ...input } }) as unknown as Step

/** Hours in Paramaribo, three behind UTC. */
export const moment = (day: string, time: string): string => {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (3 * 60 + minutesOf(time)) * 60_000).toISOString()
}
