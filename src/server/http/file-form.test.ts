import { expect, test } from 'vitest'
import { problemIn, started } from '#test/started.ts'

test('[ME-7] a file of more bytes than it may have is refused as too large, and the server goes on', async () => {
  const server = await started()
  const form = new FormData()
  form.append('file', new File([new Uint8Array(4_050_000)], 'list.csv'))
  const answer = await server.ask('/api/impact/import', { method: 'POST', body: form })
  expect(await problemIn(answer)).toMatchObject({ status: 413, code: 'access.tooLarge' })
  expect((await server.ask('/api/me')).status).toBe(200)
})
