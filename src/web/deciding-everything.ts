/** All commands on the device; loaded when first needed, because they bring the planner. */
import { commandNamed } from '#core/guide.ts'
import { decideBy } from '#web/deciding.ts'

export const decideHere = decideBy(commandNamed)
