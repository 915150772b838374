import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { createThreads } from '#server/threads/threads.ts'
import { dialects } from '#test/dialects.ts'
import { faultyTasks } from '#test/faulty-tasks.ts'
import { csvOf, staffRows } from '#test/people-files.ts'
import { type TestServer, testServer } from '#test/server.ts'

/** Sends a file, and gives the answer with how many others were answered meanwhile. */
const answeredMeanwhile = async (server: TestServer, path: string, text: string): Promise<{ said: unknown; others: number }> => {
  const form = new FormData()
  form.append('file', new File([text], 'list.csv'))
  let isOver = false
  const looked = server.ask(path, { method: 'POST', body: form }).then(async (answer) => {
    isOver = true
    return (await answer.json()) as unknown
  })
  let others = 0
  while (!isOver) {
    const { status } = await server.ask('/api/me')
    if (status === 200 && !isOver) others++
  }
  return { said: await looked, others }
}
/** Where a file is read by whoever answers, one or two requests are answered before that and none during it. */
const some = 20

test('[IM-1] while a list of 20,000 people is looked at, others are answered', async () => {
  const server = await testServer()
  onTestFinished(server.close)
  await server.welcome()
  const { said, others } = await answeredMeanwhile(server, '/api/people/preview', csvOf(staffRows(20_000)))
  expect(said).toHaveProperty('people.length', 20_000)
  expect(others).toBeGreaterThan(some)
})

test('[ME-4] while a report of 300,000 lines is refused, others are answered', async () => {
  const server = await testServer()
  onTestFinished(server.close)
  await server.welcome()
  const report = `Email,Last login\n${'anna.de.vries@example.sr,2026-11-02 08:15:00\n'.repeat(300_000)}`
  const { said, others } = await answeredMeanwhile(server, '/api/usage/columns', report)
  expect(said).toMatchObject({ status: 413, code: 'metrics.tooManyRows' })
  expect(others).toBeGreaterThan(some)
})

/** Threads whose tasks go wrong. */
const faultyThreads = async (bounds: Parameters<typeof createThreads>[2]) => {
  const { url, drop } = await dialects.sqlite.migrated()
  onTestFinished(drop)
  const database = await openDatabase(url)
  onTestFinished(database.close)
  const program = new URL('../../../test/faulty-thread.ts', import.meta.url)
  const threads = createThreads(database, faultyTasks, { program, ...bounds })
  onTestFinished(threads.close)
  return (name: 'hangs' | 'lives' | 'grows' | 'thread') => threads.run('x', name, null, { rows: Infinity })
}

test('two threads that hang in their tasks are ended, and others do what comes after', async () => {
  // A thread has to begin within the limit as well.
  const run = await faultyThreads({ longestTask: 2000 })
  const hung = await Promise.allSettled([run('hangs'), run('hangs')])
  for (const one of hung) expect(one).toMatchObject({ status: 'rejected', reason: { why: 'server.workTooLong' } })
  await expect.poll(() => run('lives').catch(() => null)).toBe('done')
})

test('a thread whose heap has grown large ends with its task, and another does the next', async () => {
  const run = await faultyThreads({ keeps: 64 })
  const first = await run('thread')
  expect(await run('thread')).toBe(first)
  expect(await run('grows')).toBe(first)
  expect(await run('thread')).not.toBe(first)
})
