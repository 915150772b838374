/** The dialogs of the proofs of the switch-off: archive, contract, the statement, not applicable; and of the celebration (GA-7). */
import { shared } from '#web/base/lead-words.ts'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { type ProofKey, skipColumn, type Skippable } from '#core/plan/old-system.ts'
import type { CommandCall } from '#core/registry/command-inputs.ts'
import { voice } from '#web/base/language.ts'
import { oldSystemPageWords } from '#web/contingency/old-system-page-words.ts'
import { oldSystem } from '#web/contingency/old-system-selectors.ts'
import { ChoiceField, TextField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { instantTyped, MomentField, typedMoment } from '#web/parts/moment-field.tsx'
import { rollout, today, zone } from '#web/sync/store.ts'

const words = voice(oldSystemPageWords)
const rolloutId = (): string => rollout.value?.rolloutId ?? ''

/** A proof that may not apply: asked first, and then for the reason or for the proof itself. */
const ProofDialog = ({
  proof,
  command,
  doneText,
  onClose,
  children,
}: {
  proof: Skippable
  /** Records the proof itself; undefined while it is not filled in. */
  command: CommandCall | undefined
  doneText: string
  onClose: () => void
  children: ComponentChildren
}) => {
  const before = oldSystem.value?.[skipColumn[proof]] ?? null
  const [applies, setApplies] = useState<'yes' | 'no'>(before === null ? 'yes' : 'no')
  const [because, setBecause] = useState(before ?? '')
  const skip = { name: 'contingency.skipProof', input: { rolloutId: rolloutId(), proof, because } } as const
  const chosen = applies === 'yes' ? command : because.trim() === '' ? undefined : skip
  return (
    <FormDialog
      title={words('proof', { key: proof })}
      command={chosen}
      doLabel={shared('save')}
      doneText={applies === 'yes' ? doneText : words('skipped')}
      onClose={onClose}
    >
      <ChoiceField
        label={words('applies')}
        value={applies}
        onValue={setApplies}
        options={(['yes', 'no'] as const).map((value) => ({ value, text: words(value) }))}
      />
      {applies === 'yes' ? (
        children
      ) : (
        <TextField label={words('because')} hint={words('becauseHint')} value={because} onValue={setBecause} maxLength={300} required />
      )}
    </FormDialog>
  )
}

/** Takes back that a proof does not apply; it is then recorded where the exports are. */
const againApplies = (proof: Skippable): CommandCall => ({
  name: 'contingency.skipProof',
  input: { rolloutId: rolloutId(), proof, because: null },
})

const ArchiveDialog = ({ onClose }: { onClose: () => void }) => {
  const [place, setPlace] = useState(oldSystem.value?.archivePlace ?? '')
  const [untilOn, setUntilOn] = useState(oldSystem.value?.archiveUntilOn ?? '')
  return (
    <ProofDialog
      proof="archive"
      command={
        place.trim() === ''
          ? undefined
          : { name: 'contingency.placeArchive', input: { rolloutId: rolloutId(), place: place.trim(), untilOn: untilOn || null } }
      }
      doneText={words('archiveSaved')}
      onClose={onClose}
    >
      <TextField label={words('archivePlace')} hint={words('archiveHint')} value={place} onValue={setPlace} maxLength={300} />
      <TextField label={`${words('untilOn')} (${shared('optional')})`} type="date" value={untilOn} onValue={setUntilOn} />
    </ProofDialog>
  )
}

const ContractDialog = ({ onClose }: { onClose: () => void }) => {
  const [endsOn, setEndsOn] = useState(oldSystem.value?.contractEndsOn ?? '')
  const [note, setNote] = useState(oldSystem.value?.contractNote ?? '')
  return (
    <ProofDialog
      proof="contract"
      command={endsOn === '' ? undefined : { name: 'contingency.noteContract', input: { rolloutId: rolloutId(), endsOn, note } }}
      doneText={words('contractSaved')}
      onClose={onClose}
    >
      <TextField label={words('endsOn')} type="date" value={endsOn} onValue={setEndsOn} />
      <TextField label={`${words('note')} (${shared('optional')})`} value={note} onValue={setNote} maxLength={300} />
    </ProofDialog>
  )
}

const UnusedDialog = ({ onClose }: { onClose: () => void }) => {
  const [unusedOn, setUnusedOn] = useState(today.value)
  return (
    <FormDialog
      title={words('proof', { key: 'unused' })}
      command={unusedOn === '' ? undefined : { name: 'contingency.stateUnused', input: { rolloutId: rolloutId(), unusedOn } }}
      doLabel={shared('save')}
      doneText={words('unusedSaved')}
      onClose={onClose}
    >
      <TextField
        label={words('unusedOn')}
        hint={words('unusedHint')}
        type="date"
        max={today.value}
        value={unusedOn}
        onValue={setUnusedOn}
      />
    </FormDialog>
  )
}

/** The dialog in which a proof is recorded, or said not to apply. */
export const DialogOfProof = ({ proof, onClose }: { proof: ProofKey; onClose: () => void }) => {
  if (proof === 'archive') return <ArchiveDialog onClose={onClose} />
  if (proof === 'contract') return <ContractDialog onClose={onClose} />
  if (proof === 'unused') return <UnusedDialog onClose={onClose} />
  return (
    <ProofDialog proof={proof} command={againApplies(proof)} doneText={words('exportSaved')} onClose={onClose}>
      <p class="soft">{words('noExports')}</p>
    </ProofDialog>
  )
}

export const CelebrationDialog = ({ onClose }: { onClose: () => void }) => {
  const known = oldSystem.value?.celebrateAt
  const [moment, setMoment] = useState(known ? typedMoment(known, zone.value) : { day: '', time: '15:00' })
  const [place, setPlace] = useState(oldSystem.value?.celebratePlace ?? '')
  const celebrateAt = instantTyped(moment, zone.value)
  return (
    <FormDialog
      title={words('celebrate')}
      command={celebrateAt ? { name: 'contingency.planCelebration', input: { rolloutId: rolloutId(), celebrateAt, place } } : undefined}
      doLabel={shared('save')}
      doneText={words('celebrated')}
      onClose={onClose}
    >
      <MomentField value={moment} zone={zone.value} min={today.value} onValue={setMoment} />
      <TextField label={`${words('place')} (${shared('optional')})`} value={place} onValue={setPlace} maxLength={140} />
    </FormDialog>
  )
}
