/** A company of any size with its plan, in memory: commands are decided on its rows as the server decides them. */
import { type At, type Change, type Facts, isNeeded, neededRows, type Needs } from '#core/kernel/command.ts'
import { rowKey } from '#core/kernel/table.ts'
import type { PlanFacts } from '#core/plan/plan.ts'
import { planNeeds, type PlanRows } from '#core/plan/plan-facts.ts'
import { replan } from '#core/planning/replan.ts'
import { type Row, type StoredRow, type TableName, tables } from '#core/registry/tables.ts'
import { storedRow } from '#test/cast.ts'
import { atOf } from '#test/letter-rows.ts'

const rolloutId = 'crm'

/** The company of these facts, planned; its plan is made anew from the rows by `draft`. */
export const plannedCompany = (facts: PlanFacts) => {
  const kept = new Map<TableName, Map<string, StoredRow<TableName>>>()
  const at: At = atOf({ today: facts.today, now: `${facts.today}T12:00:00.000Z` })
  const keep = <T extends TableName>(table: T, row: Partial<Row<T>>): void => {
    const rows = kept.get(table) ?? new Map<string, StoredRow<TableName>>()
    kept.set(table, rows.set(rowKey(tables[table], row as Row<T>), storedRow(table, row)))
  }
  const of = <T extends TableName>(table: T) => [...(kept.get(table)?.values() ?? [])] as StoredRow<T>[]
  const carryOut = (changes: readonly Change[]): void => {
    for (const { op, table, row } of changes)
      if (op === 'put') keep(table, row)
      else kept.get(table)?.delete(rowKey(tables[table], row))
  }
  const load = <N extends Needs>(needs: N): Facts<N> => {
    const found: Record<string, readonly StoredRow<TableName>[]> = {}
    for (const due of neededRows(needs, found))
      found[due.name] = of(due.need.table).filter((row) => isNeeded(due, row as unknown as Record<string, unknown>))
    return found as Facts<N>
  }
  const plan = (): PlanRows => load(planNeeds(rolloutId))
  const draft = (): Change[] => {
    const changes = replan(plan(), at)
    carryOut(changes)
    return changes
  }

  for (const { id, ...place } of facts.locations) keep('location', { ...place, locationId: id })
  for (const [country, days] of facts.holidays) for (const { day } of days) keep('holiday', { country, day, off: 1 })
  keep('organisation', { name: 'Marowijne', country: 'SR', zone: facts.zone, language: 'nl' })
  const { tool, oldSystem, startOn, complexity } = facts
  keep('rollout', { rolloutId, tool, oldSystem, startOn, complexity, settings: JSON.stringify(facts.settings) })
  for (const one of facts.people) {
    keep('person', { ...one, personId: one.id, employeeNumber: one.order, leftOn: one.leftOn ?? null })
    keep('participant', { ...one, rolloutId, personId: one.id, pilot: one.pilot ? 1 : 0, nominated: one.nominated ? 1 : 0, because: '[]' })
  }
  draft()
  const snapshot = () => new Map([...kept].map(([table, rows]) => [table, new Map(rows)]))
  const restore = (rows: ReturnType<typeof snapshot>): void => {
    kept.clear()
    for (const [table, those] of rows) kept.set(table, those)
  }
  return { at, of, carryOut, load, plan, draft, snapshot, restore }
}
