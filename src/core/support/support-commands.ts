/** The verbs of calls for help, their tiers and the answers. */

export const supportCommands = [] as const
