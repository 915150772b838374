/** Weekly active by days since each own first day: a line for each cohort, its forecast, the goal, and who has not started yet (ME-2, ME-10). */
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import type { CohortForecast } from '#core/metrics/cohort-forecast.ts'
import { voice } from '#web/base/language.ts'
import { type CardProps, numbered, percent } from '#web/metrics/adoption-card.ts'
import { firstDayOf, phaseOrder } from '#web/metrics/phase-order.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { usageOrigin } from '#web/metrics/origin.ts'
import { forecastWords } from '#web/metrics/forecast-words.ts'
import { LineChart } from '#web/metrics/line-chart.tsx'

const words = voice(adoptionWords)
const forecast = voice(forecastWords)

/** Cohorts with their number and name, those that are live with their line. */
const cohortsOf = (answer: AdoptionAnswer) =>
  numbered(answer, phaseOrder.value).map((group) => ({ ...group, days: answer.cohorts?.find(({ phaseKey }) => phaseKey === group.key)?.days ?? [] })) // prettier-ignore

/** The cohorts with a line, and what is forecast of each. */
const drawnOf = (answer: AdoptionAnswer) =>
  cohortsOf(answer)
    .filter(({ days }) => days.length > 0)
    .map((cohort, index) => {
      const found = answer.forecasts?.cohorts.find(({ key }) => key === cohort.key)
      return { ...cohort, index, expected: found ?? null }
    })

/** The ends of a forecast on day 28. */
const dueOf = ({ points }: Pick<CohortForecast, 'points'>) => points.find(({ day }) => day === dueAfterDays)

/** By day who was active, and on days to come between which shares they are expected. */
export const weeklyTable = (answer: AdoptionAnswer): ChartTable => {
  const cohorts = drawnOf(answer)
  const rows = Array.from({ length: dueAfterDays + 1 }, (_, day) => [
    String(day),
    ...cohorts.map(({ days, expected }) => {
      const found = days.find((one) => one.day === day)
      const point = expected?.points.find((one) => one.day === day)
      return found ? words('activeOf', found) : point ? forecast('cell', point) : ''
    }),
  ])
  return {
    columns: [words('dayColumn'), ...cohorts.map(({ name }) => name)],
    rows: rows.filter(([, ...cells]) => cells.some((cell) => cell !== '')),
  }
}

export const WeeklyCard = ({ answer }: CardProps) => {
  const cohorts = cohortsOf(answer)
  const drawn = drawnOf(answer)
  const bands = drawn.flatMap(({ key, name, index, expected }) => {
    const due = expected && dueOf(expected)
    return due ? [{ key, name, due, index, label: forecast('band', due), points: expected.points.map(({ day, ...of }) => ({ at: day, ...of })) }] : [] // prettier-ignore
  })
  const waiting = answer.forecasts === null ? [] : drawn.filter(({ expected, days }) => expected === null && (days.at(-1)?.day ?? 0) < dueAfterDays) // prettier-ignore
  const later = cohorts.filter(({ days, notLive, assigned }) => days.length === 0 && notLive === assigned)
  const goal = words('goal', { share: percent(answer.goal) })
  const { coveredLive, live } = answer.funnel
  if (answer.cohorts === null)
    return (
      <ChartCard
        id="weekly"
        origin={({ answer: of, chosen }) => usageOrigin(of, chosen, { isDaily: true })}
        title={words('weekly')}
        table={undefined}
      >
        <p class="soft">{words('noDaily')}</p>
      </ChartCard>
    )
  return (
    <ChartCard
      id="weekly"
      origin={({ answer: of, chosen }) => usageOrigin(of, chosen, { isDaily: true })}
      title={words('weekly')}
      table={drawn.length === 0 ? undefined : weeklyTable(answer)}
      about={[
        words('covers', { covered: coveredLive, live }),
        ...(answer.forecasts !== null && bands.length > 0 ? [forecast('meant'), forecast('score', answer.forecasts.score)] : []),
      ].join(' ')}
    >
      <LineChart
        high={400}
        said={words('weeklySaid', {
          lines: drawn.map(({ name, days }) => words('weeklyLine', { name, active: days.at(-1)?.active ?? 0, of: days.at(-1)?.of ?? 0, day: days.at(-1)?.day ?? 0 })), // prettier-ignore
          goal: percent(answer.goal),
          forecasts: bands.map(({ due, name }) => forecast('said', { ...due, name })),
        })}
        from={0}
        to={dueAfterDays}
        ticks={[0, 7, 14, 21, 28].map((at) => ({ at, label: at === 0 ? words('firstDay') : words('day', { day: at }) }))}
        most={1}
        called={percent}
        goal={{ at: answer.goal, label: goal }}
        lines={drawn.map(({ key, position, name, days }) => ({
          key,
          label: words('lineLabel', { position, name, active: days.at(-1)?.active ?? 0, of: days.at(-1)?.of ?? 0 }),
          points: days.map(({ day, active, of }) => [day, active / of] as const),
        }))}
        bands={bands}
      />
      {later.length + waiting.length > 0 && (
        <ul class="bare small soft">
          {waiting.map(({ key, name }) => (
            <li key={key}>{forecast('notYet', { name })}</li>
          ))}
          {later.map(({ key, position, name, assigned }) => (
            <li key={key}>{words('later', { position, name, people: assigned, on: firstDayOf(key) })}</li>
          ))}
        </ul>
      )}
    </ChartCard>
  )
}
