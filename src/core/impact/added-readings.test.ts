import { expect, test } from 'vitest'
import { addedReadings } from '#core/impact/added-readings.ts'

const [monday, tuesday] = ['2026-11-02', '2026-11-03']
const of = (takenOn: string, ...values: number[]) => values.map((value) => ({ takenOn, value }))

test('[ME-7] a file of readings that is imported again adds nothing, and one that has grown what is new in it', () => {
  const file = [...of(monday, 5, 5, 6), ...of(tuesday, 5)]
  const there = file.map((one) => ({ ...one, how: 'import', personId: null }))
  expect(addedReadings([], file)).toEqual(file)
  expect(addedReadings(there, file.toReversed())).toEqual([])
  expect(addedReadings(there, [...of(monday, 6, 5, 5, 5), ...of(tuesday, 5, 7)])).toEqual([...of(monday, 5), ...of(tuesday, 7)])
})

test('[ME-7] [ME-13] the same value of somebody else is another reading', () => {
  const there = of(monday, 5).map((one) => ({ ...one, how: 'import', personId: 'milton' }))
  const others = [...of(monday, 5), ...of(monday, 5).map((one) => ({ ...one, personId: 'ruben' }))]
  expect(addedReadings(there, [...others, { ...of(monday, 5)[0]!, personId: 'milton' }])).toEqual(others)
})

test('[ME-7] what somebody timed or estimated is no reading of a file', () => {
  const timed = of(monday, 5).map((one) => ({ ...one, how: 'timed', personId: 'milton' }))
  expect(addedReadings(timed, of(monday, 5))).toEqual(of(monday, 5))
})
