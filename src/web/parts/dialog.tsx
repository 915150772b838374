/** A dialog: the browser's own, so that focus, Escape and the backdrop behave as everywhere. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

export const Dialog = ({
  title,
  onClose,
  broad = false,
  children,
}: {
  title: string
  onClose: () => void
  broad?: boolean
  children: ComponentChildren
}) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} class={broad ? 'dialog broad' : 'dialog'} aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      <div class="body">{children}</div>
    </dialog>
  )
}
