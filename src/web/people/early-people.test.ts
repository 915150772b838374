import { expect, test } from 'vitest'
import { withEarlyPeople } from '#web/people/early-people.ts'
import { importOfNames } from '#web/people/pasted-names.ts'

const input = importOfNames('Sherida Pinas, sherida@kasnika.example\nRavin Bhoendie\nJan Pinas\nJan Pinas', 'crm')

test('[PH-3] pilot users and volunteers are marked by name or address, and whom the list does not hold is named', () => {
  const { input: marked, unknown } = withEarlyPeople(input, {
    pilots: 'SHERIDA@kasnika.example\nWho Else',
    volunteers: 'ravin  bhoendie; Jan Pinas',
  })
  expect(marked.people.map(({ pilot, keenness }) => [pilot ?? false, keenness ?? 0])).toEqual([
    [true, 0],
    [false, 2],
    [false, 0],
    [false, 0],
  ])
  // Of two people with one name nobody is taken by guess.
  expect(unknown).toEqual(['Who Else', 'Jan Pinas'])
})

test('[PH-3] what the list says already stays', () => {
  const keen = { ...input, people: input.people.map((person) => ({ ...person, keenness: 3, pilot: true })) }
  expect(withEarlyPeople(keen, { pilots: '', volunteers: 'Ravin Bhoendie' }).input).toEqual(keen)
})
