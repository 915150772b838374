/** Metrics: sources of usage, their imports, and the usage itself. */
import { chapter } from '#core/kernel/chapter.ts'
import { metricsSentences } from '#core/metrics/metrics-sentences.ts'
import { metricsTables } from '#core/metrics/metrics-tables.ts'
import { metricsProblems, metricsWords } from '#core/metrics/metrics-words.ts'
import { choiceCommands } from '#core/metrics/choice-commands.ts'
import { refusalCommands } from '#core/metrics/refusal-commands.ts'
import { chooseWorkflows } from '#core/metrics/workflow-commands.ts'
import { metricsCommands } from '#core/metrics/source-commands.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof metricsTables> {}
  interface Words extends Adds<(typeof metricsWords)['en']> {}
  interface Problems extends Adds<typeof metricsProblems> {}
}

export const metrics = chapter({
  tables: metricsTables,
  words: [metricsWords],
  problems: metricsProblems,
  commands: [...metricsCommands, ...choiceCommands, chooseWorkflows, ...refusalCommands],
  memberCommands: [],
  sentences: metricsSentences,
})
