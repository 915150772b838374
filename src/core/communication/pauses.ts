/** Whether messages wait because the rollout, a phase or a place is paused (CM-10). */
import type { Row } from '#core/kernel/rows.ts'

type Pause = Pick<Row<'pause'>, 'phaseKey' | 'locationId' | 'endedAt'>

/**
 * The pause in which a message or one reader's delivery waits (CM-10); undefined where nothing is paused. With a place given,
 * a pause of that place counts; a message to every place goes on for the others.
 *
 * @example pausedBy(pauses, { phaseKey: 'core', locationId: 'albina' })?.because // 'The line to Albina is down.'
 */
export const pausedBy = <P extends Pause>(
  pauses: readonly P[],
  about: { readonly phaseKey: string | null; readonly locationId: string | null },
): P | undefined =>
  pauses.find(
    (pause) =>
      pause.endedAt === null &&
      (pause.phaseKey === null || pause.phaseKey === about.phaseKey) &&
      (pause.locationId === null || pause.locationId === about.locationId),
  )
