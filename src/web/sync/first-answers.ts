/** What the server had said already when the page came: the answers that a page drawn by the server shows beside the rows (RG-2). */
import { signal } from '@preact/signals'

/** Answers by the path at which they are asked for, and the version of the rows to which they belong. */
export interface FirstAnswers {
  readonly version: number
  readonly answers: Readonly<Record<string, unknown>>
}

export const noAnswers: FirstAnswers = { version: 0, answers: {} }
export const firstAnswers = signal(noAnswers)

/** The answer that came with the page; undefined where none did. */
export const firstAnswer = <T>(path: string): T | undefined => firstAnswers.value.answers[path] as T | undefined

/** While the server draws nothing is asked for: here are the paths of what would be. */
export const drawnAhead: { asked?: Set<string> | undefined } = {}
