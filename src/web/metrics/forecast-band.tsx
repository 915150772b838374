/** What is forecast of a cohort up to day 28: a band around a dashed line, with its ends in words (ME-10). */
import { dueAfterDays } from '#core/metrics/adoption-share.ts'
import type { CohortForecast } from '#core/metrics/cohort-forecast.ts'
import { voice } from '#web/base/language.ts'
import { forecastWords } from '#web/metrics/forecast-words.ts'
import type { Scale } from '#web/metrics/line-chart.tsx'

const words = voice(forecastWords)

export interface DrawnForecast extends Pick<CohortForecast, 'points'> {
  readonly key: string | null
  readonly name: string
  /** Which line of the chart it continues. */
  readonly index: number
}

/** The ends of a forecast on day 28. */
export const dueOf = ({ points }: Pick<CohortForecast, 'points'>) => points.find(({ day }) => day === dueAfterDays)

const apart = 17

/** Bands, and below each its ends on day 28, moved apart where they would cover each other. */
export const ForecastBands = ({ forecasts, scale: { x, y } }: { forecasts: readonly DrawnForecast[]; scale: Scale }) => {
  const path = (points: readonly (readonly [number, number])[]): string => points.map(([day, share], at) => `${at === 0 ? 'M' : 'L'}${x(day)} ${y(share)}`).join('') // prettier-ignore
  let lowest = 0
  const labels = forecasts
    .flatMap((forecast) => {
      const due = dueOf(forecast)
      return due ? [{ ...forecast, due }] : []
    })
    .toSorted((one, other) => other.due.low - one.due.low)
    .map((one) => {
      lowest = Math.min(Math.max(y(one.due.low) + apart, lowest + apart), y(0) - 6)
      return { ...one, at: lowest }
    })
  return (
    <>
      {forecasts.map(({ key, index, points }) => (
        <g key={key} class={`band band-${index % 4}`}>
          <path
            class="band-area"
            d={`${path([...points.map(({ day, high }) => [day, high] as const), ...points.toReversed().map(({ day, low }) => [day, low] as const)])}Z`}
          />
          <path class="band-middle" d={path(points.map(({ day, middle }) => [day, middle] as const))} />
        </g>
      ))}
      {labels.map(({ key, index, due, at }) => (
        <text key={key} x={x(dueAfterDays)} y={at} text-anchor="end" class={`label line-${index % 4}`}>
          {words('band', due)}
        </text>
      ))}
    </>
  )
}
