import { expect, test } from 'vitest'
import { isNeeded, neededRows, type Needs, rows, rowsAmong } from '#core/kernel/command.ts'

const attendees = [
  { rolloutId: 'crm', sessionKey: 'a', personId: 'ann' },
  { rolloutId: 'crm', sessionKey: 'a', personId: 'bob' },
  { rolloutId: 'crm', sessionKey: 'b', personId: 'bob' },
  { rolloutId: 'crm', sessionKey: 'b', personId: 'cor' },
  { rolloutId: 'crm', sessionKey: 'c', personId: 'dee' },
]

const foundBy = (needs: Needs): Record<string, { personId: string; sessionKey: string }[]> => {
  const found: Record<string, { personId: string; sessionKey: string }[]> = {}
  for (const due of neededRows(needs, found)) found[due.name] = attendees.filter((row) => isNeeded(due, row))
  return found
}

test('needs that name the rows of others are followed to the end, in whatever order they stand', () => {
  const found = foundBy({
    others: rowsAmong('attendee', 'sessionKey', [['days', 'sessionKey']]),
    days: rowsAmong('attendee', 'personId', [
      ['own', 'personId'],
      ['others', 'personId'],
    ]),
    own: rows('attendee', { personId: 'ann' }),
  })
  expect(found['others']?.map(({ personId, sessionKey }) => personId + sessionKey)).toEqual(['anna', 'boba', 'bobb', 'corb'])
})

test('a need that names nobody finds nobody, and one beside it with its own values only those', () => {
  const found = foundBy({
    own: rows('attendee', { personId: 'nobody' }),
    others: rowsAmong('attendee', 'sessionKey', [['own', 'sessionKey']]),
    some: rowsAmong('attendee', 'personId', [['all', 'personId']], { sessionKey: 'b' }),
    all: rows('attendee'),
  })
  expect(found['others']).toEqual([])
  expect(found['some']?.map(({ personId }) => personId)).toEqual(['bob', 'cor'])
})

test('a need that names its own rows is followed to its end before what it names is asked for, once', () => {
  const pairs = [
    { personId: 'ann', buddyId: 'bob' },
    { personId: 'bob', buddyId: 'cor' },
    { personId: 'cor', buddyId: 'dee' },
  ]
  const found: Record<string, { personId: string; buddyId: string }[]> = {}
  const asked: string[] = []
  const chain = rowsAmong('buddy', 'personId', [['chain', 'buddyId']], {}, ['ann'])
  for (const due of neededRows({ chain, people: rowsAmong('person', 'personId', [['chain', 'buddyId']]) }, found)) {
    asked.push(due.name)
    found[due.name] = pairs.filter((row) => isNeeded(due, row))
  }
  expect(found['chain']).toEqual(pairs)
  expect(asked).toEqual(['chain', 'chain', 'chain', 'chain', 'people'])
})
