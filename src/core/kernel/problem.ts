/** One error class: a code, the values for its sentence, and where it happened. Its sentence stands in the words. */
import type { Values, WordKey } from '#core/kernel/note.ts'
import type { Problems } from '#core/kernel/register.ts'

/** What kind of trouble: maps to HTTP in the server and to exit codes in the command line. */
export type ProblemKind =
  | 'refused'
  | 'conflict'
  | 'unreadable'
  | 'invalid'
  | 'notFound'
  | 'notSignedIn'
  | 'tooLarge'
  | 'tooMany'
  /** The server cannot work just now, whatever was asked; the same request may succeed later. */
  | 'unavailable'
  | 'fault'

/** Where in the input: a line of a file, a field of a form. */
export interface Place {
  readonly file?: string
  readonly line?: number
  readonly column?: string
  readonly field?: string
}

/** The code of a Problem; it is also the key of its sentence. */
export type ProblemCode = Extract<keyof Problems, WordKey>

export class Problem<C extends ProblemCode = ProblemCode> extends Error {
  readonly code: C
  readonly params: Values<C>
  readonly place: Place | undefined

  constructor(code: C, params: Values<C>, place?: Place) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.params = params
    this.place = place
  }
}
