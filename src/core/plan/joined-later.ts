/** Who joined after the rollout: in the last phase, on a first day of their own (RV-5). */
import { note, notesOf } from '#core/kernel/note.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Why somebody who joined after the rollout is in its last phase (PH-9). */
export const joinedLaterBecause = [note('plan.because.joinedLater', {})]

/** Whether a participant has their own first day because they joined after the rollout. */
export const joinedLater = ({ because }: Pick<Row<'participant'>, 'because'>): boolean =>
  notesOf(because).some(({ code }) => code === 'plan.because.joinedLater')
