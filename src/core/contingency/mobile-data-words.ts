/** The refusals of readings of mobile data. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const mobileDataWords = catalogue({
  en: {
    'contingency.counterFell': ({ from, to }: { from: number; to: number }, f) =>
      `The second reading, ${f.number(to)}\u00a0MB, is lower than the first, ${f.number(from)}\u00a0MB: the counter was reset in between. Measure again with two new readings.`,
    'contingency.readingOrder': 'The second reading needs its megabytes and a day that is not before the first. Enter both.',
  },
  nl: {
    'contingency.counterFell': ({ from, to }, f) =>
      `De tweede tellerstand, ${f.number(to)}\u00a0MB, is lager dan de eerste, ${f.number(from)}\u00a0MB: de telling is tussendoor opnieuw begonnen. Meet opnieuw met twee nieuwe tellerstanden.`,
    'contingency.readingOrder': 'De tweede tellerstand heeft megabytes nodig en een dag die niet voor de eerste ligt. Vul beide in.',
  },
})

export const mobileDataProblems = {
  'contingency.counterFell': 'invalid',
  'contingency.readingOrder': 'invalid',
} as const satisfies Record<string, ProblemKind>
