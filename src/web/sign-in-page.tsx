/** Signing in; and, while nobody owns this server yet, where to find the link. */
import { useState } from 'preact/hooks'
import { troubleIn } from '#web/ask.ts'
import { doorWords } from '#web/door-words.ts'
import { language, voice, w } from '#web/language.ts'
import type { Trouble } from '#web/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { TextField } from '#web/parts/field.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { PasswordField } from '#web/parts/password-field.tsx'
import { Door } from '#web/parts/shell.tsx'
import { TroubleNote } from '#web/parts/trouble.tsx'
import { me, signedOutElsewhere, signIn } from '#web/session.ts'

const words = voice(doorWords)

const Form = () => {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setTrouble(undefined)
    try {
      await signIn(email, password, language.value)
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class="card" onSubmit={(event) => void submit(event)}>
      <TextField label={w('email')} type="email" name="email" autoComplete="username" required value={email} onValue={setEmail} />
      <PasswordField value={password} onValue={setPassword} />
      <TroubleNote trouble={trouble} />
      <Button kind="first" type="submit" busy={busy} whole>
        {words('signIn')}
      </Button>
    </form>
  )
}

export const SignInPage = () => (
  <Door>
    {me.value?.firstStart ? (
      <>
        <PageHeading title={words('firstStartTitle')} />
        <div class="card">
          <p>{words('firstStart')}</p>
          <p class="soft">{words('firstStartMissed')}</p>
        </div>
      </>
    ) : (
      <>
        <PageHeading title={words(signedOutElsewhere.value ? 'endedTitle' : 'signInTitle')} />
        {signedOutElsewhere.value && <p class="note">{words('ended')}</p>}
        <Form />
      </>
    )}
    <LanguageSwitch />
  </Door>
)
