/** Contingency: issues, and what is done about them. */
import { contingencyCommands } from '#core/contingency/contingency-commands.ts'
import { contingencySentences } from '#core/contingency/contingency-sentences.ts'
import { contingencyTables } from '#core/contingency/contingency-tables.ts'
import { contingencyProblems, contingencyWords } from '#core/contingency/contingency-words.ts'
import { chapter } from '#core/kernel/chapter.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof contingencyTables> {}
  interface Words extends Adds<(typeof contingencyWords)['en']> {}
  interface Problems extends Adds<typeof contingencyProblems> {}
}

export const contingency = chapter({
  tables: contingencyTables,
  words: [contingencyWords],
  problems: contingencyProblems,
  commands: contingencyCommands,
  memberCommands: [],
  sentences: contingencySentences,
})
