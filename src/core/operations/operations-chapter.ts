/** Operations: what the server says when it cannot work as a whole. */
import { chapter } from '#core/kernel/chapter.ts'
import { operationsProblems, operationsWords } from '#core/operations/operations-words.ts'

declare module '#core/kernel/register.ts' {
  interface Words extends Adds<(typeof operationsWords)['en']> {}
  interface Problems extends Adds<typeof operationsProblems> {}
}

export const operations = chapter({
  tables: {},
  words: [operationsWords],
  problems: operationsProblems,
  commands: [],
  memberCommands: [],
  sentences: { en: {}, nl: {} },
})
