/** A button: `first` for the one thing to do next, plain, `quiet` among words, `danger` where something goes away. */
import type { ComponentChildren, ButtonHTMLAttributes } from 'preact'

type Props = Omit<ButtonHTMLAttributes, 'class'> & {
  kind?: 'first' | 'plain' | 'quiet' | 'danger'
  busy?: boolean
  whole?: boolean
  children: ComponentChildren
}

export const Button = ({ kind = 'plain', busy = false, whole = false, children, disabled, type = 'button', ...rest }: Props) => (
  <button {...rest} type={type} class={`button ${kind}${whole ? ' whole' : ''}`} disabled={disabled || busy} aria-busy={busy}>
    {children}
  </button>
)
