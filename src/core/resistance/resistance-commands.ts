/** The verbs of objections, stories, feedback and estimates. */
import { answerObjection, estimate, logObjection } from '#core/resistance/objection-commands.ts'
import { translate } from '#core/resistance/translation-commands.ts'
import { answerFeedback, chooseStory, consentToStory, giveFeedback, noteStory } from '#core/resistance/voice-commands.ts'

export const resistanceCommands = [
  logObjection,
  answerObjection,
  estimate,
  noteStory,
  consentToStory,
  chooseStory,
  giveFeedback,
  answerFeedback,
  translate,
] as const
