/** The words about the rollouts of an organisation. */
import { catalogue } from '#core/kernel/words.ts'

export const rolloutsWords = catalogue({
  en: {
    rollouts: 'Rollouts',
    rolloutsText: 'Each new tool is a separate rollout with its own plan and dates. The people are shared.',
    beginAnother: 'Start a rollout',
    startsOn: ({ day }: { day: string }) => `first day ${day}`,
    shown: 'shown on this device',
    show: 'Show',
  },
  nl: {
    rollouts: 'Uitrollen',
    rolloutsText: 'Elk nieuw systeem is een eigen uitrol, met een eigen plan en eigen datums. De mensen zijn gedeeld.',
    beginAnother: 'Uitrol starten',
    startsOn: ({ day }) => `eerste dag ${day}`,
    shown: 'getoond op dit apparaat',
    show: 'Tonen',
  },
})
