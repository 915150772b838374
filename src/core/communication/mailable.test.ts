import { expect, test } from 'vitest'
import { isMailable } from '#core/communication/mailable.ts'

test.each([
  ['milton@marowijne.sr', true],
  ['milton@example.sr', true],
  ['milton@test-centre.org', true],
  ['milton@protest', true],
  ['milton@marowijne.example', false],
  ['milton@Marowijne.EXAMPLE.', false],
  ['milton@example', false],
  ['milton@x.test', false],
  ['milton@x.invalid ', false],
  ['milton@localhost', false],
  [null, false],
])('[CM-6] mail may reach %s: %s', (email, may) => {
  expect(isMailable(email)).toBe(may)
})
