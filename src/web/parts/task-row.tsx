/** A thing to do: a box to tick, what it is, when it is due, and what else can be done with it. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

export const TodoList = ({ children, label }: { children: ComponentChildren; label: string }) => (
  <ul class="todo-list" aria-label={label}>
    {children}
  </ul>
)

export const Todo = ({
  title,
  about,
  done,
  onDone,
  disabled = false,
  children,
}: {
  title: string
  about?: ComponentChildren
  done: boolean
  onDone: (done: boolean) => void
  disabled?: boolean
  children?: ComponentChildren
}) => {
  // The visible title is the label, so that a screen reader says it once.
  const box = useId()
  return (
    <li class="todo">
      <span class="box">
        <input id={box} type="checkbox" checked={done} disabled={disabled} onChange={(event) => onDone(event.currentTarget.checked)} />
      </span>
      <div class="words">
        <label for={box} class={done ? 'settled' : 'strong'}>
          {title}
        </label>
        {about && <div class="small soft">{about}</div>}
      </div>
      {children && <div class="aside">{children}</div>}
    </li>
  )
}
