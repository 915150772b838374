/** The dialogs of the Plan page: move a launch, close days, choose the approach, bring the plan up to date. */
import { shared } from '#web/base/lead-words.ts'
import { useState } from 'preact/hooks'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, voice, w } from '#web/base/language.ts'
import { newId } from '#web/sync/new-id.ts'
import { CommandDialog } from '#web/rollout/command-dialog.tsx'
import { ChoiceField, LinesField, SelectField, TextField, TickField } from '#web/parts/field.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { all, today } from '#web/sync/store.ts'

const p = voice(planPageWords)

interface Shared {
  readonly rolloutId: string
  readonly onClose: () => void
}

export const MoveDateDialog = ({
  rolloutId,
  phases,
  start,
  onClose,
}: Shared & { phases: readonly StoredRow<'phase'>[]; start?: { phaseKey: string; to: string } | undefined }) => {
  const open = phases.filter((phase) => phase.goLiveOn > today.value)
  const [phaseKey, setPhaseKey] = useState(start?.phaseKey ?? open[0]?.phaseKey ?? '')
  const phase = phases.find((one) => one.phaseKey === phaseKey)
  const [to, setTo] = useState(start?.to ?? phase?.goLiveOn ?? '')
  const [byPlanner, setByPlanner] = useState(false)
  const asked = byPlanner || (to !== '' && to !== phase?.goLiveOn)
  return (
    <CommandDialog
      title={p('moveTitle')}
      rolloutId={rolloutId}
      command={phase && asked ? { name: 'plan.moveDate', input: { rolloutId, phaseKey, to: byPlanner ? null : to } } : undefined}
      doLabel={p('doMove')}
      doneText={p('moved')}
      onClose={onClose}
    >
      <SelectField
        label={p('whichPhase')}
        value={phaseKey}
        onValue={(key) => {
          setPhaseKey(key)
          setByPlanner(false)
          setTo(phases.find((one) => one.phaseKey === key)?.goLiveOn ?? '')
        }}
        options={open.map((one) => ({
          value: one.phaseKey,
          text: `${one.position} ${phaseName(one.phaseKey)}, ${f().day(one.goLiveOn, 'short')}`,
        }))}
      />
      <TextField
        label={p('newDay')}
        type="date"
        value={to}
        min={today.value}
        disabled={byPlanner}
        hint={to ? f().day(to, 'full') : undefined}
        onValue={setTo}
      />
      {phase?.anchorOn && <TickField label={p('plannerDay')} value={byPlanner} onValue={setByPlanner} />}
    </CommandDialog>
  )
}

export const AddFreezeDialog = ({ rolloutId, onClose }: Shared) => {
  const [freezeId] = useState(newId)
  const [name, setName] = useState('')
  const [fromOn, setFrom] = useState('')
  const [toOn, setTo] = useState('')
  const [place, setPlace] = useState('')
  const filled = name.trim() !== '' && fromOn !== '' && toOn !== ''
  return (
    <CommandDialog
      title={p('freezes')}
      rolloutId={rolloutId}
      command={
        filled
          ? { name: 'plan.addFreeze', input: { rolloutId, freezeId, name, fromOn, toOn, locationId: place === '' ? null : place } }
          : undefined
      }
      doLabel={shared('add')}
      doneText={p('done')}
      onClose={onClose}
    >
      <TextField label={p('freezeName')} value={name} onValue={setName} maxLength={80} />
      <div class="grid4">
        <TextField label={p('from')} type="date" value={fromOn} onValue={setFrom} />
        <TextField label={p('to')} type="date" value={toOn} onValue={setTo} min={fromOn} />
      </div>
      <SelectField
        label={p('place')}
        value={place}
        onValue={setPlace}
        options={[{ value: '', text: p('everywhere') }, ...all('location').map((one) => ({ value: one.locationId, text: one.name }))]}
      />
    </CommandDialog>
  )
}

export const RemoveFreezeDialog = ({ rolloutId, freeze, onClose }: Shared & { freeze: StoredRow<'freeze'> }) => (
  <CommandDialog
    title={p('removeFreezeTitle', { name: freeze.name })}
    rolloutId={rolloutId}
    command={{ name: 'plan.removeFreeze', input: { rolloutId, freezeId: freeze.freezeId } }}
    doLabel={w('remove')}
    doneText={p('done')}
    onClose={onClose}
  />
)

export const ReplanDialog = ({ rolloutId, onClose }: Shared) => (
  <CommandDialog
    title={p('replanTitle')}
    rolloutId={rolloutId}
    command={{ name: 'plan.draft', input: { rolloutId } }}
    doLabel={p('apply')}
    doneText={p('done')}
    onClose={onClose}
  />
)

type Choice = 'advice' | 'phased' | 'big-bang'

export const ApproachDialog = ({ rolloutId, now, reasonNow, onClose }: Shared & { now: Choice; reasonNow: string | null }) => {
  const [choice, setChoice] = useState<Choice>(now)
  const [reason, setReason] = useState(reasonNow ?? '')
  const ready = choice === 'advice' || reason.trim() !== ''
  return (
    <CommandDialog
      title={p('chooseTitle')}
      rolloutId={rolloutId}
      command={
        ready
          ? {
              name: 'plan.chooseApproach',
              input: { rolloutId, approach: choice === 'advice' ? null : choice, reason: choice === 'advice' ? null : reason },
            }
          : undefined
      }
      doLabel={p('apply')}
      doneText={p('done')}
      onClose={onClose}
    >
      <ChoiceField
        label={p('approach')}
        value={choice}
        onValue={setChoice}
        options={[
          { value: 'advice', text: p('followAdvice') },
          { value: 'phased', text: p('phased') },
          { value: 'big-bang', text: p('big-bang') },
        ]}
      />
      {choice !== 'advice' && <LinesField label={p('reason')} value={reason} onValue={setReason} />}
    </CommandDialog>
  )
}
