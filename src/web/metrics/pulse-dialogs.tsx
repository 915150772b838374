/** The dialogs of what people say: with a name or without, a statement about the old system, and the import of a survey (ME-5, GA-7). */
import { useState } from 'preact/hooks'
import { isAnonymousIn, weekOf } from '#core/pulse/pulse-week.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { voice, w } from '#web/base/language.ts'
import { pulseCardWords } from '#web/metrics/pulse-card-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Dialog } from '#web/parts/dialog.tsx'
import { TroubleNote } from '#web/parts/error-note.tsx'
import { ChoiceField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import type { ErrorNote } from '#web/sync/outbox.ts'
import { ask, troubleIn } from '#web/sync/server-request.ts'
import { today, where } from '#web/sync/store.ts'

const words = voice(pulseCardWords)

export const ModeDialog = ({ rolloutId, onClose }: { rolloutId: string; onClose: () => void }) => {
  const isAnonymous = isAnonymousIn(addDays(weekOf(today.value), 7), where('pulseMode', { rolloutId }))
  const [mode, setMode] = useState<'named' | 'nameless'>(isAnonymous ? 'nameless' : 'named')
  return (
    <FormDialog
      title={words('modeTitle')}
      doLabel={words('save')}
      doneText={words('modeSaved')}
      command={{ name: 'pulse.chooseMode', input: { rolloutId, anonymous: mode === 'nameless' } }}
      onClose={onClose}
    >
      <ChoiceField
        label={words('modeTitle')}
        labelUnseen
        value={mode}
        onValue={setMode}
        options={[
          { value: 'named', text: words('named') },
          { value: 'nameless', text: words('nameless') },
        ]}
      />
      <p class="small">{words('modeText')}</p>
      <p class="small soft">{words('modeLate')}</p>
    </FormDialog>
  )
}

export const OldUseDialog = ({ rolloutId, onClose }: { rolloutId: string; onClose: () => void }) => {
  const [stillThere, setStillThere] = useState('')
  const input = { rolloutId, statedOn: today.value, stillThere: stillThere.trim() === '' ? null : stillThere.trim() }
  return (
    <FormDialog
      title={words('oldUseTitle')}
      doLabel={words('save')}
      doneText={words('oldUseSaved')}
      command={{ name: 'pulse.stateOldUse', input }}
      onClose={onClose}
    >
      <p class="small soft">{words('oldUseText')}</p>
      <TextField label={words('stillThere')} hint={words('stillThereHint')} value={stillThere} onValue={setStillThere} maxLength={300} />
    </FormDialog>
  )
}

interface SurveyTold {
  readonly imported: number
  readonly answeredBefore: number
  readonly notAsked: number
  readonly unknown: readonly { readonly email: string }[]
  readonly incomplete: number
}

const Told = ({ told }: { told: SurveyTold }) => {
  const { imported, answeredBefore, notAsked, unknown, incomplete } = told
  return (
    <ul role="status">
      <li class="strong">{words('imported', { count: imported })}</li>
      {answeredBefore > 0 && <li>{words('answeredBefore', { count: answeredBefore })}</li>}
      {notAsked > 0 && <li>{words('notAsked', { count: notAsked })}</li>}
      {incomplete > 0 && <li>{words('incomplete', { count: incomplete })}</li>}
      {unknown.length > 0 && <li>{words('unknown', { emails: unknown.map(({ email }) => email).slice(0, 10) })}</li>}
    </ul>
  )
}

export const SurveyDialog = ({ rolloutId, onClose }: { rolloutId: string; onClose: () => void }) => {
  const [file, setFile] = useState<File>()
  const [told, setTold] = useState<SurveyTold>()
  const [trouble, setTrouble] = useState<ErrorNote>()
  const [busy, setBusy] = useState(false)
  const send = async (): Promise<void> => {
    if (!file) return
    const form = new FormData()
    form.append('rollout', rolloutId)
    form.append('file', file)
    setBusy(true)
    try {
      setTold(await ask<SurveyTold>('/api/pulse/import', { form }))
    } catch (problem) {
      setTrouble(troubleIn(problem))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog title={words('surveyTitle')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {told ? (
          <Told told={told} />
        ) : (
          <>
            <p class="small soft">{words('surveyText')}</p>
            <label class="field">
              <span class="label">{words('chooseFile')}</span>
              <input
                type="file"
                class="input"
                accept=".csv,.tsv,.txt,.xlsx,.ods,.fods"
                onChange={(event) => {
                  setTrouble(undefined)
                  setFile(event.currentTarget.files?.[0])
                }}
              />
            </label>
            <TroubleNote trouble={trouble} />
          </>
        )}
        <div class="ends">
          <Button kind="quiet" onClick={onClose}>
            {told ? words('close') : w('cancel')}
          </Button>
          {!told && (
            <Button kind="first" type="submit" busy={busy} disabled={!file}>
              {words('import')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
