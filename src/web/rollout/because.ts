/** The reasons that the planner noted, in the reader's language (PH-9). */
import { notesOf } from '#core/kernel/note.ts'
import { tell } from '#web/base/language.ts'

/** The sentence of a list of notes. */
export const becauseOf = (json: string): string => notesOf(json).map(tell).join('; ')
