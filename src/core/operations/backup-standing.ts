/** How the backups that the server makes by itself stand, and what an owner has to know of them. */
import { daysBetween } from '#core/kernel/calendar.ts'

/** Why the last try failed: no room on the disk, a copy that was not whole, a folder that cannot be written, or what only the log says. */
export type BackupFailure = 'noSpace' | 'damaged' | 'unwritable' | 'failed'

/** A copy that was restored and checked, of a day. */
export interface Backup {
  readonly fileName: string
  /** YYYY-MM-DD. */
  readonly madeOn: string
  readonly bytes: number
}

export type BackupStanding =
  /** None are made here: they were switched off, or the database is one that has backups of its own. */
  | { readonly by: 'nobody' | 'postgres' }
  | {
      readonly by: 'server'
      /** Where they lie. */
      readonly folder: string
      /** Those that can be relied on, newest first. */
      readonly copies: readonly Backup[]
      readonly failure: BackupFailure | null
    }

/** A newest copy of more days ago is told. */
export const backupEveryDays = 3

/**
 * What is wrong, for the owner; null where all is well. A server that was off for a week makes a copy within a minute of its start.
 *
 * @param today YYYY-MM-DD
 */
export const backupTrouble = (standing: BackupStanding | undefined, today: string): BackupFailure | 'old' | null => {
  if (standing?.by !== 'server') return null
  if (standing.failure !== null) return standing.failure
  // One of a later day was made while the clock of the server was wrong; in another zone it may be tomorrow already.
  const newest = standing.copies.find(({ madeOn }) => daysBetween(today, madeOn) <= 1)
  return newest && daysBetween(newest.madeOn, today) > backupEveryDays ? 'old' : null
}
