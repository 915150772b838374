/** Database files that are damaged: found at the start or when read, said with what to do, and not written to. */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { saidOf } from '#cli/cli-error.ts'
import { readConfig } from '#server/base/config.ts'
import { startServer } from '#server/start.ts'
import { issue, person } from '#test/cast.ts'
import { uitrolProcess } from '#test/command-line.ts'
import { recordEvidence, tries } from '#test/evidence.ts'
import { owner } from '#test/server.ts'
import { emptyFolder, problemIn } from '#test/started.ts'

const hashOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')

const startIn = async (data: string) => {
  const server = await startServer(readConfig({ PORT: '0', UITROL_DATA: data, UITROL_LOG: 'silent' }))
  let cookie = ''
  const ask = async (path: string, body?: unknown): Promise<Response> =>
    fetch(`${server.address}${path}`, {
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    })
  const welcome = async (): Promise<void> => {
    const answer = await ask('/api/first-owner', { token: server.firstLink?.split('#')[1], ...owner })
    expect(answer.status).toBe(200)
    cookie = (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  }
  return { ...server, ask, welcome }
}

/** The database of a data folder in use: an owner, and people enough for some hundred pages. */
let used = ''
beforeAll(async () => {
  used = await mkdtemp(join(tmpdir(), 'uitrol-test-'))
  const server = await startIn(used)
  await server.welcome()
  for (let round = 0; round < 3; round++) {
    const commands = Array.from({ length: 100 }, (_, at) => issue('people.add', person(`p${round}-${at}`, null)))
    expect((await server.ask('/api/commands', commands)).status).toBe(200)
  }
  await server.close()
})
afterAll(() => rm(used, { recursive: true, force: true }))

const usedFolder = async (): Promise<string> => {
  const data = await emptyFolder()
  await copyFile(join(used, 'uitrol.db'), join(data, 'uitrol.db'))
  return data
}

const pageSize = 4096
const overwrite = async (file: string, position: number, bytes: Buffer): Promise<void> => {
  const handle = await open(file, 'r+')
  await handle.write(bytes, 0, bytes.length, position)
  await handle.close()
}

/** How a file is damaged. */
const damages: Readonly<Record<string, { readonly how: (file: string) => Promise<void>; readonly says: string }>> = {
  'an empty file': { how: (file) => truncate(file, 0), says: 'is empty' },
  'a broken header': { how: (file) => overwrite(file, 0, Buffer.alloc(100, 7)), says: 'its beginning is damaged' },
  'a header that is cut off': { how: (file) => truncate(file, 50), says: 'is damaged inside' },
  'a file that is cut off': {
    how: async (file) => truncate(file, Math.floor((await stat(file)).size / pageSize / 2) * pageSize),
    says: 'is damaged inside',
  },
  'broken pages': {
    how: async (file) => {
      const pages = (await stat(file)).size / pageSize
      for (let page = 2; page < pages; page += 3) await overwrite(file, page * pageSize, Buffer.alloc(pageSize, 0xa5))
    },
    says: 'is damaged inside',
  },
}

test.each(Object.entries(damages))(
  '[AC-4] %s is found at the start, said with what to do, and not written to',
  async (what, { how, says }) => {
    const data = await usedFolder()
    const file = join(data, 'uitrol.db')
    const copy = `${file}.before-0008-sign-in-rest.after-0007-carrying-out`
    await copyFile(file, copy)
    await how(file)
    const before = await hashOf(file)

    const trouble: unknown = await startIn(data).catch((thrown: unknown) => thrown)
    const { code, text, params } = saidOf(trouble, 'en')
    expect(code).toBe('server.databaseDamaged')
    expect(text).toContain(says)
    expect(params).toMatchObject({ found: { file, restore: [`uitrol restore ${copy} --into ${data}`] } })
    expect(saidOf(trouble, 'nl').text).toContain('de nieuwste eerst')
    expect(await hashOf(file)).toBe(before)
    recordEvidence({ what: `In place of the database ${what}: found at the start and not written to`, tries: 1, held: 1 })
  },
)

test('[AC-4] every verb refuses a damaged file, and the command that is printed puts the copy in place and keeps what was there', async () => {
  const data = await usedFolder()
  const file = join(data, 'uitrol.db')
  const copy = `${file}.before-0008-sign-in-rest.after-0007-carrying-out`
  await copyFile(file, copy)
  await truncate(file, 0)
  const before = await hashOf(file)
  for (const verb of [['start'], ['do', 'organisation.describe', '{}'], ['status']]) {
    const { code, out } = await uitrolProcess([...verb, '--json'], { UITROL_DATA: data, PORT: '0' })
    expect([verb, code, (JSON.parse(out) as { problem: { code: string } }).problem.code]).toEqual([verb, 3, 'server.databaseDamaged'])
    expect(await hashOf(file)).toBe(before)
  }
  const restored = await uitrolProcess(['restore', copy, '--into', data, '--json'], {})
  expect([restored.code, restored.err]).toEqual([0, ''])
  expect(await hashOf(`${file}.replaced-1`)).toBe(before)
  const status = await uitrolProcess(['status', '--json'], { UITROL_DATA: data })
  expect(JSON.parse(status.out)).toMatchObject({ owned: true, organisations: [{ people: 300 }] })
})

test('[AC-4] a database that is gone while its journal is there is not taken for a new folder', async () => {
  const data = await emptyFolder()
  await writeFile(join(data, 'uitrol.db-wal'), 'frames of a file that is gone')
  const { code, out, err } = await uitrolProcess(['start'], { UITROL_DATA: data, PORT: '0' })
  expect([code, out]).toEqual([3, ''])
  expect(err).toContain('is gone')
  expect(await readdir(data)).toEqual(['uitrol.db-wal'])
})

test('[AC-4] pages that break under a running server: what needs them answers 503, nothing more is written, and /ready says so', async () => {
  const rounds = tries(1, 5)
  for (let round = 0; round < rounds; round++) {
    const data = await usedFolder()
    const file = join(data, 'uitrol.db')
    // Sound until after the start: what is read later is not in memory yet.
    const server = await startIn(data)
    onTestFinished(server.close)
    const pages = (await stat(file)).size / pageSize
    for (let page = 1; page < pages; page++) await overwrite(file, page * pageSize, Buffer.alloc(pageSize, 0xa5))
    const signIn = await server.ask('/api/sign-in', { email: owner.email, password: owner.password })
    expect(await problemIn(signIn)).toMatchObject({ status: 503, code: 'server.databaseDamaged' })
    expect(signIn.headers.get('retry-after')).toBe('300')
    const ready = await server.ask('/ready')
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'database damaged' }])
    const before = await hashOf(file)
    for (let at = 0; at < 5; at++)
      expect((await server.ask('/api/sign-in', { email: owner.email, password: owner.password })).status).toBe(503)
    expect(await hashOf(file)).toBe(before)
    expect((await server.ask('/health')).status).toBe(200)
  }
  recordEvidence({ what: 'Pages that break under a running server are answered with 503 and not written to', tries: rounds, held: rounds })
})

test('[AC-4] a copy is restored into an empty folder; where there is a database only if the folder is named, and never under a server', async () => {
  const data = await usedFolder()
  const copy = join(data, 'uitrol.db')
  const fresh = join(await emptyFolder(), 'fresh')
  const done = await uitrolProcess(['restore', copy], { UITROL_DATA: fresh })
  expect([done.code, done.out]).toEqual([0, expect.stringContaining(join(fresh, 'uitrol.db'))])
  expect(JSON.parse((await uitrolProcess(['status', '--json'], { UITROL_DATA: fresh })).out)).toMatchObject({
    organisations: [{ people: 300 }],
  })

  const again = await uitrolProcess(['restore', copy, '--json'], { UITROL_DATA: fresh })
  expect([again.code, JSON.parse(again.out)]).toMatchObject([1, { problem: { code: 'cli.restoreOccupied' } }])

  const server = await startIn(fresh)
  const underServer = await uitrolProcess(['restore', copy, '--into', fresh, '--language', 'nl', '--json'], {})
  expect([underServer.code, JSON.parse(underServer.out)]).toMatchObject([1, { problem: { code: 'cli.restoreInUse' } }])
  expect(underServer.err).toContain('heeft')
  expect((await server.ask('/ready')).status).toBe(200)
  await server.close()
  expect((await uitrolProcess(['restore', copy, '--into', fresh], {})).code).toBe(0)

  const notes = join(data, 'notes.txt')
  await writeFile(notes, 'no database')
  await mkdir(join(data, 'other'))
  for (const [file, code] of [
    [notes, 'cli.restoreUnfit'],
    [join(data, 'nowhere'), 'cli.fileMissing'],
  ] as const) {
    const refused = await uitrolProcess(['restore', file, '--into', join(data, 'other'), '--json'], {})
    expect([refused.code, (JSON.parse(refused.out) as { problem: { code: string } }).problem.code]).toEqual([2, code])
  }
  expect(await readdir(join(data, 'other'))).toEqual([])
})
