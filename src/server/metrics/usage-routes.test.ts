import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOfSecret, newId } from '#server/base/ids.ts'
import { newTokenSecret } from '#server/sign-in/api-token.ts'
import { person } from '#test/cast.ts'
import { testDay, testStart } from '#test/clock.ts'
import { testServer, type TestServer } from '#test/server.ts'
import { rolloutAhead } from '#test/workday.ts'

let server: TestServer
beforeEach(async () => {
  server = await testServer()
  await server.welcome()
})
afterEach(() => server.close())

const moment = testStart
const today = testDay
const give = async (name: string, input: unknown): Promise<void> => {
  const answer = await server.post('/api/commands', { id: newId(moment), name, input, issuedAt: moment })
  if (!answer.ok) throw new Error(await answer.text())
}
const token = async (rights: readonly string[], rolloutId: string | null = null): Promise<string> => {
  const secret = newTokenSecret()
  await give('access.createToken', { tokenId: newId(moment), name: 'Nightly', rights, rolloutId, secretHash: hashOfSecret(secret), days: null }) // prettier-ignore
  return secret
}
/** Somebody on the staff list with an address, and a rollout. */
const begin = async (): Promise<string> => {
  await give('people.add', { ...person('anita', null), email: 'anita@x.example' })
  await give('plan.startRollout', rolloutAhead())
  return token(['usage.send'])
}
const send = (secret: string, body: string, type: string, path = '/api/usage', headers: Record<string, string> = {}) =>
  fetch(`${server.address}${path}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${secret}`, 'content-type': type, ...headers },
  })
const told = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code]

test('[ME-4] usage is taken as JSON, as JSON lines and as CSV, and answered once it is stored', async () => {
  const secret = await begin()
  const json = await send(secret, JSON.stringify([{ person: 'Anita@x.example', day: today }]), 'application/json')
  expect([json.status, await json.json()]).toEqual([
    200,
    { source: 'api', import: expect.stringMatching(/^api\./), lines: 1, taken: 1, early: 0, late: 0, refused: 0, refusedLines: [] },
  ])
  const ndjson = `{"person":"anita@x.example","day":"${today}"}\n\n{"person":"anita@x.example","at":"${moment}","count":2}\n`
  expect(await (await send(secret, ndjson, 'application/x-ndjson')).json()).toMatchObject({ taken: 2 })
  const csv = `\uFEFFperson;day;workflow;count\r\nanita@x.example;${today};order;3\r\nanita@x.example;${today};;\r\n`
  expect(await (await send(secret, csv, 'text/csv; charset=utf-8', '/api/usage?source=erp')).json()).toMatchObject({
    source: 'erp',
    taken: 2,
  })
})

test('[ME-4] a faulty line is named in words, and with partial=accept the others are taken', async () => {
  const secret = await begin()
  const lines = JSON.stringify([
    { person: 'anita@x.example', day: today },
    { person: 'who@x.example', day: today },
  ])
  const refused = await send(secret, lines, 'application/json', '/api/usage', { 'accept-language': 'nl' })
  const problem = (await refused.json()) as { code: string; detail: string; params: { lines: unknown } }
  expect([refused.status, problem.code, problem.params.lines]).toEqual([
    422,
    'metrics.linesRefused',
    [{ line: 2, code: 'unknownPerson', text: 'who@x.example' }],
  ])
  expect(problem.detail).toContain('regel 2: “who@x.example” staat niet op de personeelslijst')
  const partly = await send(secret, lines, 'application/json', '/api/usage?partial=accept')
  expect(await partly.json()).toMatchObject({ taken: 1, refused: 1, refusedLines: [{ line: 2, code: 'unknownPerson' }] })
})

test('[ME-4] a batch under a key counts once; another one under it is refused', async () => {
  const secret = await begin()
  const batch = (count: number) => send(secret, JSON.stringify([{ person: 'anita@x.example', day: today, count }]), 'application/json', '/api/usage', { 'idempotency-key': 'night' }) // prettier-ignore
  expect(await (await batch(1)).text()).toBe(await (await batch(1)).text())
  expect(await told(await batch(2))).toEqual([409, 'metrics.batchTaken'])
})

test('[ME-4] what is no batch is refused: not a list, nothing, too much, unreadable lines, an unknown option', async () => {
  const secret = await begin()
  const json = (body: unknown, path?: string) => send(secret, JSON.stringify(body), 'application/json', path)
  expect(await told(await json({ person: 'x' }))).toEqual([400, 'metrics.badLines'])
  expect(await told(await json([]))).toEqual([400, 'metrics.noLines'])
  expect(await told(await json(Array.from({ length: 10_001 }, () => 1)))).toEqual([413, 'metrics.tooManyLines'])
  expect(await told(await send(secret, '{"person":"x"}\n{oops', 'application/x-ndjson'))).toEqual([400, 'metrics.badLines'])
  expect(await told(await send(secret, 'person,day\n"x', 'text/csv'))).toEqual([400, 'metrics.badLines'])
  expect(await told(await send(secret, 'x'.repeat(5_000_000), 'text/csv'))).toEqual([413, 'access.tooLarge'])
  expect(await told(await json([1], '/api/usage?surely=not'))).toEqual([400, 'access.badInput'])
  expect(await told(await send(secret, '[]', 'application/json', '/api/usage', { 'idempotency-key': 'x'.repeat(201) }))).toEqual([400, 'metrics.noLines']) // prettier-ignore
  expect(await told(await json([{ person: 'anita@x.example', day: today }], '/api/usage?rollout=none'))).toEqual([404, 'access.notFound'])
})

test('[ME-4] a faulty line of CSV or of JSON lines is named by its line in what was sent, the heading and empty lines among them', async () => {
  const secret = await begin()
  const lines = async (body: string, type: string) => {
    const refused = await send(secret, body, type)
    const { params } = (await refused.json()) as { params: { lines: { line: number }[] } }
    const partly = (await (await send(secret, body, type, '/api/usage?partial=accept')).json()) as { refusedLines: { line: number }[] }
    expect(partly.refusedLines.map(({ line }) => line)).toEqual(params.lines.map(({ line }) => line))
    return params.lines.map(({ line }) => line)
  }
  const [good, bad] = [`anita@x.example,${today}`, `who@x.example,${today}`]
  expect(await lines(`person,day\r\n\r\n${bad}\r\n${good}\r\n"who\r\nelse",${today}\r\n${bad}\r\n`, 'text/csv')).toEqual([3, 5, 7])
  const [one, other] = [good, bad].map((text) => JSON.stringify({ person: text.split(',')[0], day: today }))
  expect(await lines(`\n${one}\n\n${other}\n`, 'application/x-ndjson')).toEqual([4])
})

test('[ME-4] more than a server can take just now is sent away with 429 and how long to wait, and a smaller batch goes in', async () => {
  await server.close()
  server = await testServer({}, { usageWaiting: { batches: 10, lines: 5 } })
  await server.welcome()
  const secret = await begin()
  const batch = (count: number) => send(secret, JSON.stringify(Array.from({ length: count }, () => ({ person: 'anita@x.example', day: today }))), 'application/json') // prettier-ignore
  const away = await batch(6)
  expect([away.headers.get('retry-after'), ...(await told(away))]).toEqual(['2', 429, 'metrics.tooBusy'])
  expect((await batch(5)).status).toBe(200)
})

test('[AC-1] [ME-4] only the right to send usage opens it, and a token of one rollout sends for no other', async () => {
  await begin()
  const lines = JSON.stringify([{ person: 'anita@x.example', day: today }])
  expect(await told(await send(await token(['rows.read', 'plan.run']), lines, 'application/json'))).toEqual([404, 'access.notFound'])
  await give('plan.startRollout', { ...rolloutAhead(), rolloutId: 'second' })
  const free = await token(['usage.send'])
  expect(await told(await send(free, lines, 'application/json'))).toEqual([400, 'metrics.whichRollout'])
  expect((await send(free, lines, 'application/json', '/api/usage?rollout=second')).status).toBe(200)
  const bound = await token(['usage.send'], 'second')
  expect((await send(bound, lines, 'application/json')).status).toBe(200)
  expect(await told(await send(bound, lines, 'application/json', '/api/usage?rollout=crm'))).toEqual([404, 'access.notFound'])
})

test('[ME-4] a report is previewed, imported, listed, opened and undone over HTTP', async () => {
  await begin()
  const form = (path: string, text: string, fields: Record<string, string> = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    body.set('file', new File([text], 'users.csv'))
    return server.ask(path, { method: 'POST', body })
  }
  const report = `Email,Last login\nanita@x.example,${today}\nwho@x.example,${today}\n`
  expect(await (await form('/api/usage/preview', report, { source: 'portal' })).json()).toMatchObject({
    people: 1,
    unknown: { count: 1, lines: [{ line: 3, identity: 'who@x.example' }] },
  })
  expect((await form('/api/usage/preview', report, { mapping: '{' })).status).toBe(400)
  expect((await form('/api/usage/preview', report, { order: 'year' })).status).toBe(400)
  expect((await form('/api/usage/preview', 'Email,Name\nx@x.example,X')).status).toBe(422)
  const { importId } = (await (await form('/api/usage/import', report, { source: 'portal', name: 'The portal' })).json()) as {
    importId: string
  }
  expect((await form('/api/usage/import', report, { source: 'portal' })).status).toBe(409)
  const list = await (await server.ask('/api/usage/imports')).json()
  expect(list).toMatchObject({
    sources: [{ sourceId: 'portal', name: 'The portal', grain: 'last-seen' }],
    imports: [{ importId, fileName: 'users.csv', people: 1, taken: 1, unknown: 1 }],
  })
  expect(await (await server.ask(`/api/usage/imports/${importId}`)).json()).toMatchObject({
    total: { people: 1, lines: 1 },
    lines: [{ personId: 'anita', name: 'Anita', day: today, system: 'new', count: 1 }],
    next: null,
  })
  expect((await server.ask('/api/usage/imports/none')).status).toBe(404)
  await give('metrics.takeBackImport', { rolloutId: rolloutAhead().rolloutId, importId })
  expect((await form('/api/usage/import', report, { source: 'portal' })).status).toBe(200)
  // Another rollout has sources and imports of its own.
  await give('plan.startRollout', { ...rolloutAhead(), rolloutId: 'other', tool: 'Radar' })
  expect(await (await server.ask('/api/usage/imports?rollout=other')).json()).toEqual({ sources: [], imports: [] })
})

test('[ME-4] a report of two million lines is refused with its line and what to do, and the server goes on as before', async () => {
  await begin()
  const line = `anita@x.example,${today}\n`
  const body = new FormData()
  body.set('file', new File([`Email,Last login\n${line.repeat(2_000_000)}`], 'users.csv'))
  const refused = await server.ask('/api/usage/import', { method: 'POST', body })
  const problem = (await refused.json()) as { code: string; detail: string; place: { file: string; line: number } }
  expect([refused.status, problem.code, problem.place]).toEqual([413, 'metrics.tooManyRows', { file: 'users.csv', line: 250_002 }])
  expect(problem.detail).toContain('Exporteer het in delen')
  expect((await server.ask('/health')).status).toBe(200)
  expect(await (await server.ask('/api/usage/imports')).json()).toEqual({ sources: [], imports: [] })
  await give('metrics.learnAlias', { aliasId: newId(moment), personId: 'anita', identity: 'anita.b' })
})
