/** What is said about machine tokens. */
import type { ProblemKind } from '#core/kernel/problem.ts'
import { catalogue } from '#core/kernel/words.ts'

export const tokenWords = catalogue({
  en: {
    'access.tokenThere': 'A token with this id or this secret is there already. Make a new one with an id and a secret of its own.',
    'access.rightNotYours': ({ right }: { right: string }) =>
      `A token can do no more than you, and you do not have the right “${right}”. Leave it out, or ask the owner to make the token.`,
    'access.tokenUnknown': 'This token does not exist. Look at the list in the settings.',
  },
  nl: {
    'access.tokenThere': 'Er is al een token met dit nummer of dit geheim. Maak een nieuwe, met een eigen nummer en geheim.',
    'access.rightNotYours': ({ right }) =>
      `Een token mag nooit meer dan jij, en het recht ‘${right}’ heb je niet. Laat het weg, of vraag de eigenaar om de token te maken.`,
    'access.tokenUnknown': 'Deze token bestaat niet. Kijk in de lijst bij de instellingen.',
  },
})

export const tokenProblems = {
  'access.tokenThere': 'conflict',
  'access.rightNotYours': 'refused',
  'access.tokenUnknown': 'notFound',
} as const satisfies Record<string, ProblemKind>
