/** The least that a command over HTTP can cost: Fastify with its own parser, and one durable commit of one row for each request. */
import fastify from 'fastify'
import { rawCommit } from './raw-commit.ts'

const [where = ''] = process.argv.slice(2)
const commit = await rawCommit(where)
let version = 0

const app = fastify()
app.post('/api/commands', async (request) => {
  await commit()
  return { id: (request.body as { id: string }).id, version: ++version }
})
const address = await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.(Number(new URL(address).port))
process.on('disconnect', () => process.exit())
