/** Answers that are kept on the device for when there is no connection. */
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { keptAnswer } from '#web/sync/cached-response.ts'
import { firstAnswers, noAnswers } from '#web/sync/first-answers.ts'

const path = '/api/helpers'
let answers: ((answer: Response) => void)[]
let kept: Map<string, string>
beforeEach(() => {
  firstAnswers.value = noAnswers
  answers = []
  kept = new Map([[`uitrol.answer ${path} anna`, '"of yesterday"']])
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  })
  vi.stubGlobal('fetch', () => new Promise<Response>((answer) => answers.push(answer)))
})
afterAll(() => vi.unstubAllGlobals())

test('[RG-1] what is kept shows until the server has answered, and the answer is kept', async () => {
  const helpers = keptAnswer(path, 'nobody')
  const found = helpers.find('anna')
  expect(helpers.value.value).toBe('of yesterday')
  answers[0]?.(Response.json('of today'))
  await found
  expect(helpers.value.value).toBe('of today')
  expect([...kept.values()]).toEqual(['"of today"'])
})

test('[RG-2] what is kept from an earlier visit is not shown over what came with the page; what the server says after that is', async () => {
  firstAnswers.value = { version: 7, answers: { [path]: 'with the page' } }
  const helpers = keptAnswer(path, 'nobody')
  const away = helpers.find('anna')
  expect(helpers.value.value).toBe('with the page')
  answers[0]?.(new Response('', { status: 502 }))
  await away
  expect(helpers.value.value).toBe('with the page')
  const found = helpers.find('anna')
  answers[1]?.(Response.json('of now'))
  await found
  expect(helpers.value.value).toBe('of now')
})
