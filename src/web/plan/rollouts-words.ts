/** The words about the rollouts of an organisation. */
import { catalogue } from '#core/kernel/words.ts'

export const rolloutsWords = catalogue({
  en: {
    rollouts: 'Rollouts',
    rolloutsText: 'Each new tool is a rollout of its own, with its own plan and days. The people are the same ones.',
    beginAnother: 'Begin another rollout',
    startsOn: ({ day }: { day: string }) => `first day ${day}`,
    shown: 'shown on this device',
    show: 'Show this one',
  },
  nl: {
    rollouts: 'Alle uitrollen',
    rolloutsText: 'Elk nieuw systeem heeft een eigen uitrol, met een eigen plan en eigen dagen. De mensen blijven dezelfde.',
    beginAnother: 'Nog een uitrol beginnen',
    startsOn: ({ day }) => `eerste dag ${day}`,
    shown: 'te zien op dit toestel',
    show: 'Deze laten zien',
  },
})
