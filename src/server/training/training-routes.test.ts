import { createHash } from 'node:crypto'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { request as ask } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { migrate } from '#server/db/migrate.ts'
import { plainName } from '#server/training/resource-kinds.ts'
import { sweepFiles } from '#server/training/resource-store.ts'
import { albina, person, rollout } from '#test/cast.ts'
import { newId } from '#server/base/ids.ts'
import { type TestServer, testServer } from '#test/server.ts'

const now = '2026-12-28T15:00:00.000Z'
let folder = ''
let server: TestServer

const run = async (name: string, input: object): Promise<void> => {
  const answer = await server.post('/api/commands', { id: newId(now), name, input, issuedAt: now })
  expect([name, answer.status, await answer.text()]).toEqual([name, 200, expect.anything()])
}
const resource = {
  rolloutId: 'crm',
  kind: 'quickStart',
  language: 'nl',
  state: 'draft',
  bytes: null,
  extent: 2,
  link: null,
  lighterId: null,
}
const address = (resourceId: string): string => `/api/rollouts/crm/resources/${resourceId}/file`
const send = (resourceId: string, name: string, content: string | Buffer<ArrayBuffer>): Promise<Response> => {
  const form = new FormData()
  form.append('file', new Blob([content]), name)
  return server.ask(address(resourceId), { method: 'POST', body: form })
}
const files = () => readdir(join(folder, 'files')).catch(() => [] as string[])
const codeOf = async (answer: Response): Promise<unknown> => [answer.status, ((await answer.json()) as { code: string }).code]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitrol-files-'))
  server = await testServer({ UITROL_DATA: folder, UITROL_UPLOAD_LIMIT: '1' }, { now: () => now })
  await server.welcome()
  await run('regional.addLocation', albina)
  for (const personId of ['milton', 'lilian', 'chandra', 'ravi']) await run('people.add', person(personId))
  await run('plan.startRollout', rollout)
  await run('plan.draft', { rolloutId: 'crm' })
  for (const resourceId of ['guide', 'film']) await run('training.keepResource', { ...resource, resourceId, title: resourceId })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

describe('files to learn from', () => {
  const pdf = `%PDF-1.7 ${'x'.repeat(5000)}`
  const sha256 = createHash('sha256').update(pdf).digest('hex')

  test('[TR-4] are kept under what is in them, and served whole, in part, and not again when nothing changed', async () => {
    const answer = await send('guide', '../../Snelle start\u202E.PDF', pdf)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ fileName: 'Snelle start.PDF', bytes: pdf.length, sha256, mediaType: 'application/pdf' })
    expect(await files()).toEqual([sha256])
    const whole = await server.ask(address('guide'))
    expect(await whole.text()).toBe(pdf)
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      etag: `"${sha256}"`,
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': 'attachment; filename="Snelle start.PDF"; filename*=UTF-8\'\'Snelle%20start.PDF',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    })
    expect(whole.headers.get('content-security-policy')).toContain('sandbox')
    const later = await server.ask(`${address('guide')}?v=${sha256}`, { headers: { range: 'bytes=0-4' } })
    expect([later.status, await later.text(), later.headers.get('content-range')]).toEqual([206, '%PDF-', `bytes 0-4/${pdf.length}`])
    expect(later.headers.get('cache-control')).toContain('immutable')
    const tail = await server.ask(address('guide'), { headers: { range: 'bytes=-3' } })
    expect([tail.status, await tail.text()]).toEqual([206, 'xxx'])
    const beyond = await server.ask(address('guide'), { headers: { range: 'bytes=99999-' } })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${pdf.length}`])
    await beyond.text()
    const known = await server.ask(address('guide'), { headers: { 'if-none-match': `"${sha256}"` } })
    expect([known.status, await known.text()]).toEqual([304, ''])
    const other = await server.ask(address('guide'), { headers: { range: 'bytes=0-4', 'if-range': '"old"' } })
    expect([other.status, (await other.text()).length]).toEqual([200, pdf.length])
  })

  test('what a file is shows in its first bytes, not in its name; nothing is left of what was refused', async () => {
    const before = await files()
    const tricks = [
      ['page.html', '<script>alert(1)</script>'],
      ['picture.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['guide.pdf', '<html><script>alert(1)</script></html>'],
      ['guide.pdf', 'MZ'],
      ['film.mp4', pdf],
      ['notes.txt', 'a\0b'],
      ['nothing', 'x'],
    ] as const
    for (const [name, content] of tricks)
      expect([name, await codeOf(await send('film', name, content))]).toEqual([name, [422, 'training.fileKind']])
    expect(await codeOf(await send('film', 'empty.txt', ''))).toEqual([422, 'training.fileEmpty'])
    expect(await codeOf(await send('nobody', 'a.txt', 'x'))).toEqual([404, 'access.notFound'])
    expect(await codeOf(await server.ask(address('film')))).toEqual([404, 'access.notFound'])
    expect(await files()).toEqual(before)
    expect(plainName('..\\..\\con\u0000trol<>.txt')).toBe('control.txt')
    expect(plainName('/etc/passwd')).toBe('passwd')
    expect(plainName('....')).toBe('')
  })

  test('one that is too large is cut at once, said so, and leaves nothing', async () => {
    const before = await files()
    expect(await codeOf(await send('film', 'film.txt', Buffer.alloc(1_050_000, 97)))).toEqual([413, 'training.fileTooLarge'])
    expect(await files()).toEqual(before)
    // Two gigabytes are announced, and never sent.
    const { port } = new URL(server.address)
    const announced = await new Promise<{ status: number | undefined; body: string }>((done, failed) => {
      const begun = ask(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: address('film'),
          headers: { cookie: server.cookie, 'content-type': 'multipart/form-data; boundary=b', 'content-length': 2_000_000_000 },
        },
        (answer) => {
          let body = ''
          answer.on('data', (chunk: Buffer) => (body += chunk.toString()))
          answer.on('end', () => {
            done({ status: answer.statusCode, body })
            begun.destroy()
          })
        },
      )
      begun.on('error', failed)
      begun.write('--b\r\ncontent-disposition: form-data; name="file"; filename="film.mp4"\r\n\r\n')
    })
    expect(announced.status).toBe(413)
    expect(JSON.parse(announced.body)).toMatchObject({ code: 'training.fileTooLarge', params: { megabytes: 1 } })
    // Without a length said beforehand it is cut when it is too much.
    const flood = await new Promise<number | string>((done) => {
      const begun = ask(
        {
          port,
          host: '127.0.0.1',
          method: 'POST',
          path: address('film'),
          headers: { cookie: server.cookie, 'content-type': 'multipart/form-data; boundary=b' },
        },
        (answer) => {
          answer.resume()
          done(answer.statusCode ?? 0)
        },
      )
      begun.on('error', () => done('cut'))
      begun.write('--b\r\ncontent-disposition: form-data; name="file"; filename="film.txt"\r\n\r\n')
      const chunk = Buffer.alloc(200_000, 97)
      let sent = 0
      const more = (): void => {
        while (sent++ < 500) if (!begun.write(chunk)) return void begun.once('drain', more)
        begun.end()
      }
      more()
    })
    expect([413, 'cut']).toContain(flood)
    expect(await files()).toEqual(before)
  })

  test('[TR-4] what is no form is refused before it is read, however long it says to be and however long it goes on', async () => {
    const before = await files()
    const { port } = new URL(server.address)
    const begin = (headers: Record<string, string | number>, answered: (status: number) => void, broke: () => void) => {
      const begun = ask(
        { port, host: '127.0.0.1', method: 'POST', path: address('film'), headers: { cookie: server.cookie, ...headers } },
        (answer) => {
          answer.resume()
          answered(answer.statusCode ?? 0)
        },
      )
      begun.on('error', broke)
      return begun
    }
    for (const type of ['application/json', 'text/plain', 'multipart/form-datax', 'text/plain; x=multipart/form-data']) {
      const status = await new Promise<number>((done, failed) => {
        const begun = begin(
          { 'content-type': type, 'content-length': 2_000_000_000 },
          (answer) => {
            done(answer)
            begun.destroy()
          },
          () => failed(new Error('the line was cut before the answer came')),
        )
        begun.write('"')
      })
      expect([type, status]).toEqual([type, 400])
    }
    // Without a length said beforehand, no more is taken in than lies in the pipes.
    const chunk = Buffer.alloc(200_000, 97)
    let sent = 0
    await new Promise<void>((done) => {
      const begun = begin({ 'content-type': 'application/json' }, () => undefined, done)
      begun.on('close', done)
      const more = (): void => {
        while (sent++ < 500) if (!begun.write(chunk)) return void begun.once('drain', more)
        begun.end()
      }
      begun.write('"', more)
    })
    expect(sent).toBeLessThan(200)
    expect(await files()).toEqual(before)
  })

  test('whoever breaks off leaves nothing', async () => {
    const before = await files()
    const { port } = new URL(server.address)
    await new Promise<void>((done) => {
      const begun = ask({
        port,
        host: '127.0.0.1',
        method: 'POST',
        path: address('film'),
        headers: { cookie: server.cookie, 'content-type': 'multipart/form-data; boundary=b' },
      })
      begun.on('error', () => undefined)
      begun.on('close', () => done())
      begun.write(`--b\r\ncontent-disposition: form-data; name="file"; filename="film.txt"\r\n\r\n${'a'.repeat(70_000)}`, () =>
        begun.destroy(),
      )
    })
    await expect.poll(files).toEqual(before)
  })

  test('what nobody names any more is swept after an hour', async () => {
    const data = await mkdtemp(join(tmpdir(), 'uitrol-sweep-'))
    const database = await openDatabase(`sqlite:${join(data, 'uitrol.db')}`)
    try {
      await migrate(database)
      await mkdir(join(data, 'files'))
      const [old, fresh, stray] = ['a'.repeat(64), 'b'.repeat(64), 'notes.txt']
      for (const name of [old, fresh, stray, 'x.part']) await writeFile(join(data, 'files', name), 'x')
      const long = new Date(Date.parse(now) - 7_200_000)
      for (const name of [old, stray, 'x.part']) await utimes(join(data, 'files', name), long, long)
      await utimes(join(data, 'files', fresh), new Date(now), new Date(now))
      expect(await sweepFiles({ data }, database, Date.parse(now))).toBe(2)
      expect((await readdir(join(data, 'files'))).toSorted()).toEqual([fresh, stray])
    } finally {
      await database.close()
      await rm(data, { recursive: true, force: true })
    }
  })
})

describe('attendance reports', () => {
  test('[TR-6] a UTF-16 report of Teams is shown before anything is taken over, and one of another day is refused', async () => {
    const sessions = (await (await server.ask('/api/changes?after=0')).json()) as {
      changes: { table: string; row: { sessionKey: string; startsAt: string } }[]
    }
    const session = sessions.changes.find(({ table }) => table === 'session')?.row
    if (!session) throw new Error('no session')
    const path = `/api/rollouts/crm/sessions/${encodeURIComponent(session.sessionKey)}/attendance`
    const preview = (text: string) => {
      const form = new FormData()
      form.append('file', new Blob([Buffer.from(`\uFEFF${text}`, 'utf16le')]), 'report.csv')
      return server.ask(path, { method: 'POST', body: form })
    }
    const [day = '', clock = ''] = session.startsAt.slice(0, 16).split('T')
    const report = (on: string): string =>
      [
        `1. Summary\nMeeting title\tKompas\nStart time\t${on} ${clock}\nEnd time\t${on} ${clock.slice(0, 2)}:59`,
        `2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\nMilton\t${on} ${clock}\t${on} ${clock.slice(0, 2)}:59\t59m\tMILTON@marowijne.internal`,
      ].join('\n\n')
    const answer = await preview(report(day))
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { source: 'teams', doubts: [], participants: [{ match: 'email', personId: 'milton', minutes: 59 }] },
    ])
    expect(await codeOf(await preview(report('2026-11-02')))).toEqual([409, 'training.otherMeeting'])
    expect(await codeOf(await preview('%PDF'))).toEqual([422, 'training.noReport'])
    expect(await codeOf(await server.post(path, {}))).toEqual([400, 'access.badInput'])
  })

  test('[TR-3] office hours are told to those for whom they are, and to an account that is nobody none', async () => {
    expect(await (await server.ask('/api/office-hours')).json()).toEqual([])
  })
})
