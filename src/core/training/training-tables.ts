/** Sessions, office hours and buddies with dates, seats and names; what people learn from, and who was there. */
import { table } from '#core/kernel/table.ts'

const session = table('session', {
  about:
    'A group session: when (instant), where or online (form: room, online, lowData), in which language, how many seats; fixedAt when somebody set it by hand and a replan leaves it, cancelledAt, and closedAt when attendance is complete.',
  label: { en: 'Session', nl: 'Sessie' },
  readers: 'everyone',
  key: ['rolloutId', 'sessionKey'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    sessionKey: { kind: 'text', en: 'session', nl: 'sessie' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    startsAt: { kind: 'text', en: 'starts at', nl: 'begint om' },
    minutes: { kind: 'integer', en: 'minutes', nl: 'minuten' },
    seats: { kind: 'integer', en: 'seats', nl: 'plaatsen' },
    trainer: { kind: 'text', en: 'trainer', nl: 'trainer', personal: 'quotes' },
    room: { kind: 'text?', en: 'room', nl: 'zaal', personal: 'quotes' },
    form: { kind: 'text', en: 'form', nl: 'vorm', personal: 'plain' },
    link: { kind: 'text?', en: 'link', nl: 'link', personal: 'plain' },
    fixedAt: { kind: 'text?', en: 'fixed on', nl: 'vastgelegd op' },
    cancelledAt: { kind: 'text?', en: 'cancelled on', nl: 'geannuleerd op' },
    closedAt: { kind: 'text?', en: 'closed on', nl: 'afgesloten op' },
  },
})

const attendee = table('attendee', {
  about:
    'Who has a seat in which session, waits for one, or said that they cannot come (state: seat, waiting, apology); chosenAt when it was their own doing, which a replan leaves (TR-6).',
  label: { en: 'Seat', nl: 'Plaats' },
  readers: 'concerned',
  key: ['rolloutId', 'sessionKey', 'personId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    sessionKey: { kind: 'text', en: 'session', nl: 'sessie' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    chosenAt: { kind: 'text?', en: 'chosen on', nl: 'gekozen op' },
    because: { kind: 'text?', en: 'reason', nl: 'reden', personal: 'own' },
  },
})

const attendance = table('attendance', {
  about: 'How many minutes somebody was at a session, and who says so (source: hand, teams, zoom); nought minutes: did not come (TR-6).',
  label: { en: 'Attendance', nl: 'Aanwezigheid' },
  readers: 'concerned',
  key: ['rolloutId', 'sessionKey', 'personId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    sessionKey: { kind: 'text', en: 'session', nl: 'sessie' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    minutes: { kind: 'real', en: 'minutes present', nl: 'minuten aanwezig' },
    source: { kind: 'text', en: 'source', nl: 'bron', personal: 'plain' },
    notedAt: { kind: 'text', en: 'recorded on', nl: 'vastgelegd op' },
    notedBy: { kind: 'text', en: 'recorded by', nl: 'vastgelegd door', personal: 'quotes' },
  },
})

const officeHour = table('officeHour', {
  about: 'A drop-in hour after a go-live, and who sits there (TR-3).',
  label: { en: 'Office hour', nl: 'Inloopuur' },
  readers: 'concerned',
  key: ['rolloutId', 'officeKey'],
  speaksOf: { location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    officeKey: { kind: 'text', en: 'office hour', nl: 'inloopuur' },
    phaseKey: { kind: 'text', en: 'phase', nl: 'fase' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    startsAt: { kind: 'text', en: 'starts at', nl: 'begint om' },
    minutes: { kind: 'integer', en: 'minutes', nl: 'minuten' },
    hostId: { kind: 'text?', en: 'host', nl: 'begeleider' },
  },
})

const appointment = table('appointment', {
  about:
    'Help for one person: asked for, booked within an office hour or at a time of its own, or a drop-in written down afterwards; state (asked, booked, done, missed, cancelled) and what came of it (TR-3).',
  label: { en: 'Appointment', nl: 'Afspraak' },
  readers: 'concerned',
  key: ['rolloutId', 'appointmentId'],
  speaksOf: { person: 'personId', location: 'locationId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    appointmentId: { kind: 'text', en: 'appointment', nl: 'afspraak' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    locationId: { kind: 'text?', en: 'location', nl: 'locatie' },
    officeKey: { kind: 'text?', en: 'office hour', nl: 'inloopuur' },
    hostId: { kind: 'text?', en: 'host', nl: 'begeleider' },
    startsAt: { kind: 'text?', en: 'starts at', nl: 'begint om' },
    minutes: { kind: 'integer', en: 'minutes', nl: 'minuten' },
    topic: { kind: 'text?', en: 'topic', nl: 'onderwerp', personal: 'own' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    askedAt: { kind: 'text', en: 'asked on', nl: 'gevraagd op' },
    settledAt: { kind: 'text?', en: 'settled on', nl: 'afgehandeld op' },
    log: { kind: 'text?', en: 'what was done', nl: 'wat er is gedaan', personal: 'own' },
  },
})

const resource = table('resource', {
  about:
    'Something to learn from by oneself, in one language: kind (quickStart, video, faq, cheatSheet, other), state (missing, draft, final), size in bytes, pages or minutes (extent), a link or an uploaded file, and the lighter one to take where data is dear (TR-4).',
  label: { en: 'Material', nl: 'Trainingsmateriaal' },
  readers: 'everyone',
  key: ['rolloutId', 'resourceId'],
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    resourceId: { kind: 'text', en: 'material', nl: 'trainingsmateriaal' },
    kind: { kind: 'text', en: 'kind', nl: 'soort', personal: 'plain' },
    language: { kind: 'text', en: 'language', nl: 'taal', personal: 'plain' },
    title: { kind: 'text', en: 'title', nl: 'titel', personal: 'quotes' },
    state: { kind: 'text', en: 'state', nl: 'status', personal: 'plain' },
    bytes: { kind: 'integer?', en: 'size in bytes', nl: 'grootte in bytes' },
    extent: { kind: 'integer?', en: 'pages or minutes', nl: 'pagina’s of minuten' },
    link: { kind: 'text?', en: 'link', nl: 'link', personal: 'quotes' },
    fileName: { kind: 'text?', en: 'file name', nl: 'bestandsnaam', personal: 'quotes' },
    mediaType: { kind: 'text?', en: 'file type', nl: 'bestandstype', personal: 'plain' },
    sha256: { kind: 'text?', en: 'SHA-256 of the file', nl: 'SHA-256 van het bestand', personal: 'plain' },
    lighterId: { kind: 'text?', en: 'lighter version', nl: 'lichtere versie' },
    changedAt: { kind: 'text', en: 'changed on', nl: 'gewijzigd op' },
    changedBy: { kind: 'text', en: 'changed by', nl: 'gewijzigd door', personal: 'quotes' },
  },
})

const buddy = table('buddy', {
  about:
    'Someone of an earlier phase beside someone of a later one, and why these two (TR-5). because is a JSON list of notes; chosenAt when somebody chose the pair by hand, which a replan leaves.',
  label: { en: 'Maatje', nl: 'Maatje' },
  readers: 'concerned',
  key: ['rolloutId', 'personId'],
  speaksOf: { person: 'personId' },
  columns: {
    rolloutId: { kind: 'text', en: 'rollout', nl: 'uitrol' },
    personId: { kind: 'text', en: 'person', nl: 'persoon' },
    buddyId: { kind: 'text', en: 'maatje', nl: 'maatje' },
    because: { kind: 'text', en: 'reason', nl: 'reden', personal: 'quotes' },
    chosenAt: { kind: 'text?', en: 'chosen on', nl: 'gekozen op' },
  },
})

export const trainingTables = { session, attendee, attendance, officeHour, appointment, resource, buddy } as const
