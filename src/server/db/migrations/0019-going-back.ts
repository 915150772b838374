/** The rollback runbook and its drills, the old system and its exports, rollbacks, and offline plans. */
import type { Kysely } from 'kysely'
import { filled, indexVersions, productTable } from '#server/db/migrations/product-table.ts'

export const up = async (db: Kysely<unknown>): Promise<void> => {
  const key = ['organisationId', 'rolloutId']
  await productTable(db, 'runbook', 'rolloutId changedAt changedBy noReturnOn? noReturnBecause?')
    .addColumn('revision', 'integer', filled)
    .addPrimaryKeyConstraint('runbook_key', key)
    .execute()
  const step = 'rolloutId stepId title how? ownerId?'
  await productTable(db, 'runbookStep', step)
    .addColumn('position', 'integer', filled)
    .addColumn('minutes', 'integer', filled)
    .addPrimaryKeyConstraint('runbookStep_key', [...key, 'stepId'])
    .execute()
  await productTable(db, 'drill', 'rolloutId drillId startedAt startedBy endedAt? endedBy? note?')
    .addColumn('revision', 'integer', filled)
    .addColumn('worked', 'integer')
    .addPrimaryKeyConstraint('drill_key', [...key, 'drillId'])
    .execute()
  await productTable(db, 'drillStep', 'rolloutId drillId stepId title startedAt? endedAt?')
    .addColumn('position', 'integer', filled)
    .addColumn('minutes', 'integer', filled)
    .addPrimaryKeyConstraint('drillStep_key', [...key, 'drillId', 'stepId'])
    .execute()
  const proofs =
    'archivePlace? archiveUntilOn? contractEndsOn? contractNote? noExport? noRestore? noArchive? noContract? unusedOn? unusedBy?'
  const ends = 'remindedOn? alarmedOn? switchedOffAt? switchedOffBy? overrideBecause? celebrateAt? celebratePlace?'
  await productTable(db, 'oldSystem', `rolloutId keeperId? ${proofs} ${ends}`)
    .addColumn('everyDays', 'integer', filled)
    .addPrimaryKeyConstraint('oldSystem_key', key)
    .execute()
  await productTable(
    db,
    'oldExport',
    'rolloutId exportId fileName fileHash madeOn recordedAt recordedBy restoredOn? restoredBy? restoreNote?',
  )
    // More bytes than an integer of PostgreSQL holds.
    .addColumn('bytes', 'double precision', filled)
    .addColumn('restoreWorked', 'integer')
    .addPrimaryKeyConstraint('oldExport_key', [...key, 'exportId'])
    .execute()
  const decided = 'textEn? textNl? approvedAt? approvedBy? decision? decisionBecause? decidedAt? decidedBy?'
  await productTable(db, 'rollback', `rolloutId rollbackId issueId lost startedAt startedBy ${decided}`)
    .addPrimaryKeyConstraint('rollback_key', [...key, 'rollbackId'])
    .execute()
  await productTable(db, 'rollbackStep', `${step} rollbackId doneAt? doneBy?`)
    .addColumn('position', 'integer', filled)
    .addColumn('minutes', 'integer', filled)
    .addPrimaryKeyConstraint('rollbackStep_key', [...key, 'rollbackId', 'stepId'])
    .execute()
  await productTable(db, 'systemState', 'rolloutId personId locationId? state notedAt notedBy')
    .addPrimaryKeyConstraint('systemState_key', [...key, 'personId'])
    .execute()
  const settled = 'writtenAt writtenBy printedOn? printedBy? triedOn? triedBy? triedNote?'
  await productTable(db, 'offlinePlan', `rolloutId locationId work form entry ${settled}`)
    .addPrimaryKeyConstraint('offlinePlan_key', [...key, 'locationId'])
    .execute()
  const names = 'runbook runbookStep drill drillStep oldSystem oldExport rollback rollbackStep systemState offlinePlan'
  await indexVersions(db, names.split(' '))
}
