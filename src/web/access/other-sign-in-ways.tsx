/** The ways to sign in beside a password: a passkey, a mailed link, the company; only those that exist here. */
import { useEffect, useState } from 'preact/hooks'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { language, voice } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { signInWithPasskey, stopOffering, wasCalledOff, type Ways } from '#web/access/sign-in-ways.ts'
import { signInWords } from '#web/access/sign-in-words.ts'

const words = voice(signInWords)

export const OtherWays = ({
  ways,
  email,
  onTrouble,
}: {
  ways: Ways
  email: string
  onTrouble: (trouble: ErrorNote | undefined) => void
}) => {
  const [busy, setBusy] = useState(false)
  const [mailedTo, setMailedTo] = useState<string>()
  const [emailMissing, setEmailMissing] = useState(false)

  const usePasskey = async (offered: boolean): Promise<void> => {
    try {
      await signInWithPasskey(language.value, offered)
    } catch (problem) {
      if (wasCalledOff(problem)) return
      // What was only offered does not complain when the server is away.
      if (!offered) onTrouble(troubleIn(problem))
    }
  }
  useEffect(() => {
    if (!ways.passkey) return
    void usePasskey(true)
    return stopOffering
  }, [ways.passkey])

  const choosePasskey = async (): Promise<void> => {
    onTrouble(undefined)
    setBusy(true)
    await usePasskey(false)
    setBusy(false)
  }
  const mail = async (purpose: 'signIn' | 'newPassword'): Promise<void> => {
    onTrouble(undefined)
    setMailedTo(undefined)
    setEmailMissing(email.trim() === '')
    if (email.trim() === '') return
    setBusy(true)
    try {
      await ask('/api/sign-in/mail', { body: { email, purpose }, language: language.value })
      setMailedTo(email.trim())
    } catch (problem) {
      onTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }

  if (!ways.passkey && !ways.mailedLink && !ways.company) return null
  return (
    <section class="card">
      <h2>{words('otherWays')}</h2>
      {ways.company && (
        <a class="button whole" href="/api/sign-in/company">
          {words('withCompany', { name: ways.company.name ?? words('yourCompany') })}
        </a>
      )}
      {ways.passkey && (
        <Button whole busy={busy} onClick={() => void choosePasskey()}>
          {words('withPasskey')}
        </Button>
      )}
      {ways.mailedLink && (
        <Button whole busy={busy} onClick={() => void mail('signIn')}>
          {words('withMail')}
        </Button>
      )}
      {ways.mailedLink && (
        <Button kind="quiet" whole busy={busy} onClick={() => void mail('newPassword')}>
          {words('forgotten')}
        </Button>
      )}
      <div role="status">
        {emailMissing && <p class="note">{words('emailFirst')}</p>}
        {mailedTo && <p class="note">{words('mailed', { email: mailedTo })}</p>}
      </div>
    </section>
  )
}
