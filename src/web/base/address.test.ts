import { expect, test } from 'vitest'
import { mendedPath } from '#core/kernel/address.ts'
import { partsUnder } from '#web/base/address.ts'

test('an address that cannot be decoded keeps its signs', () => {
  expect(partsUnder('/training/session/%')).toEqual(['session', '%'])
  expect(partsUnder('/messages/welcome%2Fearly')).toEqual(['welcome/early'])
  expect(partsUnder('/training')).toEqual([])
})

test.each(['/training/session/%', '/messages/%FF', '/support/tickets/100%/x'])(
  'every part of %s can be decoded once it is mended',
  (path) => {
    const mended = mendedPath(path)
    expect(mended.split('/').map(decodeURIComponent).join('/')).toBe(path)
  },
)

test('an address that can be decoded stays as it is', () => {
  expect(mendedPath('/training/session/a%20b')).toBe('/training/session/a%20b')
})
