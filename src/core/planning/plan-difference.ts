/** What a command would change in a plan, put in words a person can weigh before saying yes. */
import type { Change } from '#core/kernel/command.ts'
import type { PhaseKey } from '#core/plan/plan.ts'
import type { Note } from '#core/kernel/note.ts'
import type { WordKey } from '#core/kernel/note.ts'
import { rowKey } from '#core/kernel/table.ts'
import type { Row, TableName } from '#core/kernel/rows.ts'
import { tableKeys } from '#core/registry/table-keys.ts'

/** A day or instant that becomes another; null where the thing is not there. */
export interface Move {
  readonly from: string | null
  readonly to: string | null
}

export interface PlanDifference {
  /** Phases that start on another day, come, or go. */
  readonly phases: readonly (Move & { readonly key: PhaseKey })[]
  /** The same for a phase at one place. */
  readonly sites: readonly (Move & { readonly phase: PhaseKey; readonly locationId: string })[]
  /** People who change phase; null is outside the plan. */
  readonly people: readonly (Move & { readonly personId: string })[]
  readonly sessionMoves: readonly (Move & { readonly key: string; readonly phase: PhaseKey })[]
  readonly messageMoves: readonly (Move & { readonly key: string; readonly phase: PhaseKey | null })[]
  readonly itemMoves: readonly (Move & { readonly key: string; readonly phase: PhaseKey })[]
  /** Dates of things that stay in the plan and move: phases, places, sessions, office hours, messages, checklist items. */
  readonly moved: number
  /** Messages that go out on another day, to other readers, or come or go. */
  readonly messages: number
  /** Sessions that change in any way: day, seats, room, or who sits in them. */
  readonly sessions: number
  /** Checklist items that are due on another day, or come or go. */
  readonly items: number
  readonly oldSystemOff: Move | null
  readonly warnings: { readonly added: readonly Note[]; readonly removed: readonly Note[] }
}

/** The rows a difference is taken from, by table; a table that is left out counts as empty. */
export type RowsBefore = Partial<{ [T in TableName]: readonly Row<T>[] }>

interface Pair<T extends TableName> {
  readonly before: Row<T> | null
  readonly after: Row<T> | null
}

/** The rows of one table that changes touch, as they were and as they become; the last change of a row counts. */
const pairsOf = <T extends TableName>(table: T, before: RowsBefore, changes: readonly Change[]): Pair<T>[] => {
  const old = new Map<string, Row<T>>()
  for (const row of before[table] ?? []) old.set(rowKey(tableKeys[table], row), row as Row<T>)
  const pairs = new Map<string, Pair<T>>()
  for (const change of changes) {
    if (change.table !== table) continue
    const key = rowKey(tableKeys[table], change.row)
    pairs.set(key, { before: old.get(key) ?? null, after: change.op === 'put' ? (change.row as Row<T>) : null })
  }
  return [...pairs.values()].filter((pair) => pair.before !== null || pair.after !== null)
}

const movesOf = <T extends TableName>(pairs: readonly Pair<T>[], dayOf: (row: Row<T>) => string | null): { row: Row<T>; move: Move }[] =>
  pairs.flatMap(({ before, after }) => {
    const row = after ?? before
    const move = { from: before && dayOf(before), to: after && dayOf(after) }
    return row && move.from !== move.to ? [{ row, move }] : []
  })

const stays = ({ move }: { move: Move }): boolean => move.from !== null && move.to !== null

const warningsOf = (before: RowsBefore, changes: readonly Change[]): PlanDifference['warnings'] => {
  const spelled = (row: Row<'warning'>): string => `${row.code} ${row.params}`
  const pairs = pairsOf('warning', before, changes)
  const touched = new Set(pairs.map(({ before: row }) => row))
  const untouched = new Set((before.warning ?? []).filter((row) => !touched.has(row)).map(spelled))
  const was = new Map(pairs.flatMap(({ before: row }) => (row ? [[spelled(row), row] as const] : [])))
  const is = new Map(pairs.flatMap(({ after: row }) => (row ? [[spelled(row), row] as const] : [])))
  const only = (these: Map<string, Row<'warning'>>, those: Map<string, Row<'warning'>>): Note[] =>
    [...these]
      .filter(([key]) => !those.has(key) && !untouched.has(key))
      .toSorted(([, a], [, b]) => a.position - b.position)
      .map(([, row]) => ({ code: row.code as WordKey, params: JSON.parse(row.params) as unknown }) as Note)
  return { added: only(is, was), removed: only(was, is) }
}

/**
 * The difference between the plan as stored and the plan after changes (TL-1, PH-10): what moves from which day to which,
 * who changes phase, how many messages, sessions and items are touched, which warnings come and go.
 *
 * @example planDifference({ phase: rows }, command.decide(facts, input, at)).phases // [{ key: 'core', from: '2026-11-30', to: '2026-12-07' }]
 */
export const planDifference = (before: RowsBefore, changes: readonly Change[]): PlanDifference => {
  const phases = movesOf(pairsOf('phase', before, changes), ({ goLiveOn }) => goLiveOn)
  const sites = movesOf(pairsOf('phaseSite', before, changes), ({ goLiveOn }) => goLiveOn)
  const people = movesOf(pairsOf('participant', before, changes), ({ phaseKey }) => phaseKey)
  const sessionPairs = pairsOf('session', before, changes)
  const sessions = movesOf(sessionPairs, ({ startsAt }) => startsAt)
  const officeHours = movesOf(pairsOf('officeHour', before, changes), ({ startsAt }) => startsAt)
  const messagePairs = pairsOf('message', before, changes)
  const messages = movesOf(messagePairs, ({ sendOn }) => sendOn)
  const itemPairs = pairsOf('checklistItem', before, changes)
  const items = movesOf(itemPairs, ({ dueOn }) => dueOn)
  const touchedSessions = new Set([
    ...sessionPairs.map(({ before: was, after: is }) => (is ?? was)?.sessionKey),
    ...pairsOf('attendee', before, changes).map(({ before: was, after: is }) => (is ?? was)?.sessionKey),
  ])
  const readdressed = messagePairs.filter(
    ({ before: was, after: is }) => was?.sendOn !== is?.sendOn || was?.readers !== is?.readers || was?.phaseKey !== is?.phaseKey,
  )
  return {
    phases: phases.map(({ row, move }) => ({ key: row.phaseKey, ...move })),
    sites: sites.map(({ row, move }) => ({ phase: row.phaseKey, locationId: row.locationId, ...move })),
    people: people.map(({ row, move }) => ({ personId: row.personId, ...move })),
    sessionMoves: sessions.map(({ row, move }) => ({ key: row.sessionKey, phase: row.phaseKey, ...move })),
    messageMoves: messages.map(({ row, move }) => ({ key: row.messageKey, phase: row.phaseKey, ...move })),
    itemMoves: items.map(({ row, move }) => ({ key: row.itemKey, phase: row.phaseKey, ...move })),
    moved: [...phases, ...sites, ...sessions, ...officeHours, ...messages, ...items].filter(stays).length,
    messages: readdressed.length,
    sessions: touchedSessions.size,
    items: items.length,
    oldSystemOff: phases.find(({ row }) => row.phaseKey === 'off')?.move ?? null,
    warnings: warningsOf(before, changes),
  }
}
