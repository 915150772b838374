/** The weekly question by a link, over HTTP: it opens nothing else, counts once, and in an anonymous week keeps no link to the person. */
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import { weekOf } from '#core/pulse/pulse-week.ts'
import { moveClock, now, startOf, testDay } from '#test/clock.ts'
import { sampleFile } from '#test/sample.ts'
import { type TestServer, testServer } from '#test/server.ts'

let server: TestServer
let logged = ''
beforeAll(async () => {
  server = await testServer({ UITROL_LOG: 'debug' }, { logTo: { write: (line) => void (logged += line) } }, await sampleFile())
  await server.signIn()
})
afterAll(() => server.close())

const rolloutId = 'sample'
const personId = 'sample-xavier-liesdek'
const weekOn = weekOf(testDay)
const tokenOf = (): string => `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43)
const share = (token: string, who = personId) =>
  server.give('pulse.shareLink', { rolloutId, personId: who, secretHash: createHash('sha256').update(token).digest('hex') })
/** As somebody who is not signed in. */
const post = async (path: string, body: unknown): Promise<{ status: number; said: Record<string, unknown> }> => {
  const answer = await fetch(`${server.address}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) // prettier-ignore
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> }
}
const given = { issuedAt: now(), satisfied: 8, recommend: 9, remark: null }

test('[ME-5] [AC-2] a link answers the question of its person once, and opens nothing else', async () => {
  const token = tokenOf()
  await share(token)
  expect(await post('/api/pulse/link/about', { token })).toEqual({
    status: 200,
    said: { firstName: 'Xavier', tool: 'New CRM', language: 'nl', weekOn, isAnonymous: false, isAsked: true, isAnswered: false },
  })
  const id = randomUUID()
  expect((await post('/api/pulse/link', { token, id, weekOn, ...given })).status).toBe(200)
  // The answer went lost on the way, so it is sent again; another one is refused.
  expect((await post('/api/pulse/link', { token, id, weekOn, ...given })).status).toBe(200)
  expect(await post('/api/pulse/link', { token, id: randomUUID(), weekOn, ...given })).toMatchObject({ status: 409, said: { code: 'pulse.answeredBefore' } }) // prettier-ignore
  expect((await post('/api/pulse/link/about', { token })).said).toMatchObject({ isAsked: false, isAnswered: true })
  const told = (await (await server.ask('/api/pulse')).json()) as { all: { pulse: { silent: { people: string[] } } } }
  expect(told.all.pulse.silent.people).not.toContain(personId)
  expect((await fetch(`${server.address}/api/changes?after=0`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401)

  // A new link ends the one before; a made-up one never worked.
  const next = tokenOf()
  await share(next)
  expect(await post('/api/pulse/link/about', { token })).toMatchObject({ status: 404, said: { code: 'pulse.linkEnded' } })
  expect((await post('/api/pulse/link/about', { token: tokenOf() })).status).toBe(404)
  expect((await post('/api/pulse/link/about', { token: next })).status).toBe(200)
})

test('[ME-5] [ME-8] in an anonymous week a link keeps the answer apart', async () => {
  await server.give('pulse.chooseMode', { rolloutId, anonymous: true })
  const monday = addDays(weekOn, 7)
  moveClock(startOf(addDays(monday, 1)))
  const token = tokenOf()
  await share(token)
  expect((await post('/api/pulse/link/about', { token })).said).toMatchObject({ isAnonymous: true, isAsked: true, weekOn: monday })
  const sent = await post('/api/pulse/link', { token, id: randomUUID(), weekOn: monday, ...given, remark: 'said by nobody' })
  expect(sent.status).toBe(200)
  const trail = await (await server.ask('/api/audit')).text()
  expect(trail).toContain('pulse.noteAnswered')
  expect(trail).not.toContain('said by nobody')
  const feed = await (await server.ask('/api/changes?after=0')).text()
  expect(feed.includes('said by nobody')).toBe(false)
  const lines = logged.split('\n')
  expect(
    lines.filter((line) => line.includes('said by nobody') || line.includes(token) || /"(?:satisfied|recommend)":/.test(line)),
  ).toEqual([])
  const told = (await (await server.ask(`/api/pulse?asOf=${addDays(monday, 7)}`)).json()) as { all: { pulse: unknown } }
  expect(told.all.pulse).toMatchObject({ answered: 1, withheld: true, mean: null })
})
