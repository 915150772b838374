/** Pulse: what people say of the new tool, week by week. */
import { chapter } from '#core/kernel/chapter.ts'
import { recordEase, sayEase } from '#core/pulse/ease-commands.ts'
import { shareLink } from '#core/pulse/link-command.ts'
import { answerPulse, chooseMode, noteAnswered, remindSilent } from '#core/pulse/pulse-commands.ts'
import { pulseSentences } from '#core/pulse/pulse-sentences.ts'
import { pulseTables } from '#core/pulse/pulse-tables.ts'
import { pulseProblems, pulseWords } from '#core/pulse/pulse-words.ts'
import { importAnswers } from '#core/pulse/survey-command.ts'
import { callRoll, sayUsed, stateOldUse } from '#core/pulse/roll-call-commands.ts'
import { pulseNoticeWords } from '#core/pulse/pulse-notice-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof pulseTables> {}
  interface Words extends Adds<(typeof pulseWords)['en']>, Adds<(typeof pulseNoticeWords)['en']> {}
  interface Problems extends Adds<typeof pulseProblems> {}
}

export const pulse = chapter({
  tables: pulseTables,
  words: [pulseWords, pulseNoticeWords],
  problems: pulseProblems,
  commands: [
    answerPulse,
    noteAnswered,
    chooseMode,
    importAnswers,
    remindSilent,
    shareLink,
    sayEase,
    recordEase,
    callRoll,
    sayUsed,
    stateOldUse,
  ],
  memberCommands: [answerPulse, sayEase, sayUsed],
  sentences: pulseSentences,
})
