/** A dialog around one far-reaching command: its fields, what it would change, and only then the button that does it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { w } from '#web/language.ts'
import type { Trouble } from '#web/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { DifferencePanel } from '#web/parts/difference-panel.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/trouble.tsx'
import { issue, preview, type Previewed } from '#web/store.ts'

interface Props {
  readonly title: string
  readonly rolloutId: string
  /** Undefined while the form is not filled enough to know. */
  readonly command: { readonly name: string; readonly input: unknown } | undefined
  readonly doLabel: string
  readonly doneText: string
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

export const CommandDialog = ({ title, rolloutId, command, doLabel, doneText, onClose, children }: Props) => {
  const [seen, setSeen] = useState<Previewed>()
  const [trouble, setTrouble] = useState<Trouble>()
  const [busy, setBusy] = useState(false)
  const asked = JSON.stringify(command ?? null)
  useEffect(() => {
    let current = true
    setTrouble(undefined)
    if (!command) return setSeen(undefined)
    void preview(command.name, command.input).then((found) => {
      if (!current) return
      setSeen(found.ok ? found : undefined)
      if (!found.ok) setTrouble(found.trouble)
    })
    return () => {
      current = false
    }
  }, [asked])

  const carryOut = async (): Promise<void> => {
    if (!command) return
    setBusy(true)
    const outcome = await issue(command.name, command.input)
    setBusy(false)
    if (!outcome.ok) return setTrouble(outcome.trouble)
    announce(doneText)
    onClose()
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void carryOut()
        }}
      >
        {children}
        <TroubleNote trouble={trouble} />
        <div aria-live="polite">{seen?.ok && <DifferencePanel seen={seen} rolloutId={rolloutId} />}</div>
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" busy={busy} disabled={!command || !seen?.ok}>
            {doLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
