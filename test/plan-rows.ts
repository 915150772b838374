/** Facts of a company as stored rows, and commands' changes applied to them: for tests that follow a plan over days. */
import type { At, Change } from '#core/kernel/command.ts'
import type { StoredRow, TableName } from '#core/kernel/rows.ts'
import { rowKey } from '#core/kernel/table.ts'
import type { PlanFacts } from '#core/plan/plan.ts'
import { planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import { tables } from '#core/registry/tables.ts'
import { stored } from '#test/letter-rows.ts'

const rolloutId = 'crm'
const tableOf = {
  ...planNeeds(rolloutId),
  pauses: { table: 'pause' },
  issues: { table: 'issue' },
  rollbacks: { table: 'rollback' },
  gates: { table: 'gate' },
  states: { table: 'systemState' },
} as Record<string, { table: TableName }>

type Rows = PlanRows & {
  readonly pauses: readonly StoredRow<'pause'>[]
  readonly issues: readonly StoredRow<'issue'>[]
  readonly rollbacks: readonly StoredRow<'rollback'>[]
  readonly gates: readonly StoredRow<'gate'>[]
  readonly states: readonly StoredRow<'systemState'>[]
}

/** The rows of a rollout that has no plan yet. */
export const rowsOf = (facts: PlanFacts): Rows => {
  const of = stored
  return {
    organisation: of('organisation', [{ name: 'Kantoor', country: 'SR', zone: facts.zone, language: 'nl' }]),
    rollouts: of('rollout', [
      {
        rolloutId,
        tool: facts.tool,
        oldSystem: facts.oldSystem,
        complexity: facts.complexity,
        critical: facts.critical ? 1 : 0,
        startOn: facts.startOn,
        settings: JSON.stringify(facts.settings),
      },
    ]),
    people: of(
      'person',
      facts.people.map(({ id, order, name, email, department, locationId, language }) => ({
        personId: id,
        employeeNumber: order,
        name,
        email,
        department,
        locationId,
        language,
      })),
    ),
    locations: of(
      'location',
      facts.locations.map(({ id, ...place }) => ({ locationId: id, ...place })),
    ),
    holidays: of(
      'holiday',
      [...facts.holidays].flatMap(([country, days]) => days.map(({ day }) => ({ country, day, nameEn: 'X', nameNl: 'X', off: 1 }))),
    ),
    participants: of(
      'participant',
      facts.people.map(({ id, pilot, keenness, oldUse, nominated }) => ({
        rolloutId,
        personId: id,
        pilot: pilot ? 1 : 0,
        keenness,
        oldUse,
        nominated: nominated ? 1 : 0,
        because: '[]',
      })),
    ),
    freezes: of(
      'freeze',
      facts.freezes.map(({ from, to, locationId }, at) => ({
        rolloutId,
        freezeId: `f${at}`,
        name: 'X',
        fromOn: from,
        toOn: to,
        locationId,
      })),
    ),
    phases: [],
    phaseSites: [],
    champions: [],
    messages: [],
    sessions: [],
    attendees: [],
    officeHours: [],
    appointments: [],
    buddies: [],
    items: [],
    warnings: [],
    pauses: [],
    issues: [],
    rollbacks: [],
    gates: [],
    states: [],
  }
}

/** The rows after a command's changes. */
export const after = (rows: Rows, changes: readonly Change[]): Rows => {
  const next: Record<string, readonly object[]> = { ...rows }
  for (const [name, { table }] of Object.entries(tableOf)) {
    const touching = changes.filter((change) => change.table === table)
    if (touching.length === 0) continue
    const byKey = new Map((next[name] ?? []).map((row) => [rowKey(tables[table], row as Record<string, unknown>), row]))
    for (const { op, row } of touching) {
      const key = rowKey(tables[table], row)
      if (op === 'put') byKey.set(key, { ...row, organisationId: 'marowijne', version: 1 })
      else byKey.delete(key)
    }
    next[name] = [...byKey.values()]
  }
  return next as unknown as Rows
}

/** A day of the rollout at ten in the morning. */
export const on = (day: string): At => ({
  commandId: `c-${day}`,
  organisationId: 'marowijne',
  now: `${day}T14:00:00.000Z`,
  today: day,
  zone: 'UTC',
  by: { accountId: 'lilian', name: 'Lilian', personId: null, places: null },
})
