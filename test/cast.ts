/** The company that tests happen in: Suriname and Guyana, two places, five people, and one of each role. */
import type { Issued } from '#core/kernel/command.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { commandCall } from '#server/base/command-call.ts'
import type { Actor, Role } from '#core/access/access.ts'
import { adoptHolidays } from '#server/regional/adopt-holidays.ts'
import type { Database } from '#server/db/database.ts'
import { type Row, type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { newId } from '#server/base/ids.ts'
import { foundByCopy } from '#test/founded-copy.ts'
import { createWriter, type Write } from '#server/write/write.ts'

export const organisationId = 'marowijne'
/** A Monday, midday in Paramaribo. */
export const now = '2026-11-23T15:00:00.000Z'

const actorOf = (role: Role, name: string, personId: string | null, locationIds: readonly string[] = []): Actor => ({
  organisationId,
  accountId: name.toLowerCase(),
  name,
  role,
  personId,
  locationIds,
})

/** One of each role; the champion's place is Albina. */
export const cast = {
  owner: actorOf('owner', 'Orlando', null),
  lead: actorOf('lead', 'Lilian', 'lilian'),
  champion: actorOf('champion', 'Chandra', 'chandra', ['albina']),
  member: actorOf('member', 'Milton', 'milton'),
  sponsor: actorOf('sponsor', 'Soraya', null),
} as const

export const albina = {
  locationId: 'albina',
  name: 'Albina',
  country: 'SR',
  zone: 'America/Paramaribo',
  language: 'nl',
  connectivity: 'patchy',
  opensAt: 480,
  closesAt: 960,
} as const
export const georgetown = {
  ...albina,
  locationId: 'georgetown',
  name: 'Georgetown',
  country: 'GY',
  zone: 'America/Guyana',
  language: 'en',
  connectivity: 'good',
} as const

export const person = (personId: string, locationId: string | null = 'albina') => ({
  personId,
  employeeNumber: null,
  name: personId.charAt(0).toUpperCase() + personId.slice(1),
  email: `${personId}@marowijne.internal`,
  phone: null,
  department: 'Sales',
  locationId,
  language: null,
  jobTitle: null,
  managerEmail: null,
  startsOn: null,
  leftOn: null,
})

/** A command as it is issued, with a fresh id. */
export const issue = <Name extends CommandName>(name: Name, input: CommandInputs[Name]): Issued => commandCall(now, name, input)

/** What somebody could send: any name with any input, right or wrong. */
export const issueAny = (name: string, input: unknown): Issued => ({ id: newId(now), name, input, issuedAt: now })

export const rollout = {
  rolloutId: 'crm',
  tool: 'Kompas',
  benefit: 'Every customer in one place',
  problem: 'Three spreadsheets that disagree',
  oldSystem: 'Spreadsheets',
  complexity: 'moderate',
  critical: false,
  startOn: '2027-01-11',
} as const

/** Pauses the rollout for everyone or at one location because of an issue; what comes back fixes the issue and resumes. */
export const pauseAll = async (write: Write, locationId: string | null = null): Promise<() => Promise<unknown>> => {
  const { rolloutId } = rollout
  const scope = locationId === null ? 'all' : 'location'
  const key = { rolloutId, issueId: 'paused-by' }
  const none = { description: null, personId: null, phaseKey: null, workaround: null, vendorFixOn: null, vendorReference: null }
  await write(
    cast.lead,
    issue('contingency.openIssue', { ...key, ...none, title: 'The line is down', severity: 'major', scope, locationId }),
  )
  const pause = { rolloutId, pauseId: 'p' }
  await write(cast.lead, issue('contingency.pause', { ...pause, issueId: key.issueId, scope, locationId, phaseKey: null }))
  return async () => {
    await write(cast.lead, issue('contingency.fixIssue', { ...key, fix: 'The line is back', stableDays: 0 }))
    await write(cast.lead, issue('contingency.resume', pause))
  }
}

export interface Company {
  readonly write: Write
  /** Organisations that were woken, in order. */
  readonly woken: string[]
}

/** A writer as the server has it, with a clock that stands still. */
export const writerOf = (database: Database): Company => {
  const woken: string[] = []
  const write: Write = createWriter({
    database,
    now: () => now,
    committed: async (actor, differences) => {
      woken.push(actor.organisationId)
      await adoptHolidays(database, write, now, actor, differences)
    },
  })
  return { write, woken }
}

const makeCompany = async (write: Write): Promise<void> => {
  const organisation = { name: 'Marowijne Trading', country: 'SR', zone: 'America/Paramaribo', language: 'nl' as const, currency: 'SRD' }
  await write(cast.owner, issue('organisation.describe', organisation))
  for (const place of [albina, georgetown]) await write(cast.owner, issue('regional.addLocation', place))
  for (const one of [person('lilian'), person('chandra'), person('milton'), person('naomi', 'georgetown'), person('ravi', null)])
    await write(cast.owner, issue('people.add', one))
  await write(cast.lead, issue('plan.startRollout', rollout))
}

/** Brings the company to life as commands of the owner do; they are carried out once and copied after that. */
export const foundCompany = async (database: Database): Promise<Company> => {
  const company = writerOf(database)
  await foundByCopy(database, 'company', () => makeCompany(company.write))
  return company
}

/** A row of a table with the columns that matter to a test; the others are empty. */
export const rowOf = <T extends TableName>(table: T, values: Partial<Row<T>>): Row<T> => {
  const columns: Record<string, string> = tables[table].columns
  const empty = Object.entries(columns).map(([name, kind]) => [name, kind.endsWith('?') ? null : kind === 'text' ? '' : 0])
  return { ...Object.fromEntries(empty), ...values } as Row<T>
}

/** The same as it is stored in the company. */
export const storedRow = <T extends TableName>(table: T, values: Partial<Row<T>>): StoredRow<T> =>
  ({ ...rowOf(table, values), organisationId, version: 1 }) as StoredRow<T>
