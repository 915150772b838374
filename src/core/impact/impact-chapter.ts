/** Impact: what the new tool changes in minutes, errors and hours, measured before and after. */
import { chapter } from '#core/kernel/chapter.ts'
import { describeMeasure, freezeBaseline, importReadings, noteEstimate, removeReading, timeTask } from '#core/impact/impact-commands.ts'
import { impactSentences } from '#core/impact/impact-sentences.ts'
import { impactTables } from '#core/impact/impact-tables.ts'
import { impactProblems, impactWords } from '#core/impact/impact-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof impactTables> {}
  interface Words extends Adds<(typeof impactWords)['en']> {}
  interface Problems extends Adds<typeof impactProblems> {}
}

export const impact = chapter({
  tables: impactTables,
  words: [impactWords],
  problems: impactProblems,
  commands: [describeMeasure, noteEstimate, timeTask, importReadings, removeReading, freezeBaseline],
  memberCommands: [timeTask],
  sentences: impactSentences,
})
