/** Privacy: forgetting somebody, in the rows of every chapter; so it stands above them. */
import { chapter } from '#core/kernel/chapter.ts'
import { forget } from '#core/privacy/forget-command.ts'
import { privacySentences } from '#core/privacy/privacy-sentences.ts'

export const privacy = chapter({
  tables: {},
  words: [],
  problems: {},
  commands: [forget],
  memberCommands: [],
  sentences: privacySentences,
})
