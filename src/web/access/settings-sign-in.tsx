/** How the reader signs in: passkeys with when each was last used, and the password. */
import { useEffect, useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import { deviceNamed } from '#core/kernel/device.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { doorWords } from '#web/access/sign-in-page-words.ts'
import { f, sayTrouble, voice, w } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TextField } from '#web/parts/field.tsx'
import { PasswordField } from '#web/access/password-field.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { useProof } from '#web/access/reauthenticate.tsx'
import { findWays, makePasskey, type Passkey, wasCalledOff } from '#web/access/sign-in-ways.ts'
import { signInWords } from '#web/access/sign-in-words.ts'
import { ownZone } from '#web/sync/store.ts'

const words = voice(signInWords)
const door = voice(doorWords)

const thisDevice = (): string => {
  const named = deviceNamed(navigator.userAgent)
  return [named?.browser, named?.system].filter(Boolean).join(', ')
}

const AddDialog = ({ onAdded, onClose }: { onAdded: (all: Passkey[]) => void; onClose: () => void }) => {
  const [name, setName] = useState(thisDevice)
  const [busy, setBusy] = useState(false)
  const [stopped, setStopped] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const add = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setStopped(false)
    setTrouble(undefined)
    try {
      onAdded(await makePasskey(name))
      announce(words('passkeyAdded'))
      onClose()
    } catch (problem) {
      if (wasCalledOff(problem)) setStopped(true)
      else setTrouble(troubleIn(problem))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words('addPasskey')} onClose={onClose}>
      <form class="stack" onSubmit={(event) => void add(event)}>
        <TextField label={words('passkeyName')} hint={words('passkeyNameHint')} required maxLength={80} value={name} onValue={setName} />
        <div role="status">{stopped && <p class="note">{words('passkeyStopped')}</p>}</div>
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button onClick={onClose}>{w('cancel')}</Button>
          <Button kind="first" type="submit" busy={busy}>
            {words('addPasskey')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const RemoveDialog = ({ passkey, onRemoved, onClose }: { passkey: Passkey; onRemoved: (all: Passkey[]) => void; onClose: () => void }) => {
  const remove = async (): Promise<void> => {
    try {
      onRemoved(await ask<Passkey[]>('/api/passkeys/remove', { body: { credentialId: passkey.credentialId } }))
    } catch (problem) {
      announce(sayTrouble(troubleIn(problem)))
    }
    onClose()
  }
  return (
    <Dialog title={words('removePasskeyTitle', { name: passkey.name })} onClose={onClose}>
      <p>{words('removePasskeyText')}</p>
      <div class="ends">
        <Button onClick={onClose}>{w('cancel')}</Button>
        <Button kind="danger" onClick={() => void remove()}>
          {w('remove')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Shown where browsers know passkeys: over HTTPS, and on the machine itself. */
const PasskeysCard = () => {
  const [known, setKnown] = useState<readonly Passkey[]>()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Passkey>()
  const { first, dialog } = useProof()
  useEffect(() => {
    const look = async (): Promise<void> => {
      if ((await findWays()).passkey) setKnown(await ask<Passkey[]>('/api/passkeys'))
    }
    // Without the server there is nothing to show, and nothing to say about it.
    look().catch(() => undefined)
  }, [])
  if (!known) return null
  const on = (instant: string): string => f().day(todayIn(ownZone.value, instant), 'brief')
  return (
    <section class="card" id="passkeys">
      <div class="row between">
        <h2>{words('passkeys')}</h2>
        <Button onClick={() => void first(() => setAdding(true))}>{words('addPasskey')}</Button>
      </div>
      <p class="soft">{words('passkeysText')}</p>
      {known.length === 0 ? (
        <p class="soft small">{words('noPasskeys')}</p>
      ) : (
        <ul class="todo-list">
          {known.map((passkey) => (
            <li class="row between" key={passkey.credentialId}>
              <span>
                <strong>{passkey.name}</strong>{' '}
                <span class="small soft">
                  {words('addedOn', { day: on(passkey.createdAt) })},{' '}
                  {passkey.lastUsedAt ? words('lastUsedOn', { day: on(passkey.lastUsedAt) }) : words('neverUsed')}
                </span>
              </span>
              <Button kind="quiet" aria-label={`${w('remove')}: ${passkey.name}`} onClick={() => void first(() => setRemoving(passkey))}>
                {w('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {dialog}
      {adding && <AddDialog onAdded={setKnown} onClose={() => setAdding(false)} />}
      {removing && <RemoveDialog passkey={removing} onRemoved={setKnown} onClose={() => setRemoving(undefined)} />}
    </section>
  )
}

/** Shown to who has a password; who came in by a link or at the company needs none. */
const PasswordCard = () => {
  const [isSet, setIsSet] = useState(false)
  const [open, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  useEffect(() => {
    ask<{ isSet: boolean }>('/api/password').then(
      (answer) => setIsSet(answer.isSet),
      () => undefined,
    )
  }, [])
  const change = async (event: Event): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setTrouble(undefined)
    try {
      await ask('/api/password/change', { body: { current, password } })
      announce(words('passwordChanged'))
      setCurrent('')
      setPassword('')
      setOpen(false)
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }
  if (!isSet) return null
  return (
    <section class="card" id="password">
      <div class="row between">
        <h2>{words('password')}</h2>
        {!open && <Button onClick={() => setOpen(true)}>{words('changePassword')}</Button>}
      </div>
      <p class="soft">{words('passwordText')}</p>
      {open && (
        <form class="stack" onSubmit={(event) => void change(event)}>
          <div class="grid3">
            <PasswordField label={words('currentPassword')} name="current" value={current} onValue={setCurrent} />
            <PasswordField label={words('newPassword')} value={password} onValue={setPassword} hint={door('passwordHint')} fresh />
          </div>
          <TroubleNote trouble={trouble} />
          <div class="row">
            <Button onClick={() => setOpen(false)}>{w('cancel')}</Button>
            <Button kind="first" type="submit" busy={busy}>
              {words('changePassword')}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}

export const SignInCards = () => (
  <>
    <PasskeysCard />
    <PasswordCard />
  </>
)
