/** A part of the programme that cannot be fetched is told apart from one that fails. */
import { expect, test } from 'vitest'
import { fetchPart, NotReached, troubleIn } from '#web/sync/server-request.ts'

const failing = (problem: Error) => fetchPart(() => Promise.reject(problem)).catch((caught: unknown) => caught)

test.each([
  ['Chromium', new TypeError('Failed to fetch dynamically imported module: http://127.0.0.1/assets/preview-a.js')],
  ['Firefox', new TypeError('error loading dynamically imported module: http://127.0.0.1/assets/preview-a.js')],
  ['Safari', new TypeError('Importing a module script failed.')],
  ['the build, of a style sheet', new Error('Unable to preload CSS for /assets/preview-a.css')],
])('[RG-1] what %s says of a part that it could not fetch is that the server cannot be reached', async (_who, said) => {
  const problem = await failing(said)
  expect(problem).toBeInstanceOf(NotReached)
  expect(troubleIn(problem)).toMatchObject({ code: 'web.notReached' })
})

test('a part that fails while it runs stays a fault of ours', async () => {
  const fault = new TypeError('tables is undefined')
  expect(await failing(fault)).toBe(fault)
  expect(() => troubleIn(fault)).toThrow(fault)
  expect(await fetchPart(() => Promise.resolve(1))).toBe(1)
})
