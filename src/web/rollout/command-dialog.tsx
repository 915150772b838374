/** A dialog around one far-reaching command: its fields, what it would change in the plan, and only then the button that does it. */
import type { ComponentProps } from 'preact'
import { DifferencePanel } from '#web/rollout/difference-panel.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'

type Props = Omit<ComponentProps<typeof FormDialog>, 'preview'> & { readonly rolloutId: string }

export const CommandDialog = ({ rolloutId, ...form }: Props) => (
  <FormDialog {...form} preview={(seen) => <DifferencePanel seen={seen} rolloutId={rolloutId} />} />
)
