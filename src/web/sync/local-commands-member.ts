/** The few commands of a member on the device: small enough for dear mobile data, and there without a connection. */
import { memberCommands } from '#core/registry/member-commands.ts'
import { decideBy } from '#web/sync/local-commands.ts'
import { memberRefusalWords } from '#web/sync/member-refusal-words.ts'

const byName = new Map(memberCommands.map((one) => [one.name, one]))

export const decideHere = decideBy((name) => byName.get(name))
/** What these commands may be refused with. */
export const refusalWords = memberRefusalWords
