/** Taking back what was done in the last minutes: the reverse of a command, as long as nobody changed the same things since. */
import { signal } from '@preact/signals'
import { sayTrouble, w } from '#web/base/language.ts'
import { announce } from '#web/parts/toast.tsx'
import { issueCall, type Undo } from '#web/sync/issued-commands.ts'

interface Done {
  readonly text: string
  readonly undo: Undo
}

/** How long a change can be taken back, and how many are remembered. */
const minutes = 10
const most = 5

/** What was done in this window in the last minutes and can be taken back, the newest first. */
export const lastDone = signal<readonly Done[]>([])

const forget = (undo: Undo): void => {
  lastDone.value = lastDone.peek().filter((one) => one.undo !== undo)
}

/** Keeps a change that can be taken back, for some minutes. */
export const remember = (text: string, undo: Undo): void => {
  lastDone.value = [{ text, undo }, ...lastDone.peek()].slice(0, most)
  setTimeout(() => forget(undo), minutes * 60_000)
}

/** Takes a change back, unless somebody changed the same things since; says which of the two. */
export const takeBack = async (undo: Undo): Promise<void> => {
  forget(undo)
  if (!undo.isOpen()) return announce(w('undoTooLate'))
  for (const call of undo.calls) {
    const outcome = await issueCall(call)
    if (!outcome.ok) return announce(sayTrouble(outcome.trouble))
  }
  announce(w('undone'))
}
