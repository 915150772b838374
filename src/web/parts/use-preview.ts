/** What a command would do, looked at without doing it, again whenever it changes. */
import { useEffect, useState } from 'preact/hooks'
import type { ErrorNote } from '#web/sync/outbox.ts'
import type { Command } from '#web/parts/form-dialog.tsx'
import { preview, type Previewed } from '#web/sync/preview.ts'

/** Nothing is seen while there is no command; `trouble` is why it would be refused. */
export const usePreview = (
  command: Command | undefined,
): { seen: Extract<Previewed, { ok: true }> | undefined; trouble: ErrorNote | undefined } => {
  const [kept, setKept] = useState<{ readonly asked: string; readonly found: Previewed }>()
  const asked = JSON.stringify(command ?? null)
  useEffect(() => {
    let current = true
    if (!command) return
    void preview(command).then((found) => {
      if (current) setKept({ asked, found })
    })
    return () => {
      current = false
    }
  }, [asked])
  // What was seen of another command says nothing of this one.
  const found = kept?.asked === asked ? kept.found : undefined
  return { seen: found?.ok ? found : undefined, trouble: found && !found.ok ? found.trouble : undefined }
}
