/** A check drawn on its scale: what it needs, where it stands, and what those who are silent could still make of it (GA-8). */
import type { CheckTold } from '#core/gates/gate-told.ts'
import { voice } from '#web/base/language.ts'
import { figureSaid, neededSaid, nowSaid } from '#web/gates/check-said.ts'
import { gatesWords } from '#web/gates/gates-words.ts'

const words = voice(gatesWords)

const scales = { share: [0, 1], mean: [0, 10], nps: [-100, 100] } as const
const [wide, high] = [200, 26]
const middle = high / 2

/** The questions of two weeks, the one before and the last. */
const Trend = ({ check }: { check: CheckTold }) => {
  const [before, now] = check.past.slice(-2)
  if (before == null || now == null) return null
  const most = Math.max(before, now, check.threshold, 0.01)
  const y = (value: number): number => high - 4 - (value / most) * (high - 8)
  const said = `${figureSaid(check, before)} → ${figureSaid(check, now)}`
  return (
    <svg class={`check-drawing ${check.verdict}`} viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={said}>
      <path class="line" d={`M6 ${y(before)}L110 ${y(now)}`} />
      <circle class="dot small" cx={6} cy={y(before)} r={2.5} />
      <circle class="dot" cx={110} cy={y(now)} r={4} />
      <text x={122} y={middle + 4}>
        {said}
      </text>
    </svg>
  )
}

export const CheckDrawing = ({ check }: { check: CheckTold }) => {
  const { metric, value, bounds, threshold, population, answered } = check
  if (check.source === 'tickets') return <Trend check={check} />
  if (metric === 'number') return null
  const [least, most] = scales[metric]
  const x = (at: number): number => 6 + ((Math.min(most, Math.max(least, at)) - least) / (most - least)) * (wide - 12)
  const needs = neededSaid(check, threshold)
  const isOpen = bounds !== null && answered < population
  const said =
    isOpen && value !== null
      ? words('drawn', {
          now: figureSaid(check, value),
          low: figureSaid(check, bounds.certain.low),
          high: figureSaid(check, bounds.certain.high),
          needs,
        })
      : words('drawnPlain', { now: nowSaid(check), needs })
  return (
    <svg class={`check-drawing ${check.verdict}`} viewBox={`0 0 ${wide} ${high}`} role="img" aria-label={said}>
      <path class="axis" d={`M6 ${middle}H${wide - 6}`} />
      {isOpen && (
        <>
          <path
            class="certain"
            d={`M${x(bounds.certain.low)} ${middle}H${x(bounds.certain.high)}M${x(bounds.certain.low)} ${middle - 4}v8M${x(bounds.certain.high)} ${middle - 4}v8`}
          />
          <rect
            class="sequence"
            x={x(bounds.sequence.low)}
            y={middle - 4}
            width={Math.max(1, x(bounds.sequence.high) - x(bounds.sequence.low))}
            height={8}
            rx={2}
          />
        </>
      )}
      <path class="needs" d={`M${x(threshold)} 2V${high - 2}`} />
      {value !== null && <circle class="dot" cx={x(value)} cy={middle} r={5} />}
    </svg>
  )
}
