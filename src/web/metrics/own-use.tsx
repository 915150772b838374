/** What the sources of usage saw of oneself last: nothing of anybody else. */
import { catalogue } from '#core/kernel/words.ts'
import { voice } from '#web/base/language.ts'
import { useAnswer } from '#web/sync/use-answer.ts'

const words = voice(
  catalogue({
    en: {
      seen: ({ tool, on }: { tool: string; on: string }, f) => `You were last seen in ${tool} on ${f.day(on)}.`,
      never: ({ tool }: { tool: string }) => `You have not been seen in ${tool} yet.`,
      about: 'Only you, your champion and the rollout lead see this.',
    },
    nl: {
      seen: ({ tool, on }, f) => `Je bent het laatst in ${tool} gezien op ${f.day(on)}.`,
      never: ({ tool }) => `Je bent nog niet in ${tool} gezien.`,
      about: 'Alleen jij, je ambassadeur en de projectleider zien dit.',
    },
  }),
)

export const OwnUse = ({ tool }: { tool: string }) => {
  const { value } = useAnswer<{ readonly isTold: boolean; readonly lastOn: string | null }>('/api/usage/own')
  if (!value?.isTold) return null
  return (
    <p class="small soft">
      {value.lastOn === null ? words('never', { tool }) : words('seen', { tool, on: value.lastOn })} {words('about')}
    </p>
  )
}
