/** Resistance: objections, answers, stories and feedback. */
import { chapter } from '#core/kernel/chapter.ts'
import { resistanceCommands } from '#core/resistance/resistance-commands.ts'
import { resistanceSentences } from '#core/resistance/resistance-sentences.ts'
import { resistanceTables } from '#core/resistance/resistance-tables.ts'
import { resistanceProblems, resistanceWords } from '#core/resistance/resistance-words.ts'
import { consentToStory, giveFeedback, noteStory } from '#core/resistance/voice-commands.ts'
import { resistanceNoticeWords } from '#core/resistance/resistance-notice-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof resistanceTables> {}
  interface Words extends Adds<(typeof resistanceWords)['en']>, Adds<(typeof resistanceNoticeWords)['en']> {}
  interface Problems extends Adds<typeof resistanceProblems> {}
}

export const resistance = chapter({
  tables: resistanceTables,
  words: [resistanceWords, resistanceNoticeWords],
  problems: resistanceProblems,
  commands: resistanceCommands,
  memberCommands: [consentToStory, giveFeedback, noteStory],
  sentences: resistanceSentences,
})
