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
    <dialog
      ref={dialog}
      class={broad ? 'dialog broad' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        // Of a file field inside, it says that no file was chosen.
        if (event.target !== event.currentTarget) return
        // Closed by the browser, it would stay mounted until the next frame, and what is opened before then would open into it.
        event.preventDefault()
        onClose()
      }}
      onClose={() => isGone.current || onClose()}
    >
      <h2 id={id}>{title}</h2>
      <div class="body">{children}</div>
    </dialog>
  )
}
