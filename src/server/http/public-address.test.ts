import { expect, test } from 'vitest'
import { linkBase } from '#server/http/public-address.ts'

test.each([
  ['http://127.0.0.1:4400', false],
  ['http://127.1.2.3:4400', false],
  ['http://localhost:4400', false],
  ['http://uitrol.localhost', false],
  ['http://[::1]:4400', false],
  ['http://0.0.0.0:4400', false],
  ['http://[::]:4400', false],
  ['http://192.168.1.5:4400', true],
  ['http://uitrol-server:4400', true],
  ['https://uitrol.example', true],
  ['https://localhost.example', true],
])('[CM-6] a link in a message to %s leads somewhere for others: %s', (address, leads) => {
  expect(linkBase(address)).toBe(leads ? address : null)
})
