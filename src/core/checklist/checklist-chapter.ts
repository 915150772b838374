/** Checklist: the tasks of every phase. */
import { checklistCommands } from '#core/checklist/checklist-commands.ts'
import { checklistSentences } from '#core/checklist/checklist-sentences.ts'
import { checklistTables } from '#core/checklist/checklist-tables.ts'
import { checklistProblems, checklistWords } from '#core/checklist/checklist-words.ts'
import { chapter } from '#core/kernel/chapter.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof checklistTables> {}
  interface Words extends Adds<(typeof checklistWords)['en']> {}
  interface Problems extends Adds<typeof checklistProblems> {}
}

export const checklist = chapter({
  tables: checklistTables,
  words: [checklistWords],
  problems: checklistProblems,
  commands: checklistCommands,
  memberCommands: [],
  sentences: checklistSentences,
})
