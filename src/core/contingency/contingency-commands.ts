/** The verbs of this chapter. */
import { changeIssue, closeIssue, fixIssue, openIssue, reopenIssue } from '#core/contingency/issue-commands.ts'
import { mobileDataCommands } from '#core/contingency/mobile-data-commands.ts'
import { offlinePlanCommands } from '#core/contingency/offline-plan-commands.ts'
import { oldSystemCommands } from '#core/contingency/old-system-commands.ts'
import { rollbackCommands } from '#core/contingency/rollback-commands.ts'
import { runbookCommands } from '#core/contingency/runbook-commands.ts'
import { keepFrozen, pauseRollout, resumeRollout } from '#core/contingency/pause-commands.ts'

export const contingencyCommands = [
  openIssue,
  changeIssue,
  fixIssue,
  closeIssue,
  reopenIssue,
  pauseRollout,
  resumeRollout,
  keepFrozen,
  ...runbookCommands,
  ...oldSystemCommands,
  ...rollbackCommands,
  ...offlinePlanCommands,
  ...mobileDataCommands,
] as const
