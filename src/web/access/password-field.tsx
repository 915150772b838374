/** A password, hidden until asked for. */
import { useState } from 'preact/hooks'
import { voice } from '#web/base/language.ts'
import { TextField, TickField } from '#web/parts/field.tsx'
import { doorWords } from '#web/access/sign-in-page-words.ts'

const words = voice(doorWords)

export const PasswordField = ({
  label,
  name = 'password',
  value,
  onValue,
  hint,
  fresh = false,
  wrong,
}: {
  label?: string
  name?: string
  value: string
  onValue: (value: string) => void
  hint?: string
  fresh?: boolean
  wrong?: string | undefined
}) => {
  const [shown, setShown] = useState(false)
  return (
    <div>
      <TextField
        label={label ?? words('password')}
        type={shown ? 'text' : 'password'}
        name={name}
        autoComplete={fresh ? 'new-password' : 'current-password'}
        required
        value={value}
        onValue={onValue}
        wrong={wrong}
        {...(hint ? { hint } : {})}
      />
      <TickField label={words('show')} value={shown} onValue={setShown} />
    </div>
  )
}
