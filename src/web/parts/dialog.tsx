/** A dialog: the browser's own, so that focus, Escape and the backdrop behave as everywhere. */
import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'

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
  const isGone = useRef(false)
  useLayoutEffect(() => {
    const shown = dialog.current
    shown?.showModal()
    return () => {
      isGone.current = true
      // Gives the focus back at once: given back later, it would be taken from where somebody has gone meanwhile.
      shown?.close()
    }
  }, [])
  return (
    <dialog ref={dialog} class={broad ? 'dialog broad' : 'dialog'} aria-labelledby={id} onClose={() => isGone.current || onClose()}>
      <h2 id={id}>{title}</h2>
      <div class="body">{children}</div>
    </dialog>
  )
}
