/** A thing to do: a box to tick, what it is, when it is due, and what else can be done with it. */
import type { ComponentChildren } from 'preact'

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
}) => (
  <li class="todo">
    <label class="box">
      <span class="unseen">{title}</span>
      <input type="checkbox" checked={done} disabled={disabled} onChange={(event) => onDone(event.currentTarget.checked)} />
    </label>
    <div class="words">
      <span class={done ? 'settled' : 'strong'}>{title}</span>
      {about && <div class="small soft">{about}</div>}
    </div>
    {children && <div class="aside">{children}</div>}
  </li>
)
