/** The day of a start as lists say it: a start that waits for its go/no-go check has none (GA-4). */
import type { Row } from '#core/kernel/rows.ts'
import { startWaitsSince } from '#core/plan/waiting-starts.ts'
import { f } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { phases } from '#web/rollout/phases.ts'
import { today } from '#web/sync/store.ts'

/** Of a person or a phase; empty where there is no day yet. */
export const startDay = (
  start: Pick<Row<'participant'>, 'phaseKey' | 'goLiveOn'> | Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>,
  style: 'short' | 'full' = 'short',
): string => {
  const since = startWaitsSince(phases.value, start, today.value)
  if (since !== null) return shared('waitsFor', { day: f().day(since, style) })
  return start.goLiveOn === null ? '' : f().day(start.goLiveOn, style)
}
