/** Errors on their way between threads: a Problem stays one, and the code of a database's error is kept. */
import { Problem } from '#core/kernel/problem.ts'
import type { ProblemCode, Place } from '#core/kernel/problem.ts'
import { DatabaseLost } from '#server/db/postgres.ts'

export type Trouble =
  | { readonly kind: 'problem'; readonly code: string; readonly params: unknown; readonly place: Place | undefined }
  | { readonly kind: 'lost' }
  | { readonly kind: 'error'; readonly message: string; readonly stack: string | undefined; readonly code: unknown }

/** Work in a thread that was ended, because it took too long or needed more memory than it may have; done again it would most likely be ended again. */
export class WorkEnded extends Error {
  readonly why: 'server.workTooLong' | 'server.workTooLarge'
  constructor(why: WorkEnded['why'], cause?: unknown) {
    super(why, { cause })
    this.why = why
  }
}

export const troubleOf = (error: unknown): Trouble => {
  if (error instanceof Problem) return { kind: 'problem', code: error.code, params: error.params, place: error.place }
  if (error instanceof DatabaseLost) return { kind: 'lost' }
  if (!(error instanceof Error)) return { kind: 'error', message: String(error), stack: undefined, code: undefined }
  return { kind: 'error', message: error.message, stack: error.stack, code: 'code' in error ? String(error.code) : undefined }
}

export const errorOf = (trouble: Trouble): Error => {
  if (trouble.kind === 'problem') return new Problem(trouble.code as ProblemCode, trouble.params as never, trouble.place)
  if (trouble.kind === 'lost') return new DatabaseLost()
  const { message, stack, code } = trouble
  return Object.assign(new Error(message), { stack }, code === undefined ? {} : { code })
}
