/** Who joined after the rollout: in the last phase, on a first day of their own (RV-5). */
import { note, notesOf } from '#core/kernel/note.ts'
import { goesFirst } from '#core/plan/cohort.ts'
import type { Row } from '#core/kernel/rows.ts'

/** Why somebody who joined after the rollout is in its last phase (PH-9). */
export const joinedLaterBecause = [note('plan.because.joinedLater', {})]

/**
 * Whether somebody was chosen to go first; whoever joined after the rollout was not, although the first phase may be the only one with
 * people, and so theirs (RV-1, RV-5).
 */
export const wasFirst = (participant: Pick<Row<'participant'>, 'phaseKey' | 'because'>): boolean =>
  goesFirst(participant.phaseKey) && !joinedLater(participant)

/** Whether a participant has their own first day because they joined after the rollout. */
export const joinedLater = ({ because }: Pick<Row<'participant'>, 'because'>): boolean =>
  notesOf(because).some(({ code }) => code === 'plan.because.joinedLater')
