/** Access: roles, personal links, API tokens and signing in. */
import { accessSentences } from '#core/access/access-sentences.ts'
import { accessProblems, accessWords } from '#core/access/access-words.ts'
import { deviceWords } from '#core/access/device-words.ts'
import { invitationCommands } from '#core/access/invitation-commands.ts'
import { membershipCommands } from '#core/access/membership-commands.ts'
import { membershipTables } from '#core/access/membership-tables.ts'
import { membershipProblems, membershipWords } from '#core/access/membership-words.ts'
import { signInCommands } from '#core/access/sign-in-commands.ts'
import { signInProblems, signInWords } from '#core/access/sign-in-words.ts'
import { tokenCommands } from '#core/access/token-commands.ts'
import { tokenTables } from '#core/access/token-tables.ts'
import { tokenProblems, tokenWords } from '#core/access/token-words.ts'
import { chapter } from '#core/kernel/chapter.ts'

declare module '#core/kernel/register.ts' {
  interface Tables extends Adds<typeof membershipTables>, Adds<typeof tokenTables> {}
  interface Words
    extends
      Adds<(typeof accessWords)['en']>,
      Adds<(typeof membershipWords)['en']>,
      Adds<(typeof signInWords)['en']>,
      Adds<(typeof deviceWords)['en']>,
      Adds<(typeof tokenWords)['en']> {}
  interface Problems
    extends Adds<typeof accessProblems>, Adds<typeof membershipProblems>, Adds<typeof signInProblems>, Adds<typeof tokenProblems> {}
}

export const access = chapter({
  tables: { ...membershipTables, ...tokenTables },
  words: [accessWords, membershipWords, signInWords, tokenWords, deviceWords],
  problems: { ...accessProblems, ...membershipProblems, ...signInProblems, ...tokenProblems },
  commands: [...membershipCommands, ...invitationCommands, ...tokenCommands, ...signInCommands] as const,
  memberCommands: [],
  sentences: accessSentences,
})
