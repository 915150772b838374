/** What this device has decided and the server has not shown back yet: the outbox and the rows as they look with it. */
import type { Change, Issued } from '#core/kernel/command.ts'
import { afterChanges, type RowSets } from '#web/sync/rows.ts'

/** Why something did not go through: the code and values of a Problem, and the sentence if the server sent one. */
export interface ErrorNote {
  readonly code: string
  readonly params: unknown
  readonly place?: { readonly file?: string; readonly line?: number; readonly column?: string; readonly field?: string } | undefined
  readonly said?: string
}

/** A command kept on this device: waiting, accepted as a version whose rows are still to come, or refused. */
export interface Kept {
  readonly issued: Issued
  /** What its author was told that it does, for when it waits or is refused. */
  readonly said?: string
  readonly state: 'waiting' | 'accepted' | 'refused'
  readonly version?: number
  readonly trouble?: ErrorNote
}

/** What the server said to one command. */
export type Answer = { readonly id: string; readonly version: number } | { readonly id: string; readonly problem: ErrorNote }

export type Decided = { readonly changes: readonly Change[] } | { readonly trouble: ErrorNote } | { readonly elsewhere: true }
/** Runs a command on rows; pure but for what it closes over. */
export type Decide = (issued: Issued, sets: RowSets) => Decided

const saidOf = ({ said }: Kept): Pick<Kept, 'said'> => (said === undefined ? {} : { said })

/** The outbox after the server's answers: accepted ones wait for their rows, refused ones stay with the reason. */
export const afterAnswers = (outbox: readonly Kept[], answers: readonly Answer[]): Kept[] => {
  const byId = new Map(answers.map((answer) => [answer.id, answer]))
  return outbox.map((kept) => {
    const answer = byId.get(kept.issued.id)
    if (!answer || kept.state !== 'waiting') return kept
    return 'problem' in answer
      ? { issued: kept.issued, ...saidOf(kept), state: 'refused', trouble: answer.problem }
      : { issued: kept.issued, ...saidOf(kept), state: 'accepted', version: answer.version }
  })
}

/** The outbox once the feed has come to a version: accepted commands whose rows are here are done. */
export const afterArrival = (outbox: readonly Kept[], version: number): Kept[] =>
  outbox.filter((kept) => kept.state !== 'accepted' || (kept.version ?? 0) > version)

/** The rows as they look with everything not refused on top. A command that no longer fits locally is left to the server to judge. */
export const overlaid = (base: RowSets, outbox: readonly Kept[], decide: Decide, organisationId: string): RowSets => {
  let sets = base
  for (const kept of outbox) {
    if (kept.state === 'refused') continue
    const decided = decide(kept.issued, sets)
    if ('changes' in decided) sets = afterChanges(sets, decided.changes, organisationId)
  }
  return sets
}

/** The next commands to send, in order, at most so many. */
export const toSend = (outbox: readonly Kept[], most = 50): Issued[] =>
  outbox
    .filter((kept) => kept.state === 'waiting')
    .slice(0, most)
    .map((kept) => kept.issued)

/** A refused command again, as a new one: the old id would only be given the old answer. */
export const again = (kept: Kept, id: string, now: string): Kept => ({
  issued: { ...kept.issued, id, issuedAt: now },
  ...saidOf(kept),
  state: 'waiting',
})
