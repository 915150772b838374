/** Communication: messages, their texts, recipients and channels. */
import { chooseChannel } from '#core/communication/channel-choice-commands.ts'
import { communicationCommands } from '#core/communication/communication-commands.ts'
import { communicationSentences } from '#core/communication/communication-sentences.ts'
import { communicationTables } from '#core/communication/communication-tables.ts'
import { communicationProblems, communicationWords } from '#core/communication/communication-words.ts'
import { letterWords } from '#core/communication/letter-words.ts'
import { outlookWords } from '#core/communication/message-status-words.ts'
import { readNotice } from '#core/communication/notice-commands.ts'
import { confirmRead } from '#core/communication/read-command.ts'
import { chapter } from '#core/kernel/chapter.ts'
import { communicationNoticeWords } from '#core/communication/communication-notice-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof communicationTables> {}
  interface Words
    extends
      Adds<(typeof communicationWords)['en']>,
      Adds<(typeof letterWords)['en']>,
      Adds<(typeof outlookWords)['en']>,
      Adds<(typeof communicationNoticeWords)['en']> {}
  interface Problems extends Adds<typeof communicationProblems> {}
}

export const communication = chapter({
  tables: communicationTables,
  words: [communicationWords, letterWords, outlookWords, communicationNoticeWords],
  problems: communicationProblems,
  commands: communicationCommands,
  memberCommands: [chooseChannel, confirmRead, readNotice],
  sentences: communicationSentences,
})
