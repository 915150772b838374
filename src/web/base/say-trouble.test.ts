/** What a member's phone says of a refusal: from the words that came with the commands, without fetching all others. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chooseLanguage, sayTrouble } from '#web/base/language.ts'
import { vocabulary } from '#web/base/known-words.ts'
import { readyToDecide } from '#web/sync/decide-here.ts'
import { me } from '#web/sync/signed-in.ts'

beforeAll(async () => {
  me.value = {
    firstStart: false,
    actor: { accountId: 'milton', name: 'Milton', role: 'member', personId: 'milton', locationIds: [] },
    organisation: { id: 'kasnika', name: 'Kasnika N.V.', language: 'nl' },
  }
  await readyToDecide()
})
afterAll(() => {
  me.value = undefined
})

test('[RG-1] [RG-2] a refusal by a command on the phone is said in the language that was chosen', () => {
  const refused = { code: 'training.leftOut', params: { name: 'Milton' } }
  chooseLanguage('nl')
  expect(sayTrouble(refused)).toBe('Milton doet niet mee aan deze uitrol. Neem deze persoon eerst weer mee.')
  chooseLanguage('en')
  expect(sayTrouble(refused)).toBe('Milton is excluded from this rollout. Include this person first.')
  expect(vocabulary.value).toBeUndefined()
})

test('[RG-2] what only the server refuses is said in its words', () => {
  expect(sayTrouble({ code: 'server.diskFull', params: {}, said: 'The disk of the server is full.' })).toBe(
    'The disk of the server is full.',
  )
  expect(vocabulary.value).toBeUndefined()
})
