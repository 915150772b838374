/** A rollout whose messages are to be written: two places, two languages, two phases, and everything a letter speaks of. */
import { details } from '#core/communication/details.ts'
import type { At } from '#core/kernel/command.ts'
import type { LetterRows } from '#core/communication/letter-facts.ts'
import type { Row, StoredRow, TableName } from '#core/registry/tables.ts'
import { albina, georgetown, person, storedRow } from '#test/cast.ts'

const organisationId = 'marowijne'
const rolloutId = 'crm'
/** Rows as they are stored. */
export const stored = <T extends TableName>(table: T, rows: readonly Partial<Row<T>>[]): StoredRow<T>[] =>
  rows.map((row) => storedRow(table, row))

/** A Monday, two weeks before the first go-live, at nine in Paramaribo and Georgetown is eight. */
export const monday = '2026-11-23'
export const atOf = (over: Partial<At> & { by?: At['by'] } = {}): At => ({
  commandId: 'c',
  organisationId,
  now: '2026-11-23T15:00:00.000Z',
  today: monday,
  zone: 'UTC',
  by: { accountId: 'lilian', name: 'Lilian', personId: 'lilian', places: null },
  ...over,
})
export const champion: At['by'] = { accountId: 'chandra', name: 'Chandra', personId: 'chandra', places: ['albina'] }
export const member: At['by'] = { accountId: 'milton', name: 'Milton', personId: 'milton', places: [] }

export const messageRow = (over: Partial<Row<'message'>> = {}): Row<'message'> => ({
  rolloutId,
  messageKey: 'announcement',
  kind: 'announcement',
  stage: 'before',
  phaseKey: null,
  locationId: null,
  sendOn: monday,
  readers: 5,
  approvedAt: null,
  approvedBy: null,
  heldAt: null,
  heldBy: null,
  heldBecause: null,
  queuedAt: null,
  withdrawnAt: null,
  ...over,
})

export const deliveryRow = (over: Partial<Row<'delivery'>> = {}): StoredRow<'delivery'> => ({
  organisationId,
  version: 1,
  rolloutId,
  messageKey: 'announcement',
  personId: 'milton',
  locationId: 'albina',
  channel: 'email',
  language: 'nl',
  state: 'queued',
  dueAt: '2026-11-23T15:00:00.000Z',
  attempts: 0,
  words: null,
  settledAt: null,
  readAt: null,
  toldBy: null,
  toldHow: null,
  ...over,
})

const part = (personId: string, phaseKey: string, goLiveOn: string): Row<'participant'> => ({
  rolloutId,
  personId,
  pilot: 0,
  keenness: 0,
  oldUse: null,
  nominated: 0,
  phaseKey,
  because: '[]',
  goLiveOn,
  pinnedAt: null,
  pinnedBy: null,
  excludedAt: null,
  excludedBecause: null,
  notBeforeOn: null,
})

const sessionRow = (sessionKey: string, over: Partial<Row<'session'>> = {}): Row<'session'> => ({
  rolloutId,
  sessionKey,
  phaseKey: 'early',
  locationId: 'albina',
  language: 'nl',
  startsAt: '2026-12-03T17:00:00.000Z',
  minutes: 75,
  seats: 12,
  trainer: '1',
  room: 'Zaal 2',
  form: 'room',
  link: null,
  fixedAt: null,
  cancelledAt: null,
  closedAt: null,
  ...over,
})

const phaseRow = (phaseKey: string, position: number, goLiveOn: string, headCount: number): Row<'phase'> => ({
  rolloutId,
  phaseKey,
  position,
  goLiveOn,
  endsOn: goLiveOn,
  headCount,
  share: headCount / 5,
  anchorOn: null,
  notBeforeOn: null,
  waitsSinceOn: null,
})

const seat = (sessionKey: string, personId: string, state = 'seat'): Row<'attendee'> => ({
  rolloutId,
  sessionKey,
  personId,
  locationId: null,
  state,
  chosenAt: null,
  because: null,
})

type Stored = {
  -readonly [K in keyof LetterRows]: LetterRows[K][number] extends infer R ? (R & { organisationId: string; version: number })[] : never
}

/** What everyone is told, alike in both languages, so that a test need not ask who reads which. */
const told = {
  benefit: 'you see in one place what a customer was promised',
  problem: 'orders got lost between four spreadsheets',
  pilotGroup: 'six colleagues in Sales',
  pilotResult: 'an order took half the time',
} as const

/** Chandra helps in Albina and goes first with Milton; Ravi and Anita work in Georgetown, in English; Lilian leads. */
export const letterRows = (): Stored => ({
  organisation: stored('organisation', [
    {
      id: organisationId,
      name: 'Marowijne Trading',
      country: 'SR',
      zone: 'America/Paramaribo',
      language: 'nl',
      currency: 'SRD',
      createdAt: '2026-11-01T12:00:00.000Z',
      inviteDays: null,
    },
  ]),
  rollouts: stored('rollout', [
    {
      rolloutId,
      tool: 'HORIZON CRM',
      benefit: told.benefit,
      problem: told.problem,
      oldSystem: 'the spreadsheets',
      complexity: 'moderate',
      critical: 0,
      startOn: '2026-12-07',
      approach: null,
      approachReason: null,
      approachBy: null,
      approachAt: null,
      settings: '{}',
      draftedAt: '2026-11-20T12:00:00.000Z',
      approvedAt: null,
      approvedBy: null,
    },
  ]),
  people: stored('person', [
    person('chandra'),
    { ...person('milton'), name: 'Pinas, Milton' },
    { ...person('anita', 'georgetown'), email: null },
    person('ravi', 'georgetown'),
    { ...person('lilian'), language: 'en' },
  ]),
  locations: stored('location', [albina, georgetown]),
  participants: stored('participant', [
    part('chandra', 'early', '2026-12-07'),
    part('milton', 'early', '2026-12-07'),
    part('anita', 'core', '2026-12-21'),
    part('ravi', 'core', '2026-12-21'),
    part('lilian', 'core', '2026-12-21'),
  ]),
  phases: stored('phase', [
    phaseRow('early', 1, '2026-12-07', 2),
    phaseRow('core', 2, '2026-12-21', 3),
    phaseRow('off', 3, '2027-01-29', 0),
  ]),
  champions: stored('champion', [
    { rolloutId, personId: 'chandra', locationId: 'albina', because: '[]' },
    { rolloutId, personId: 'ravi', locationId: 'georgetown', because: '[]' },
  ]),
  messages: stored('message', [
    messageRow(),
    messageRow({ messageKey: 'reminder:early', kind: 'reminder', phaseKey: 'early', sendOn: '2026-11-30', readers: 2 }),
    messageRow({
      messageKey: 'welcome:core:georgetown',
      kind: 'welcome',
      stage: 'during',
      phaseKey: 'core',
      locationId: 'georgetown',
      sendOn: '2026-12-21',
      readers: 2,
    }),
    messageRow({ messageKey: 'update:2026-12-11', kind: 'update', stage: 'during', sendOn: '2026-12-11' }),
    messageRow({ messageKey: 'retrospective', kind: 'retrospective', stage: 'after', sendOn: '2027-02-01' }),
  ]),
  texts: [],
  translations: [],
  details: stored(
    'detail',
    details.map((detail) => ({ rolloutId, detail, language: 'en', text: told[detail] })),
  ),
  briefings: stored('briefing', [
    {
      rolloutId,
      pilotGroup: told.pilotGroup,
      pilotResult: told.pilotResult,
      askName: 'Lilian',
      askContact: 'ext. 12',
      signedBy: 'The rollout team',
    },
  ]),
  channels: [],
  sessions: stored('session', [
    sessionRow('early/albina/1'),
    sessionRow('core/georgetown/1', {
      phaseKey: 'core',
      locationId: 'georgetown',
      language: 'en',
      startsAt: '2026-12-17T13:00:00.000Z',
      room: null,
      form: 'online',
    }),
  ]),
  attendees: stored('attendee', [
    seat('early/albina/1', 'chandra'),
    seat('early/albina/1', 'milton'),
    seat('core/georgetown/1', 'anita'),
    seat('core/georgetown/1', 'ravi'),
    seat('core/georgetown/1', 'lilian', 'waiting'),
  ]),
  attendances: [],
  buddies: stored('buddy', [{ rolloutId, personId: 'anita', buddyId: 'milton', because: '[]', chosenAt: null }]),
  tiers: stored('supportTier', [{ rolloutId, tier: 3, ownerId: null, name: 'IT desk', contact: 'it@marowijne.internal', hours: 8 }]),
  articles: [],
  tickets: [],
  stories: [],
  feedback: [],
  goals: [],
  toldPhases: [],
})
