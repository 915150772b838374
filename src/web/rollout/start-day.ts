/** The day of a start as lists say it: a start that waits for its go/no-go check has none (GA-4). */
import type { Row } from '#core/kernel/rows.ts'
import { startWaitsSince } from '#core/plan/waiting-starts.ts'
import { f } from '#web/base/language.ts'
import { shared } from '#web/base/lead-words.ts'
import { phases } from '#web/rollout/phases.ts'
import { today } from '#web/sync/store.ts'

type Start = Pick<Row<'participant'>, 'phaseKey' | 'goLiveOn'> | Pick<Row<'phase'>, 'phaseKey' | 'goLiveOn'>

const waitsSince = (start: Start): string | null => startWaitsSince(phases.value, start, today.value)

/** Whether a start waits, which is said in more words than a day. */
export const waits = (start: Start): boolean => waitsSince(start) !== null

/** Of a person or a phase; empty where there is no day yet. */
export const startDay = (start: Start, style: 'short' | 'full' = 'short'): string => {
  const since = waitsSince(start)
  if (since !== null) return shared('waitsFor', { day: f().day(since, style) })
  return start.goLiveOn === null ? '' : f().day(start.goLiveOn, style)
}
