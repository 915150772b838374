/** Figures of the server, asked for again only when something changed. */
import { signal } from '@preact/signals'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { figures } from '#web/sync/figures.ts'
import { firstAnswers } from '#web/sync/first-answers.ts'
import { isAbsent, scope, takeFeed, version, wipeDevice } from '#web/sync/store.ts'

const asked: string[] = []
beforeAll(() => {
  vi.stubGlobal('fetch', (path: string) => {
    // Figures that another file followed in this process are asked for again, too.
    if (path === '/api/figures') asked.push(path)
    return Promise.resolve(Response.json({ total: asked.length }))
  })
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await wipeDevice()
})

test('[RG-2] figures are asked for once, and again when something changed, not when the same rows are read again', async () => {
  takeFeed(0, { version: 7, scope: 'some', absent: ['notice'], changes: [] })
  const told = figures({ table: 'notice', local: () => ({ total: -1 }), path: () => '/api/figures', unknown: { total: 0 } })
  expect(isAbsent('notice')).toBe(true)
  expect(told.value).toEqual({ total: 0 })
  await expect.poll(() => told.value).toEqual({ total: 1 })
  // What the device holds is read again once its window leads: the same, as an object of its own.
  scope.value = { name: 'some', absent: new Set(['notice']) }
  takeFeed(7, { version: 8, scope: 'some', absent: ['notice'], changes: [] })
  await expect.poll(() => told.value).toEqual({ total: 2 })
  expect(version.value).toBe(8)
  expect(asked).toEqual(['/api/figures', '/api/figures'])
})

test('[RG-2] figures that came with the page are shown and not asked for before something changed; whoever comes next does not see them', async () => {
  await wipeDevice()
  firstAnswers.value = { version: 7, answers: { '/api/figures': { total: 70 } } }
  asked.length = 0
  const told = figures({ table: 'notice', local: () => ({ total: -1 }), path: () => '/api/figures', unknown: { total: 0 } })
  takeFeed(0, { version: 7, scope: 'some', absent: ['notice'], changes: [], reset: true })
  expect(told.value).toEqual({ total: 70 })
  await Promise.resolve()
  expect(asked).toEqual([])
  takeFeed(7, { version: 8, scope: 'some', absent: ['notice'], changes: [] })
  await expect.poll(() => told.value).toEqual({ total: 1 })
  await wipeDevice()
  takeFeed(0, { version: 7, scope: 'some', absent: ['notice'], changes: [], reset: true })
  expect(told.value).toEqual({ total: 0 })
  await expect.poll(() => told.value).toEqual({ total: 2 })
})

test('[RG-2] figures that came with the page are shown again for whoever looks at others and comes back, not those others', async () => {
  await wipeDevice()
  const others: ((answer: Response) => void)[] = []
  vi.stubGlobal('fetch', () => new Promise<Response>((answer) => others.push(answer)))
  firstAnswers.value = { version: 7, answers: { '/api/figures/crm': { total: 70 } } }
  const rolloutId = signal('crm')
  const told = figures({
    table: 'notice',
    local: () => ({ total: -1 }),
    path: () => `/api/figures/${rolloutId.value}`,
    unknown: { total: 0 },
  })
  takeFeed(0, { version: 7, scope: 'some', absent: ['notice'], changes: [], reset: true })
  expect(told.value).toEqual({ total: 70 })
  await Promise.resolve()
  const look = async (): Promise<void> => {
    const asked = others.length
    rolloutId.value = 'other'
    await expect.poll(() => others.length).toBe(asked + 1)
  }
  await look()
  others.at(-1)?.(Response.json({ total: 5 }))
  await expect.poll(() => told.value).toEqual({ total: 5 })
  rolloutId.value = 'crm'
  expect(told.value).toEqual({ total: 70 })
  // And one that comes after they went back.
  await look()
  rolloutId.value = 'crm'
  others.at(-1)?.(Response.json({ total: 6 }))
  await new Promise((done) => setImmediate(done))
  expect(told.value).toEqual({ total: 70 })
})

test('[RG-1] whoever comes next on a device sees no figure of whoever was there, nor an answer that was still on its way', async () => {
  await wipeDevice()
  const answers: ((answer: Response) => void)[] = []
  vi.stubGlobal('fetch', (path: string) =>
    path === '/api/own' ? new Promise<Response>((answer) => answers.push(answer)) : Promise.resolve(Response.json({ total: 1 })),
  )
  const told = figures({ table: 'notice', local: () => ({ total: -1 }), path: () => '/api/own', unknown: { total: 0 } })
  const signIn = (at: number): boolean => takeFeed(0, { version: at, scope: 'some', absent: ['notice'], changes: [], reset: true })
  signIn(7)
  expect(told.value).toEqual({ total: 0 })
  await expect.poll(() => answers.length).toBe(1)
  answers[0]?.(Response.json({ total: 41 }))
  await expect.poll(() => told.value).toEqual({ total: 41 })
  signIn(8)
  await expect.poll(() => answers.length).toBe(2)

  await wipeDevice()
  expect(told.value).toEqual({ total: -1 })
  answers[1]?.(Response.json({ total: 42 }))
  signIn(9)
  expect(told.value).toEqual({ total: 0 })
  await expect.poll(() => answers.length).toBe(3)
  expect(told.value).toEqual({ total: 0 })

  // And while nobody looks, nothing is asked for.
  await wipeDevice()
  signIn(10)
  await Promise.resolve()
  expect(answers.length).toBe(3)
})
