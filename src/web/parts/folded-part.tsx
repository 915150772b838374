/** A part of a page that is folded until somebody opens it, and only then drawn. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'

export const FoldedPart = ({
  summary,
  open: atFirst = false,
  children,
}: {
  summary: ComponentChildren
  open?: boolean
  children: () => ComponentChildren
}) => {
  const [open, setOpen] = useState(atFirst)
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {open && children()}
    </details>
  )
}
