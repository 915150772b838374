/** The dialogs of what people say: with a name or without, a statement about the old system, and the import of a survey (ME-5, GA-7). */
import { useState } from 'preact/hooks'
import { isAnonymousIn, weekOf } from '#core/pulse/pulse-week.ts'
import { addDays } from '#core/kernel/calendar.ts'
import { voice } from '#web/base/language.ts'
import { pulseCardWords } from '#web/metrics/pulse-card-words.ts'
import { ChoiceField, TextField } from '#web/parts/field.tsx'
import { FileDialog } from '#web/parts/file-dialog.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
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
    <ul>
      <li class="strong">{words('imported', { count: imported })}</li>
      {answeredBefore > 0 && <li>{words('answeredBefore', { count: answeredBefore })}</li>}
      {notAsked > 0 && <li>{words('notAsked', { count: notAsked })}</li>}
      {incomplete > 0 && <li>{words('incomplete', { count: incomplete })}</li>}
      {unknown.length > 0 && <li>{words('unknown', { emails: unknown.map(({ email }) => email).slice(0, 10) })}</li>}
    </ul>
  )
}

export const SurveyDialog = ({ rolloutId, onClose }: { rolloutId: string; onClose: () => void }) => (
  <FileDialog<SurveyTold>
    title={words('surveyTitle')}
    text={words('surveyText')}
    fileLabel={words('chooseFile')}
    doLabel={words('import')}
    closeLabel={words('close')}
    path="/api/pulse/import"
    fields={{ rollout: rolloutId }}
    told={(told) => <Told told={told} />}
    onClose={onClose}
  />
)
