/** Plan: rollouts, phases, dates and the plan that ties them. */
import { chapter } from '#core/kernel/chapter.ts'
import { cohortProblems, cohortWords } from '#core/plan/cohort-words.ts'
import { phaseWords } from '#core/plan/phase-words.ts'
import { planTables } from '#core/plan/plan-tables.ts'
import { planProblems, planWords } from '#core/plan/plan-words.ts'
import { staffProblems, staffWords } from '#core/plan/staff-words.ts'
import { timelineProblems, timelineWords } from '#core/plan/timeline-words.ts'
import { planCommands } from '#core/planning/plan-commands.ts'
import { planSentences } from '#core/planning/plan-sentences.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof planTables> {}
  interface Words
    extends
      Adds<(typeof planWords)['en']>,
      Adds<(typeof phaseWords)['en']>,
      Adds<(typeof cohortWords)['en']>,
      Adds<(typeof timelineWords)['en']>,
      Adds<(typeof staffWords)['en']> {}
  interface Problems
    extends Adds<typeof planProblems>, Adds<typeof cohortProblems>, Adds<typeof timelineProblems>, Adds<typeof staffProblems> {}
}

export const plan = chapter({
  tables: planTables,
  words: [planWords, phaseWords, cohortWords, timelineWords, staffWords],
  problems: { ...planProblems, ...cohortProblems, ...timelineProblems, ...staffProblems },
  commands: planCommands,
  memberCommands: [],
  sentences: planSentences,
})
