/** The verbs of calls for help, their tiers and the answers. */
import { articleCommands } from '#core/support/article-commands.ts'
import { ticketCommands } from '#core/support/ticket-commands.ts'
import { ticketHelpCommands } from '#core/support/ticket-help-commands.ts'
import { tierCommands } from '#core/support/tier-commands.ts'
import { vendorCommands } from '#core/support/vendor-commands.ts'

export const supportCommands = [...ticketCommands, ...ticketHelpCommands, ...vendorCommands, ...tierCommands, ...articleCommands] as const
