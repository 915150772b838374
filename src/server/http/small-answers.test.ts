import { brotliDecompressSync } from 'node:zlib'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { compressSmallAnswers, takesBrotli } from '#server/http/small-answers.ts'

const texts: Record<string, string> = { short: 'é'.repeat(1000), small: 'Vraag het na 9 uur. '.repeat(400), large: 'x'.repeat(64_001) }
const app: FastifyInstance = fastify()
compressSmallAnswers(app)
app.get<{ Params: { which: string } }>('/:which', ({ params: { which } }, reply) => reply.type('text/plain').send(texts[which]))
app.get('/encoded', (_request, reply) => reply.header('content-encoding', 'gzip').send('y'.repeat(2000)))
app.get('/bytes', (_request, reply) => reply.send(Buffer.alloc(2000)))
afterAll(() => app.close())

const ask = (path: string, encoding?: string) =>
  app.inject({ path, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } })

test('a small text is compressed for whoever takes it so, and is the same', async () => {
  const answer = await ask('/small', 'gzip, br')
  expect(answer.headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding' })
  expect(answer.rawPayload.length).toBeLessThan(100)
  expect(answer.headers['content-length']).toBe(String(answer.rawPayload.length))
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(texts['small'])
  expect((await ask('/small')).body).toBe(texts['small'])
  expect((await ask('/small', 'gzip, br;q=0')).body).toBe(texts['small'])
})

test('what is short, large, compressed already or no text is left as it is', async () => {
  for (const path of ['/short', '/large', '/bytes']) expect((await ask(path, 'br')).headers['content-encoding'], path).toBeUndefined()
  expect((await ask('/encoded', 'br')).headers['content-encoding']).toBe('gzip')
})

test('Brotli is taken where it is named and not refused', () => {
  const taken = (encoding: string | undefined): boolean => takesBrotli({ headers: { 'accept-encoding': encoding } })
  expect(['br', 'gzip, deflate, br, zstd', 'br;q=0.5, gzip', 'br;q=1.0'].map(taken)).toEqual([true, true, true, true])
  expect([undefined, '', 'gzip', 'brx', 'br;q=0', 'br; q=0.0, gzip'].map(taken)).toEqual([false, false, false, false, false, false])
})
