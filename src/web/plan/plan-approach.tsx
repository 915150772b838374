/** The approach of a plan and its risk in three lines: what, why, and what would change it. */
import { ownZone } from '#web/sync/store.ts'
import { todayIn } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/registry/tables.ts'
import { f, tell, voice } from '#web/base/language.ts'
import { Button } from '#web/parts/button.tsx'
import { Chip } from '#web/parts/chip.tsx'
import { advice } from '#web/plan/plan-selectors.ts'
import { planPageWords } from '#web/plan/plan-page-words.ts'

const p = voice(planPageWords)

export const PlanApproach = ({ current, onChoose }: { current: StoredRow<'rollout'>; onChoose: (() => void) | undefined }) => {
  const known = advice.value
  if (!known) return null
  const risk = {
    low: <Chip kind="pass">{p('riskLow')}</Chip>,
    medium: <Chip kind="hold">{p('riskMedium')}</Chip>,
    high: <Chip kind="fail">{p('riskHigh')}</Chip>,
  }
  const [first, ...others] = known.reasons
  return (
    <section class="card" aria-labelledby="approach">
      <div class="row between">
        <h2 id="approach">{p('approachIs', { approach: p(known.chosen) })}</h2>
        {risk[known.risk]}
      </div>
      {known.chosen !== known.recommended && <p>{p('adviceWas', { approach: p(known.recommended) })}</p>}
      {current.approachReason ? (
        <blockquote>
          <p>{current.approachReason}</p>
          <p class="small soft">
            {p('ownChoice', {
              name: current.approachBy ?? '?',
              day: current.approachAt ? f().day(todayIn(ownZone.value, current.approachAt), 'full') : '',
            })}
          </p>
        </blockquote>
      ) : (
        first && <p>{tell(first)}</p>
      )}
      {others.length + known.wouldChange.length > 0 && (
        <details>
          <summary>{p('wouldChange')}</summary>
          <ul class="small">
            {[...others, ...known.wouldChange].map((note) => (
              <li key={note.code}>{tell(note)}</li>
            ))}
          </ul>
        </details>
      )}
      {onChoose && (
        <div>
          <Button opens="form" onClick={onChoose}>
            {p('chooseOtherwise')}
          </Button>
        </div>
      )}
    </section>
  )
}
