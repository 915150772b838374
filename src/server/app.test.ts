import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ical from 'ical.js'
import { expect, test } from 'vitest'
import { albina, issue, person, rollout } from '#test/cast.ts'
import { testServer } from '#test/server.ts'
import { emptyFolder, problemIn, start, started } from '#test/started.ts'

test('commands go in one at a time or many, each answered on its own, in order', async () => {
  const server = await started()
  const one = await server.post('/api/commands', issue('people.add', person('bea', null)))
  expect(one.status).toBe(200)
  const first = (await one.json()) as { version: number }
  const many = [
    issue('people.add', person('cor', null)),
    issue('people.add', { ...person('dee', null), locationId: 'nowhere' }),
    issue('people.add', person('eva', null)),
  ]
  const answers = await (await server.post('/api/commands', many)).json()
  expect(answers).toMatchObject([
    { id: many[0]?.id, version: first.version + 1 },
    { id: many[1]?.id, problem: { code: expect.stringMatching(/^people\./) } },
    { id: many[2]?.id, version: first.version + 2 },
  ])
})

test('[RG-7] a first place in a country brings its holidays, before the answer', async () => {
  const server = await started()
  const { version } = (await (
    await server.post('/api/commands', issue('regional.addLocation', { ...albina, locationId: 'g', country: 'GY', zone: 'America/Guyana' }))
  ).json()) as {
    version: number
  }
  const { changes } = (await (await server.ask(`/api/changes?after=${version}`)).json()) as {
    changes: { table: string; row: { country: string } }[]
  }
  expect(changes.length).toBeGreaterThan(30)
  expect(new Set(changes.map(({ table, row }) => `${table} ${row.country}`))).toEqual(new Set(['holiday GY']))
  const listed = (await (await server.ask('/api/holidays?country=GY')).json()) as unknown[]
  expect(listed).toHaveLength(changes.length)
})

test('changes arrive live, to everyone, with one event a version', async () => {
  const server = await started()
  const { version } = (await (await server.ask('/api/changes')).json()) as { version: number }
  const follow = async (): Promise<() => Promise<{ version: number; changes: { key: string }[] }>> => {
    const stream = await server.ask(`/api/changes/stream?after=${version}`)
    expect(stream.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ''
    return async () => {
      for (;;) {
        const event = /id: (\d+)\nevent: changes\ndata: (.*)\n\n/.exec(text)
        if (event) {
          text = text.slice(event.index + event[0].length)
          return JSON.parse(event[2] ?? '') as { version: number; changes: { key: string }[] }
        }
        const piece = await reader?.read()
        if (!piece || piece.done) throw new Error('The stream ended.')
        text += piece.value
      }
    }
  }
  const followers = await Promise.all([follow(), follow(), follow()])
  for (const key of ['bea', 'cor']) {
    const answer = (await (await server.post('/api/commands', issue('people.add', person(key, null)))).json()) as { version: number }
    for (const next of followers) expect(await next()).toMatchObject({ version: answer.version, changes: [{ key }] })
  }
})

test('[AC-2] without a session nothing opens, and an address that is not there answers like one that is not yours', async () => {
  const server = await started()
  const { paths } = (await (await server.ask('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { security?: unknown[] }>>
  }
  const closed = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, about]) => ({ path, method, open: about.security?.length === 0 })),
  )
  expect(closed.filter(({ open }) => !open).length).toBeGreaterThan(5)
  for (const { path, method, open } of closed) {
    if (open) continue
    const answer = await fetch(`${server.address}${path.replace(/\{\w+\}/g, 'x')}`, { method: method.toUpperCase() })
    expect((await problemIn(answer)).code, `${method} ${path}`).toBe('access.signInFirst')
  }
  for (const path of ['/api/nothing', '/calendar/no-such-secret.ics', '/api/rollouts/no-such/plan.json', '/api/rollouts/no-such/plan.exe'])
    expect(await problemIn(await server.ask(path)), path).toMatchObject({ status: 404, code: 'access.notFound' })
})

test('bad input is answered with what and where, never with a fault', async () => {
  const server = await started()
  const raw = (path: string, body: string | FormData, type?: string): Promise<Response> =>
    server.ask(path, { method: 'POST', body, ...(type ? { headers: { 'content-type': type } } : {}) })
  const empty = new FormData()
  empty.set('mapping', '{')
  const answers = await Promise.all([
    raw('/api/commands', '{', 'application/json'),
    raw('/api/commands', '', 'application/json'),
    raw('/api/commands', '<x/>', 'text/xml'),
    raw('/api/commands', '"text"', 'application/json'),
    raw('/api/commands', '[1]', 'application/json'),
    raw('/api/commands', '{"__proto__":{"x":1}}', 'application/json'),
    raw('/api/commands', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'application/json'),
    raw('/api/people/preview', 'x', 'multipart/form-data; boundary=x'),
    raw('/api/people/preview', 'x', 'multipart/form-data'),
    raw('/api/people/preview', empty),
    raw('/api/people/preview', '{}', 'application/json'),
    server.ask('/api/changes?after=-1'),
    server.ask('/api/changes?after=x&after=y'),
    server.ask('/api/changes?after=99999999999999'),
    server.ask('/api/holidays'),
    server.ask('/api/%ff'),
    server.ask('/api/rollouts/a%00b/plan.json'),
    server.ask(`/api/rollouts/${'x'.repeat(2000)}/plan.json`),
  ])
  for (const [index, answer] of answers.entries()) {
    const { status, detail } = await problemIn(answer)
    expect(status, `${index}: ${detail}`).toBeGreaterThanOrEqual(400)
    expect(status, `${index}: ${detail}`).toBeLessThan(500)
    expect(detail, String(index)).not.toContain('undefined')
  }
  const command = await server.post('/api/commands', issue('people.add', { ...person('bea', null), startsOn: '2026-02-30' }))
  expect(await problemIn(command)).toMatchObject({
    code: 'access.badInput',
    params: { field: 'startsOn', expected: 'day' },
    place: { field: 'startsOn' },
  })
})

test('[RG-3] trouble is told in the language of the reader', async () => {
  const server = await start()
  const told = async (language: string): Promise<string> =>
    (await problemIn(await server.ask('/api/changes', { headers: { 'accept-language': language } }))).detail
  expect(await told('nl-SR,nl;q=0.9,en;q=0.1')).toContain('Meld je')
  expect(await told('fr, en;q=0.3, nl;q=0.2')).toContain('Sign in')
  await server.welcome()
  expect((await problemIn(await server.ask('/api/nothing', { headers: { 'accept-language': 'en' } }))).detail).toContain('Dit bestaat niet')
})

test('a staff list is shown before it goes in, and changes nothing', async () => {
  const server = await started()
  const before = await (await server.ask('/api/changes')).text()
  const form = new FormData()
  form.set('file', new Blob(['Naam;E-mailadres\r\nAnn;ann@x.sr\r\nBo;bo@x.sr\r\n']), 'lijst.csv')
  const answer = await server.ask('/api/people/preview', { method: 'POST', body: form })
  expect(await answer.json()).toMatchObject({ format: 'csv', delimiter: ';', people: [{ name: 'Ann', email: 'ann@x.sr' }, { name: 'Bo' }] })
  expect(await (await server.ask('/api/changes')).text()).toBe(before)
})

test('[TL-5] a plan comes out in every format, and as a calendar by a secret address', async () => {
  const server = await started({}, { now: () => '2026-11-23T15:00:00.000Z' })
  const commands = [
    issue('regional.addLocation', albina),
    ...['ann', 'bo', 'cy', 'dee'].map((one) => issue('people.add', person(one))),
    issue('plan.startRollout', rollout),
    issue('plan.draft', { rolloutId: 'crm' }),
    issue('plan.shareCalendar', {
      linkId: 'link',
      rolloutId: 'crm',
      name: 'Lilian',
      secretHash: createHash('sha256').update('s3cret').digest('hex'),
    }),
  ]
  for (const answer of (await (await server.post('/api/commands', commands)).json()) as { problem?: unknown }[])
    expect(answer.problem).toBeUndefined()
  const types: Record<string, string> = {
    json: 'application/json',
    csv: 'text/csv',
    xlsx: 'application/vnd',
    ics: 'text/calendar',
    html: 'text/html',
    pdf: 'application/pdf',
    md: 'text/markdown',
  }
  for (const [format, type] of Object.entries(types)) {
    const answer = await server.ask(`/api/rollouts/crm/plan.${format}`)
    expect(answer.status, format).toBe(200)
    expect(answer.headers.get('content-type'), format).toContain(type)
    expect((await answer.arrayBuffer()).byteLength, format).toBeGreaterThan(200)
  }
  const calendar = await fetch(`${server.address}/calendar/s3cret.ics`)
  const text = await calendar.text()
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/)
  expect(text).toMatch(/SEQUENCE:[1-9]/)
  const again = await fetch(`${server.address}/calendar/s3cret.ics`, { headers: { 'if-none-match': calendar.headers.get('etag') ?? '' } })
  expect(again.status).toBe(304)
  for (const held of [`W/${calendar.headers.get('etag')}`, `"other", ${calendar.headers.get('etag')}`, '*'])
    expect((await fetch(`${server.address}/calendar/s3cret.ics`, { headers: { 'if-none-match': held } })).status, held).toBe(304)
  const eventsOf = (ics: string) =>
    new Map(
      new ical.Component(ical.parse(ics) as unknown[]).getAllSubcomponents('vevent').map((component) => {
        const { uid, startDate, sequence } = new ical.Event(component)
        return [uid, { start: String(startDate), sequence }] as const
      }),
    )
  await server.post('/api/commands', issue('plan.moveDate', { rolloutId: 'crm', phaseKey: 'week-1', to: '2026-12-21' }))
  const moved = eventsOf(await (await fetch(`${server.address}/calendar/s3cret.ics`)).text())
  const first = eventsOf(text)
  const changed = [...first].filter(([uid, { start }]) => moved.has(uid) && moved.get(uid)?.start !== start)
  expect(changed.map(([uid]) => uid.split('.')[0])).toEqual(expect.arrayContaining(['phase', 'session', 'officeHour', 'message']))
  for (const [uid, { sequence }] of changed) expect([uid, (moved.get(uid)?.sequence ?? 0) > sequence]).toEqual([uid, true])
  await server.post('/api/commands', issue('plan.unshareCalendar', { linkId: 'link' }))
  expect((await fetch(`${server.address}/calendar/s3cret.ics`)).status).toBe(404)
})

test('the interface describes itself, for programs and for people', async () => {
  const server = await start()
  const document = (await (await server.ask('/api/openapi.json')).json()) as {
    openapi: string
    paths: object
    components: { schemas: Record<string, object> }
  }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/commands', '/api/changes', '/calendar/{token}.ics']))
  expect(document.components.schemas['plan.moveDate']).toMatchObject({ type: 'object', required: expect.arrayContaining(['rolloutId']) })
  const page = await server.ask('/api')
  expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(await page.text()).not.toMatch(/<script|<style|style=/)
})

test('health, readiness and metrics tell how it is', async () => {
  const server = await started()
  expect(await (await server.ask('/health')).json()).toEqual({ status: 'ok' })
  expect(await (await server.ask('/ready')).json()).toEqual({ status: 'ready' })
  const metrics = await (await server.ask('/metrics')).text()
  expect(metrics).toMatch(/^uitrol_http_answers_total\{status="2xx"\} [1-9]/m)
  expect(metrics).toContain('# TYPE uitrol_http_seconds histogram')
})

test('[AC-2] metrics answer the machine itself, or the addresses that are named; nobody whom a proxy passes on unseen', async () => {
  const alone = await started()
  const told = await alone.ask('/metrics', { headers: { 'x-forwarded-for': '203.0.113.7' } })
  expect(await problemIn(told)).toMatchObject({ status: 404, code: 'access.notFound' })
  expect((await alone.ask('/metrics')).status).toBe(200)
  const elsewhere = await started({ UITROL_METRICS_FROM: '10.0.0.0/8' })
  expect(await problemIn(await elsewhere.ask('/metrics'))).toMatchObject({ status: 404, code: 'access.notFound' })
  const behind = await started({ UITROL_METRICS_FROM: '10.0.0.0/8, fd00::/8', UITROL_TRUST_PROXY: '127.0.0.1' })
  const from = async (address: string) => (await behind.ask('/metrics', { headers: { 'x-forwarded-for': address } })).status
  expect([await from('10.2.3.4'), await from('fd00::7'), await from('203.0.113.7'), await from('2001:db8::1')]).toEqual([
    200, 200, 404, 404,
  ])
})

test('the web comes from its folder: assets for ever, the page anew each time, at any address of the app', async () => {
  const webFolder = await emptyFolder()
  await mkdir(join(webFolder, 'assets'))
  await writeFile(join(webFolder, 'index.html'), '<!doctype html><title>Uitrol</title>')
  await writeFile(join(webFolder, 'assets', 'app-1234.js'), 'export {}')
  await writeFile(join(webFolder, 'service-worker.js'), 'self')
  const server = await start({}, { webFolder })
  for (const path of ['/', '/plan', '/welcome']) {
    const page = await server.ask(path, { headers: { accept: 'text/html' } })
    expect(page.headers.get('cache-control'), path).toBe('no-cache')
    expect(await page.text(), path).toContain('<title>Uitrol')
  }
  expect((await server.ask('/assets/app-1234.js')).headers.get('cache-control')).toContain('immutable')
  const worker = await server.ask('/service-worker.js')
  expect(Object.fromEntries(worker.headers)).toMatchObject({ 'cache-control': 'no-cache', 'content-security-policy': "default-src 'self'" })
  expect(worker.headers.get('content-type')).toContain('javascript')
  await worker.text()
  // As a browser looks for a new one.
  const headers = { 'if-none-match': worker.headers.get('etag') ?? '', 'cache-control': 'max-age=0' }
  const unchanged = await server.ask('/service-worker.js', { headers })
  expect(unchanged.status).toBe(304)
  // What it holds already is not told again.
  const told = [...unchanged.headers.keys()].filter(
    (name) => !['connection', 'content-encoding', 'date', 'keep-alive', 'vary'].includes(name),
  )
  expect(told.toSorted()).toEqual(['cache-control', 'content-security-policy', 'etag'])
  expect((await server.ask('/assets/app-9.js', { headers: { accept: 'text/html' } })).status).toBe(404)
  expect((await server.ask('/..%2f..%2fetc/passwd')).status).toBeGreaterThanOrEqual(400)
})

test('a port that is taken is said so', async () => {
  const server = await start()
  await expect(testServer({ PORT: new URL(server.address).port })).rejects.toMatchObject({ code: 'access.portTaken' })
})
