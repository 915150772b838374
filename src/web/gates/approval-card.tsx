/** The approval of a gate: what it starts, what is still in the way, and the dialog of approving or overriding it (GA-4). */
import { useState } from 'preact/hooks'
import type { ApprovalNeeds } from '#core/gates/gate.ts'
import type { GateTold } from '#core/gates/gate-told.ts'
import { f, voice } from '#web/base/language.ts'
import { checkName } from '#web/gates/check-said.ts'
import { type GateHere, gates, holdingOf, rolloutId } from '#web/gates/gate-selectors.ts'
import { gatesWords } from '#web/gates/gates-words.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { LinesField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { runCommand } from '#web/parts/use-command.ts'
import { phaseName } from '#web/rollout/phase-name.ts'
import { mayI } from '#web/sync/signed-in.ts'
import { ownZone, today } from '#web/sync/store.ts'

const words = voice(gatesWords)

const ApproveDialog = ({ here, open, onClose }: { here: GateHere; open: readonly string[]; onClose: () => void }) => {
  const [because, setBecause] = useState('')
  const { phaseKey } = here.phase
  const needs = (here.gate?.needs ?? 'nothing') as ApprovalNeeds
  const phase = phaseName(phaseKey)
  const isOverride = needs !== 'nothing'
  const reason = because.trim()
  return (
    <FormDialog
      title={words(isOverride ? 'overrideTitle' : 'approveTitle', { phase })}
      command={
        isOverride && reason === ''
          ? undefined
          : { name: 'gates.approve', input: { rolloutId: rolloutId.value, phaseKey, because: reason === '' ? null : reason } }
      }
      doLabel={words(isOverride ? 'override' : 'approve')}
      doneText={words('approvedDone')}
      danger={needs === 'owner'}
      onClose={onClose}
    >
      <p>{words('goesLive', { phase, day: f().day(here.phase.goLiveOn, 'long'), people: here.phase.headCount })}</p>
      {isOverride && <p class="note hold">{words('openChecks', { names: f().list(open) })}</p>}
      {isOverride && (
        <LinesField
          label={words('reason')}
          hint={words('reasonHint')}
          value={because}
          onValue={setBecause}
          required
          rows={3}
          maxLength={1000}
        />
      )}
    </FormDialog>
  )
}

/** The phase before, where it has not started: this one is approved after that. */
const phaseBefore = (here: GateHere): GateHere | undefined =>
  gates.value.find(({ phase }) => phase.position < here.phase.position && phase.headCount > 0 && phase.goLiveOn > today.value)

export const ApprovalCard = ({ here, told }: { here: GateHere; told: GateTold | undefined }) => {
  const [asks, setAsks] = useState(false)
  const { phase, gate, state } = here
  if (!gate) return null
  const name = phaseName(phase.phaseKey)
  const needs = gate.needs as ApprovalNeeds
  const holding = holdingOf(gate)
  const nameOf = (key: string): string => {
    const check = told?.checks.find((one) => one.key === key)
    return check ? checkName(check.source) : key
  }
  const guards = told?.checks.filter(({ kind, verdict, dryRun }) => kind === 'guard' && verdict !== 'pass' && !dryRun) ?? []
  const before = phaseBefore(here)
  const isBarred = before !== undefined || (needs === 'owner' && !mayI('gates.override'))
  const takeBack = (): void =>
    void runCommand({ name: 'gates.withdraw', input: { rolloutId: rolloutId.value, phaseKey: phase.phaseKey } }, words('withdrawn'))
  return (
    <section class="card stack" aria-labelledby="approval">
      <h2 id="approval">{words('approval')}</h2>
      <p class="small">{words('goesLive', { phase: name, day: f().day(phase.goLiveOn, 'long'), people: phase.headCount })}</p>
      {gate.approvedAt === null ? (
        <>
          {state === 'waits' && isBarred && (
            <div class="note">
              <p class="strong">
                <span aria-hidden="true">○ </span>
                {words('notPossible')}
              </p>
              <p class="small">
                {before
                  ? words('tooEarly', { phase: phaseName(before.phase.phaseKey), day: f().day(before.phase.goLiveOn, 'long') })
                  : words('ownerOnly', { names: f().list(guards.map(({ source }) => checkName(source))) })}
              </p>
            </div>
          )}
          <p class="small soft">{words('movesOn')}</p>
          <Button opens="form" kind={needs === 'nothing' ? 'first' : 'plain'} disabled={isBarred} onClick={() => setAsks(true)}>
            {words(needs === 'nothing' ? 'approveDo' : 'overrideDo')}
          </Button>
        </>
      ) : (
        <>
          <p>
            <Chip kind={gate.overridden === null ? 'pass' : 'hold'}>
              {gate.overridden === null ? words('approved') : words('despite', { what: gate.overridden as 'signal' | 'guard' })}
            </Chip>
          </p>
          <p class="small">{words('approvedBy', { name: gate.approvedBy ?? '', moment: f().moment(gate.approvedAt, ownZone.value) })}</p>
          {gate.approvedBecause !== null && <blockquote class="small">{gate.approvedBecause}</blockquote>}
          {state === 'approved' && (
            <Button kind="quiet" onClick={takeBack}>
              {words('withdraw')}
            </Button>
          )}
        </>
      )}
      {asks && <ApproveDialog here={here} open={holding.map(nameOf)} onClose={() => setAsks(false)} />}
    </section>
  )
}
