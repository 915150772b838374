/** What commands would change, looked at without doing them, again whenever they change. */
import { useEffect, useState } from 'preact/hooks'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import type { Previewed } from '#web/sync/preview.ts'
import { fetchPart, troubleIn } from '#web/sync/server-request.ts'

/** What would be, once it is known that nothing refuses it. */
export type Seen = Extract<Previewed, { ok: true }>

/** Nothing is seen of no commands; `trouble` is why they would be refused. */
export const usePreview = (commands: readonly CommandCall[]): { seen: Seen | undefined; trouble: ErrorNote | undefined } => {
  const [kept, setKept] = useState<{ readonly asked: string; readonly found: Previewed }>()
  const asked = JSON.stringify(commands)
  useEffect(() => {
    let current = true
    if (commands.length === 0) return
    // A member's dialogs look at nothing first, so their pages come without it.
    void fetchPart(() => import('#web/sync/preview.ts'))
      .then(
        ({ previewAll }) => previewAll(commands),
        (problem: unknown) => ({ ok: false, trouble: troubleIn(problem) }) as const,
      )
      .then((found) => {
        if (current) setKept({ asked, found })
      })
    return () => {
      current = false
    }
  }, [asked])
  // What was seen of other commands says nothing of these.
  const found = kept?.asked === asked ? kept.found : undefined
  return { seen: found?.ok ? found : undefined, trouble: found && !found.ok ? found.trouble : undefined }
}
