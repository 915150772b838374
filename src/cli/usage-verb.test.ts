import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { hashOfSecret, newId } from '#server/base/ids.ts'
import { newTokenSecret } from '#server/sign-in/api-token.ts'
import { person } from '#test/cast.ts'
import { clockEnvironment, testDay, testStart } from '#test/clock.ts'
import { fileIn, inFolder, program, uitrol, uitrolProcess } from '#test/command-line.ts'
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
    const first = await uitrol([...parts, '--json'])
    expect([first.code, JSON.parse(first.out)]).toEqual([
      0,
      { lines: 4100, batches: 3, taken: 4100, early: 0, late: 0, refused: 0, refusedLines: [] },
    ])
    expect((await uitrol([...parts, '--language', 'nl'])).out).toBe('4.100 van 4.100 regels aangeleverd.\n')
    expect(await counted()).toBe(4100)
  }))

test('[ME-4] what the server refuses is said with its lines, and --partial sends the others', () =>
  inFolder(async (folder) => {
    const { server, tokenFile, counted } = await begin(folder)
    const file = await fileIn(folder, 'usage.csv', `person,day\nanita@x.example,${testDay}\nwho@x.example,${testDay}\n`)
    const parts = ['usage', 'push', file, '--to', server.address, '--token-file', tokenFile]
    const refused = await uitrol([...parts, '--json'])
    expect([refused.code, (JSON.parse(refused.out) as { problem: { code: string } }).problem.code]).toEqual([1, 'metrics.linesRefused'])
    expect(refused.err).toContain('line 3: “who@x.example” is not on the staff list')
    const partly = await uitrol([...parts, '--partial'])
    expect([partly.code, partly.out, partly.err]).toEqual([0, '1 of 2 lines sent.\n', 'line 3: unknownPerson\n'])
    expect(await counted()).toBe(1)
    expect((await uitrol(['usage', 'push', file, '--to', 'nowhere', '--token-file', tokenFile])).code).toBe(2)
    expect((await uitrol(['usage', 'push', join(folder, 'none'), '--to', server.address, '--token-file', tokenFile])).code).toBe(2)
  }))

test('[ME-4] a batch that was taken before another was refused counts once, when the file is sent again with --partial', () =>
  inFolder(async (folder) => {
    const { server, tokenFile, counted } = await begin(folder)
    const lines = Array.from({ length: 2001 }, (_, at) => `{"person":"${at < 2000 ? 'anita' : 'who'}@x.example","day":"${testDay}"}`)
    const file = await fileIn(folder, 'usage.ndjson', lines.join('\n'))
    const parts = ['usage', 'push', file, '--to', server.address, '--token-file', tokenFile]
    expect((await uitrol(parts)).code).toBe(1)
    expect((await uitrol([...parts, '--partial'])).code).toBe(0)
    expect(await counted()).toBe(2000)
  }))

test('[ME-4] [RG-1] a server that is busy or cuts the answer off is asked again under the same key', () =>
  inFolder(async (folder) => {
    const keys: (string | undefined)[] = []
    const came: number[] = []
    const server = createServer((request, reply) => {
      keys.push(request.headers['idempotency-key'] as string | undefined)
      came.push(performance.now())
      request.resume().on('end', () => {
        if (keys.length === 1) return reply.writeHead(429, { 'retry-after': '2' }).end('{}')
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
    // As long as the server asks, which is longer than the first pause would be.
    expect((came[1] ?? 0) - (came[0] ?? 0)).toBeGreaterThan(1900)
    expect(new Set(keys).size).toBe(1)
  }))

test('[ME-4] a file that grew since the last push counts its new lines alone, whatever was added', () =>
  inFolder(async (folder) => {
    const { server, tokenFile, counted } = await begin(folder)
    const lines = Array.from({ length: 4300 }, (_, at) => `{"person":"anita@x.example","day":"${testDay}","workflow":"w${at % 3}"}`)
    for (const length of [1, 3, 1999, 1999, 2001, 4300]) {
      const file = await fileIn(folder, `usage-${length}.ndjson`, lines.slice(0, length).join('\n'))
      const { out } = await uitrol(['usage', 'push', file, '--to', server.address, '--token-file', tokenFile, '--json'])
      expect(JSON.parse(out)).toMatchObject({ lines: length, taken: length })
      expect(await counted(), String(length)).toBe(length)
    }
    // Another file that begins with the same lines counts as well.
    const other = [...lines.slice(0, 5), `{"person":"anita@x.example","day":"${testDay}","workflow":"other"}`]
    const file = await fileIn(folder, 'other.ndjson', other.join('\n'))
    for (let times = 0; times < 2; times++)
      expect((await uitrol(['usage', 'push', file, '--to', server.address, '--token-file', tokenFile])).code).toBe(0)
    expect(await counted()).toBe(4306)
    const begun = await fileIn(folder, 'begun.ndjson', lines[0] ?? '')
    const shorter = await uitrol(['usage', 'push', begun, '--to', server.address, '--token-file', tokenFile])
    expect([shorter.code, shorter.err]).toEqual([
      1,
      expect.stringContaining('A longer file that begins with the same lines was sent before'),
    ])
    expect(await counted()).toBe(4306)
  }))

test('[ME-4] a refused line is named by its line in the file: below a heading, after empty lines, in a later batch, within a list', () =>
  inFolder(async (folder) => {
    const { server, tokenFile, counted } = await begin(folder)
    const good = (at: number) => `{"person":"anita@x.example","day":"${testDay}","workflow":"w${at % 3}"}`
    const bad = `{"person":"who@x.example","day":"${testDay}"}`
    const files: [string, string, number][] = [
      ['heading.csv', `person,day,workflow\n\nanita@x.example,${testDay},"two\r\nlines"\nwho@x.example,${testDay},\n`, 3],
      ['empty.ndjson', `\n${good(0)}\n\n\n${bad}\n`, 5],
      ['list.json', `[\n  {\n    "person": "anita@x.example, \\"A\\"",\n    "day": "${testDay}"\n  },\n  ${bad}\n]`, 2],
      ['later.ndjson', [...Array.from({ length: 2500 }, (_, at) => good(at)), '', bad].join('\n'), 2502],
    ]
    for (const [name, text, line] of files) {
      const file = await fileIn(folder, name, text)
      const parts = ['usage', 'push', file, '--to', server.address, '--token-file', tokenFile]
      const refused = await uitrol([...parts, '--json'])
      const { problem } = JSON.parse(refused.out) as { problem: { detail: string; params: { lines: { line: number }[] } } }
      expect([refused.code, problem.params.lines[0]?.line], name).toEqual([1, line])
      expect(problem.detail, name).toContain(`line ${line}: `)
      expect(refused.err, name).toContain(line > 2000 ? 'The 2,000 lines before were taken and count once' : 'Nothing was taken.')
      const partly = JSON.parse((await uitrol([...parts, '--partial', '--json'])).out) as { refusedLines: { line: number }[] }
      expect(partly.refusedLines[0]?.line, name).toBe(line)
    }
    expect(await counted()).toBe(2501)
    const broken = await fileIn(folder, 'broken.ndjson', `${good(0)}\n\n{oops`)
    expect((await uitrol(['usage', 'push', broken, '--to', server.address, '--token-file', tokenFile])).err).toContain('Line 3')
  }))

test('[ME-4] [RG-1] a push that was broken off between what the server stored and its answer goes on where it was, and counts once', () =>
  inFolder(async (folder) => {
    const { server, tokenFile, counted } = await begin(folder)
    // Passes on what is sent, and cuts the second batch off once the server has answered it: once for this push, and for good for the next.
    const seen: string[] = []
    let isGone = false
    const between = createServer((request, reply) => {
      const pieces: Buffer[] = []
      request
        .on('data', (piece: Buffer) => pieces.push(piece))
        .on('end', () => {
          const headers = Object.fromEntries(['authorization', 'content-type', 'idempotency-key'].map((name) => [name, String(request.headers[name])])) // prettier-ignore
          void fetch(`${server.address}${request.url}`, { method: 'POST', body: Buffer.concat(pieces), headers }).then(async (answer) => {
            const text = await answer.text()
            seen.push(`${answer.status} ${headers['idempotency-key']}`)
            if (seen.length === 2) isGone = true
            if (isGone) request.socket.destroy()
            else reply.writeHead(answer.status, { 'content-type': 'application/json' }).end(text)
          })
        })
    })
    await new Promise<void>((resolve) => void between.listen(0, '127.0.0.1', resolve))
    open.push(() => new Promise((resolve) => void between.close(() => resolve())))
    const { port } = between.address() as AddressInfo
    const lines = Array.from({ length: 4100 }, (_, at) => `{"person":"anita@x.example","day":"${testDay}","workflow":"w${at % 3}"}`)
    const file = await fileIn(folder, 'usage.ndjson', lines.join('\n'))
    const push = (to: string) => ['usage', 'push', file, '--to', to, '--token-file', tokenFile]
    const broken = spawn(process.execPath, [program, ...push(`http://127.0.0.1:${port}`)], {
      env: { ...process.env, ...clockEnvironment() },
    })
    const ended = new Promise((resolve) => broken.once('close', resolve))
    await expect.poll(() => seen.length).toBeGreaterThan(2)
    broken.kill('SIGKILL')
    await ended
    expect(await counted()).toBe(4000)
    expect(seen[1]).toBe(seen[2])
    const { out } = await uitrolProcess([...push(server.address), '--json'])
    expect(JSON.parse(out)).toMatchObject({ lines: 4100, taken: 4100 })
    expect(await counted()).toBe(4100)
  }))
