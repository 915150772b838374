/** Reminders of those who can settle a check: of what, in which words, and how often (GA-2). */
import type { CheckSource } from '#core/gates/default-gates.ts'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row } from '#core/kernel/rows.ts'

/** What people are reminded of: several checks can stand on one reply. */
export type RemindedOf = 'survey' | 'atEase' | 'training' | 'tasks'

/** The checks that particular people can settle, and what these are reminded of. */
export const remindedOf: Partial<Readonly<Record<CheckSource, RemindedOf>>> = {
  satisfaction: 'survey',
  recommendation: 'survey',
  atEase: 'atEase',
  training: 'training',
  preparation: 'tasks',
}

/** Days before the same people are reminded of the same again. */
const restDays = 2

/** The first day on which a check's people may be reminded after a reminder on `day`. */
export const remindableFrom = (day: string): string => addDays(day, restDays)

/** What somebody reads who is reminded, and the page that it leads to. */
export const reminderOf = (of: RemindedOf, { tool, phase }: { readonly tool: string; readonly phase: string }) => {
  switch (of) {
    case 'survey':
      return { code: 'pulse.notice.reminder', params: { tool }, path: '/' } as const
    case 'atEase':
      return { code: 'gates.notice.atEase', params: { tool }, path: '/' } as const
    case 'training':
      return { code: 'gates.notice.training', params: { tool }, path: '/' } as const
    case 'tasks':
      return { code: 'gates.notice.tasks', params: { phase }, path: '/checklist' } as const
  }
}

export type Reminder = Pick<Row<'gateReminder'>, 'remindedOn' | 'throughId'>

/**
 * When people were reminded so recently that they are not reminded again today, and from when on they may be; null where they may.
 * `weekly` is the day on which the question of this week reminded them by itself.
 *
 * @example restOf({ remindedOn: '2026-11-25', throughId: null }, null, '2026-11-26') // { on: '2026-11-25', from: '2026-11-27' }
 */
export const restOf = (
  before: Reminder | undefined,
  weekly: string | null,
  today: string,
): { readonly on: string; readonly from: string } | null => {
  if (before && remindableFrom(before.remindedOn) > today) return { on: before.remindedOn, from: remindableFrom(before.remindedOn) }
  return weekly === today ? { on: weekly, from: addDays(weekly, 1) } : null
}

/** After whom a reminder goes on that was cut off between two commands; null where there is none. */
export const goesOnAfter = (before: Reminder | undefined, today: string): string | null =>
  before && remindableFrom(before.remindedOn) > today ? before.throughId : null
