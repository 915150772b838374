/** Regional: locations and holidays. */
import { chapter } from '#core/kernel/chapter.ts'
import { regionalCommands } from '#core/regional/regional-commands.ts'
import { regionalSentences } from '#core/regional/regional-sentences.ts'
import { regionalTables } from '#core/regional/regional-tables.ts'
import { regionalProblems, regionalWords } from '#core/regional/regional-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof regionalTables> {}
  interface Words extends Adds<(typeof regionalWords)['en']> {}
  interface Problems extends Adds<typeof regionalProblems> {}
}

export const regional = chapter({
  tables: regionalTables,
  words: [regionalWords],
  problems: regionalProblems,
  commands: regionalCommands,
  memberCommands: [],
  sentences: regionalSentences,
})
