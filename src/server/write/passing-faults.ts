/** Faults of the database that pass by themselves, and how long is waited before a command that met one is tried again. */
import { DatabaseLost } from '#server/db/postgres.ts'

const attempts = 10
const lostAttempts = 5
const passing = new Set(['40001', '40P01', 'SQLITE_BUSY', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_BUSY_RECOVERY'])
/** Whether a fault of the database passes by itself: others were met, or the connection was lost. */
export const isPassing = (fault: unknown): boolean =>
  fault instanceof DatabaseLost || (fault instanceof Error && 'code' in fault && passing.has(String(fault.code)))
/**
 * Milliseconds before a command is tried again that met others, or lost its database; null when it was the last try. Its id makes that
 * safe: whatever was carried out though nobody heard of it answers as it did then. A database that restarts is back within seconds.
 */
export const pauseBefore = (fault: unknown, attempt: number): number | null =>
  fault instanceof DatabaseLost ? (attempt < lostAttempts ? 100 * 2 ** attempt : null) : attempt < attempts ? attempt * 20 : null
export const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))
