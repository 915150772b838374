/** Support: questions, levels, the vendor and help articles. */
import { chapter } from '#core/kernel/chapter.ts'
import { supportCommands } from '#core/support/support-commands.ts'
import { supportSentences } from '#core/support/support-sentences.ts'
import { supportTables } from '#core/support/support-tables.ts'
import { supportProblems, supportWords } from '#core/support/support-words.ts'
import { ask, reopen, say, solvedByArticle, solvedIt, withdraw } from '#core/support/ticket-commands.ts'
import { solve, up } from '#core/support/ticket-help-commands.ts'
import { tierWords } from '#core/support/tier-words.ts'
import { supportNoticeWords } from '#core/support/support-notice-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof supportTables> {}
  interface Words extends Adds<(typeof supportWords)['en']>, Adds<(typeof tierWords)['en']>, Adds<(typeof supportNoticeWords)['en']> {}
  interface Problems extends Adds<typeof supportProblems> {}
}

export const support = chapter({
  tables: supportTables,
  words: [supportWords, tierWords, supportNoticeWords],
  problems: supportProblems,
  commands: supportCommands,
  memberCommands: [ask, reopen, say, solve, solvedByArticle, solvedIt, up, withdraw],
  sentences: supportSentences,
})
