/** The words of messages, in every language: what each kind is called, and when one comes late. */
import { phaseCalled } from '#core/plan/phase-called.ts'
import type { ProblemKind } from '#core/problem.ts'
import { catalogue } from '#core/words.ts'

export interface LateMessage {
  kind: 'announcement' | 'reminder'
  phase: string | null
  wanted: string
  taken: string
}

export const communicationWords = catalogue({
  en: {
    'communication.kind.announcement': 'Announcement',
    'communication.kind.reminder': 'Reminder',
    'communication.kind.welcome': 'Welcome',
    'communication.kind.update': 'Weekly update',
    'communication.kind.retrospective': 'Looking back together',
    'communication.late': ({ kind, phase, wanted, taken }: LateMessage, f) =>
      `${kind === 'announcement' ? 'The announcement' : `The reminder to “${phaseCalled(phase ?? '', f)}”`} was due on ${f.day(wanted)}; it goes out on ${f.day(taken)}. A later start gives people more time.`,
  },
  nl: {
    'communication.kind.announcement': 'Aankondiging',
    'communication.kind.reminder': 'Herinnering',
    'communication.kind.welcome': 'Welkom',
    'communication.kind.update': 'Weekbericht',
    'communication.kind.retrospective': 'Samen terugkijken',
    'communication.late': ({ kind, phase, wanted, taken }, f) =>
      `${kind === 'announcement' ? 'De aankondiging' : `De herinnering aan “${phaseCalled(phase ?? '', f)}”`} had op ${f.day(wanted)} de deur uit gemoeten; ze gaat nu op ${f.day(taken)}. Als je later begint, hebben mensen meer tijd.`,
  },
})

export const communicationProblems = {} as const satisfies Record<string, ProblemKind>
