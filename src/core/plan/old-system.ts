/** The old system until it is switched off: when the next export is due, and what proves that it may be switched off (CO-5, GA-7). */
import { addDays, daysBetween, todayIn } from '#core/kernel/calendar.ts'
import { note, type Note } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

type OldSystem = Row<'oldSystem'>
type Export = Pick<Row<'oldExport'>, 'exportId' | 'madeOn' | 'recordedAt' | 'restoredOn' | 'restoreWorked'>

/** Days between exports where nobody says otherwise (CO-5). */
export const exportEveryDays = 7
/** Days after which the statement that nobody works only in the old system is too old (GA-7). */
export const unusedForDays = 7

/** What is known before anybody entered anything. */
export const freshOldSystem = (rolloutId: string): OldSystem => ({
  rolloutId,
  everyDays: exportEveryDays,
  keeperId: null,
  archivePlace: null,
  archiveUntilOn: null,
  contractEndsOn: null,
  contractNote: null,
  noExport: null,
  noRestore: null,
  noArchive: null,
  noContract: null,
  unusedOn: null,
  unusedBy: null,
  remindedOn: null,
  alarmedOn: null,
  switchedOffAt: null,
  switchedOffBy: null,
  overrideBecause: null,
  celebrateAt: null,
  celebratePlace: null,
})

/** The newest first: by the day they were made, then by when they were recorded. */
export const exportsInOrder = <E extends Pick<Export, 'madeOn' | 'recordedAt'>>(exports: readonly E[]): E[] =>
  exports.toSorted((a, b) => (a.madeOn === b.madeOn ? (a.recordedAt > b.recordedAt ? -1 : 1) : a.madeOn > b.madeOn ? -1 : 1))

export interface ExportDue {
  /** The last day on which the next export is in time, YYYY-MM-DD. */
  readonly on: string
  /** From this day on it is asked for. */
  readonly askedFrom: string
  readonly state: 'fine' | 'soon' | 'overdue'
}

/** Days before the first export in which it is already asked for; later ones are asked for from the day before. */
const firstAskedDays = 7

/**
 * When the next export is due (CO-5): so many days after the newest one, the first a week before anybody goes live, so that its backup is
 * fresh at the go/no-go check. Null where there is nothing to export, or no more.
 *
 * @example exportDue({ oldSystem, exports, firstGoLiveOn: '2026-12-07' }, '2026-12-01') // { on: '2026-11-30', askedFrom: '2026-11-23', state: 'overdue' }
 */
export const exportDue = (
  {
    oldSystem,
    exports,
    firstGoLiveOn,
  }: {
    readonly oldSystem: Pick<OldSystem, 'everyDays' | 'noExport' | 'switchedOffAt'> | undefined
    readonly exports: readonly Pick<Export, 'madeOn' | 'recordedAt'>[]
    readonly firstGoLiveOn: string | undefined
  },
  today: string,
): ExportDue | null => {
  if (oldSystem?.noExport != null || oldSystem?.switchedOffAt != null) return null
  const [newest] = exportsInOrder(exports)
  if (!newest && firstGoLiveOn === undefined) return null
  const on = newest ? addDays(newest.madeOn, oldSystem?.everyDays ?? exportEveryDays) : addDays(firstGoLiveOn ?? today, -7)
  const askedFrom = addDays(on, newest ? -1 : -firstAskedDays)
  return { on, askedFrom, state: today > on ? 'overdue' : today >= askedFrom ? 'soon' : 'fine' }
}

/** Whether what is due was told already: the reminder before its day, the alarm after it. */
export const isReminded = (known: Pick<OldSystem, 'remindedOn' | 'alarmedOn'>, { on, askedFrom, state }: ExportDue): boolean =>
  state === 'fine' || (state === 'overdue' ? (known.alarmedOn ?? '') > on : (known.remindedOn ?? '') >= askedFrom)

/** How many days old the newest export is; null while there is none. */
export const backupAge = (exports: readonly Pick<Export, 'madeOn' | 'recordedAt'>[], today: string): number | null => {
  const [newest] = exportsInOrder(exports)
  return newest ? daysBetween(newest.madeOn, today) : null
}

/** The first day on which people go live; undefined while there is no plan. */
export const firstGoLive = (phases: readonly Pick<Row<'phase'>, 'headCount' | 'goLiveOn'>[]): string | undefined =>
  phases
    .filter(({ headCount }) => headCount > 0)
    .map(({ goLiveOn }) => goLiveOn)
    .toSorted()[0]

/** What proves that the old system may be switched off, beside who works in which; in the order in which it is done. */
export const proofKeys = ['unused', 'export', 'restore', 'archive', 'contract'] as const
export type ProofKey = (typeof proofKeys)[number]
/** The proofs that can be not applicable, as with paper or a spreadsheet (GA-7). */
export const skippable = ['export', 'restore', 'archive', 'contract'] as const
export type Skippable = (typeof skippable)[number]

/** The column that holds why a proof does not apply. */
export const skipColumn = { export: 'noExport', restore: 'noRestore', archive: 'noArchive', contract: 'noContract' } as const

export interface Proof {
  readonly key: ProofKey
  readonly state: 'pass' | 'missing' | 'notApplicable'
}

/**
 * The proofs of the switch-off (GA-7): nobody works only in the old system, stated within a week; an export that is not overdue; that very
 * export restored; the archive's place; the contract's end. `today` is `YYYY-MM-DD`.
 *
 * @example proofsOf(oldSystem, exports, today).filter(({ state }) => state === 'missing').map(({ key }) => key) // ['restore']
 */
export const proofsOf = (oldSystem: OldSystem | undefined, exports: readonly Export[], today: string): readonly Proof[] => {
  const [newest] = exportsInOrder(exports)
  const isFresh = newest !== undefined && addDays(newest.madeOn, oldSystem?.everyDays ?? exportEveryDays) >= today
  const holds: Record<ProofKey, boolean> = {
    unused: oldSystem?.unusedOn != null && addDays(oldSystem.unusedOn, unusedForDays) >= today,
    export: isFresh,
    restore: newest?.restoreWorked === 1,
    archive: oldSystem?.archivePlace != null,
    contract: oldSystem?.contractEndsOn != null,
  }
  const isSkipped = (key: ProofKey): boolean => key !== 'unused' && oldSystem?.[skipColumn[key]] != null
  return proofKeys.map((key) => ({ key, state: isSkipped(key) ? 'notApplicable' : holds[key] ? 'pass' : 'missing' }))
}

/** The proofs that are still missing. */
export const missingProofs = (...of: Parameters<typeof proofsOf>): readonly ProofKey[] =>
  proofsOf(...of).flatMap(({ key, state }) => (state === 'missing' ? [key] : []))

/** The sentence on top of the old system's page. */
export const oldSystemHeading = ({
  system,
  oldSystem,
  due,
  missing,
  waits,
  zone,
}: {
  readonly system: string
  readonly oldSystem: OldSystem | undefined
  readonly due: ExportDue | null
  readonly missing: readonly ProofKey[]
  /** The go/no-go check before the switch-off is not approved. */
  readonly waits: boolean
  readonly zone: string
}): Note => {
  if (oldSystem?.switchedOffAt != null) return note('contingency.old.off', { system, on: todayIn(zone, oldSystem.switchedOffAt) })
  if (due?.state === 'overdue') return note('contingency.old.overdue', { system, on: due.on })
  const [first] = missing
  if (missing.length === 1 && first) return note('contingency.old.one', { system, proof: first })
  if (missing.length > 1) return note('contingency.old.more', { system, count: missing.length })
  return waits ? note('contingency.old.waits', { system }) : note('contingency.old.ready', { system })
}
