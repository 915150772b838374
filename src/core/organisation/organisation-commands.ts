/** The verbs of this chapter. */

export const organisationCommands = [] as const
