/** Every table of the product, by name: the one list that storage, feed, access and the browser's store stand on. */
import { invitationTable, membershipTable } from '#core/access/membership-tables.ts'
import { accessTokenTable } from '#core/access/token-tables.ts'
import { checklistItemTable } from '#core/checklist/checklist-tables.ts'
import {
  briefingTable,
  channelTable,
  deliveryTable,
  letterTable,
  messageTable,
  messageTextTable,
  noticeTable,
  pauseTable,
  postTable,
} from '#core/communication/communication-tables.ts'
import { organisationTable } from '#core/organisation/organisation-tables.ts'
import { championTable, personTable } from '#core/people/people-tables.ts'
import { retentionTable } from '#core/people/retention-tables.ts'
import {
  baselineTable,
  calendarLinkTable,
  freezeTable,
  participantTable,
  phaseSiteTable,
  phaseTable,
  rolloutTable,
  warningTable,
} from '#core/plan/plan-tables.ts'
import { holidayTable, locationTable } from '#core/regional/regional-tables.ts'
import { estimateTable, feedbackTable, objectionTable, storyTable } from '#core/resistance/resistance-tables.ts'
import { articleTable, supportTierTable, ticketEventTable, ticketTable } from '#core/support/support-tables.ts'
import {
  appointmentTable,
  attendanceTable,
  attendeeTable,
  buddyTable,
  officeHourTable,
  resourceTable,
  sessionTable,
} from '#core/training/training-tables.ts'

export const tables = {
  organisation: organisationTable,
  location: locationTable,
  holiday: holidayTable,
  person: personTable,
  rollout: rolloutTable,
  participant: participantTable,
  champion: championTable,
  phase: phaseTable,
  phaseSite: phaseSiteTable,
  freeze: freezeTable,
  baseline: baselineTable,
  warning: warningTable,
  message: messageTable,
  session: sessionTable,
  attendee: attendeeTable,
  officeHour: officeHourTable,
  buddy: buddyTable,
  checklistItem: checklistItemTable,
  calendarLink: calendarLinkTable,
  accessToken: accessTokenTable,
  membership: membershipTable,
  invitation: invitationTable,
  retention: retentionTable,
  messageText: messageTextTable,
  briefing: briefingTable,
  delivery: deliveryTable,
  letter: letterTable,
  channel: channelTable,
  post: postTable,
  pause: pauseTable,
  notice: noticeTable,
  attendance: attendanceTable,
  appointment: appointmentTable,
  resource: resourceTable,
  supportTier: supportTierTable,
  ticket: ticketTable,
  ticketEvent: ticketEventTable,
  article: articleTable,
  objection: objectionTable,
  story: storyTable,
  feedback: feedbackTable,
  estimate: estimateTable,
} as const

declare module '#core/kernel/register.ts' {
  interface Register {
    readonly tables: typeof tables
  }
}

export type { Row, StoredRow, TableName } from '#core/kernel/rows.ts'
