/** What pages say of who is active where it is not known of everyone. */
import { beforeEach, expect, test, vi } from 'vitest'
import { chooseLanguage, voice } from '#web/base/language.ts'
import { adoptionWords } from '#web/metrics/adoption-words.ts'
import { championUseWords } from '#web/metrics/champion-words.ts'

vi.hoisted(() => vi.stubGlobal('document', { documentElement: {} }))

const champion = voice(championUseWords)
const lead = voice(adoptionWords)

beforeEach(() => chooseLanguage('en'))

test('[ME-3] nobody of whom it is not known is called active, to a champion or to those who lead', () => {
  expect(champion('title', { count: 0, unknown: 0 })).toBe('Everyone who has started is active')
  expect(champion('title', { count: 0, unknown: 2 })).toBe('Not known whether 2 people are active')
  expect(champion('title', { count: 3, unknown: 2 })).toBe('3 people are not active yet')
  expect(lead('everyoneActive', { unknown: 0 })).toBe('Everyone who is past their first week is active.')
  expect(lead('everyoneActive', { unknown: 1 })).toContain('Of 1 person it is not known.')
  chooseLanguage('nl')
  expect(champion('title', { count: 0, unknown: 1 })).toBe('Van 1 persoon is niet bekend of die actief is')
  expect(lead('everyoneActive', { unknown: 2 })).toContain('Van 2 mensen is het niet bekend.')
})
