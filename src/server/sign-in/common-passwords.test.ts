import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isCommonPassword } from '#server/sign-in/common-passwords.ts'

test('[AC-3] what others try first is no password, however it is dressed up', () => {
  const first = [
    'Password123!',
    'P@ssw0rd2026',
    'Wachtwoord1!',
    'welkomwelkom',
    'Welkom2026!!',
    'welcome1234',
    'qwertyuiop12',
    '1qaz2wsx3edc',
    'qwerty123456',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'abcdefghijkl',
    '1234567890',
    '0987654321',
    '27021975 27021975',
    '5978812345',
    'iloveyou2025',
    'Suriname1975!',
    'Paramaribo#1',
    'ajaxajaxajax',
    'changeme1234',
    'l3tm31n!!!!!',
    'm1cr0s0ft2026',
    'Summer-2026-!',
  ]
  expect(first.filter((password) => !isCommonPassword(password))).toEqual([])
})

test('[AC-3] a few words of one’s own are a password', () => {
  const good = [
    'a boat on the Marowijne',
    'three green mangoes fell',
    'x7#Kq9!vLm2p',
    'kokosnoten rollen niet omhoog',
    'pindasoep op een regendag',
    '9f3c1a77be02d4',
  ]
  expect(good.filter((password) => isCommonPassword(password, ['Orlando', 'orlando@marowijne.internal', 'Marowijne Trading']))).toEqual([])
})

test('[AC-3] one’s own name, address or firm with a number is no password', () => {
  const own = ['Orlando Pinas', 'o.pinas@kersten.example', 'Kersten Handel']
  for (const password of ['OrlandoPinas1', 'kersten-2026!', 'pinas@kersten1', 'Orlando.welkom'])
    expect(isCommonPassword(password, own), password).toBe(true)
  expect(isCommonPassword('Orlando zag zeven reigers', own)).toBe(false)
})

test('[AC-3] random passwords are never taken for common ones, and no text is too odd to judge', () => {
  const sign = fc.constantFrom(...'bcdfghjkmnpqrstvwxyz23456789#%&*')
  fc.assert(
    fc.property(fc.array(sign, { minLength: 16, maxLength: 24 }), (signs) => {
      // What is drawn can still be one sign sixteen times, which nobody would call random.
      fc.pre(new Set(signs).size > 9)
      return !isCommonPassword(signs.join(''))
    }),
    { numRuns: 2000 },
  )
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => typeof isCommonPassword(text) === 'boolean'))
})
