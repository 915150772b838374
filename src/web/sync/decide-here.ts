/** Decides commands on this device: brings their definitions in when first needed, and says which ones only the server can decide. */
import { signal, untracked } from '@preact/signals'
import { byOf } from '#core/access/access.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { At, Issued, Reversal } from '#core/kernel/command.ts'
import type { Catalogue } from '#core/kernel/words.ts'
import type { Decided } from '#web/sync/outbox.ts'
import type { RowSets } from '#web/sync/rows.ts'
import { actorHere, me } from '#web/sync/signed-in.ts'

/** Runs a command on rows; `absent` are the tables of which this device holds only what is said of oneself. */
type DecideHere = (issued: Issued, sets: RowSets, at: At, absent: ReadonlySet<string>) => Decided
type ReverseHere = (issued: Issued, sets: RowSets, at: At) => readonly Reversal[]
/** Reversals come with the commands of those who run a rollout; members have nothing to undo this way. Words of refusals come with those of members. */
interface CommandsHere {
  readonly decideHere: DecideHere
  readonly reverseHere?: ReverseHere
  readonly refusalWords?: Catalogue
}
let decideHere: DecideHere | undefined
let reverseHere: ReverseHere | undefined
/** The words of what the commands here may be refused with, where not all words are at hand. */
export const refusalWords = signal<Catalogue | undefined>(undefined)

/** Each import alone in its function: of two in one expression the build makes one, and brings in what both of them need. */
const commands: Record<'forMembers' | 'all', () => Promise<CommandsHere>> = {
  forMembers: () => import('#web/sync/local-commands-member.ts'),
  all: () => import('#web/sync/local-commands-all.ts'),
}

/** Brings the commands in (and with them the planner, for all but members), once. False while they are not on this device and the server is away. */
export const readyToDecide = async (): Promise<boolean> => {
  const isMember = me.peek()?.actor?.role === 'member'
  decideHere ??= await commands[isMember ? 'forMembers' : 'all']().then(
    (come) => {
      reverseHere = come.reverseHere
      refusalWords.value = come.refusalWords
      return come.decideHere
    },
    () => undefined,
  )
  return decideHere !== undefined
}

const byHere = (): At['by'] => {
  const actor = untracked(actorHere)
  return actor ? byOf(actor) : { accountId: '', name: '', rights: [], personId: null, places: [] }
}

const atOf = (issued: Issued, zone: string): At => ({
  commandId: issued.id,
  organisationId: me.peek()?.organisation?.id ?? '',
  now: issued.issuedAt,
  today: todayIn(zone, issued.issuedAt),
  zone,
  by: byHere(),
})

/** The commands that would put back what one does, from the rows before it. */
export const reversalsOn = (issued: Issued, sets: RowSets, zone: string): readonly Reversal[] =>
  reverseHere?.(issued, sets, atOf(issued, zone)) ?? []

/** What a command changes here; nothing while its definition is not here, and `elsewhere` where the rows it asks for are on the server alone. */
export const decideOn = (issued: Issued, sets: RowSets, zone: string, absent: ReadonlySet<string>): Decided =>
  decideHere?.(issued, sets, atOf(issued, zone), absent) ?? { changes: [] }
