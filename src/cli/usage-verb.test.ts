import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { hashOfSecret, newId } from '#server/base/ids.ts'
import { newTokenSecret } from '#server/sign-in/api-token.ts'
import { person } from '#test/cast.ts'
import { testDay, testStart } from '#test/clock.ts'
import { fileIn, inFolder, uitrolProcess } from '#test/command-line.ts'
import { testServer } from '#test/server.ts'
import { rolloutAhead } from '#test/workday.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

/** A server with one person, and a token file that may send usage. */
const begin = async (folder: string) => {
  const server = await testServer()
  open.push(server.close)
  await server.welcome()
  const give = (name: string, input: unknown) => server.post('/api/commands', { id: newId(testStart), name, input, issuedAt: testStart })
  await give('people.add', { ...person('anita', null), email: 'anita@x.example' })
  await give('plan.startRollout', rolloutAhead())
  const secret = newTokenSecret()
  await give('access.createToken', { tokenId: 't', name: 'Nightly', rights: ['usage.send', 'metrics.run'], rolloutId: null, secretHash: hashOfSecret(secret), days: null }) // prettier-ignore
  const counted = async (): Promise<number> => {
    const list = (await (await server.ask('/api/usage/imports')).json()) as { imports: { importId: string }[] }
    const pages = list.imports.map(async ({ importId }) => (await (await server.ask(`/api/usage/imports/${importId}`)).json()) as { lines: { count: number }[] }) // prettier-ignore
    return (await Promise.all(pages)).flatMap(({ lines }) => lines).reduce((sum, { count }) => sum + count, 0)
  }
  return { server, tokenFile: await fileIn(folder, 'token', `${secret}\n`), counted }
}

test('[ME-4] a file is pushed in batches, and pushed again it counts once', () =>
  inFolder(async (folder) => {
    const { server, tokenFile, counted } = await begin(folder)
    const lines = Array.from({ length: 4100 }, (_, at) => `{"person":"anita@x.example","day":"${testDay}","workflow":"w${at % 3}"}`)
    const file = await fileIn(folder, 'usage.ndjson', lines.join('\n'))
    const parts = ['usage', 'push', file, '--to', server.address, '--token-file', tokenFile]
    const first = await uitrolProcess([...parts, '--json'])
    expect([first.code, JSON.parse(first.out)]).toEqual([
      0,
      { lines: 4100, batches: 3, taken: 4100, early: 0, late: 0, refused: 0, refusedLines: [] },
    ])
    expect((await uitrolProcess([...parts, '--language', 'nl'])).out).toBe('4.100 van 4.100 regels aangeleverd.\n')
    expect(await counted()).toBe(4100)
  }))

test('[ME-4] what the server refuses is said with its lines, and --partial sends the others', () =>
  inFolder(async (folder) => {
    const { server, tokenFile, counted } = await begin(folder)
    const file = await fileIn(folder, 'usage.csv', `person,day\nanita@x.example,${testDay}\nwho@x.example,${testDay}\n`)
    const parts = ['usage', 'push', file, '--to', server.address, '--token-file', tokenFile]
    const refused = await uitrolProcess([...parts, '--json'])
    expect([refused.code, (JSON.parse(refused.out) as { problem: { code: string } }).problem.code]).toEqual([1, 'metrics.linesRefused'])
    expect(refused.err).toContain('line 2: “who@x.example” is not on the staff list')
    const partly = await uitrolProcess([...parts, '--partial'])
    expect([partly.code, partly.out, partly.err]).toEqual([0, '1 of 2 lines sent.\n', 'line 2: unknownPerson\n'])
    expect(await counted()).toBe(1)
    expect((await uitrolProcess(['usage', 'push', file, '--to', 'nowhere', '--token-file', tokenFile])).code).toBe(2)
    expect((await uitrolProcess(['usage', 'push', join(folder, 'none'), '--to', server.address, '--token-file', tokenFile])).code).toBe(2)
  }))

test('[ME-4] a batch that was taken before another was refused counts once, when the file is sent again with --partial', () =>
  inFolder(async (folder) => {
    const { server, tokenFile, counted } = await begin(folder)
    const lines = Array.from({ length: 2001 }, (_, at) => `{"person":"${at < 2000 ? 'anita' : 'who'}@x.example","day":"${testDay}"}`)
    const file = await fileIn(folder, 'usage.ndjson', lines.join('\n'))
    const parts = ['usage', 'push', file, '--to', server.address, '--token-file', tokenFile]
    expect((await uitrolProcess(parts)).code).toBe(1)
    expect((await uitrolProcess([...parts, '--partial'])).code).toBe(0)
    expect(await counted()).toBe(2000)
  }))

test('[ME-4] [RG-1] a server that is busy or cuts the answer off is asked again under the same key', () =>
  inFolder(async (folder) => {
    const keys: (string | undefined)[] = []
    const server = createServer((request, reply) => {
      keys.push(request.headers['idempotency-key'] as string | undefined)
      request.resume().on('end', () => {
        if (keys.length === 1) return reply.writeHead(429, { 'retry-after': '1' }).end('{}')
        if (keys.length === 2) return request.socket.destroy()
        return reply.end(JSON.stringify({ taken: 1, early: 0, late: 0, refused: 0, refusedLines: [] }))
      })
    })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    open.push(() => new Promise((resolve) => void server.close(() => resolve())))
    const { port } = server.address() as AddressInfo
    const file = await fileIn(folder, 'usage.ndjson', '{"person":"anita@x.example","day":"2026-01-01"}')
    const token = await fileIn(folder, 'token', 'uit_x')
    const ran = await uitrolProcess(['usage', 'push', file, '--to', `http://127.0.0.1:${port}`, '--token-file', token])
    expect([ran.code, ran.out]).toEqual([0, '1 of 1 lines sent.\n'])
    expect(keys).toHaveLength(3)
    expect(new Set(keys).size).toBe(1)
  }))
