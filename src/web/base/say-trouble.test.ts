/** What a member's phone says of a refusal: from the words that came with the commands, without fetching all others. */
import { afterAll, beforeEach, expect, test } from 'vitest'
import { chooseLanguage, sayTrouble } from '#web/base/language.ts'
import { vocabulary } from '#web/base/known-words.ts'
import { refusalWords } from '#web/sync/decide-here.ts'
import { refusalWords as ofMembers } from '#web/sync/local-commands-member.ts'
import { me } from '#web/sync/signed-in.ts'

const [knownBefore, saidBefore, meBefore] = [vocabulary.peek(), refusalWords.peek(), me.peek()]
beforeEach(() => {
  me.value = {
    firstStart: false,
    actor: { accountId: 'milton', name: 'Milton', role: 'member', personId: 'milton', locationIds: [] },
    organisation: { id: 'kasnika', name: 'Kasnika N.V.', language: 'nl' },
  }
  vocabulary.value = undefined
  refusalWords.value = ofMembers
})
afterAll(() => {
  vocabulary.value = knownBefore
  refusalWords.value = saidBefore
  me.value = meBefore
})

test('[RG-1] [RG-2] a refusal by a command on the phone is said in the reader’s language', () => {
  const refused = { code: 'training.leftOut', params: { name: 'Milton' } }
  chooseLanguage('nl')
  expect(sayTrouble(refused)).toBe('Milton doet niet mee aan deze uitrol. Neem deze persoon eerst weer mee.')
  chooseLanguage('en')
  expect(sayTrouble(refused)).toBe('Milton is excluded from this rollout. Include this person first.')
  expect(vocabulary.value).toBeUndefined()
})

test('[RG-2] what only the server refuses is said in its words', () => {
  chooseLanguage('en')
  expect(sayTrouble({ code: 'server.diskFull', params: {}, said: 'The disk of the server is full.' })).toBe(
    'The disk of the server is full.',
  )
  expect(vocabulary.value).toBeUndefined()
})
