/** Sessions, office hours and buddies with dates, seats and names. */
import { table } from '#core/table.ts'

export const sessionTable = table('session', {
  about: 'A group session: when (instant), where or online (form: room, online, lowData), in which language, how many seats.',
  key: ['rolloutId', 'sessionKey'],
  columns: {
    rolloutId: 'text',
    sessionKey: 'text',
    phaseKey: 'text',
    locationId: 'text?',
    language: 'text',
    startsAt: 'text',
    minutes: 'integer',
    seats: 'integer',
    trainer: 'text',
    room: 'text?',
    form: 'text',
  },
  speaksOf: { location: 'locationId' },
})

export const attendeeTable = table('attendee', {
  about: 'Who has a seat in which session.',
  key: ['rolloutId', 'sessionKey', 'personId'],
  columns: { rolloutId: 'text', sessionKey: 'text', personId: 'text' },
  speaksOf: { person: 'personId' },
})

export const officeHourTable = table('officeHour', {
  about: 'A drop-in hour after a go-live, and who sits there (TR-3).',
  key: ['rolloutId', 'officeKey'],
  columns: {
    rolloutId: 'text',
    officeKey: 'text',
    phaseKey: 'text',
    locationId: 'text?',
    startsAt: 'text',
    minutes: 'integer',
    hostId: 'text?',
  },
  speaksOf: { location: 'locationId' },
})

export const buddyTable = table('buddy', {
  about: 'Someone of an earlier phase beside someone of a later one, and why these two (TR-5). because is a JSON list of notes.',
  key: ['rolloutId', 'personId'],
  columns: { rolloutId: 'text', personId: 'text', buddyId: 'text', because: 'text' },
  speaksOf: { person: 'personId' },
})
