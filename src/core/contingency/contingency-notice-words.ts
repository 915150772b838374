/** What people are told of exports of the old system, and of a rollback. */
import { catalogue } from '#core/kernel/words.ts'

export const contingencyNoticeWords = catalogue({
  en: {
    'contingency.notice.exportSoon': ({ system, on }: { system: string; on: string }, f) =>
      `Export ${system} by ${f.day(on)}, and record the file.`,
    'contingency.notice.exportOverdue': ({ system, on }: { system: string; on: string }, f) =>
      `The export of ${system} is overdue since ${f.day(on)}. Without it the way back gets longer every day.`,
    'contingency.notice.rollback': ({ en }: { en: string; nl: string }) => en,
  },
  nl: {
    'contingency.notice.exportSoon': ({ system, on }, f) => `Exporteer ${system} uiterlijk ${f.day(on)}, en leg het bestand vast.`,
    'contingency.notice.exportOverdue': ({ system, on }, f) =>
      `De export van ${system} is over tijd sinds ${f.day(on)}. Zonder export wordt de weg terug elke dag langer.`,
    'contingency.notice.rollback': ({ nl }) => nl,
  },
})
