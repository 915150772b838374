/** Fields of a form: a label, a hint, what is wrong, and the input they belong to. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

interface Around {
  label: string
  hint?: ComponentChildren
  wrong?: string | undefined
}

const described = (id: string, { hint, wrong }: Around): string | undefined =>
  [hint ? `${id}h` : '', wrong ? `${id}w` : ''].filter(Boolean).join(' ') || undefined

const Frame = ({ id, around, children }: { id: string; around: Around; children: ComponentChildren }) => (
  <div class="field">
    <label for={id}>{around.label}</label>
    {children}
    {around.hint && (
      <span class="hint" id={`${id}h`}>
        {around.hint}
      </span>
    )}
    {around.wrong && (
      <span class="wrong" id={`${id}w`}>
        {around.wrong}
      </span>
    )}
  </div>
)

interface Given extends Around {
  value: string
  onValue: (value: string) => void
  name?: string
  required?: boolean
  disabled?: boolean
}

interface Line extends Given {
  type?: 'text' | 'email' | 'password' | 'date' | 'time' | 'number' | 'url'
  min?: string | number
  max?: string | number
  maxLength?: number
  autoComplete?: string
  placeholder?: string
}

/** A line of text, a day, a time, a number: whatever `type` says. */
export const TextField = ({ label, hint, wrong, value, onValue, ...rest }: Line) => {
  const id = useId()
  const around = { label, hint, wrong }
  return (
    <Frame id={id} around={around}>
      <input
        {...(rest as { type?: 'text' })}
        id={id}
        class="input"
        value={value}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={described(id, around)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Frame>
  )
}

/** Several lines of text. */
export const LinesField = ({
  label,
  hint,
  wrong,
  value,
  onValue,
  ...rest
}: Given & { rows?: number; placeholder?: string; maxLength?: number }) => {
  const id = useId()
  const around = { label, hint, wrong }
  return (
    <Frame id={id} around={around}>
      <textarea
        {...rest}
        id={id}
        class="input"
        value={value}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={described(id, around)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </Frame>
  )
}

/** A file of this device; what is chosen is handed over and not kept in the field. */
export const FileField = ({
  label,
  hint,
  wrong,
  onFile,
  ...rest
}: Around & { accept?: string; disabled?: boolean; onFile: (file: File | undefined) => void }) => {
  const id = useId()
  const around = { label, hint, wrong }
  return (
    <Frame id={id} around={around}>
      <input
        {...rest}
        id={id}
        class="input"
        type="file"
        aria-describedby={described(id, around)}
        onChange={(event) => onFile(event.currentTarget.files?.[0])}
      />
    </Frame>
  )
}

/** One of a list. */
export const SelectField = ({
  label,
  hint,
  wrong,
  value,
  onValue,
  options,
  ...rest
}: Given & { options: readonly { value: string; text: string }[] }) => {
  const id = useId()
  const around = { label, hint, wrong }
  return (
    <Frame id={id} around={around}>
      <select
        {...rest}
        id={id}
        class="input"
        aria-invalid={wrong ? true : undefined}
        aria-describedby={described(id, around)}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.text}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** One of a few, all in sight. */
export const ChoiceField = <V extends string>({
  label,
  value,
  onValue,
  options,
  hint,
  labelUnseen = false,
}: {
  label: string
  /** Where the heading above says it already. */
  labelUnseen?: boolean
  hint?: ComponentChildren
  value: V
  onValue: (value: V) => void
  options: readonly { value: V; text: string }[]
}) => {
  const id = useId()
  return (
    <fieldset class="field">
      <legend class={labelUnseen ? 'unseen' : undefined}>{label}</legend>
      <div class="choices">
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input type="radio" name={id} checked={option.value === value} onChange={() => onValue(option.value)} />
            {option.text}
          </label>
        ))}
      </div>
      {hint && <span class="hint">{hint}</span>}
    </fieldset>
  )
}

/** Yes or no. */
export const TickField = ({
  label,
  value,
  onValue,
  disabled,
}: {
  label: ComponentChildren
  value: boolean
  onValue: (value: boolean) => void
  disabled?: boolean
}) => (
  <label class="tick">
    <input type="checkbox" checked={value} disabled={disabled ?? false} onChange={(event) => onValue(event.currentTarget.checked)} />
    <span>{label}</span>
  </label>
)
