/** The baseline of the plan: approving it, setting a new one with a reason, and the ones before it (TL-4). */
import { todayIn } from '#core/kernel/calendar.ts'
import { useState } from 'preact/hooks'
import { baselineOf, pastDays, slipsOf } from '#core/plan/slips.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, t, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { LinesField } from '#web/parts/field.tsx'
import { FormDialog } from '#web/parts/form-dialog.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'
import { where, ownZone } from '#web/sync/store.ts'

const p = voice(planPageWords)

interface Asked {
  readonly rolloutId: string
  readonly phases: readonly StoredRow<'phase'>[]
  readonly onClose: () => void
}

const dayOfPhase = (phaseKey: string, day: string): string => p('phaseOn', { phase: phaseName(phaseKey), day: f().day(day, 'short') })

/** Asks before the plan is approved, and says what that fixes. */
export const ApproveDialog = ({ rolloutId, phases, onClose }: Asked) => (
  <FormDialog
    title={p('approveTitle')}
    command={{ name: 'plan.approve', input: { rolloutId } }}
    doLabel={p('approve')}
    doneText={p('approved')}
    onClose={onClose}
  >
    <p>{p('approveFixes')}</p>
    <ul>
      {slipsOf(baselineOf(phases), phases).map(({ phaseKey, planned }) => (
        <li key={phaseKey}>{dayOfPhase(phaseKey, planned)}</li>
      ))}
    </ul>
    <p class="soft small">{p('approveKeeps')}</p>
  </FormDialog>
)

/** Takes the days of now as the baseline, with the reason; the old one stays visible. */
export const NewBaselineDialog = ({ rolloutId, phases, onClose }: Asked) => {
  const [reason, setReason] = useState('')
  const slips = slipsOf(where('baseline', { rolloutId }), phases).filter(({ days }) => days !== 0)
  return (
    <FormDialog
      title={p('newBaselineTitle')}
      command={reason.trim() === '' ? undefined : { name: 'plan.setBaseline', input: { rolloutId, reason } }}
      doLabel={p('setBaseline')}
      doneText={p('baselineSet')}
      onClose={onClose}
    >
      <p>{p('newBaselineText')}</p>
      <ul>
        {slips.map(({ phaseKey, planned, now }) => (
          <li key={phaseKey}>
            {phaseName(phaseKey)}: {f().day(planned, 'short')} → {now === null ? t('plan.slip.gone') : f().day(now, 'short')}
          </li>
        ))}
      </ul>
      <LinesField label={p('reason')} value={reason} onValue={setReason} maxLength={500} />
    </FormDialog>
  )
}

/** Who approved which baseline when, and the ones before it. */
export const Baseline = ({
  current,
  phases,
  onRenew,
}: {
  current: StoredRow<'rollout'>
  phases: readonly StoredRow<'phase'>[]
  onRenew: (() => void) | undefined
}) => {
  const { rolloutId, approvedAt, approvedBy } = current
  if (approvedAt === null) return null
  const isLate = slipsOf(where('baseline', { rolloutId }), phases).some(({ days }) => days !== 0)
  const past = where('pastBaseline', { rolloutId }).toSorted((a, b) => (a.replacedAt < b.replacedAt ? 1 : -1))
  return (
    <div class="stack tight">
      <div class="row between">
        <p class="small soft">{p('baselineOf', { name: approvedBy ?? '?', day: f().day(todayIn(ownZone.value, approvedAt), 'full') })}</p>
        {onRenew && isLate && (
          <Button opens="form" onClick={onRenew}>
            {p('newBaseline')}
          </Button>
        )}
      </div>
      {past.length > 0 && (
        <details>
          <summary>{p('earlierBaselines', { count: past.length })}</summary>
          <ul class="plain-list">
            {past.map((one) => (
              <li key={one.replacedAt}>
                <p>
                  {p('replaced', {
                    from: f().day(todayIn(ownZone.value, one.approvedAt), 'brief'),
                    until: f().day(todayIn(ownZone.value, one.replacedAt), 'full'),
                    name: one.replacedBy,
                  })}
                </p>
                <blockquote>{one.because}</blockquote>
                <p class="small soft">
                  {f().list(slipsOf(pastDays(one), phases).map(({ phaseKey, planned }) => dayOfPhase(phaseKey, planned)))}
                </p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
