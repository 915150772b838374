/** The verbs of this chapter. */

export const planCommands = [] as const
