/** The drawings of the page of money: the range of the return, what moves it most, and the return at other exchange rates. */
import { largest, smallest } from '#core/kernel/many.ts'
import type { RolloutReturn, Sensitivity } from '#core/finance/rollout-return.ts'
import { f, voice } from '#web/base/language.ts'
import { roughly } from '#web/finance/amount-said.ts'
import { inField } from '#web/finance/amount-text.ts'
import type { ReturnHere } from '#web/finance/money-selectors.ts'
import { moneyWords } from '#web/finance/money-words.ts'
import { Table } from '#web/parts/table.tsx'

const words = voice(moneyWords)

const percent = (share: number | null): string => (share === null ? '?' : f().percent(share))

/** Ends of an axis that hold all values, with some room. */
const spanOf = (values: readonly number[]): { from: number; to: number } => {
  const [low, high] = [smallest(values), largest(values)]
  const room = (high - low || 1) * 0.08
  return { from: low - room, to: high + room }
}

/** The return with the bounds of eight of ten cases, and of half of them. */
export const RangeBar = ({ of }: { of: RolloutReturn }) => {
  const { low, lowHalf, highHalf, high } = of.roiRange
  if (of.roi === null || low === null || lowHalf === null || highHalf === null || high === null) return null
  const span = spanOf([low, high, of.roi, 0])
  const at = (value: number): string => `${(((value - span.from) / (span.to - span.from)) * 100).toFixed(2)}%`
  const wide = (from: number, to: number) => ({ x: at(from), width: `${(((to - from) / (span.to - span.from)) * 100).toFixed(2)}%` })
  return (
    <svg class="range-bar" role="img" aria-label={words('barSaid', { value: percent(of.roi), low: percent(low), high: percent(high) })}>
      <line x1="0" x2="100%" y1="42" y2="42" class="axis" />
      <rect {...wide(low, high)} y="34" height="16" class="wide" />
      <rect {...wide(lowHalf, highHalf)} y="34" height="16" class="half" />
      <line x1={at(0)} x2={at(0)} y1="26" y2="60" class="zero" />
      <circle cx={at(of.roi)} cy="42" r="7" class="point" />
      <text x={at(of.roi)} y="18" text-anchor="middle" class="strong">
        {percent(of.roi)}
      </text>
      <text x={at(low)} y="72" text-anchor="middle">
        {percent(low)}
      </text>
      <text x={at(high)} y="72" text-anchor="middle">
        {percent(high)}
      </text>
      {[low, high].every((end) => Math.abs(end) > (span.to - span.from) / 10) && (
        <text x={at(0)} y="72" text-anchor="middle" class="nothing">
          {percent(0)}
        </text>
      )}
    </svg>
  )
}

/** A rate has two decimals, so that 35.90 stands beside 37.79. */
const rateFigure = (rate: number): string => inField(rate.toFixed(2), f())

const figure = ({ key }: Sensitivity, value: number): string =>
  key === 'recapture' ? f().percent(value) : key === 'exchangeRate' ? rateFigure(value) : f().number(value, 1)

/** Each assumption with what the first year brings when it alone is low or high; the longest bar first. */
export const Matters = ({
  of,
  currency,
  sources,
}: {
  of: RolloutReturn
  currency: string
  sources: (key: Sensitivity['key']) => string
}) => {
  const span = spanOf(of.matters.flatMap(({ atLow, atHigh }) => [atLow.toNumber(), atHigh.toNumber()]).concat(of.net.toNumber()))
  const at = (value: number): number => ((value - span.from) / (span.to - span.from)) * 100
  const money = (amount: { toNumber: () => number }): string => roughly(amount.toNumber(), currency)
  return (
    <>
      <ul class="matters">
        {of.matters.map((one) => {
          const [left, right] = [one.atLow, one.atHigh].map((amount) => at(amount.toNumber())).sort((a, b) => a - b)
          const middle = at(of.net.toNumber())
          return (
            <li key={one.key}>
              <div>
                <b>{words(`of.${one.key}`)}</b>
                <p class="small soft">
                  {figure(one, one.range.value)} ({words('between', { low: figure(one, one.range.low), high: figure(one, one.range.high) })}
                  ){' · '}
                  {sources(one.key)}
                </p>
              </div>
              <div class="swing" aria-hidden="true">
                <span class="worse" style={{ left: `${left ?? 0}%`, width: `${Math.max(0, middle - (left ?? 0))}%` }} />
                <span class="better" style={{ left: `${middle}%`, width: `${Math.max(0, (right ?? 0) - middle)}%` }} />
                <span class="middle" style={{ left: `${middle}%` }} />
              </div>
            </li>
          )
        })}
      </ul>
      <details>
        <summary>{words('asTable')}</summary>
        <Table
          label={words('matters')}
          rows={of.matters}
          rowKey={({ key }) => key}
          columns={[
            { key: 'what', head: words('assumption'), cell: ({ key }) => words(`of.${key}`) },
            { key: 'low', head: words('atLow'), num: true, cell: ({ atLow }) => money(atLow) },
            { key: 'high', head: words('atHigh'), num: true, cell: ({ atHigh }) => money(atHigh) },
          ]}
        />
      </details>
    </>
  )
}

/** Beside the last point stands its label. */
const [wide, high, foot, side, beside] = [440, 220, 28, 12, 96]

/** The return at other exchange rates: a straight line, with today, the stress case and where it is nothing. */
export const RateLine = ({ here, currency }: { here: ReturnHere; currency: string }) => {
  const { rate, dearer, netAt, of } = here
  if (rate === null) return null
  const stress = rate * (1 + dearer)
  const even = of.breakEvenRate?.toNumber() ?? null
  const isEvenNear = even !== null && even > rate * 0.5 && even < stress * 1.5
  const rates = spanOf([rate, stress, ...(isEvenNear ? [even] : [])])
  const nets = spanOf([netAt(rates.from), netAt(rates.to), 0])
  const x = (at: number): number => side + ((at - rates.from) / (rates.to - rates.from)) * (wide - side - beside)
  const y = (net: number): number => (1 - (net - nets.from) / (nets.to - nets.from)) * (high - foot)
  // Labels stand on the sides that the line leaves free.
  const isFalling = netAt(rates.to) < netAt(rates.from)
  const under = isFalling ? 20 : -14
  /** Where the label of a rate stands, clear of the line of nothing as well. */
  const beyond = (net: number): number => (isFalling ? Math.min(y(net), y(0)) : Math.max(y(net), y(0))) - under / 2
  const at = rateFigure
  const money = (value: number): string => roughly(value, currency)
  const marks = [
    { key: 'now', at: rate, text: words('now') },
    { key: 'stress', at: stress, text: words('stress') },
    ...(isEvenNear ? [{ key: 'even', at: even, text: words('breakEven') }] : []),
  ]
  return (
    <>
      <svg
        class="rate-line"
        viewBox={`0 0 ${wide} ${high}`}
        role="img"
        aria-label={words('rateSaid', { now: money(netAt(rate)), stress: money(netAt(stress)), evenAt: isEvenNear ? at(even) : null })}
      >
        <line x1={side} x2={wide - beside} y1={y(0)} y2={y(0)} class="zero" />
        <line x1={x(rates.from)} y1={y(netAt(rates.from))} x2={x(rates.to)} y2={y(netAt(rates.to))} class="line" />
        {marks.map((mark) => (
          <g key={mark.key}>
            <circle cx={x(mark.at)} cy={y(netAt(mark.at))} r="5" class={mark.key} />
            <text
              x={x(mark.at) + (mark.key === 'even' ? -8 : 10)}
              y={mark.key === 'even' ? y(netAt(mark.at)) + under : beyond(netAt(mark.at))}
              text-anchor={mark.key === 'even' ? 'end' : 'start'}
              class={mark.key}
            >
              {mark.text} {at(mark.at)}
            </text>
          </g>
        ))}
      </svg>
      <details>
        <summary>{words('asTable')}</summary>
        <Table
          label={words('ifRate')}
          rows={marks}
          rowKey={({ key }) => key}
          columns={[
            { key: 'what', head: words('rate'), cell: (mark) => `${mark.text} ${at(mark.at)}` },
            { key: 'net', head: words('ifRateText'), num: true, cell: (mark) => money(netAt(mark.at)) },
          ]}
        />
      </details>
    </>
  )
}
