/** Training: sessions, attendance, office hours, materials and buddies. */
import { chapter } from '#core/kernel/chapter.ts'
import { askHelp, settleHelp } from '#core/training/help-commands.ts'
import { cannotCome, signUp } from '#core/training/seat-commands.ts'
import { sessionEventWords } from '#core/training/session-event-words.ts'
import { trainingCommands } from '#core/training/training-commands.ts'
import { trainingSentences } from '#core/training/training-sentences.ts'
import { trainingTables } from '#core/training/training-tables.ts'
import { trainingProblems, trainingWords } from '#core/training/training-words.ts'
import { trainingNoticeWords } from '#core/training/training-notice-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof trainingTables> {}
  interface Words
    extends Adds<(typeof trainingWords)['en']>, Adds<(typeof trainingNoticeWords)['en']>, Adds<(typeof sessionEventWords)['en']> {}
  interface Problems extends Adds<typeof trainingProblems> {}
}

export const training = chapter({
  tables: trainingTables,
  words: [trainingWords, trainingNoticeWords, sessionEventWords],
  problems: trainingProblems,
  commands: trainingCommands,
  memberCommands: [askHelp, settleHelp, cannotCome, signUp],
  sentences: trainingSentences,
})
