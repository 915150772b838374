import { expect, test } from 'vitest'
import { settledAnswers } from '#core/gates/settled-answers.ts'

const asOf = '2027-02-15'
const answers = (people: number, scores: readonly number[], newestOn: string | null = asOf) => ({ people, scores, newestOn, locations: [] })

test('[ME-16] [GA-8] answers settle a goal on the basis of a check: met, not met, or open with the replies that could settle it', () => {
  expect(settledAnswers('satisfaction', answers(0, []), asOf)).toBeNull()
  expect(settledAnswers('satisfaction', answers(10, []), asOf)).toEqual({ value: null, settled: 'open', replies: null })
  expect(settledAnswers('satisfaction', answers(10, [8, 8, 8, 8]), asOf)).toMatchObject({ settled: 'open', replies: 1 })
  expect(settledAnswers('satisfaction', answers(10, [8, 8, 8, 8, 8]), asOf)).toMatchObject({ value: 8, settled: 'open', replies: 3 })
  expect(settledAnswers('satisfaction', answers(10, [8, 8, 8, 8, 8, 8, 8, 6]), asOf)).toMatchObject({ settled: 'met', replies: null })
  expect(settledAnswers('satisfaction', answers(10, [6, 6, 6, 6, 6, 6, 6, 8]), asOf)).toMatchObject({ value: 6.25, settled: 'unmet' })
  expect(settledAnswers('recommendation', answers(10, [9, 9, 9, 9, 6, 6, 6, 6]), asOf)).toMatchObject({ value: 0, settled: 'unmet' })
  expect(settledAnswers('recommendation', answers(10, [9, 9, 9, 9, 9, 6, 6, 6]), asOf)).toMatchObject({ value: 25, settled: 'met' })
})

test('[ME-3] answers older than two weeks settle nothing', () => {
  const scores = [8, 8, 8, 8, 8, 8, 8, 8, 8, 8]
  expect(settledAnswers('satisfaction', answers(10, scores, '2027-02-01'), asOf)?.settled).toBe('met')
  expect(settledAnswers('satisfaction', answers(10, scores, '2027-01-31'), asOf)?.settled).toBe('open')
})
