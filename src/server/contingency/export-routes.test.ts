/** The files of exports of the old system over HTTP: stored only as recorded, given to those who may, and kept by the sweep. */
import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#server/base/ids.ts'
import { openDatabase } from '#server/db/database.ts'
import { sweepFiles } from '#server/training/resource-store.ts'
import { albina, person, rollout } from '#test/cast.ts'
import { type TestServer, testServer } from '#test/server.ts'

const now = '2026-12-28T15:00:00.000Z'
const { rolloutId } = rollout
const content = `PGDMP ${'x'.repeat(200_000)}`
const hashOf = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex')
const fileHash = hashOf(content)

let folder = ''
let server: TestServer
const run = async (name: string, input: object): Promise<void> => {
  const answer = await server.post('/api/commands', { id: newId(now), name, input, issuedAt: now })
  expect([name, answer.status, await answer.text()]).toEqual([name, 200, expect.anything()])
}
const address = (exportId: string): string => `/api/rollouts/${rolloutId}/old-system/exports/${exportId}/file`
const send = (exportId: string, file: string | Buffer<ArrayBuffer>, cookie = server.cookie): Promise<Response> => {
  const form = new FormData()
  form.append('file', new Blob([file]), 'sheets.dump')
  return server.ask(address(exportId), { method: 'POST', body: form, headers: { cookie } })
}
const codeOf = async (answer: Response): Promise<unknown> => [answer.status, ((await answer.json()) as { code: string }).code]
const exportRow = async () => (await server.rowsOf('oldExport'))[0]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uitrol-exports-'))
  server = await testServer({ UITROL_DATA: folder, UITROL_UPLOAD_LIMIT: '1' }, { now: () => now })
  await server.welcome()
  await run('regional.addLocation', albina)
  await run('people.add', person('milton'))
  await run('plan.startRollout', { ...rollout, oldSystem: 'Sheets' })
  const file = { rolloutId, exportId: 'e1', fileName: 'sheets-2026-12-27.dump', bytes: content.length, fileHash, madeOn: '2026-12-27' }
  await run('contingency.recordExport', file)
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

test('[GA-7] [CO-5] another file than the recorded one, none, too large a one and one without a right are refused, and nothing is stored', async () => {
  expect(await codeOf(await server.ask(address('e1')))).toEqual([404, 'access.notFound'])
  expect(await codeOf(await send('e1', 'another dump'))).toEqual([409, 'contingency.exportDiffers'])
  expect(await codeOf(await send('e1', ''))).toEqual([422, 'training.fileEmpty'])
  expect(await codeOf(await send('none', content))).toEqual([404, 'access.notFound'])
  expect(await codeOf(await send('e1', Buffer.alloc(1_050_000, 97)))).toEqual([413, 'contingency.exportTooLarge'])
  expect(await codeOf(await send('e1', content, ''))).toEqual([401, 'access.signInFirst'])
  expect(await exportRow()).toMatchObject({ keptAt: null, keptBy: null })
})

test('[GA-7] [CO-5] the recorded file is stored after its SHA-256 was checked, downloaded whole or in part, and survives the sweep', async () => {
  const answer = await send('e1', content)
  expect([answer.status, await answer.json()]).toEqual([200, expect.objectContaining({ sha256: fileHash, bytes: content.length })])
  expect(await exportRow()).toMatchObject({ keptAt: now })
  const whole = await server.ask(address('e1'))
  expect(hashOf(await whole.text())).toBe(fileHash)
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringContaining('attachment; filename="sheets-2026-12-27.dump"') as string,
    'x-content-type-options': 'nosniff',
  })
  const part = await server.ask(address('e1'), { headers: { range: 'bytes=0-4' } })
  expect([part.status, await part.text()]).toEqual([206, 'PGDMP'])

  // Whoever only knows the SHA-256 of a stored file gets nothing: here it was never uploaded.
  await run('plan.startRollout', { ...rollout, rolloutId: 'second', oldSystem: 'Sheets' })
  const known = { rolloutId: 'second', exportId: 'e2', fileName: 'a.dump', bytes: content.length, fileHash, madeOn: '2026-12-27' }
  await run('contingency.recordExport', known)
  const elsewhere = '/api/rollouts/second/old-system/exports/e2/file'
  expect(await codeOf(await server.ask(elsewhere))).toEqual([404, 'access.notFound'])

  // Hours later the sweep takes the file that was refused, and leaves this one.
  const files = join(folder, 'files')
  const long = new Date(Date.parse(now) - 7_200_000)
  for (const name of await readdir(files)) await utimes(join(files, name), long, long)
  const database = await openDatabase(`sqlite:${join(folder, 'uitrol.db')}`)
  try {
    expect(await sweepFiles({ data: folder }, database, Date.parse(now))).toBe(1)
  } finally {
    await database.close()
  }
  expect(await readdir(files)).toEqual([fileHash])
})
