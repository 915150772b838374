/** Home: what Today says over all chapters. */
import { homeWords } from '#core/home/home-words.ts'
import { chapter } from '#core/kernel/chapter.ts'

declare module '#core/kernel/register.ts' {
  interface Words extends Adds<(typeof homeWords)['en']> {}
}

export const home = chapter({
  tables: {},
  words: [homeWords],
  problems: {},
  commands: [],
  memberCommands: [],
  sentences: { en: {}, nl: {} },
})
