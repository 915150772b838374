/** Asks once before something that was given out stops working. */
import { sayTrouble, w } from '#web/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { announce } from '#web/parts/toast.tsx'
import { issue } from '#web/store.ts'

interface Props {
  readonly title: string
  readonly text: string
  readonly doLabel: string
  readonly command: { readonly name: string; readonly input: unknown }
  readonly onClose: () => void
}

export const RevokeDialog = ({ title, text, doLabel, command, onClose }: Props) => {
  const revoke = async (): Promise<void> => {
    const outcome = await issue(command.name, command.input)
    if (!outcome.ok) announce(sayTrouble(outcome.trouble))
    onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{text}</p>
      <div class="ends">
        <Button onClick={onClose}>{w('cancel')}</Button>
        <Button kind="danger" onClick={() => void revoke()}>
          {doLabel}
        </Button>
      </div>
    </Dialog>
  )
}
