/** The tables of carrying a rollout out: messages on their way, training as it happens, support, objections; and the work that waits. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely'

/** Each table as its key and its columns; a column is text unless it says otherwise, a question mark means that it may be empty. */
const made: Readonly<Record<string, readonly [key: string, columns: string]>> = {
  messageText: ['rolloutId scope language', 'rolloutId scope language subject body editedAt editedBy'],
  briefing: ['rolloutId', 'rolloutId pilotGroup:text? pilotResult:text? askName:text? askContact:text? signedBy:text?'],
  delivery: [
    'rolloutId messageKey personId',
    'rolloutId messageKey personId locationId:text? channel language state dueAt attempts:integer words:text? settledAt:text? readAt:text? toldBy:text? toldHow:text?',
  ],
  letter: ['rolloutId messageKey personId', 'rolloutId messageKey personId locationId:text? language subject body'],
  channel: ['rolloutId channelId', 'rolloutId channelId kind name language address addedAt addedBy removedAt:text?'],
  post: ['rolloutId messageKey channelId', 'rolloutId messageKey channelId state dueAt attempts:integer words:text? settledAt:text?'],
  pause: ['rolloutId pauseId', 'rolloutId pauseId phaseKey:text? locationId:text? because pausedAt pausedBy endedAt:text? endedBy:text?'],
  notice: [
    'noticeId',
    'noticeId rolloutId personId code params path:text? sessionKey:text? method:text? sequence:integer createdAt state dueAt attempts:integer words:text? settledAt:text? readAt:text?',
  ],
  attendance: ['rolloutId sessionKey personId', 'rolloutId sessionKey personId locationId:text? minutes:real source notedAt notedBy'],
  appointment: [
    'rolloutId appointmentId',
    'rolloutId appointmentId personId locationId:text? officeKey:text? hostId:text? startsAt:text? minutes:integer topic:text? state askedAt settledAt:text? log:text?',
  ],
  resource: [
    'rolloutId resourceId',
    'rolloutId resourceId kind language title state bytes:integer? extent:integer? link:text? fileName:text? mediaType:text? sha256:text? lighterId:text? changedAt changedBy',
  ],
  supportTier: ['rolloutId tier', 'rolloutId tier:integer ownerId:text? name:text? contact:text? hours:real'],
  ticket: [
    'rolloutId ticketId',
    'rolloutId ticketId personId locationId:text? language question page:text? device:text? tier:integer ownerId:text? state openedAt openedBy tierSince dueAt:text? solvedAt:text? solvedTier:integer? solvedBy:text? answer:text? articleId:text?',
  ],
  ticketEvent: [
    'rolloutId ticketId eventId',
    'rolloutId ticketId eventId personId locationId:text? at by kind tier:integer text:text? reference:text?',
  ],
  article: [
    'rolloutId articleId',
    'rolloutId articleId language title body workaround:integer ticketId:text? changedAt changedBy withdrawnAt:text?',
  ],
  objection: [
    'rolloutId objectionId',
    'rolloutId objectionId personId:text? locationId:text? kind words:text? response:text? outcome loggedAt loggedBy answeredAt:text? answeredBy:text?',
  ],
  story: [
    'rolloutId storyId',
    'rolloutId storyId personId:text? locationId:text? kind text notedAt notedBy consentAt:text? chosenAt:text? toldIn:text?',
  ],
  feedback: [
    'rolloutId feedbackId',
    'rolloutId feedbackId personId locationId:text? text givenAt state answer:text? answeredAt:text? answeredBy:text? toldIn:text?',
  ],
  estimate: ['rolloutId what', 'rolloutId what amount basis source notedAt notedBy'],
}

const added: Readonly<Record<string, string>> = {
  message: 'approvedAt:text? approvedBy:text? heldAt:text? heldBy:text? heldBecause:text? queuedAt:text? withdrawnAt:text?',
  session: 'link:text? fixedAt:text? cancelledAt:text? closedAt:text?',
  attendee: 'locationId:text? chosenAt:text? because:text?',
  buddy: 'chosenAt:text?',
  checklistItem: 'seen:text?',
}

interface Column {
  readonly name: string
  readonly type: 'text' | 'integer' | 'double precision'
  readonly mayBeEmpty: boolean
}

const columnsIn = (text: string): Column[] =>
  text.split(' ').map((one) => {
    const [name = '', kind = 'text'] = one.split(':')
    const bare = kind.replace('?', '')
    return { name, type: bare === 'real' ? 'double precision' : bare === 'integer' ? 'integer' : 'text', mayBeEmpty: kind.endsWith('?') }
  })

export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const [name, [key, columns]] of Object.entries(made)) {
    let table: CreateTableBuilder<string, string> = db.schema
      .createTable(name)
      .addColumn('organisationId', 'text', (column) => column.notNull())
      .addColumn('version', 'integer', (column) => column.notNull())
    for (const one of columnsIn(columns))
      table = table.addColumn(one.name, one.type, (column) => (one.mayBeEmpty ? column : column.notNull()))
    await table.addPrimaryKeyConstraint(`${name}_key`, ['organisationId', ...key.split(' ')]).execute()
    await db.schema.createIndex(`${name}_version`).on(name).columns(['organisationId', 'version']).execute()
  }
  for (const [name, columns] of Object.entries(added))
    for (const one of columnsIn(columns)) await db.schema.alterTable(name).addColumn(one.name, one.type).execute()
  await db.schema
    .alterTable('attendee')
    .addColumn('state', 'text', (column) => column.notNull().defaultTo('seat'))
    .execute()
  // Seats that were given before say whose place they are for, so that its champion can see who comes.
  await sql`update "attendee" set "locationId" = (select "locationId" from "person"
    where "person"."organisationId" = "attendee"."organisationId" and "person"."personId" = "attendee"."personId")`.execute(db)
  await sql`update "feed" set "location" = (select "locationId" from "person"
    where "person"."organisationId" = "feed"."organisationId" and "person"."personId" = "feed"."person") where "table" = 'attendee'`.execute(
    db,
  )
  await db.schema
    .createTable('job')
    .addColumn('organisationId', 'text', (column) => column.notNull())
    .addColumn('jobId', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('runAt', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('leasedBy', 'text')
    .addColumn('leaseUntil', 'text')
    .addColumn('point', 'text')
    .addColumn('outcome', 'text')
    .addPrimaryKeyConstraint('job_key', ['organisationId', 'jobId'])
    .execute()
  await db.schema.createIndex('job_due').on('job').columns(['state', 'runAt']).execute()
  await db.schema.createIndex('delivery_state').on('delivery').columns(['organisationId', 'state', 'dueAt']).execute()
}
