/** Sessions, office hours and buddies with dates, seats and names; what people learn from, and who was there. */
import { table } from '#core/kernel/table.ts'

export const sessionTable = table('session', {
  about:
    'A group session: when (instant), where or online (form: room, online, lowData), in which language, how many seats; fixedAt when somebody set it by hand and a replan leaves it, cancelledAt, and closedAt when attendance is complete.',
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
    link: 'text?',
    fixedAt: 'text?',
    cancelledAt: 'text?',
    closedAt: 'text?',
  },
  speaksOf: { location: 'locationId' },
})

export const attendeeTable = table('attendee', {
  about:
    'Who has a seat in which session, waits for one, or said that they cannot come (state: seat, waiting, apology); chosenAt when it was their own doing, which a replan leaves (TR-6).',
  key: ['rolloutId', 'sessionKey', 'personId'],
  columns: {
    rolloutId: 'text',
    sessionKey: 'text',
    personId: 'text',
    locationId: 'text?',
    state: 'text',
    chosenAt: 'text?',
    because: 'text?',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const attendanceTable = table('attendance', {
  about: 'How many minutes somebody was at a session, and who says so (source: hand, teams, zoom); nought minutes: did not come (TR-6).',
  key: ['rolloutId', 'sessionKey', 'personId'],
  columns: {
    rolloutId: 'text',
    sessionKey: 'text',
    personId: 'text',
    locationId: 'text?',
    minutes: 'real',
    source: 'text',
    notedAt: 'text',
    notedBy: 'text',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
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

export const appointmentTable = table('appointment', {
  about:
    'Help for one person: asked for, booked within an office hour or at a time of its own, or a drop-in written down afterwards; state (asked, booked, done, missed, cancelled) and what came of it (TR-3).',
  key: ['rolloutId', 'appointmentId'],
  columns: {
    rolloutId: 'text',
    appointmentId: 'text',
    personId: 'text',
    locationId: 'text?',
    officeKey: 'text?',
    hostId: 'text?',
    startsAt: 'text?',
    minutes: 'integer',
    topic: 'text?',
    state: 'text',
    askedAt: 'text',
    settledAt: 'text?',
    log: 'text?',
  },
  speaksOf: { person: 'personId', location: 'locationId' },
})

export const resourceTable = table('resource', {
  about:
    'Something to learn from by oneself, in one language: kind (quickStart, video, faq, cheatSheet, other), state (missing, draft, final), size in bytes, pages or minutes (extent), a link or an uploaded file, and the lighter one to take where data is dear (TR-4).',
  key: ['rolloutId', 'resourceId'],
  columns: {
    rolloutId: 'text',
    resourceId: 'text',
    kind: 'text',
    language: 'text',
    title: 'text',
    state: 'text',
    bytes: 'integer?',
    extent: 'integer?',
    link: 'text?',
    fileName: 'text?',
    mediaType: 'text?',
    sha256: 'text?',
    lighterId: 'text?',
    changedAt: 'text',
    changedBy: 'text',
  },
})

export const buddyTable = table('buddy', {
  about:
    'Someone of an earlier phase beside someone of a later one, and why these two (TR-5). because is a JSON list of notes; chosenAt when somebody chose the pair by hand, which a replan leaves.',
  key: ['rolloutId', 'personId'],
  columns: { rolloutId: 'text', personId: 'text', buddyId: 'text', because: 'text', chosenAt: 'text?' },
  speaksOf: { person: 'personId' },
})
