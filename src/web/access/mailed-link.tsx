/** A link out of a mail: says what it is for and where it was asked from, and is used up only by the button. */
import { useEffect, useState } from 'preact/hooks'
import { deviceNamed } from '#core/kernel/device.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { doorWords } from '#web/access/sign-in-page-words.ts'
import { f, language, voice } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { PageHeading } from '#web/parts/page-heading.tsx'
import { PasswordField } from '#web/access/password-field.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { cameIn } from '#web/sync/signed-in.ts'
import { signInWords } from '#web/access/sign-in-words.ts'

const words = voice(signInWords)
const door = voice(doorWords)

interface About {
  readonly askedAt: string
  readonly zone: string
  readonly askedFrom: { readonly device: string | null; readonly address: string }
}

const deviceCalled = (device: string | null): string => {
  const named = deviceNamed(device)
  return [named?.browser, named?.system].filter(Boolean).join(', ') || words('unknownDevice')
}

export const MailedLink = ({ purpose, token }: { purpose: 'signIn' | 'newPassword'; token: string }) => {
  const [about, setAbout] = useState<About>()
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const attempt = async (what: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setTrouble(undefined)
    try {
      await what()
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }
  useEffect(() => {
    void attempt(async () => setAbout(await ask<About>('/api/sign-in/link/about', { body: { token } })))
  }, [token])
  const submit = (event: Event): void => {
    event.preventDefault()
    const [path, body] = purpose === 'signIn' ? ['/api/sign-in/link', { token }] : ['/api/password/reset', { token, password }]
    void attempt(async () => {
      await ask(path, { body, language: language.value })
      await cameIn()
    })
  }
  const { device = null, address = '' } = about?.askedFrom ?? {}
  const when = about ? f().moment(about.askedAt, about.zone) : ''
  return (
    <>
      <PageHeading title={words(purpose === 'signIn' ? 'linkTitle' : 'newPasswordTitle')} />
      <form class="card" onSubmit={submit}>
        {about && <p>{words('askedFrom', { when, device: deviceCalled(device), address })}</p>}
        {about && <p class="soft">{words('notYou')}</p>}
        {about && purpose === 'newPassword' && (
          <PasswordField label={words('newPassword')} value={password} onValue={setPassword} hint={door('passwordHint')} fresh />
        )}
        <TroubleNote trouble={trouble} />
        {about && (
          <Button kind="first" type="submit" busy={busy} whole>
            {words(purpose === 'signIn' ? 'signInHere' : 'keepPassword')}
          </Button>
        )}
      </form>
    </>
  )
}
