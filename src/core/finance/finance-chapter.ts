/** Finance: the budget, exchange rates and the return. */
import { chapter } from '#core/kernel/chapter.ts'
import { financeCommands } from '#core/finance/finance-commands.ts'
import { financeSentences } from '#core/finance/finance-sentences.ts'
import { financeTables } from '#core/finance/finance-tables.ts'
import { financeProblems, financeWords } from '#core/finance/finance-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof financeTables> {}
  interface Words extends Adds<(typeof financeWords)['en']> {}
  interface Problems extends Adds<typeof financeProblems> {}
}

export const finance = chapter({
  tables: financeTables,
  words: [financeWords],
  problems: financeProblems,
  commands: financeCommands,
  memberCommands: [],
  sentences: financeSentences,
})
