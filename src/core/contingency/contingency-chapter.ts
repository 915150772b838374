/** Contingency: issues and pauses, the way back, the old system until it is switched off, and work without a connection. */
import { contingencyCommands } from '#core/contingency/contingency-commands.ts'
import { contingencySentences } from '#core/contingency/contingency-sentences.ts'
import { contingencyTables } from '#core/contingency/contingency-tables.ts'
import { contingencyProblems, contingencyWords } from '#core/contingency/contingency-words.ts'
import { mobileDataProblems, mobileDataWords } from '#core/contingency/mobile-data-words.ts'
import { offlinePlanSentences } from '#core/contingency/offline-plan-sentences.ts'
import { oldSystemSentences } from '#core/contingency/old-system-sentences.ts'
import { oldSystemProblems, oldSystemWords } from '#core/contingency/old-system-words.ts'
import { rollbackSentences } from '#core/contingency/rollback-sentences.ts'
import { rollbackProblems, rollbackWords } from '#core/contingency/rollback-words.ts'
import { runbookSentences } from '#core/contingency/runbook-sentences.ts'
import { runbookProblems, runbookWords } from '#core/contingency/runbook-words.ts'
import { chapter } from '#core/kernel/chapter.ts'
import { contingencyNoticeWords } from '#core/contingency/contingency-notice-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof contingencyTables> {}
  interface Words extends Adds<
    (typeof contingencyWords)['en'] &
      (typeof runbookWords)['en'] &
      (typeof oldSystemWords)['en'] &
      (typeof rollbackWords)['en'] &
      (typeof mobileDataWords)['en'] &
      (typeof contingencyNoticeWords)['en']
  > {}
  interface Problems extends Adds<
    typeof contingencyProblems & typeof runbookProblems & typeof oldSystemProblems & typeof rollbackProblems & typeof mobileDataProblems
  > {}
}

export const contingency = chapter({
  tables: contingencyTables,
  words: [contingencyWords, runbookWords, oldSystemWords, rollbackWords, mobileDataWords, contingencyNoticeWords],
  problems: { ...contingencyProblems, ...runbookProblems, ...oldSystemProblems, ...rollbackProblems, ...mobileDataProblems },
  commands: contingencyCommands,
  memberCommands: [],
  sentences: {
    en: {
      ...contingencySentences.en,
      ...runbookSentences.en,
      ...oldSystemSentences.en,
      ...rollbackSentences.en,
      ...offlinePlanSentences.en,
    },
    nl: {
      ...contingencySentences.nl,
      ...runbookSentences.nl,
      ...oldSystemSentences.nl,
      ...rollbackSentences.nl,
      ...offlinePlanSentences.nl,
    },
  },
})
