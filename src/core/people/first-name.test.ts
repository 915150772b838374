import { expect, test } from 'vitest'
import { firstNameOf } from '#core/people/first-name.ts'

test.each([
  ['Milton Pinas', 'Milton'],
  ['Pinas, Milton', 'Milton'],
  ['Pinas, drs. Milton', 'Milton'],
  ['Pinas, Milton, MSc', 'Milton'],
  ['Milton Pinas, MSc', 'Milton'],
  ['Drs. Milton Pinas', 'Milton'],
  ['Dhr. Milton Pinas', 'Milton'],
  ['Prof. dr. ir. Milton Pinas', 'Milton'],
  ['Mevr. drs. Anjali Ramdin', 'Anjali'],
  ['de heer Milton Pinas', 'Milton'],
  ['Mr Milton Pinas', 'Milton'],
  ['Sra. María López', 'María'],
  ['M. Jean Dupont', 'Jean'],
  ['Milton Pinas Jr.', 'Milton'],
  ['Ing Wong', 'Ing'],
  ['Don Williams', 'Don'],
  ['Ma Li', 'Ma'],
  ['J. van Dijk', 'J. van Dijk'],
  ['J.P. van Dijk', 'J.P. van Dijk'],
  ['van Dijk, J.', 'J. van Dijk'],
  ['Dr.', 'Dr.'],
  ['Zoë', 'Zoë'],
  ['', ''],
])('[CM-3] %s is called %s', (name, called) => {
  expect(firstNameOf(name)).toBe(called)
})
