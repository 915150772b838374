/** Answers to the weekly question from an export of Microsoft Forms, Google Forms or another survey: who, when, and both scores (ME-5). */
import { Problem } from '#core/kernel/problem.ts'
import { surveyColumns } from '#core/metrics/survey.ts'
import { dayOrderOf, readDay } from '#core/people/people-dates.ts'

export interface SurveyLine {
  readonly line: number
  readonly cells: readonly string[]
}

export interface SurveyAnswer {
  readonly line: number
  /** In lower case; null where the survey does not say who answered. */
  readonly email: string | null
  /** YYYY-MM-DD; null where the survey does not say when. */
  readonly answeredOn: string | null
  readonly satisfied: number
  readonly recommend: number
  readonly remark: string | null
}

export interface Survey {
  /** The last answer of each person and day; without an address each line is somebody. */
  readonly answers: readonly SurveyAnswer[]
  /** Lines with only one of the two scores, or neither. */
  readonly incomplete: number
}

/** Most lines of one import. */
export const mostAnswers = 5000

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()

/** When somebody answered: the end where begin and end are told (Microsoft Forms), else the one moment (Google Forms). */
const timeHeadings = [
  /^(?:completion time|tijd van voltooien|voltooid|heure de fin|hora de finalizacion|hora de conclusao)/,
  /^(?:timestamp|tijdstempel|horodateur|marca temporal|carimbo)/,
  /^(?:submitted|ingediend|date|datum|start time|begintijd)/,
]
const remarkHeading = /comment|opmerking|toelichting|remark|why|waarom|explain|uitleg|pourquoi|por que|feedback/

const dayIn = (cell: string): string => cell.trim().split(/[ T,]/)[0] ?? ''

/** The days of a column by whichever of day and month comes first: as asked, else as the column proves it, or where only one way of reading makes sense. Problem: metrics.dayOrder. */
const daysOf = (cells: readonly string[], column: string, today: string, asked?: 'day' | 'month'): readonly (string | null)[] => {
  const proved = dayOrderOf(cells.map(dayIn), 'day')
  const tried = asked ? [asked] : proved.assumed ? (['day', 'month'] as const) : [proved.order]
  const readings = tried.map((order) => cells.map((cell) => (cell.trim() === '' ? null : readDay(dayIn(cell), order))))
  const fits = readings.filter((days) => days.every((day, at) => (cells[at] ?? '').trim() === '' || (day !== null && day <= today)))
  const [first, second] = fits
  if (!first) {
    const at = cells.findIndex((cell, index) => cell.trim() !== '' && !readings.some((days) => (days[index] ?? '9') <= today))
    throw new Problem('pulse.badTime', { column, text: (cells[Math.max(0, at)] ?? '').slice(0, 40) }, { column })
  }
  const differs = second ? first.findIndex((day, at) => day !== second[at]) : -1
  if (differs >= 0) throw new Problem('metrics.dayOrder', { column, example: cells[differs] ?? '' }, { column })
  return first
}

const scoreIn = (cells: readonly string[], at: number, line: number, column: string): number | null => {
  const text = (cells[at] ?? '').trim()
  if (text === '') return null
  const score = /^\d{1,3}(?:[.,]0+)?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  if (!(score >= 0 && score <= 10)) throw new Problem('pulse.badScore', { line, column, text: text.slice(0, 40) }, { line, column })
  return score
}

/**
 * Reads a survey, all of it or nothing (ME-5); `order` says which of day and month comes first, where the column does not prove it. Problems: pulse.noScores, pulse.badScore with the line, pulse.badTime, metrics.dayOrder,
 * pulse.tooManyAnswers.
 */
export const readSurvey = (headings: readonly string[], lines: readonly SurveyLine[], today: string, order?: 'day' | 'month'): Survey => {
  if (lines.length > mostAnswers) throw new Problem('pulse.tooManyAnswers', { most: mostAnswers })
  const found = surveyColumns(headings, lines.map(({ cells }) => cells)) // prettier-ignore
  const { satisfied: satisfiedAt, recommend: recommendAt, email: emailAt } = found
  if (satisfiedAt === undefined || recommendAt === undefined) throw new Problem('pulse.noScores', { columns: headings.slice(0, 20) })
  const names = headings.map(plain)
  const timeAt = timeHeadings.map((heading) => names.findIndex((name) => heading.test(name))).find((at) => at >= 0)
  const remarkAt = names.findIndex((name, at) => at !== satisfiedAt && at !== recommendAt && at !== emailAt && remarkHeading.test(name))
  const days = timeAt === undefined ? [] : daysOf(lines.map(({ cells }) => cells[timeAt] ?? ''), headings[timeAt] ?? '', today, order) // prettier-ignore
  const last = new Map<string, SurveyAnswer>()
  let incomplete = 0
  for (const [index, { line, cells }] of lines.entries()) {
    const satisfied = scoreIn(cells, satisfiedAt, line, headings[satisfiedAt] ?? '')
    const recommend = scoreIn(cells, recommendAt, line, headings[recommendAt] ?? '')
    if (satisfied === null || recommend === null) {
      incomplete++
      continue
    }
    const address = emailAt === undefined ? '' : (cells[emailAt] ?? '').trim().toLowerCase()
    const email = address.includes('@') ? address : null
    const answeredOn = days[index] ?? null
    const remark = remarkAt < 0 ? '' : (cells[remarkAt] ?? '').trim().slice(0, 300)
    const key = email === null ? `line ${line}` : `${email} ${answeredOn ?? ''}`
    last.delete(key)
    last.set(key, { line, email, answeredOn, satisfied, recommend, remark: remark === '' ? null : remark })
  }
  return { answers: [...last.values()], incomplete }
}
