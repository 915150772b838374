/** Signing in; and, while nobody owns this server yet, where to find the link. */
import { useEffect, useState } from 'preact/hooks'
import { troubleIn } from '#web/sync/server-request.ts'
import { doorWords } from '#web/access/sign-in-page-words.ts'
import { language, voice } from '#web/base/language.ts'
import { MailedLink } from '#web/access/mailed-link.tsx'
import { OtherWays } from '#web/access/other-sign-in-ways.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { TextField } from '#web/parts/field.tsx'
import { LanguageSwitch } from '#web/parts/language-switch.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { PasswordField } from '#web/access/password-field.tsx'
import { Door } from '#web/parts/plain-frames.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { me, signedOutElsewhere, signIn } from '#web/sync/signed-in.ts'
import { findWays, type Ways } from '#web/access/sign-in-ways.ts'

const words = voice(doorWords)

const Form = ({ ways }: { ways: Ways | undefined }) => {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote | undefined>(refusedWith)
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
    <>
      <form class="card" onSubmit={(event) => void submit(event)}>
        <TextField
          label={words('email')}
          type="email"
          name="email"
          autoComplete={ways?.passkey ? 'username webauthn' : 'username'}
          required
          value={email}
          onValue={setEmail}
        />
        <PasswordField value={password} onValue={setPassword} />
        <TroubleNote trouble={trouble} />
        <Button kind="first" type="submit" busy={busy} whole>
          {words('signIn')}
        </Button>
      </form>
      {ways && <OtherWays ways={ways} email={email} onTrouble={setTrouble} />}
    </>
  )
}

/** What the address brought: a mailed link, or why the company's sign-on sent the reader back. Read once, and taken out of sight. */
const brought = new URLSearchParams(location.hash.slice(1))
const refusedWith = (): ErrorNote | undefined => {
  const code = brought.get('refused')
  return code ? { code, params: {} } : undefined
}
const link = brought.get('link')
const newPassword = brought.get('new-password')
if (location.pathname === '/sign-in' && brought.size > 0) history.replaceState(history.state, '', '/sign-in')

export const SignInPage = () => {
  const [ways, setWays] = useState<Ways>()
  useEffect(() => {
    // Without the server the form says so when it is used.
    findWays().then(setWays, () => undefined)
    // A link that is opened in a tab that shows this page already.
    const readAgain = (): void => location.reload()
    addEventListener('hashchange', readAgain)
    return () => removeEventListener('hashchange', readAgain)
  }, [])
  return (
    <Door>
      {link ? (
        <MailedLink purpose="signIn" token={link} />
      ) : newPassword ? (
        <MailedLink purpose="newPassword" token={newPassword} />
      ) : me.value?.firstStart ? (
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
          <Form ways={ways} />
        </>
      )}
      <LanguageSwitch />
    </Door>
  )
}
