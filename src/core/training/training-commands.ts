/** The verbs of training as it happens: seats, attendance, help for one, things to learn from, buddies. */

export const trainingCommands = [] as const
