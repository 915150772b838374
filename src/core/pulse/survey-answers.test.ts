import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { readSurvey } from '#core/pulse/survey-answers.ts'

const today = '2026-11-23'
const linesOf = (...rows: readonly string[][]) => rows.map((cells, index) => ({ line: index + 2, cells }))
const codeOf = (attempt: () => unknown): unknown => {
  try {
    return attempt()
  } catch (problem) {
    return problem instanceof Problem ? [problem.code, problem.params] : problem
  }
}
const microsoft = ['Id', 'Start time', 'Completion time', 'Email', 'Name', 'How satisfied are you with New CRM?', 'How likely are you to recommend New CRM to a colleague?', 'Why?'] // prettier-ignore
const microsoftInDutch = ['Id', 'Begintijd', 'Tijd van voltooien', 'E-mail', 'Naam', 'Hoe tevreden ben je met New CRM?', 'Zou je New CRM aan een collega aanbevelen?', 'Toelichting'] // prettier-ignore
const google = ['Timestamp', 'Email Address', 'Overall, how happy are you?', 'Would you recommend it?']
const googleInDutch = ['Tijdstempel', 'E-mailadres', 'Hoe tevreden ben je?', 'Zou je het aanraden?']

test('[ME-5] exports of Microsoft Forms are read by their own headings, in English and in Dutch', () => {
  const { answers, incomplete } = readSurvey(microsoft, linesOf(
    ['1', '11/19/26 9:10:11', '11/19/26 9:12:33', 'MILTON@marowijne.internal', 'Milton', '8', '9', 'Quick'],
    ['2', '11/20/26 10:00:00', '11/20/26 10:01:00', 'chandra@marowijne.internal', 'Chandra', '', '9', ''],
  ), today) // prettier-ignore
  expect(answers).toEqual([{ line: 2, email: 'milton@marowijne.internal', answeredOn: '2026-11-19', satisfied: 8, recommend: 9, remark: 'Quick' }]) // prettier-ignore
  expect(incomplete).toBe(1)
  const dutch = readSurvey(microsoftInDutch, linesOf(['1', '19-11-2026 9:10', '19-11-2026 9:12', 'anonymous', '', '7', '10', '']), today)
  expect(dutch.answers).toEqual([{ line: 2, email: null, answeredOn: '2026-11-19', satisfied: 7, recommend: 10, remark: null }])
})

test('[ME-5] exports of Google Forms are read, and of two answers of one person on a day the last one counts', () => {
  const twice = readSurvey(google, linesOf(
    ['2026/11/20 9:12:33 AM GMT-3', 'milton@marowijne.internal', '3', '2'],
    ['2026/11/20 9:20:00 AM GMT-3', 'Milton@marowijne.internal', '8', '7'],
  ), today) // prettier-ignore
  expect(twice.answers).toMatchObject([{ line: 3, satisfied: 8, recommend: 7 }])
  expect(readSurvey(googleInDutch, linesOf(['20-11-2026 9:12:33', 'x@y.example', '6', '6']), today).answers).toMatchObject([{ answeredOn: '2026-11-20' }]) // prettier-ignore
})

test('[ME-5] a score of 11 is refused with its line, and so is a survey without both questions, a day to come and a day with two readings', () => {
  const one = (...cells: string[]) => codeOf(() => readSurvey(google, linesOf(['20-11-2026', 'a@b.example', '5', '5'], cells), today))
  expect(one('20-11-2026', 'c@d.example', '11', '5')).toEqual(['pulse.badScore', { line: 3, column: google[2], text: '11' }])
  expect(one('20-12-2026', 'c@d.example', '5', '5')).toEqual(['pulse.badTime', { column: 'Timestamp', text: '20-12-2026' }])
  expect(codeOf(() => readSurvey(google, linesOf(['03-04-2026', 'a@b.example', '5', '5']), today))).toEqual(['metrics.dayOrder', { column: 'Timestamp', example: '03-04-2026' }]) // prettier-ignore
  // Somebody says which comes first, and the column may still prove it.
  for (const [order, on] of [['day', '2026-04-03'], ['month', '2026-03-04']] as const)
    expect(readSurvey(google, linesOf(['03-04-2026', 'a@b.example', '5', '5']), today, order).answers).toMatchObject([{ answeredOn: on }]) // prettier-ignore
  expect(readSurvey(google, linesOf(['03-11-2026', 'a@b.example', '5', '5'], ['11-13-2026', 'b@b.example', '5', '5']), today).answers[0]?.answeredOn).toBe('2026-03-11') // prettier-ignore
  expect(codeOf(() => readSurvey(['Timestamp', 'Rating'], linesOf(['2026-11-20', '5']), today))).toEqual(['pulse.noScores', { columns: ['Timestamp', 'Rating'] }]) // prettier-ignore
})
