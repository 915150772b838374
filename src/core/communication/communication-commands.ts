/** The verbs of messages, from their words to each reader. */

export const communicationCommands = [] as const
