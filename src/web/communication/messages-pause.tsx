/** Times in which messages wait: what is paused now and why, and the dialog that begins one (CM-10). */
import { useState } from 'preact/hooks'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice } from '#web/base/language.ts'
import { pauses, placeOf } from '#web/communication/message-selectors.ts'
import { messages, rolloutId } from '#web/communication/message-counts.ts'
import { messagesSetupWords } from '#web/communication/messages-setup-words.ts'
import { messagesWords } from '#web/communication/messages-words.ts'
import { newId } from '#web/sync/new-id.ts'
import { Button } from '#web/parts/button.tsx'
import { LinesField, SelectField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { all, ownZone, where } from '#web/sync/store.ts'
import { runCommand } from '#web/parts/use-command.ts'

const words = voice(messagesWords)
const own = voice(messagesSetupWords)

const forWhom = ({ phaseKey, locationId }: Pick<StoredRow<'pause'>, 'phaseKey' | 'locationId'>): string =>
  [phaseKey === null ? '' : phaseName(phaseKey), locationId === null ? '' : placeOf(locationId)].filter(Boolean).join(' · ') ||
  own('everyone')

const resume = ({ pauseId }: StoredRow<'pause'>): Promise<unknown> =>
  runCommand({ name: 'communication.resume', input: { rolloutId: rolloutId.peek(), pauseId } }, own('resumed'))

/** What waits now, where everyone sees it. */
export const PauseNotes = () => (
  <>
    {pauses.value.map((pause) => (
      <div class="note hold row between" key={pause.pauseId}>
        <p>
          <span aria-hidden="true">◆ </span>
          <strong>{own('pausedFor', { whom: forWhom(pause), day: f().day(todayIn(ownZone.value, pause.pausedAt), 'short') })}</strong>{' '}
          {pause.because} <span class="small">({pause.pausedBy})</span>
        </p>
        {mayI('communication.run') && <Button onClick={() => void resume(pause)}>{own('resume')}</Button>}
      </div>
    ))}
  </>
)

/** How many messages that are still to go out a pause would keep. */
const keeps = (phaseKey: string, locationId: string): number =>
  messages.value.filter(
    (message) =>
      message.queuedAt === null &&
      (phaseKey === '' || message.phaseKey === phaseKey) &&
      (locationId === '' || message.locationId === locationId),
  ).length

export const PauseDialog = ({ onClose }: { onClose: () => void }) => {
  const [pauseId] = useState(newId)
  const [phaseKey, setPhaseKey] = useState('')
  const [locationId, setLocationId] = useState('')
  const [because, setBecause] = useState('')
  const phases = where('phase', { rolloutId: rolloutId.value }).sort((a, b) => a.position - b.position)
  return (
    <FormDialog
      title={own('pauseTitle')}
      command={{
        name: 'communication.pause',
        input: {
          rolloutId: rolloutId.value,
          pauseId,
          phaseKey: phaseKey || null,
          locationId: locationId || null,
          because,
        },
      }}
      doLabel={own('pauseDo')}
      doneText={own('pauseBegan')}
      onClose={onClose}
    >
      <SelectField
        label={own('phase')}
        value={phaseKey}
        onValue={setPhaseKey}
        options={[
          { value: '', text: own('allPhases') },
          ...phases.map((phase) => ({ value: phase.phaseKey, text: phaseName(phase.phaseKey) })),
        ]}
      />
      <SelectField
        label={words('place')}
        value={locationId}
        onValue={setLocationId}
        options={[
          { value: '', text: words('allPlaces') },
          ...all('location').map((place) => ({ value: place.locationId, text: place.name })),
        ]}
      />
      <LinesField
        label={words('because')}
        hint={own('pauseBecauseHint')}
        required
        maxLength={300}
        rows={2}
        value={because}
        onValue={setBecause}
      />
      <p class="note" role="status">
        {own('pauseKeeps', { count: keeps(phaseKey, locationId) })}
      </p>
    </FormDialog>
  )
}
