import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsName, namesApart, namingOf } from '#core/people/naming.ts'

const nobody = { names: [], wholeNames: [], contacts: [] }

test('[ME-8] a name is found as whole words, also inside JSON, and taken out of both', () => {
  const naming = namingOf({ ...nobody, names: ['Milton “Mil” Pinas', 'Zoë'], contacts: ['milton@marowijne.internal', '+597 8123456'] })
  expect(naming.without('Ask MILTON “mil” pinas, or zoë.', 'x')).toBe('Ask x, or zoë.')
  expect(naming.without('[{"name":"Zoë","by":"Zoëlla"}]', 'x')).toBe('[{"name":"x","by":"Zoëlla"}]')
  expect(naming.without('Call +597 8123456 or write to Milton@marowijne.internal', 'x')).toBe('Call x or write to x')
  expect(['Zoë', 'by Zoë.', '("Zoë")'].every(naming.names)).toBe(true)
  expect(['Zoëlla', 'zoë', 'Pinas', '+597 81234567'].some(naming.names)).toBe(false)
  // Found again and again, not every other time.
  expect([1, 2, 3].map(() => naming.names('by Zoë'))).toEqual([true, true, true])
  const quoted = namingOf({ ...nobody, names: ['Ann "Bee" Cee'] })
  expect(quoted.without(JSON.stringify({ name: 'Ann "Bee" Cee' }), 'x')).toBe('{"name":"x"}')
  expect(namingOf(nobody).names('anything')).toBe(false)
  expect(namingOf({ ...nobody, names: ['A.B'] }).names('AxB')).toBe(false)
  expect(namingOf({ ...nobody, names: ['Li'] }).without('Li and Li', '$&')).toBe('$& and $&')
})

test('[ME-8] a name that is part of somebody else’s counts only where it stands alone; one that others have too not at all', () => {
  const apart = namesApart(['Ravi', 'Milton', ''], ['Ravi Kanhai', 'Milton'])
  expect(apart).toEqual({ names: [], wholeNames: ['Ravi'] })
  const naming = namingOf({ ...apart, contacts: [] })
  expect(naming.without('Ravi', 'x')).toBe('x')
  expect(naming.without('{"name":"Ravi","buddy":"Ravi Kanhai"}', 'x')).toBe('{"name":"x","buddy":"Ravi Kanhai"}')
  expect(naming.without('Ravi Kanhai said so', 'x')).toBe('Ravi Kanhai said so')
  expect(holdsName('Ravi Kanhai', 'ravi')).toBe(true)
})

test('[ME-8] whatever the name, nothing is left of it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (name, around) => {
      fc.pre(name.trim() !== '')
      const naming = namingOf({ ...nobody, names: [name] })
      const text = `${around} «${name}» ${JSON.stringify({ name })}`
      expect(naming.names(text)).toBe(true)
      const clean = naming.without(text, '')
      expect(clean.includes(`«${name}»`)).toBe(false)
    }),
  )
})
