/** Commits commands, several together; rows of a large change that wait beside their tables are written here too. */
import { setImmediate } from 'node:timers/promises'
import { systemActor } from '#core/access/access.ts'
import { type AnyCommand, command } from '#core/kernel/command.ts'
import { shape, text, whole } from '#core/kernel/input.ts'
import { Problem } from '#core/kernel/problem.ts'
import { writesAhead } from '#server/db/change-writes.ts'
import { commitTogether, type OpenTransaction } from '#server/db/commit-together.ts'
import type { Database } from '#server/db/database.ts'
import type { Difference } from '#server/db/differences.ts'
import {
  isUnwritten,
  letMarkGo,
  letPieceGo,
  nextPiece,
  pieceCommand,
  organisationsUnwritten,
  type Piece,
  type WrittenSince,
  writtenSince,
} from '#server/db/kept-pieces.ts'
import { noUnwrittenRows, StillUnwritten } from '#server/db/unwritten-rows.ts'
import type { ThreadParts } from '#server/threads/thread-task.ts'
import { openBatch, tellOthers, type UnwrittenRowsOf } from '#server/write/command-batch.ts'
import { type CommandTask, type Decided, type Done, Replay, taskOf, TouchesMore } from '#server/write/execute-command.ts'
import { isOfAccess } from '#server/write/issuers.ts'
import { isPassing } from '#server/write/passing-faults.ts'

/** A command that waits for its turn. */
export interface Waiting extends CommandTask {
  readonly resolve: (done: Done) => void
  readonly reject: (trouble: unknown) => void
}

/** Most commands in one commit: enough to share the wait for the disk, few enough that nobody waits long for others. */
export const mostInOneCommit = 64

/**
 * Carries out what waits, many commands to one commit. A refused one has written nothing and takes no version; trouble while
 * writing undoes them all and is thrown. Nobody is answered before all of it is on disk. Answers those that come after a change of access.
 */
const commitAll = async (
  database: Database,
  organisationId: string,
  tasks: readonly Waiting[],
  unwrittenOf?: UnwrittenRowsOf,
): Promise<readonly Waiting[]> => {
  let left: readonly Waiting[] = []
  const settled: (() => void)[] = []
  const settle = (): void => {
    for (const one of settled.splice(0)) one()
  }
  const carryOut = async (open: OpenTransaction): Promise<void> => {
    const batch = await openBatch(open, database.kind, organisationId, tasks, unwrittenOf)
    let standing = batch.before
    for (const [index, { decide, put, resolve, reject }] of tasks.entries()) {
      let decided: Decided
      try {
        decided = await decide(batch, standing)
      } catch (trouble) {
        if (!(trouble instanceof Problem || trouble instanceof Replay || trouble instanceof TouchesMore)) throw trouble
        settled.push(() => reject(trouble))
        continue
      }
      const done = await put(batch, decided)
      settled.push(() => resolve(done))
      standing = done.standing
      if (!done.differences.some(isOfAccess)) continue
      left = tasks.slice(index + 1)
      break
    }
    if (standing !== batch.before)
      await batch.commit(
        standing,
        tasks.every(({ quiet }) => quiet),
      )
  }
  await commitTogether(database, carryOut, settle)
  // Where all were refused nothing was committed.
  settle()
  return left
}

/** As `commitAll`; where that comes to trouble, each command stands or falls on its own. Rows of a large change that nobody here knows are written first. */
export const commitBatch = async (
  database: Database,
  organisationId: string,
  batch: readonly Waiting[],
  unwrittenOf?: UnwrittenRowsOf,
): Promise<void> => {
  let left = batch
  while (left.length > 0)
    try {
      left = await commitAll(database, organisationId, left, unwrittenOf)
    } catch (met) {
      const trouble = met instanceof StillUnwritten ? await writeUnwritten(database, organisationId).catch((fault: unknown) => fault) : met
      if (trouble === undefined) continue
      const alone = isPassing(trouble) || left.length === 1
      for (const one of left) {
        if (alone) one.reject(trouble)
        else await commitBatch(database, organisationId, [one], unwrittenOf)
      }
      return
    }
}

/** Carries out one command in a transaction of its own. */
export const commitAlone = (database: Database, task: CommandTask, unwrittenOf?: UnwrittenRowsOf): Promise<Done> =>
  new Promise((resolve, reject) => {
    void commitBatch(database, task.organisationId, [{ ...task, resolve, reject }], unwrittenOf)
  })

/** Nobody issues it, because its rows are those that another command left. */
const writeRows: AnyCommand = command({
  name: pieceCommand,
  about: 'Writes some of the rows that a command about everyone changed into their tables.',
  may: 'organisation.manage',
  input: shape({ of: text(200), piece: whole(0, 1_000_000) }),
  needs: () => ({}),
  decide: () => [],
})

/** Writes a piece of rows into their tables, but those that somebody changed since; one that was written already stays as it is. */
export const writePiece = async (
  database: Database,
  organisationId: string,
  { commandId, at, piece, rows }: Piece,
  written: WrittenSince,
): Promise<void> => {
  const { db, kind } = database
  const input = { of: commandId, piece }
  // No id that somebody can send has such a sign, so nobody takes this one.
  const issued = { id: `${commandId}#${piece}`, name: writeRows.name, input, issuedAt: at }
  const task = taskOf(kind, writeRows, systemActor(organisationId), issued, input, () => at, {})
  let left: readonly Difference[] = []
  const decide: CommandTask['decide'] = async (batch, standing) => {
    const decided = await task.decide(batch, standing)
    await written.look(batch.trx)
    left = rows.filter((row) => !written.has(row))
    const letGo = letPieceGo(db, organisationId, commandId, piece).map((query) => () => query)
    // What changed stands on the trail with the command itself.
    return { ...decided, ahead: { payload: task.payloadOf([]), writes: [...writesAhead(kind, organisationId, left), ...letGo] } }
  }
  try {
    const done = await commitAlone(database, { ...task, quiet: true, decide }, () => noUnwrittenRows)
    written.wrote(left, done.answer.version)
  } catch (trouble) {
    if (!(trouble instanceof Replay)) throw trouble
  }
}

/** Tells other processes once all rows are written: of each piece they were not told. */
export const tellWritten = async ({ db, kind }: Database, organisationId: string): Promise<void> => {
  if (kind === 'postgres') await db.executeQuery(tellOthers(organisationId))
}

/** Writes all rows of an organisation that are not in their tables yet, others in between; a thread gives its turns. */
export const writeUnwritten = async (
  database: Database,
  organisationId: string,
  turn: ThreadParts['turn'] = (work) => work(),
): Promise<void> => {
  const { db } = database
  let of: string | undefined
  let written = writtenSince(organisationId, 0)
  for (let next = await nextPiece(db, organisationId); next; next = await nextPiece(db, organisationId)) {
    if (next.commandId !== of) written = writtenSince(organisationId, next.version)
    of = next.commandId
    const piece = next
    await turn(() => writePiece(database, organisationId, piece, written))
    await setImmediate()
  }
  await turn(() => db.executeQuery(letMarkGo(db, organisationId)))
  await tellWritten(database, organisationId)
}

/** Reads rows of an organisation at one moment by what throws `StillUnwritten` where some are not in their tables: `complete` sees to that, and it reads again. */
export const readComplete = async <T>(read: () => Promise<T>, complete: () => Promise<void>): Promise<T> => {
  for (;;)
    try {
      return await read()
    } catch (trouble) {
      if (!(trouble instanceof StillUnwritten)) throw trouble
      await complete()
    }
}

/** The same, where whoever reads writes them. */
export const readWritten = <T>(
  { database, turn }: Pick<ThreadParts, 'database'> & Partial<Pick<ThreadParts, 'turn'>>,
  organisationId: string,
  read: () => Promise<T>,
): Promise<T> => readComplete(read, () => writeUnwritten(database, organisationId, turn))

/** The same where any are not, whoever committed them. */
export const completeRows = async (database: Database, organisationId: string): Promise<void> => {
  if (await isUnwritten(database.db, organisationId)) await writeUnwritten(database, organisationId)
}

/** The same for every organisation: what a process that ended left behind. */
export const writeAllUnwritten = async (database: Database): Promise<void> => {
  for (const organisationId of await organisationsUnwritten(database.db)) await writeUnwritten(database, organisationId)
}
