/** The verbs of this chapter. */

export const peopleCommands = [] as const
