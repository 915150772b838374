/** The contents page: every chapter and its commands. */
import { invitationCommands } from '#core/access/invitation-commands.ts'
import { signInCommands } from '#core/access/sign-in-commands.ts'
import { membershipCommands } from '#core/access/membership-commands.ts'
import { tokenCommands } from '#core/access/token-commands.ts'
import { checklistCommands } from '#core/checklist/checklist-commands.ts'
import type { Command } from '#core/kernel/command.ts'
import { communicationCommands } from '#core/communication/communication-commands.ts'
import { metricsCommands } from '#core/metrics/source-commands.ts'
import { organisationCommands } from '#core/organisation/organisation-commands.ts'
import { peopleCommands } from '#core/people/people-commands.ts'
import { planCommands } from '#core/planning/plan-commands.ts'
import { regionalCommands } from '#core/regional/regional-commands.ts'
import { resistanceCommands } from '#core/resistance/resistance-commands.ts'
import { supportCommands } from '#core/support/support-commands.ts'
import { trainingCommands } from '#core/training/training-commands.ts'

export const guide = {
  organisation: organisationCommands,
  regional: regionalCommands,
  people: peopleCommands,
  plan: planCommands,
  communication: communicationCommands,
  training: trainingCommands,
  support: supportCommands,
  resistance: resistanceCommands,
  metrics: metricsCommands,
  checklist: checklistCommands,
  access: [...membershipCommands, ...invitationCommands, ...tokenCommands, ...signInCommands],
} as const

// oxlint-disable-next-line typescript/no-explicit-any -- a registry holds commands of every input
export type AnyCommand = Command<string, any, any>

const byName = new Map<string, AnyCommand>(
  Object.values(guide).flatMap((chapter) => (chapter as readonly AnyCommand[]).map((one) => [one.name, one])),
)

/** The command of a name, if there is one. */
export const commandNamed = (name: string): AnyCommand | undefined => byName.get(name)
export const allCommands = (): readonly AnyCommand[] => [...byName.values()]
