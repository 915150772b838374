/** What a session is called in a calendar; apart from the other words, because a member's phone says them. */
import { catalogue } from '#core/kernel/words.ts'

export const sessionEventWords = catalogue({
  en: {
    'training.event.title': ({ tool }: { tool: string }) => `${tool} training`,
    'training.event.with': ({ trainer }: { trainer: string | null }): string =>
      trainer === null ? 'Trainer to be announced' : `With ${trainer}`,
    'training.event.online': 'Online',
  },
  nl: {
    'training.event.title': ({ tool }) => `Training voor ${tool}`,
    'training.event.with': ({ trainer }): string => (trainer === null ? 'Trainer volgt' : `Met ${trainer}`),
    'training.event.online': 'Online',
  },
})
