/** What is said about machine tokens. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const tokenWords = catalogue({
  en: {
    'access.tokenThere': 'An API token with this id or secret exists already. Create one with a new id and secret.',
    'access.rightNotYours': ({ right }: { right: string }) =>
      `An API token can do no more than you, and you do not have the right “${right}”. Leave it out, or ask the owner to create the token.`,
    'access.tokenUnknown': 'This API token does not exist. Look at the list in the settings.',
  },
  nl: {
    'access.tokenThere': 'Er is al een API-sleutel met dit nummer of dit geheim. Maak er een met een nieuw nummer en geheim.',
    'access.rightNotYours': ({ right }) =>
      `Een API-sleutel mag nooit meer dan jij, en het recht “${right}” heb je niet. Laat het weg, of vraag de eigenaar om de sleutel te maken.`,
    'access.tokenUnknown': 'Deze API-sleutel bestaat niet. Kijk in de lijst bij de instellingen.',
  },
})

export const tokenProblems = {
  'access.tokenThere': 'conflict',
  'access.rightNotYours': 'refused',
  'access.tokenUnknown': 'notFound',
} as const satisfies Record<string, ProblemKind>
