/** The verbs of the old system: its rhythm, exports and restores, archive and contract, and the switch-off (CO-5, GA-7). */
import { todayIn } from '#core/kernel/calendar.ts'
import { exportDue, firstGoLive, freshOldSystem, isReminded, missingProofs, skipColumn, skippable } from '#core/plan/old-system.ts'
import { type At, type Change, command, type Facts, put, remove, rows } from '#core/kernel/command.ts'
import { amount, boolean, day, id, instant, matching, maybeText, nullable, oneOf, shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import type { Row, StoredRow } from '#core/kernel/rows.ts'
import { noticeTo } from '#core/notices/notice.ts'
import { waitsForGate } from '#core/plan/waiting-starts.ts'

/** As large as a file can be of which every byte is counted exactly. */
const mostBytes = Number.MAX_SAFE_INTEGER

const needsOf = (rolloutId: string) => ({
  rollouts: rows('rollout', { rolloutId }),
  known: rows('oldSystem', { rolloutId }),
})
type Known = Facts<ReturnType<typeof needsOf>>

/** What is known of the old system. Problems: access.notFound, contingency.noOldSystem. */
const oldSystemOf = ({ rollouts: [rollout], known: [row] }: Known): Row<'oldSystem'> & { readonly name: string } => {
  if (!rollout) throw new Problem('access.notFound', {})
  if (rollout.oldSystem === null) throw new Problem('contingency.noOldSystem', {})
  return { ...freshOldSystem(rollout.rolloutId), ...row, name: rollout.oldSystem }
}

const changed = ({ name: _, ...row }: ReturnType<typeof oldSystemOf>, over: Partial<Row<'oldSystem'>>): Change[] => [
  put('oldSystem', { ...row, ...over }),
]

const notAhead = (on: string | null, at: At, field: string): void => {
  if (on !== null && on > at.today) throw new Problem('contingency.dayAhead', { on }, { field })
}

/** Says how often the old system is exported, and by whom. Problems: access.notFound, contingency.noOldSystem. */
export const describeOldSystem = command({
  name: 'contingency.describeOldSystem',
  about: 'Sets how often the old system is exported, in days, and who makes the exports (CO-5).',
  may: 'plan.run',
  input: shape({ rolloutId: id, everyDays: whole(1, 90), keeperId: nullable(id) }),
  needs: ({ rolloutId, keeperId }) => ({ ...needsOf(rolloutId), people: rows('person', { personId: keeperId ?? '' }) }),
  decide: (from, { everyDays, keeperId }) => {
    const known = oldSystemOf(from)
    if (keeperId !== null && from.people.length === 0) throw new Problem('access.notFound', {})
    return changed(known, { everyDays, keeperId })
  },
})

/** Records an export. Problems: access.notFound, contingency.noOldSystem, contingency.dayAhead, contingency.exportThere. */
export const recordExport = command({
  name: 'contingency.recordExport',
  about:
    'Records an export of the old system: file name, size in bytes, SHA-256, and the day it was made; the file itself stays where it is, unless it is uploaded as well (GA-7).',
  may: 'plan.run',
  input: shape({
    rolloutId: id,
    exportId: id,
    fileName: text(255),
    bytes: amount(1, mostBytes),
    fileHash: matching(/^[0-9a-f]{64}$/),
    madeOn: day,
  }),
  needs: ({ rolloutId }) => ({ ...needsOf(rolloutId), exports: rows('oldExport', { rolloutId }) }),
  decide: (from, input, at) => {
    oldSystemOf(from)
    notAhead(input.madeOn, at, 'madeOn')
    const same = from.exports.find(({ exportId, fileHash }) => exportId === input.exportId || fileHash === input.fileHash)
    if (same) throw new Problem('contingency.exportThere', { on: same.madeOn })
    return [
      put('oldExport', {
        ...input,
        recordedAt: at.now,
        recordedBy: at.by.name,
        keptAt: null,
        keptBy: null,
        restoredOn: null,
        restoredBy: null,
        restoreWorked: null,
        restoreNote: null,
      }),
    ]
  },
})

const exportNeeds = ({ rolloutId, exportId }: { readonly rolloutId: string; readonly exportId: string }) => ({
  exports: rows('oldExport', { rolloutId, exportId }),
})
const exportIn = ({ exports: [found] }: { readonly exports: readonly StoredRow<'oldExport'>[] }): StoredRow<'oldExport'> => {
  if (!found) throw new Problem('access.notFound', {})
  return found
}

/** Takes an export out that was recorded by mistake. Problem: access.notFound. */
export const removeExport = command({
  name: 'contingency.removeExport',
  about: 'Takes an export of the old system out that was recorded by mistake.',
  may: 'plan.run',
  input: shape({ rolloutId: id, exportId: id }),
  needs: (input) => exportNeeds(input),
  decide: (from) => [remove('oldExport', exportIn(from))],
})

/** Notes that the file of an export is stored here: the server has it by then. Problems: access.notFound, contingency.exportDiffers. */
export const keepExport = command({
  name: 'contingency.keepExport',
  about: 'Notes that the file of an export of the old system was uploaded; it is the file whose SHA-256 was recorded (GA-7).',
  may: 'plan.run',
  inside: true,
  input: shape({ rolloutId: id, exportId: id, sha256: matching(/^[0-9a-f]{64}$/) }),
  needs: (input) => exportNeeds(input),
  decide: (from, { sha256 }, at) => {
    const found = exportIn(from)
    if (sha256 !== found.fileHash) throw new Problem('contingency.exportDiffers', { file: found.fileName, sha256 })
    return [put('oldExport', { ...found, keptAt: at.now, keptBy: at.by.name })]
  },
})

/** Writes down how restoring an export went. Problems: access.notFound, contingency.dayAhead, contingency.restoredBefore. */
export const recordRestore = command({
  name: 'contingency.recordRestore',
  about: 'Writes down that restoring an export was tried, on which day, and how it went (GA-7).',
  may: 'plan.run',
  input: shape({ rolloutId: id, exportId: id, restoredOn: day, worked: boolean(), note: text(2000) }),
  needs: (input) => exportNeeds(input),
  decide: (from, { restoredOn, worked, note }, at) => {
    const found = exportIn(from)
    notAhead(restoredOn, at, 'restoredOn')
    if (restoredOn < found.madeOn) throw new Problem('contingency.restoredBefore', { on: found.madeOn }, { field: 'restoredOn' })
    return [put('oldExport', { ...found, restoredOn, restoredBy: at.by.name, restoreWorked: worked ? 1 : 0, restoreNote: note })]
  },
})

/** Says where the archive is. Problems: access.notFound, contingency.noOldSystem. */
export const placeArchive = command({
  name: 'contingency.placeArchive',
  about: 'Records where the archive of the old system is kept, and until when (GA-7).',
  may: 'plan.run',
  input: shape({ rolloutId: id, place: text(300), untilOn: nullable(day) }),
  needs: ({ rolloutId }) => needsOf(rolloutId),
  decide: (from, { place, untilOn }) => changed(oldSystemOf(from), { archivePlace: place, archiveUntilOn: untilOn, noArchive: null }),
})

/** Says when the contract ends. Problems: access.notFound, contingency.noOldSystem. */
export const noteContract = command({
  name: 'contingency.noteContract',
  about: 'Records when the contract of the old system ends; from then on there is no way back (GA-7, CO-5).',
  may: 'plan.run',
  input: shape({ rolloutId: id, endsOn: day, note: maybeText(300) }),
  needs: ({ rolloutId }) => needsOf(rolloutId),
  decide: (from, { endsOn, note }) => changed(oldSystemOf(from), { contractEndsOn: endsOn, contractNote: note, noContract: null }),
})

/** Says that a proof does not apply, and why; null says that it does. Problems: access.notFound, contingency.noOldSystem. */
export const skipProof = command({
  name: 'contingency.skipProof',
  about: 'Marks a proof of the switch-off as not applicable, with a reason (paper, a spreadsheet); null takes that back (GA-7).',
  may: 'plan.run',
  input: shape({ rolloutId: id, proof: oneOf(skippable), because: maybeText(300) }),
  needs: ({ rolloutId }) => needsOf(rolloutId),
  decide: (from, { proof, because }) => changed(oldSystemOf(from), { [skipColumn[proof]]: because }),
})

/** States that nobody works only in the old system. Problems: access.notFound, contingency.noOldSystem, contingency.dayAhead. */
export const stateUnused = command({
  name: 'contingency.stateUnused',
  about: 'States, with a day, that no workflow is done only in the old system any more; null takes it back (GA-7).',
  may: 'plan.run',
  input: shape({ rolloutId: id, unusedOn: nullable(day) }),
  needs: ({ rolloutId }) => needsOf(rolloutId),
  decide: (from, { unusedOn }, at) => {
    const known = oldSystemOf(from)
    notAhead(unusedOn, at, 'unusedOn')
    return changed(known, { unusedOn, unusedBy: unusedOn === null ? null : at.by.name })
  },
})

/** Plans the celebration of the switch-off. Problems: access.notFound, contingency.noOldSystem. */
export const planCelebration = command({
  name: 'contingency.planCelebration',
  about: 'Plans when and where the switch-off is celebrated; null takes it back (GA-7).',
  may: 'plan.run',
  input: shape({ rolloutId: id, celebrateAt: nullable(instant), place: maybeText(140) }),
  needs: ({ rolloutId }) => needsOf(rolloutId),
  decide: (from, { celebrateAt, place }) =>
    changed(oldSystemOf(from), { celebrateAt, celebratePlace: celebrateAt === null ? null : place }),
})

/**
 * Switches the old system off (GA-7). What a guard of its go/no-go check was passed over for by an owner is not asked again (GA-4).
 * Problems: access.notFound, contingency.noOldSystem, alreadyOff, offPaused, proofsMissing, offGateWaits, offLater.
 */
export const switchOff = command({
  name: 'contingency.switchOff',
  about:
    'Records that the old system is switched off; refused while a proof is missing, a pause is open, or its go/no-go check is not approved (GA-7, CO-3).',
  may: 'plan.run',
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => ({
    ...needsOf(rolloutId),
    exports: rows('oldExport', { rolloutId }),
    pauses: rows('pause', { rolloutId }),
    phases: rows('phase', { rolloutId, phaseKey: 'off' }),
    gates: rows('gate', { rolloutId, phaseKey: 'off' }),
  }),
  decide: (from, _input, at) => {
    const known = oldSystemOf(from)
    if (known.switchedOffAt !== null) throw new Problem('contingency.alreadyOff', { on: todayIn(at.zone, known.switchedOffAt) })
    if (from.pauses.some(({ endedAt }) => endedAt === null)) throw new Problem('contingency.offPaused', {})
    const [gate] = from.gates
    const isOverridden = gate != null && gate.approvedAt !== null && gate.overridden === 'guard'
    const missing = missingProofs(known, from.exports, at.today)
    if (missing.length > 0 && !isOverridden) throw new Problem('contingency.proofsMissing', { proofs: missing })
    if (waitsForGate(from.gates, 'off')) throw new Problem('contingency.offGateWaits', {})
    const planned = from.phases[0]?.goLiveOn
    if (planned !== undefined && planned > at.today) throw new Problem('contingency.offLater', { on: planned })
    return changed(known, {
      switchedOffAt: at.now,
      switchedOffBy: at.by.name,
      overrideBecause: isOverridden ? (gate?.approvedBecause ?? null) : null,
    })
  },
})

/** Says that the old system is on again. Problems: access.notFound, contingency.noOldSystem, contingency.stillOn. */
export const switchOn = command({
  name: 'contingency.switchOn',
  about: 'Records that the old system is on again, after a rollback or because the switch-off was recorded by mistake.',
  may: 'plan.run',
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => needsOf(rolloutId),
  decide: (from) => {
    const known = oldSystemOf(from)
    if (known.switchedOffAt === null) throw new Problem('contingency.stillOn', {})
    return changed(known, { switchedOffAt: null, switchedOffBy: null, overrideBecause: null })
  },
})

/** Reminds of an export, once before its day and once after (CO-5). Problems: access.notFound, contingency.noOldSystem, contingency.nothingToRemind. */
export const remindExport = command({
  name: 'contingency.remindExport',
  about: 'Reminds whoever makes the exports, or those who lead, of the next one; and raises the alarm once it is overdue (CO-5).',
  may: 'plan.run',
  inside: true,
  input: shape({ rolloutId: id }),
  needs: ({ rolloutId }) => ({
    ...needsOf(rolloutId),
    exports: rows('oldExport', { rolloutId }),
    phases: rows('phase', { rolloutId }),
    leads: rows('membership', { role: 'lead' }),
    owners: rows('membership', { role: 'owner' }),
  }),
  decide: (from, { rolloutId }, at) => {
    const known = oldSystemOf(from)
    const due = exportDue({ oldSystem: known, exports: from.exports, firstGoLiveOn: firstGoLive(from.phases) }, at.today)
    if (!due || isReminded(known, due)) throw new Problem('contingency.nothingToRemind', {})
    const isOverdue = due.state === 'overdue'
    const leaders = [...from.leads, ...from.owners].flatMap(({ personId }) => personId ?? [])
    // An alarm is for those who lead too, whoever makes the exports.
    const told = [
      ...new Set([...(known.keeperId === null ? [] : [known.keeperId]), ...(known.keeperId === null || isOverdue ? leaders : [])]),
    ]
    return [
      ...changed(known, isOverdue ? { alarmedOn: at.today } : { remindedOn: at.today }),
      ...told.map((personId, n) =>
        noticeTo(at, n, {
          personId,
          rolloutId,
          code: isOverdue ? 'contingency.notice.exportOverdue' : 'contingency.notice.exportSoon',
          params: { system: known.name, on: due.on },
          path: '/old-system',
        }),
      ),
    ]
  },
})

export const oldSystemCommands = [
  describeOldSystem,
  recordExport,
  removeExport,
  keepExport,
  recordRestore,
  placeArchive,
  noteContract,
  skipProof,
  stateUnused,
  planCelebration,
  switchOff,
  switchOn,
  remindExport,
] as const
