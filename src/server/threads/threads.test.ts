import { expect, onTestFinished, test } from 'vitest'
import { csvOf, staffRows } from '#test/people-files.ts'
import { testServer } from '#test/server.ts'

test('[IM-1] while a list of 20,000 people is looked at, others are answered', async () => {
  const server = await testServer()
  onTestFinished(server.close)
  await server.welcome()
  const form = new FormData()
  form.append('file', new File([csvOf(staffRows(20_000))], 'list.csv'))
  let isOver = false
  const looked = server.ask('/api/people/preview', { method: 'POST', body: form }).then(async (answer) => {
    isOver = true
    return (await answer.json()) as { people: unknown[] }
  })
  let answered = 0
  while (!isOver) {
    const { status } = await server.ask('/api/me')
    if (status === 200 && !isOver) answered++
  }
  expect((await looked).people).toHaveLength(20_000)
  // Where the list is looked at by whoever answers, one or two requests are answered before it and none during it.
  expect(answered).toBeGreaterThan(20)
})
