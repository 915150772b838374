import { expect, onTestFinished, test } from 'vitest'
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
