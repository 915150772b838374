/** The dialog around commands: its fields, what they would change, why they did not go through, and the button that does them. */
import type { ComponentChildren } from 'preact'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { w } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { useCommand } from '#web/parts/use-command.ts'
import { type Seen, usePreview } from '#web/parts/use-preview.ts'

/** What a button does and what is told in passing once it is done. */
interface Deed {
  readonly doLabel: string
  readonly doneText?: string
  /** Undefined while the form is not filled enough; several are done one after the other, or none of them. */
  readonly command: CommandCall | readonly CommandCall[] | undefined
  readonly danger?: boolean
}

interface Props extends Deed {
  readonly title: string
  readonly broad?: boolean
  /** Shows what the command would change; the button waits until that is known. */
  readonly preview?: (seen: Seen) => ComponentChildren
  /** Beside the first one, such as taking back what the dialog is about. */
  readonly other?: Deed | undefined
  readonly cancelLabel?: string
  readonly onClose: () => void
  /** Once it is done, where the dialog then has more to show. */
  readonly onDone?: () => void
  readonly children?: ComponentChildren
}

const listOf = ({ command }: Deed): readonly CommandCall[] =>
  command === undefined ? [] : Array.isArray(command) ? (command as readonly CommandCall[]) : [command as CommandCall]

export const FormDialog = ({
  title,
  broad = false,
  preview,
  other,
  cancelLabel = w('cancel'),
  onClose,
  onDone = onClose,
  children,
  ...first
}: Props) => {
  const { run, busy, trouble, setTrouble } = useCommand()
  const commands = listOf(first)
  const looked = usePreview(preview || commands.length > 1 ? commands : [])
  const ready = commands.length > 0 && (!preview || looked.seen !== undefined)
  const carryOut = async (deed: Deed): Promise<void> => {
    const [last, ...before] = listOf(deed).toReversed()
    if (!last) return
    for (const command of before.toReversed()) if ((await run(command)) === undefined) return
    if ((await run(last, deed.doneText)) !== undefined) onDone()
  }
  return (
    <Dialog title={title} broad={broad} onClose={onClose}>
      <form
        class="stack"
        onInput={() => setTrouble(undefined)}
        onSubmit={(event) => {
          event.preventDefault()
          void carryOut(first)
        }}
      >
        {children}
        {preview && <div aria-live="polite">{looked.seen && preview(looked.seen)}</div>}
        <TroubleNote trouble={trouble ?? looked.trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {cancelLabel}
          </Button>
          {other && (
            <Button kind={other.danger ? 'danger' : 'plain'} disabled={busy} onClick={() => void carryOut(other)}>
              {other.doLabel}
            </Button>
          )}
          <Button kind={first.danger ? 'danger' : 'first'} type="submit" busy={busy} disabled={!ready}>
            {first.doLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
