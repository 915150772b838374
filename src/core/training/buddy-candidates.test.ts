/** Who could be a buddy, and what is left to do where nobody can. */
import { expect, test } from 'vitest'
import { candidatesFor, isFirstPhase } from '#core/training/buddy-candidates.ts'
import { factsOf, somebody } from '#test/company.ts'

test('[TR-5] in the first phase pilot users alone can help, so that moving somebody ahead is no advice there; later phases are helped by earlier ones', () => {
  const phases = [
    { phaseKey: 'core', position: 2 },
    { phaseKey: 'early', position: 1 },
  ] as const
  const people = [
    somebody(1, { current: 'early', pilot: true }),
    somebody(2, { current: 'early' }),
    somebody(3, { current: 'early' }),
    somebody(4, { current: 'core' }),
  ]
  const helpersOf = (at: number) => {
    const person = people[at]
    return person ? candidatesFor(person, factsOf(people), phases, []).map((one) => one.person.name) : []
  }
  expect([helpersOf(1), helpersOf(3)]).toEqual([['Person 1'], ['Person 1', 'Person 2', 'Person 3']])
  expect([isFirstPhase('early', phases), isFirstPhase('core', phases)]).toEqual([true, false])
})
