/** All commands on the device; loaded when first needed, because they bring the planner. */
import { commandNamed } from '#core/registry/commands.ts'
import { decideBy } from '#web/sync/local-commands.ts'

export const decideHere = decideBy(commandNamed)
