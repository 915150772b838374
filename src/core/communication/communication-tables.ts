/** Which message goes out on which day, to whom. */
import { table } from '#core/table.ts'

export const messageTable = table('message', {
  about:
    'A planned message: kind (announcement, reminder, welcome, update, retrospective), stage (before, during, after), day, phase and place if it is for one, and how many readers.',
  key: ['rolloutId', 'messageKey'],
  columns: {
    rolloutId: 'text',
    messageKey: 'text',
    kind: 'text',
    stage: 'text',
    phaseKey: 'text?',
    locationId: 'text?',
    sendOn: 'text',
    readers: 'integer',
  },
  speaksOf: { location: 'locationId' },
})
