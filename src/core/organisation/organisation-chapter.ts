/** Organisation: its name, country, language and zone. */
import { chapter } from '#core/kernel/chapter.ts'
import { organisationCommands } from '#core/organisation/organisation-commands.ts'
import { organisationSentences } from '#core/organisation/organisation-sentences.ts'
import { organisationTables } from '#core/organisation/organisation-tables.ts'
import { organisationProblems, organisationWords } from '#core/organisation/organisation-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof organisationTables> {}
  interface Words extends Adds<(typeof organisationWords)['en']> {}
  interface Problems extends Adds<typeof organisationProblems> {}
}

export const organisation = chapter({
  tables: organisationTables,
  words: [organisationWords],
  problems: organisationProblems,
  commands: organisationCommands,
  memberCommands: [],
  sentences: organisationSentences,
})
