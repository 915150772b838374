/** Reminds those who can settle a check, after showing how many they are and what they read (GA-2). */
import { useState } from 'preact/hooks'
import type { CheckTold } from '#core/gates/gate-told.ts'
import { remindedOf, reminderOf } from '#core/gates/reminders.ts'
import { tell, voice, w } from '#web/base/language.ts'
import { peopleSaid } from '#web/gates/check-said.ts'
import { rolloutId } from '#web/gates/gate-selectors.ts'
import { gatesWords } from '#web/gates/gates-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { announce } from '#web/parts/toast.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { rollout } from '#web/sync/store.ts'

const words = voice(gatesWords)

interface Props {
  readonly check: CheckTold
  readonly phaseKey: string
  readonly onClose: () => void
}

export const RemindDialog = ({ check: { key, source, people }, phaseKey, onClose }: Props) => {
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<ErrorNote>()
  const of = remindedOf[source]
  if (of === undefined || people === null) return null
  const send = async (): Promise<void> => {
    setBusy(true)
    try {
      const body = { rollout: rolloutId.value, phase: phaseKey, check: key }
      const { reminded } = await ask<{ reminded: number }>('/api/gate/remind', { body })
      announce(words('reminded', { count: reminded }))
      onClose()
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={words('remindTitle', { count: people.count })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <p>{words('remindText', { people: peopleSaid(people), count: people.count })}</p>
        <blockquote>{tell(reminderOf(of, { tool: rollout.value?.tool ?? '', phase: phaseKey }))}</blockquote>
        <p class="small soft">{words('remindOften')}</p>
        <TroubleNote trouble={trouble} />
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {w('cancel')}
          </Button>
          <Button kind="first" type="submit" busy={busy}>
            {words('remindDo')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
