/** A page that cannot be fetched at first is there once it can, without opening the programme anew. */
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { untilFetched } from '#web/base/lazy-page.ts'

const listeners = new EventTarget()
vi.stubGlobal('addEventListener', listeners.addEventListener.bind(listeners))
vi.stubGlobal('removeEventListener', listeners.removeEventListener.bind(listeners))
afterEach(() => void vi.useRealTimers())
afterAll(() => void vi.unstubAllGlobals())

/** Fails so often before it gives the page. */
const failing = (times: number) => {
  const load = vi.fn<() => Promise<string>>()
  for (let at = 0; at < times; at++) load.mockRejectedValueOnce(new Error('not fetched'))
  return load.mockResolvedValue('the page')
}

test('[RG-1] it is asked for again as soon as there is a connection', async () => {
  vi.useFakeTimers()
  const load = failing(1)
  const fetched = untilFetched(load)
  await vi.waitFor(() => expect(load).toHaveBeenCalledTimes(1))
  await Promise.resolve()
  listeners.dispatchEvent(new Event('online'))
  expect(await fetched).toBe('the page')
})

test('[RG-1] without a word from the browser it is asked for again by itself, less and less often', async () => {
  vi.useFakeTimers()
  const load = failing(3)
  const fetched = untilFetched(load)
  await vi.advanceTimersByTimeAsync(1000)
  expect(load).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1999)
  expect(load).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(4001)
  expect(await fetched).toBe('the page')
  expect(load).toHaveBeenCalledTimes(4)
})
