/** The verbs of this chapter. */

export const checklistCommands = [] as const
