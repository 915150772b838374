/** Every verb of this chapter. */
import { exclude, pin } from '#core/planning/cohort-commands.ts'
import {
  approve,
  changeSettings,
  chooseApproach,
  describeRollout,
  draft,
  setBaseline,
  shareCalendar,
  startRollout,
  unshareCalendar,
} from '#core/planning/rollout-commands.ts'
import { addFreeze, moveDate, removeFreeze } from '#core/planning/timeline-commands.ts'

export const planCommands = [
  startRollout,
  describeRollout,
  changeSettings,
  draft,
  moveDate,
  pin,
  exclude,
  chooseApproach,
  addFreeze,
  removeFreeze,
  approve,
  setBaseline,
  shareCalendar,
  unshareCalendar,
] as const
