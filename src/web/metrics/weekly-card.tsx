/** Weekly active by days since each own first day: a line for each cohort, the goal, and who has not started yet (ME-2). */
import type { ComponentChildren } from 'preact'
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import type { AdoptionAnswer } from '#core/metrics/adoption-overview.ts'
import { voice } from '#web/base/language.ts'
import { type CardProps, numbered, percent } from '#web/metrics/adoption-card.ts'
import { firstDayOf, phaseOrder } from '#web/metrics/phase-order.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { ChartCard, type ChartTable } from '#web/metrics/chart-card.tsx'
import { LineChart, type Scale } from '#web/metrics/line-chart.tsx'

const words = voice(adoptionWords)

/** Cohorts with their number and name, those that are live with their line. */
const cohortsOf = (answer: AdoptionAnswer) =>
  numbered(answer, phaseOrder.value).map((group) => ({ ...group, days: answer.cohorts?.find(({ phaseKey }) => phaseKey === group.key)?.days ?? [] })) // prettier-ignore

export const weeklyTable = (answer: AdoptionAnswer): ChartTable => {
  const cohorts = cohortsOf(answer).filter(({ days }) => days.length > 0)
  const last = cohorts.reduce((most, { days }) => Math.max(most, days.at(-1)?.day ?? 0), 0)
  return {
    columns: [words('dayColumn'), ...cohorts.map(({ name }) => name)],
    rows: Array.from({ length: cohorts.length === 0 ? 0 : last + 1 }, (_, day) => [
      String(day),
      ...cohorts.map(({ days }) => {
        const found = days.find((one) => one.day === day)
        return found ? words('activeOf', found) : ''
      }),
    ]),
  }
}

/** `band` draws what is expected of the days to come. */
export const WeeklyCard = ({ answer, band }: CardProps & { band?: (scale: Scale) => ComponentChildren }) => {
  const cohorts = cohortsOf(answer)
  const drawn = cohorts.filter(({ days }) => days.length > 0)
  const later = cohorts.filter(({ days, notLive, assigned }) => days.length === 0 && notLive === assigned)
  const goal = words('goal', { share: percent(answer.goal) })
  const { coveredLive, live } = answer.funnel
  if (answer.cohorts === null)
    return (
      <ChartCard title={words('weekly')} table={undefined}>
        <p class="soft">{words('noDaily')}</p>
      </ChartCard>
    )
  return (
    <ChartCard
      title={words('weekly')}
      table={drawn.length === 0 ? undefined : weeklyTable(answer)}
      about={words('covers', { covered: coveredLive, live })}
    >
      <LineChart
        id="weekly"
        said={words('weeklySaid', {
          lines: drawn.map(({ name, days }) => words('weeklyLine', { name, active: days.at(-1)?.active ?? 0, of: days.at(-1)?.of ?? 0, day: days.at(-1)?.day ?? 0 })), // prettier-ignore
          goal: percent(answer.goal),
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
        {...(band ? { below: band } : {})}
      />
      {later.length > 0 && (
        <ul class="bare small soft">
          {later.map(({ key, position, name, assigned }) => (
            <li key={key}>{words('later', { position, name, people: assigned, on: firstDayOf(key) })}</li>
          ))}
        </ul>
      )}
    </ChartCard>
  )
}
