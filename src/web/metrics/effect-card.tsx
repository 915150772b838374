/** What the tool changed, estimated from the phases themselves; quiet about what it cannot prove, and plain about why it refuses (ME-13). */
import { largest } from '#core/kernel/many.ts'
import type { Conclusions, EffectTold } from '#core/metrics/conclusions.ts'
import { f, voice } from '#web/base/language.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { effectWords } from '#web/metrics/effect-words.ts'
import { measuredOrigin } from '#web/metrics/origin.ts'

const words = voice(effectWords)

/** What an effect is of. */
export const nameOf = ({ about }: EffectTold): string => (about === 'questions' ? words('questions') : about.name)
const unitOf = ({ about }: EffectTold): string => (about === 'questions' ? 'questions' : about.unit)
/** The times before go-live, without those that are left out, and those since. */
const pointsOf = ({ before, byWeeksSince }: EffectTold) => [...before, ...byWeeksSince]

export const effectTable = ({ effects }: Pick<Conclusions, 'effects'>): ChartTable => ({
  columns: [words('what'), words('since'), words('difference'), words('low'), words('high')],
  rows: effects.flatMap(
    (one) =>
    one.refused
      ? [[nameOf(one), words('refused', { refused: one.refused }), '', '', '']]
      : pointsOf(one).map(({ weeks, estimate, low, high }) => [nameOf(one), String(weeks), ...[estimate, low, high].map((value) => f().number(value, 2))]), // prettier-ignore
  ),
})

const [width, height, edge, foot, side] = [300, 120, 12, 20, 40]

/** Each time as a point with its bounds; those before go-live are hollow. */
const EffectChart = ({ effect }: { effect: EffectTold }) => {
  const points = pointsOf(effect)
  const most = Math.max(1e-9, largest(points.flatMap(({ low, high }) => [Math.abs(low), Math.abs(high)])))
  const [first, last] = [points[0]?.weeks ?? 0, points.at(-1)?.weeks ?? 0]
  const x = (weeks: number): number => side + ((weeks - first + 0.5) / (last - first + 1)) * (width - side)
  const y = (value: number): number => (height - foot) / 2 - (value / most) * ((height - foot) / 2 - edge)
  return (
    <div class="chart">
      <svg
        class="effect"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={words('said', { name: nameOf(effect), points: points.map((point) => words('point', point)) })}
      >
        {[most, 0, -most].map((value) => (
          <g key={value}>
            <line x1={side} x2={width} y1={y(value)} y2={y(value)} class="grid-line" />
            <text x={side - 6} y={y(value) + 4} text-anchor="end">
              {words('amount', { value })}
            </text>
          </g>
        ))}
        <line x1={x(-0.5)} x2={x(-0.5)} y1={0} y2={height - foot} class="mark-line" />
        <text x={Math.max(side + 20, x(-0.5))} y={height - 5} text-anchor="middle">
          {words('goLive')}
        </text>
        {points.map(({ weeks, estimate, low, high }) => (
          <g key={weeks} class={weeks < 0 ? 'effect-before' : 'effect-since'}>
            <line x1={x(weeks)} x2={x(weeks)} y1={y(low)} y2={y(high)} />
            <circle cx={x(weeks)} cy={y(estimate)} r="4" />
          </g>
        ))}
      </svg>
    </div>
  )
}

export const EffectCard = ({ effects }: Pick<Conclusions, 'effects'>) => {
  if (effects.length === 0)
    return (
      <ChartCard id="effect" origin={() => measuredOrigin(effects.map(nameOf))} title={words('title')} table={undefined}>
        <p class="soft">{words('none')}</p>
      </ChartCard>
    )
  return (
    <ChartCard
      id="effect"
      origin={() => measuredOrigin(effects.map(nameOf))}
      title={words('title')}
      table={effectTable({ effects })}
      about={words('about')}
    >
      <ul class="bare effects">
        {effects.map((one, index) => (
          <li key={index}>
            <span class="strong">{nameOf(one)}</span>
            {one.refused && <span class="small soft">{words('refused', { refused: one.refused })}</span>}
            {one.refused && one.plain.since !== null && (
              <span class="small">{words('plain', { ...one.plain, since: one.plain.since, unit: unitOf(one) })}</span>
            )}
            {one.overall && (
              <span class="small soft">
                {words('change', { ...one.overall, unit: unitOf(one) })}; {words('people', one)}
              </span>
            )}
            {!one.refused && <EffectChart effect={one} />}
          </li>
        ))}
      </ul>
    </ChartCard>
  )
}
