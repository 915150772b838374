/** Asking who it is once more before the way in changes, when the last sign-in is a while ago. */
import { useState } from 'preact/hooks'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { sayTrouble, voice, w } from '#web/base/language.ts'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { PasswordField } from '#web/access/password-field.tsx'
import { announce } from '#web/parts/toast.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { proveWithPasskey, wasCalledOff } from '#web/access/sign-in-ways.ts'
import { signInWords } from '#web/access/sign-in-words.ts'

const words = voice(signInWords)

interface Means {
  readonly password: boolean
  readonly passkey: boolean
}

const ProveDialog = ({ means, onProved, onClose }: { means: Means; onProved: () => void; onClose: () => void }) => {
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const prove = async (how: () => Promise<unknown>): Promise<void> => {
    setBusy(true)
    setTrouble(undefined)
    try {
      await how()
      onProved()
    } catch (problem) {
      if (!wasCalledOff(problem)) setTrouble(troubleIn(problem))
      setBusy(false)
    }
  }
  const byPassword = (event: Event): void => {
    event.preventDefault()
    void prove(() => ask('/api/sign-in/again', { body: { password } }))
  }
  return (
    <Dialog title={words('proveTitle')} onClose={onClose}>
      <form class="stack" onSubmit={byPassword}>
        <p>{words('proveText')}</p>
        {means.password && <PasswordField value={password} onValue={setPassword} />}
        {means.passkey && (
          <Button kind={means.password ? 'plain' : 'first'} whole busy={busy} onClick={() => void prove(proveWithPasskey)}>
            {words('withPasskey')}
          </Button>
        )}
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button onClick={onClose}>{w('cancel')}</Button>
          {means.password && (
            <Button kind="first" type="submit" busy={busy}>
              {words('itIsMe')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

/** Does something once it is proved who is here: at once where that is fresh, else after the dialog, which the page shows. */
export const useProof = () => {
  const [wanted, setWanted] = useState<{ readonly means: Means; readonly onward: () => void }>()
  const first = async (onward: () => void): Promise<void> => {
    try {
      const { needed, ...means } = await ask<Means & { needed: boolean }>('/api/sign-in/again')
      if (needed) setWanted({ means, onward })
      else onward()
    } catch (problem) {
      announce(sayTrouble(troubleIn(problem)))
    }
  }
  const done = (): void => {
    const onward = wanted?.onward
    setWanted(undefined)
    onward?.()
  }
  return { first, dialog: wanted && <ProveDialog means={wanted.means} onProved={done} onClose={() => setWanted(undefined)} /> }
}
