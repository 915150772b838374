/** Where replies to messages of a rollout go. */
import type { Row } from '#core/kernel/rows.ts'

export interface ReplyAddress {
  readonly name: string
  readonly address: string
}

const addressIn = /[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+\.[^\s@<>()[\],;:"\\.]+/u

/**
 * The contact person of the rollout, where their contact details hold an e-mail address (CM-2); else null.
 *
 * @example replyAddress({ askName: 'Naomi', askContact: 'naomi@x.sr, +597 8811223' }) // { name: 'Naomi', address: 'naomi@x.sr' }
 */
export const replyAddress = (briefing: Pick<Row<'briefing'>, 'askName' | 'askContact'> | undefined): ReplyAddress | null => {
  const [address] = addressIn.exec(briefing?.askContact ?? '') ?? []
  return address === undefined ? null : { name: briefing?.askName ?? '', address }
}
