/** The go/no-go check that decides next, on Today: its verdict, what holds it with where that is settled, and what passes; from the rows on this device. */
import type { Verdict as CheckVerdict } from '#core/gates/check-shapes.ts'
import { gatesOf } from '#core/gates/rollout-gates.ts'
import { settingsOf } from '#core/plan/settings.ts'
import { f, voice } from '#web/base/language.ts'
import { checkName, settledAt, supplied } from '#web/gates/check-said.ts'
import { VerdictChip } from '#web/gates/check-table.tsx'
import { gatePath, holdingOf, nextGate, rolloutId } from '#web/gates/gate-selectors.ts'
import { gatesWords } from '#web/gates/gates-words.ts'
import { Chip } from '#web/parts/chip.tsx'
import { phaseName } from '#web/rollout/phase-name.ts'
import { phases } from '#web/rollout/phases.ts'
import { rollout, where } from '#web/sync/store.ts'

const words = voice(gatesWords)

/** The checks of a gate that count, as they are set now. */
const checksOf = (phaseKey: string) =>
  gatesOf(
    phases.value,
    settingsOf(rollout.value?.settings ?? '{}').ticketsPerWeek,
    where('gateCheck', { rolloutId: rolloutId.value, phaseKey }),
  )
    .find((gate) => gate.phaseKey === phaseKey)
    ?.checks.filter(({ dryRun }) => !dryRun) ?? []

export const NextGateCard = () => {
  const next = nextGate.value
  if (!next?.gate) return null
  const { gate, state } = next
  const { phaseKey } = next.phase
  const held = new Set(holdingOf(gate))
  const checks = checksOf(phaseKey)
  const holding = checks.filter(({ key }) => held.has(key))
  const passing = checks.filter(({ key }) => !held.has(key))
  const title = words('nextTitle', { phase: phaseName(phaseKey) })
  return (
    <section class="card no-print" aria-labelledby="next-gate">
      <div class="row between">
        <h2 id="next-gate">{title}</h2>
        <span class="row small soft">
          {words('evaluated', { day: f().day(gate.evaluatedOn, 'short') })}
          {state === 'approved' ? <Chip kind="pass">{words('approved')}</Chip> : <VerdictChip verdict={gate.verdict as CheckVerdict} />}
          <a class="touch" href={gatePath(phaseKey)} aria-label={`${words('open')}: ${title}`}>
            {words('open')}
          </a>
        </span>
      </div>
      {holding.length > 0 && (
        <ul class="gate-holding" aria-label={words('holdingCount', { count: holding.length })}>
          {holding.map(({ key, source }) => {
            const at = settledAt({ source, verdict: 'hold' })
            return (
              <li key={key}>
                <span class="strong">
                  <span class="hold-mark" aria-hidden="true">
                    ◆
                  </span>{' '}
                  {checkName(source)}
                </span>
                {at ? (
                  <a class="touch" href={at.href} aria-label={`${at.text}: ${checkName(source)}`}>
                    {at.text}
                  </a>
                ) : (
                  <span class="small soft">{supplied(source)}</span>
                )}
              </li>
            )
          })}
        </ul>
      )}
      <p class="small soft">{words('passCount', { count: passing.length, of: checks.length })}</p>
      <ul class="gate-passing small" aria-label={words('verdict.pass')}>
        {passing.map(({ key, source }) => (
          <li key={key}>
            <span class="pass-mark" aria-hidden="true">
              ●
            </span>{' '}
            {checkName(source)}
          </li>
        ))}
      </ul>
    </section>
  )
}
