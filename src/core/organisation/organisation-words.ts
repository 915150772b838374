/** What is said about the organisation itself. */
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export const organisationWords = catalogue({
  en: {
    'organisation.unknownCurrency': ({ currency }: { currency: string }) =>
      `“${currency}” is not the code of a currency. Use three letters, such as SRD, USD or EUR.`,
  },
  nl: {
    'organisation.unknownCurrency': ({ currency }) => `“${currency}” is geen code van een munt. Gebruik drie letters, zoals SRD, USD of EUR.`,
  },
})

export const organisationProblems = {
  'organisation.unknownCurrency': 'invalid',
} as const satisfies Record<string, ProblemKind>
