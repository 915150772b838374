import { expect, test } from 'vitest'
import { keyParts, toldOf } from '#core/trail/trail.ts'

test('[AC-4] a key is told in its parts, also where it is made of other keys', () => {
  expect(keyParts('person', 'milton')).toEqual([['personId', ['milton']]])
  expect(keyParts('attendee', 'crm/core/albina/1/milton')).toEqual([
    ['rolloutId', ['crm']],
    ['sessionKey', ['core', 'albina', '1']],
    ['personId', ['milton']],
  ])
  expect(keyParts('checklistItem', 'crm/core:launchDay:welcomeSent')).toEqual([
    ['rolloutId', ['crm']],
    ['itemKey', ['core', 'launchDay', 'welcomeSent']],
  ])
  expect(keyParts('phase', 'crm/rest-1')).toEqual([
    ['rolloutId', ['crm']],
    ['phaseKey', ['rest-1']],
  ])
  expect(keyParts('ofTheFuture', 'a/b')).toEqual([])
})

test('[AC-4] an id is called as its row calls itself, else as it is called today, else by the id', () => {
  const gone = { table: 'location', key: 'moengo', before: { name: 'Moengo' }, after: null }
  const told = toldOf(
    { input: { locationId: 'moengo', personId: 'milton', rolloutId: 'crm', to: null }, counts: {}, changes: [gone] },
    { 'person/milton': 'Milton', 'location/moengo': 'Another' },
    String,
  )
  expect(['locationId', 'personId', 'rolloutId', 'to'].map((field) => told.called(field))).toEqual(['Moengo', 'Milton', 'crm', ''])
  expect([told.has('personId'), told.has('to'), told.has('never')]).toEqual([true, false, false])
})
