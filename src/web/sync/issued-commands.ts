/** Commands from this device: decided here at once, kept, tried again, let go, and the way back from each. */
import { batch } from '@preact/signals'
import type { Change, Issued, Reversal } from '#core/kernel/command.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { readyToDecide, reversalsOn } from '#web/sync/decide-here.ts'
import { ifUsable } from '#web/sync/device.ts'
import { newId } from '#web/sync/new-id.ts'
import { again, type Decided, type ErrorNote, type Kept } from '#web/sync/outbox.ts'
import { afterChanges, type RowSets } from '#web/sync/rows.ts'
import { sendCommands } from '#web/sync/send-commands.ts'
import { NotReached, troubleIn } from '#web/sync/server-request.ts'
import { me } from '#web/sync/signed-in.ts'
import { decide, decidingCount, deviceHere, inTurn, outbox, replay, rowsShown, show, wake, zone } from '#web/sync/store.ts'
import { areSame, wayBack } from '#web/sync/way-back.ts'

export type Outcome =
  | {
      readonly ok: true
      readonly id: string
      /** Looks for the way back; nothing where the command has none, or where something of it would stay. */
      readonly findUndo?: () => Undo | undefined
    }
  | { readonly ok: false; readonly trouble: ErrorNote }

/** The way back from what was done. */
export interface Undo {
  /** Whether nobody changed the same rows since. */
  readonly isOpen: () => boolean
  readonly calls: readonly CommandCall[]
}

/**
 * A command that cannot wait here, because rows that it needs are on the server alone or because this device cannot keep it: the server decides
 * at once or not at all. `unreached` is why nothing was done where it cannot be asked.
 */
const decideElsewhere = async (issued: Issued, unreached: 'web.needsConnection' | 'web.notKept'): Promise<Outcome> => {
  try {
    const [answer] = await sendCommands([issued])
    if (!answer) return { ok: false, trouble: { code: unreached, params: {} } }
    return 'problem' in answer ? { ok: false, trouble: answer.problem } : { ok: true, id: issued.id }
  } catch (problem) {
    return { ok: false, trouble: problem instanceof NotReached ? { code: unreached, params: {} } : troubleIn(problem) }
  }
}

/** The way back from a command, tried on the rows before it. */
const undoOf = (issued: Issued, before: RowSets, changes: readonly Change[]): Undo | undefined => {
  const reversals = reversalsOn(issued, before, zone.peek())
  const decideReversal = ({ name, input }: Reversal, sets: RowSets): Decided => decide({ ...issued, id: newId(), name, input }, sets)
  const organisationId = me.peek()?.organisation?.id ?? ''
  const back = wayBack({ before, changes, reversals, organisationId, decide: decideReversal })
  return back && { isOpen: () => areSame(back.after, rowsShown(), changes), calls: back.reversals as readonly CommandCall[] }
}

const decideAndKeep = async ({ name, input }: CommandCall, said: string): Promise<Outcome> => {
  // Without the commands at hand it is kept all the same, and shows once the server has decided.
  await readyToDecide()
  return inTurn(async () => {
    const issued: Issued = { id: newId(), name, input, issuedAt: new Date().toISOString() }
    const seen = rowsShown()
    const decided = decide(issued, seen)
    if ('trouble' in decided) return { ok: false, trouble: decided.trouble }
    if ('elsewhere' in decided) return decideElsewhere(issued, 'web.needsConnection')
    const kept: Kept = { issued, ...(said === '' ? {} : { said }), state: 'waiting' }
    // First on the device, then on the screen: what a person has seen done survives the power.
    const device = deviceHere()
    if (device && !(await ifUsable(device.keep([kept])))) return decideElsewhere(issued, 'web.notKept')
    batch(() => {
      outbox.value = [...outbox.peek(), kept]
      if (rowsShown() === seen) show(afterChanges(seen, decided.changes, me.peek()?.organisation?.id ?? ''))
      else replay()
    })
    wake.outbox()
    return { ok: true, id: issued.id, findUndo: () => undoOf(issued, seen, decided.changes) }
  })
}

/** Does a command: decided here at once, kept with what was said of it, sent as soon as the server can be reached. A local Problem changes nothing. */
export const issueCall = (call: CommandCall, said = ''): Promise<Outcome> => {
  decidingCount.value++
  return decideAndKeep(call, said).finally(() => decidingCount.value--)
}

/** Lets a refused command go. */
export const discard = (id: string): Promise<void> =>
  inTurn(async () => {
    await ifUsable(deviceHere()?.forget([id]))
    outbox.value = outbox.peek().filter((kept) => kept.issued.id !== id)
    wake.outbox()
  })

/** Tries a refused command again, as a new one. */
export const tryAgain = async (kept: Kept): Promise<void> => {
  await readyToDecide()
  return inTurn(async () => {
    const renewed = again(kept, newId(), new Date().toISOString())
    if (await ifUsable(deviceHere()?.keep([renewed]))) await ifUsable(deviceHere()?.forget([kept.issued.id]))
    batch(() => {
      outbox.value = [...outbox.peek().filter((one) => one.issued.id !== kept.issued.id), renewed]
      replay()
    })
    wake.outbox()
  })
}
