/** Training completion of a phase in figures, and who is missing as a list with what is coming for each (TR-6, TR-7). */
import type { Trained } from '#core/training/completion.ts'

/** Of one phase: everyone assigned and everyone trained. */
export interface PhaseCompletion {
  readonly phaseKey: string
  readonly assigned: number
  readonly complete: number
  /** Not trained yet, with a seat in a session to come. */
  readonly seated: number
}

/** Somebody who is not trained yet. */
export interface Missing {
  readonly personId: string
  readonly name: string
  readonly state: Exclude<Trained, 'complete'>
  /** The next session in which they have a seat. */
  readonly next: string | null
  readonly waits: boolean
  readonly excused: boolean
}

export interface MissingQuery {
  readonly rolloutId: string
  readonly phaseKey: string
}
