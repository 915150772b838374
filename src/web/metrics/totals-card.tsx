/** What sources without names counted, day by day: beside adoption, never in it; a day without a count is a gap (ME-4). */
import { addDays, daysBetween } from '#core/kernel/calendar.ts'
import { largest } from '#core/kernel/many.ts'
import type { AdoptionAnswer, TotalTold } from '#core/metrics/adoption-overview.ts'
import { f, voice } from '#web/base/language.ts'
import type { CardProps } from '#web/metrics/adoption-card.ts'
import { axisEnd } from '#web/metrics/axis-end.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { LineChart } from '#web/metrics/line-chart.tsx'
import { totalOrigin } from '#web/metrics/origin.ts'
import { totalsWords } from '#web/metrics/totals-words.ts'

const words = voice(totalsWords)

/** Every day from the first one counted to the last, with a gap where nothing was told. */
const daysOf = ({ days }: TotalTold): readonly { readonly on: string; readonly count: number | null }[] => {
  const [first, last] = [days[0]?.on, days.at(-1)?.on]
  if (first === undefined || last === undefined) return []
  const known = new Map(days.map(({ on, count }) => [on, count]))
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => addDays(first, at)).map((on) => ({
    on,
    count: known.get(on) ?? null,
  }))
}

export const totalsTable = ({ totals }: Pick<AdoptionAnswer, 'totals'>): ChartTable => ({
  columns: [words('source'), words('day'), words('active')],
  rows: totals.flatMap((total) =>
    daysOf(total).map(({ on, count }) => [total.name, f().day(on, 'short'), count === null ? '?' : f().number(count)]),
  ),
})

const Total = ({ total }: { total: TotalTold }) => {
  const days = daysOf(total)
  const last = total.days.at(-1)
  const missing = days.length - total.days.length
  return (
    <li>
      <LineChart
        high={170}
        said={words('said', {
          name: total.name,
          days: total.days.map(({ on, count }) => words('dayCount', { on, count })),
          missing,
        })}
        from={0}
        to={Math.max(1, days.length - 1)}
        ticks={[...new Set([0, Math.floor((days.length - 1) / 2), days.length - 1])].map((at) => ({ at, label: f().day(days[at]?.on ?? '', 'brief') }))} // prettier-ignore
        most={axisEnd(largest(total.days.map(({ count }) => count)))}
        called={(value) => f().number(value)}
        lines={[{ key: total.sourceId, label: words('label', { name: total.name, count: last?.count ?? 0 }), points: days.map(({ count }, at) => [at, count] as const) }]} // prettier-ignore
      />
      {missing > 0 && <span class="small soft">{words('missing', { count: missing })}</span>}
    </li>
  )
}

export const TotalsCard = ({ answer: { totals } }: Pick<CardProps, 'answer'>) => {
  const counted = totals.filter(({ days }) => days.length > 0)
  if (counted.length === 0) return null
  return (
    <ChartCard
      id="totals"
      title={words('title')}
      origin={({ answer }) => totalOrigin(answer)}
      table={totalsTable({ totals: counted })}
      about={words('about')}
    >
      <ul class="bare">
        {counted.map((total) => (
          <Total key={total.sourceId} total={total} />
        ))}
      </ul>
    </ChartCard>
  )
}
