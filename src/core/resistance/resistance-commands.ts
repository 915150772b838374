/** The verbs of objections, stories, feedback and estimates. */

export const resistanceCommands = [] as const
