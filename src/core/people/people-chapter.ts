/** People: the staff list, champions, how long names are kept. */
import { chapter } from '#core/kernel/chapter.ts'
import { peopleCommands } from '#core/people/people-commands.ts'
import { peopleSentences } from '#core/people/people-sentences.ts'
import { peopleTables } from '#core/people/people-tables.ts'
import { peopleProblems, peopleWords } from '#core/people/people-words.ts'
import { retentionTables } from '#core/people/retention-tables.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof peopleTables>, Adds<typeof retentionTables> {}
  interface Words extends Adds<(typeof peopleWords)['en']> {}
  interface Problems extends Adds<typeof peopleProblems> {}
}

export const people = chapter({
  tables: { ...peopleTables, ...retentionTables },
  words: [peopleWords],
  problems: peopleProblems,
  commands: peopleCommands,
  memberCommands: [],
  sentences: peopleSentences,
})
