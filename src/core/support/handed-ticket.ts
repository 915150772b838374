/** A ticket as its owner gets it who reads nothing else of the place where it was asked (SU-2, AC-1). */
import type { StoredRow } from '#core/kernel/rows.ts'

/** The ticket, what happened to it, and who asked: a name and a number to call, nothing more about them. */
export interface HandedTicket {
  readonly ticket: StoredRow<'ticket'>
  readonly events: readonly StoredRow<'ticketEvent'>[]
  readonly asker: { readonly name: string; readonly phone: string | null }
  /** Where it was asked. */
  readonly place: string | null
}
