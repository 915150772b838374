/** Gates: the go/no-go checks before each phase. */
import { chapter } from '#core/kernel/chapter.ts'
import { evaluate, keepWaiting } from '#core/gates/evaluation-commands.ts'
import { approveGate, changeCheck, withdrawApproval } from '#core/gates/gate-commands.ts'
import { gatesSentences } from '#core/gates/gates-sentences.ts'
import { remindPeople } from '#core/gates/remind-command.ts'
import { gateTables } from '#core/gates/gate-tables.ts'
import { gatesProblems, gatesWords } from '#core/gates/gates-words.ts'
import { gatesNoticeWords } from '#core/gates/gates-notice-words.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof gateTables> {}
  interface Words extends Adds<(typeof gatesWords)['en']>, Adds<(typeof gatesNoticeWords)['en']> {}
  interface Problems extends Adds<typeof gatesProblems> {}
}

export const gates = chapter({
  tables: gateTables,
  words: [gatesWords, gatesNoticeWords],
  problems: gatesProblems,
  commands: [changeCheck, approveGate, withdrawApproval, evaluate, keepWaiting, remindPeople] as const,
  memberCommands: [],
  sentences: gatesSentences,
})
