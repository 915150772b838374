/** What people do about themselves: all that a member's device must be able to decide, without the planner and what else leads. */
import { confirmRead } from '#core/communication/read-command.ts'
import { readNotice } from '#core/communication/notice-commands.ts'
import type { AnyCommand } from '#core/registry/commands.ts'
import { consentToStory, giveFeedback, noteStory } from '#core/resistance/voice-commands.ts'
import { ask, reopen, say, solvedByArticle, solvedIt, withdraw } from '#core/support/ticket-commands.ts'
import { askHelp, settleHelp } from '#core/training/help-commands.ts'
import { cannotCome, signUp } from '#core/training/seat-commands.ts'

/** Every command with the right `part.take`. */
export const takingPart: readonly AnyCommand[] = [
  confirmRead,
  readNotice,
  consentToStory,
  giveFeedback,
  noteStory,
  ask,
  reopen,
  say,
  solvedByArticle,
  solvedIt,
  withdraw,
  askHelp,
  settleHelp,
  cannotCome,
  signUp,
]
