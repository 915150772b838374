/** The heap of an idle server. */
import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

/** Fills a heap, lets go of it, and looks after it was busy and after it was idle; in a process of its own, whose heap nobody else fills. */
const program = `
  import { setTimeout as wait } from 'node:timers/promises'
  import { getHeapStatistics } from 'node:v8'
  import { createIdleLook } from '#server/base/idle-memory.ts'
  const held = () => getHeapStatistics().total_heap_size
  await wait(1)
  let rows = Array.from({ length: 400_000 }, (_, at) => ({ at, name: String(at) }))
  const full = held()
  rows = rows.length
  const look = createIdleLook()
  for (const until = performance.now() + 50; performance.now() < until; ) rows++
  const busy = [look(), held() / full]
  await wait(500)
  const idle = [look(), held() / full]
  await wait(500)
  console.log(JSON.stringify({ busy, idle, again: look() }))`

const looked = (...flags: readonly string[]) => {
  const { stdout, stderr } = spawnSync(process.execPath, [...flags, '--input-type=module', '-e', program], { encoding: 'utf8' })
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as { busy: [boolean, number]; idle: [boolean, number]; again: boolean }
}

test('what a busy moment took is given back once the server is idle, once, and nothing while it is busy', () => {
  const { busy, idle, again } = looked('--expose-gc', '--max-semi-space-size=16')
  expect(busy[0]).toBe(false)
  expect(busy[1]).toBeGreaterThan(0.9)
  expect(idle[0]).toBe(true)
  expect(idle[1]).toBeLessThan(0.5)
  expect(again).toBe(false)
})

test('where Node offers no way to give memory back, nothing is tried', () => {
  expect(looked()).toMatchObject({ busy: [false, expect.any(Number)], idle: [false, expect.any(Number)], again: false })
})
