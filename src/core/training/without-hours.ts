/** Which phases need no office hours; apart from planning them, because the pages of those who lead ask it too. */
import type { DatedPhase } from '#core/plan/timeline.ts'

/** Whether a phase has no office hours: one person, or two or three on one day, who learn side by side (PH-6). */
export const isWithoutHours = (phase: Pick<DatedPhase, 'key' | 'people'>): boolean => phase.key === 'switch' && phase.people.length <= 3
