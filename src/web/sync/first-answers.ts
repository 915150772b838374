/** What the server had said already when the page came: the answers that a page drawn by the server shows beside the rows (RG-2). */
import { signal } from '@preact/signals'

/** Answers by the path at which they are asked for, and the version of the rows to which they belong. */
export interface FirstAnswers {
  readonly version: number
  readonly answers: Readonly<Record<string, unknown>>
}

export const noAnswers: FirstAnswers = { version: 0, answers: {} }
const known = signal(noAnswers)
let lacking: Set<string> | undefined

/** The answer that came with the page; undefined where none did. */
export const firstAnswer = <T>(path: string): T | undefined => known.value.answers[path] as T | undefined

/** Whether an answer came with the page, to rows of this version: then it need not be asked for. */
export const isAnswered = (path: string, version: number): boolean =>
  known.value.version === version && known.value.answers[path] !== undefined

export const takeFirstAnswers = (answers: FirstAnswers): void => {
  known.value = answers
}

/** Whether the server draws: nothing is asked for then. */
export const isDrawnAhead = (): boolean => lacking !== undefined

/** Asks for an answer; what the server draws only notes that it lacks one. */
export const askUnlessDrawn = (path: string, askForIt: () => void): void => {
  if (!lacking) return askForIt()
  if (!Object.hasOwn(known.value.answers, path)) lacking.add(path)
}

/** Does this as the server draws; gives the paths of the answers that were lacking. */
export const drawnAhead = (draw: () => void): readonly string[] => {
  const paths = (lacking = new Set<string>())
  try {
    draw()
  } finally {
    lacking = undefined
  }
  return [...paths]
}
