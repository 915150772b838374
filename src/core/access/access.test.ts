import { expect, test } from 'vitest'
import { type Actor, type Role, roles } from '#core/access/access.ts'
import { mayRead, tablesFor } from '#core/access/row-access.ts'
import type { TableName } from '#core/kernel/rows.ts'
import { tables } from '#core/registry/tables.ts'

const actor = (role: Role): Actor => ({
  organisationId: 'ours',
  accountId: 'a',
  name: 'Someone',
  role,
  personId: role === 'owner' || role === 'sponsor' ? null : 'me',
  locationIds: role === 'champion' ? ['albina'] : [],
})

/** A row of a table that speaks of this person and this place, where the table has such columns. */
const row = (table: TableName, person: string | null, location: string | null, organisationId = 'ours'): Record<string, unknown> => {
  const { person: personColumn, location: locationColumn } = tables[table].speaksOf
  return {
    organisationId,
    ...(locationColumn ? { [locationColumn]: location } : {}),
    ...(personColumn ? { [personColumn]: person } : {}),
  }
}

/**
 * Who reads what of whom: `all`, rows of `places` (own, or without one), `near` (of a place of theirs alone), `mine`, `none`, or
 * `named`: rows that name nobody are for everyone, the others for that person and the champions of their place.
 * Written by hand, because it is the promise; a new table has to be put here.
 */
const expected: Record<TableName, Record<'champion' | 'member', 'all' | 'places' | 'near' | 'mine' | 'named' | 'none'>> = {
  organisation: { champion: 'all', member: 'all' },
  location: { champion: 'places', member: 'all' },
  holiday: { champion: 'all', member: 'none' },
  person: { champion: 'places', member: 'mine' },
  rollout: { champion: 'all', member: 'all' },
  participant: { champion: 'mine', member: 'mine' },
  champion: { champion: 'places', member: 'none' },
  phase: { champion: 'all', member: 'all' },
  phaseSite: { champion: 'places', member: 'none' },
  freeze: { champion: 'all', member: 'none' },
  baseline: { champion: 'none', member: 'none' },
  pastBaseline: { champion: 'none', member: 'none' },
  warning: { champion: 'none', member: 'none' },
  message: { champion: 'places', member: 'none' },
  session: { champion: 'places', member: 'all' },
  attendee: { champion: 'places', member: 'mine' },
  officeHour: { champion: 'places', member: 'none' },
  buddy: { champion: 'mine', member: 'mine' },
  checklistItem: { champion: 'all', member: 'none' },
  calendarLink: { champion: 'none', member: 'none' },
  accessToken: { champion: 'none', member: 'none' },
  membership: { champion: 'none', member: 'none' },
  invitation: { champion: 'none', member: 'none' },
  retention: { champion: 'none', member: 'none' },
  messageText: { champion: 'none', member: 'none' },
  briefing: { champion: 'all', member: 'all' },
  detail: { champion: 'all', member: 'all' },
  delivery: { champion: 'places', member: 'mine' },
  letter: { champion: 'near', member: 'mine' },
  channel: { champion: 'none', member: 'none' },
  post: { champion: 'none', member: 'none' },
  pause: { champion: 'named', member: 'named' },
  notice: { champion: 'mine', member: 'mine' },
  channelChoice: { champion: 'mine', member: 'mine' },
  attendance: { champion: 'places', member: 'mine' },
  appointment: { champion: 'places', member: 'mine' },
  resource: { champion: 'all', member: 'all' },
  supportTier: { champion: 'all', member: 'all' },
  ticket: { champion: 'places', member: 'mine' },
  ticketEvent: { champion: 'places', member: 'mine' },
  article: { champion: 'all', member: 'all' },
  objection: { champion: 'near', member: 'none' },
  story: { champion: 'places', member: 'mine' },
  feedback: { champion: 'places', member: 'mine' },
  translation: { champion: 'none', member: 'none' },
  estimate: { champion: 'all', member: 'none' },
  usageSource: { champion: 'none', member: 'none' },
  usageImport: { champion: 'none', member: 'none' },
  usageChoice: { champion: 'none', member: 'none' },
  keyWorkflow: { champion: 'none', member: 'none' },
  goalVerdict: { champion: 'none', member: 'none' },
  toldPhase: { champion: 'none', member: 'none' },
  usageRefusal: { champion: 'none', member: 'none' },
  usageAlias: { champion: 'mine', member: 'mine' },
  budget: { champion: 'none', member: 'none' },
  budgetLine: { champion: 'none', member: 'none' },
  exchangeRate: { champion: 'none', member: 'none' },
  issue: { champion: 'places', member: 'mine' },
  gate: { champion: 'none', member: 'none' },
  gateCheck: { champion: 'none', member: 'none' },
  gateReminder: { champion: 'none', member: 'none' },
  gateEvaluation: { champion: 'none', member: 'none' },
  runbook: { champion: 'all', member: 'none' },
  runbookStep: { champion: 'all', member: 'none' },
  drill: { champion: 'all', member: 'none' },
  drillStep: { champion: 'all', member: 'none' },
  oldSystem: { champion: 'none', member: 'none' },
  oldExport: { champion: 'none', member: 'none' },
  review: { champion: 'none', member: 'none' },
  lesson: { champion: 'none', member: 'none' },
  reviewAction: { champion: 'none', member: 'none' },
  newcomer: { champion: 'near', member: 'mine' },
  rollback: { champion: 'all', member: 'none' },
  rollbackStep: { champion: 'all', member: 'none' },
  systemState: { champion: 'places', member: 'mine' },
  offlinePlan: { champion: 'places', member: 'none' },
  dataReading: { champion: 'places', member: 'none' },
  dataPrice: { champion: 'places', member: 'none' },
  impactMeasure: { champion: 'all', member: 'all' },
  impactReading: { champion: 'mine', member: 'mine' },
  impactFreeze: { champion: 'all', member: 'all' },
  pulseMode: { champion: 'all', member: 'all' },
  pulseReply: { champion: 'near', member: 'mine' },
  pulseLink: { champion: 'none', member: 'none' },
  pulseRound: { champion: 'none', member: 'none' },
  atEase: { champion: 'near', member: 'mine' },
  rollCall: { champion: 'near', member: 'mine' },
  oldUse: { champion: 'none', member: 'none' },
}

const names = Object.keys(tables) as TableName[]
/** What was said to one person, which who runs the rollout does not get all at once. */
const toOneself: readonly TableName[] = ['letter', 'notice', 'pulseReply']
/** What stays on the server, whoever asks. */
const onServer: readonly TableName[] = ['gateEvaluation']

test('[AC-1] [AC-2] every table: who reads rows of themselves, of their place, of another place', () => {
  for (const table of names) {
    const { person, location } = tables[table].speaksOf
    for (const role of ['champion', 'member'] as const) {
      const sees = expected[table][role]
      const reads = (who: string | null, place: string | null) => mayRead(actor(role), table, row(table, who, place))
      const where = `${role} ${table}`
      if (person) expect(reads('me', 'georgetown'), `${where}, themselves`).toBe(sees !== 'none')
      if (person) expect(reads(null, 'georgetown'), `${where}, nobody elsewhere`).toBe(sees === 'all' || sees === 'named')
      expect(reads('other', 'georgetown'), `${where}, another elsewhere`).toBe(sees === 'all' || (sees === 'places' && !location))
      expect(reads('other', 'albina'), `${where}, another here`).toBe(
        ['all', 'places', 'near'].includes(sees) || (sees === 'named' && role === 'champion'),
      )
      if (location && sees === 'near') expect(reads('other', null), `${where}, another without a place`).toBe(false)
      expect(tablesFor(actor(role)).includes(table), `${where}, in the feed`).toBe(sees !== 'none')
    }
  }
})

test('[AC-1] owner and lead read everything of their organisation, nobody anything of another; a sponsor reads no rows', () => {
  for (const table of names)
    for (const role of roles) {
      expect(mayRead(actor(role), table, row(table, 'other', 'georgetown')), `${role} ${table}`).toBe(
        ((role === 'owner' || role === 'lead') && !toOneself.includes(table) && !onServer.includes(table)) ||
          ((role === 'champion' || role === 'member') && expected[table][role] === 'all'),
      )
      expect(mayRead(actor(role), table, row(table, 'me', 'albina', 'theirs')), `${role} ${table} elsewhere`).toBe(false)
      if (role === 'sponsor') expect(mayRead(actor(role), table, row(table, null, null)), table).toBe(false)
    }
})

test('[AC-1] [ME-8] a member names nobody but themselves: no row they read holds a name of another', () => {
  for (const table of names) {
    if (!mayRead(actor('member'), table, row(table, 'other', 'albina'))) continue
    const columns = Object.keys(tables[table].columns)
    expect(
      columns.filter((column) => /email|phone|personId|buddyId|hostId/.test(column)),
      table,
    ).toEqual([])
  }
})
