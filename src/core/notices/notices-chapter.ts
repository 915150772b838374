/** Notices: a short word to one person, in the app and by mail; every chapter can give one. */
import { chapter } from '#core/kernel/chapter.ts'
import { noticesTables } from '#core/notices/notices-tables.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof noticesTables> {}
}

export const notices = chapter({
  tables: noticesTables,
  words: [],
  problems: {},
  commands: [],
  memberCommands: [],
  sentences: { en: {}, nl: {} },
})
