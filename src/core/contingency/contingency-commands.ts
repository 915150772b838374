/** The verbs of this chapter. */
import { changeIssue, closeIssue, fixIssue, openIssue, reopenIssue } from '#core/contingency/issue-commands.ts'

export const contingencyCommands = [openIssue, changeIssue, fixIssue, closeIssue, reopenIssue] as const
