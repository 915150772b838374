/** The verbs of this chapter. */

export const regionalCommands = [] as const
