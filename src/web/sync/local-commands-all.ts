/** All commands on the device; loaded when first needed, because they bring the planner. */
import { commandNamed } from '#core/registry/commands.ts'
import { decideBy, reverseBy } from '#web/sync/local-commands.ts'

export const decideHere = decideBy(commandNamed)
export const reverseHere = reverseBy(commandNamed)
