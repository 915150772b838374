/** The one way in which pages run commands: a refusal is always shown, success is told, and what only waits here is not told as done. */
import { useState } from 'preact/hooks'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { sayTrouble, w } from '#web/base/language.ts'
import { announce } from '#web/parts/toast.tsx'
import { remember, takeBack } from '#web/parts/undo.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { issueCall } from '#web/sync/issued-commands.ts'
import { type SyncState, syncState } from '#web/sync/sync.ts'

/** Its id once it is accepted here or on the server; nothing when it was refused. */
type Accepted = string | undefined

/** What is told of a command that was accepted: while the server is away it is not done, only kept. */
export const saidOfAccepted = (sync: SyncState['kind'], done: string): string => (sync === 'away' && done !== '' ? w('keptForLater') : done)

const run = async (call: CommandCall, done: string, onRefused: (trouble: ErrorNote) => void): Promise<Accepted> => {
  const outcome = await issueCall(call, done)
  if (!outcome.ok) {
    onRefused(outcome.trouble)
    return undefined
  }
  const said = saidOfAccepted(syncState.peek().kind, done)
  if (said !== '') {
    const undo = outcome.findUndo?.()
    if (undo) remember(done, undo)
    announce(said, undo && { label: w('undo'), run: () => void takeBack(undo) })
  }
  return outcome.id
}

/** For a button in a row: what came of it is told in passing, a refusal too. */
export const runCommand = (call: CommandCall, done = ''): Promise<Accepted> => run(call, done, (trouble) => announce(sayTrouble(trouble)))

/** For a form: a refusal is `trouble`, to be shown beside the fields. */
export const useCommand = () => {
  const [trouble, setTrouble] = useState<ErrorNote>()
  const [busy, setBusy] = useState(false)
  const runHere = async (call: CommandCall, done = ''): Promise<Accepted> => {
    setBusy(true)
    const accepted = await run(call, done, setTrouble).finally(() => setBusy(false))
    if (accepted !== undefined) setTrouble(undefined)
    return accepted
  }
  return { run: runHere, busy, trouble, setTrouble }
}
