/** A dialog around one far-reaching command: its fields, what it would change, and only then the button that does it. */
import type { ComponentChildren } from 'preact'
import { DifferencePanel } from '#web/plan/difference-panel.tsx'
import { type Command, FormDialog } from '#web/parts/form-dialog.tsx'
import { usePreview } from '#web/parts/use-preview.ts'

interface Props {
  readonly title: string
  readonly rolloutId: string
  /** Undefined while the form is not filled enough to know. */
  readonly command: Command | undefined
  readonly doLabel: string
  readonly doneText: string
  readonly onClose: () => void
  readonly children?: ComponentChildren
}

export const CommandDialog = ({ rolloutId, command, children, ...form }: Props) => {
  const { seen, trouble } = usePreview(command)
  return (
    <FormDialog {...form} command={seen && command} trouble={trouble}>
      {children}
      <div aria-live="polite">{seen && <DifferencePanel seen={seen} rolloutId={rolloutId} />}</div>
    </FormDialog>
  )
}
