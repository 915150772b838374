/** A button: `first` for the one thing to do next, plain, `quiet` among words, `danger` where something goes away. */
import type { ComponentChildren, ButtonHTMLAttributes } from 'preact'

/** Follows the words of a button that asks more before anything happens, and of nothing else that is pressed. */
const asksMore = '…'

type Props = Omit<ButtonHTMLAttributes, 'class' | 'aria-haspopup'> & {
  kind?: 'first' | 'plain' | 'quiet' | 'danger'
  busy?: boolean
  whole?: boolean
  /** The dialog that it opens: one that asks more before it does something, or one to look at. */
  opens?: 'form' | 'view' | undefined
  children: ComponentChildren
}

export const Button = ({ kind = 'plain', busy = false, whole = false, opens, children, disabled, type = 'button', ...rest }: Props) => (
  <button
    {...rest}
    type={type}
    class={`button ${kind}${whole ? ' whole' : ''}`}
    disabled={disabled || busy}
    aria-busy={busy}
    aria-haspopup={opens && 'dialog'}
  >
    {children}
    {opens === 'form' && asksMore}
  </button>
)
