/** Reviews: what a rollout brought, a week, a month and three months after it is complete, its lessons and its actions. */
import { chapter } from '#core/kernel/chapter.ts'
import { settleNewcomer } from '#core/review/newcomer-step-command.ts'
import { newcomerTables } from '#core/review/newcomer-tables.ts'
import { reviewCommands } from '#core/review/review-commands.ts'
import { reviewSentences } from '#core/review/review-sentences.ts'
import { welcome } from '#core/review/welcome-command.ts'
import { reviewTables } from '#core/review/review-tables.ts'
import { reviewProblems, reviewWords } from '#core/review/review-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof reviewTables & typeof newcomerTables> {}
  interface Words extends Adds<(typeof reviewWords)['en']> {}
  interface Problems extends Adds<typeof reviewProblems> {}
}

export const review = chapter({
  tables: { ...reviewTables, ...newcomerTables },
  words: [reviewWords],
  problems: reviewProblems,
  commands: [...reviewCommands, welcome, settleNewcomer],
  memberCommands: [settleNewcomer],
  sentences: reviewSentences,
})
