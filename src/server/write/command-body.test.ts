/** A body with a long list is read in a thread; whoever sent it sees no difference. */
import { expect, test, vi } from 'vitest'
import { ordinaryLimits } from '#server/http/json-body.ts'
import { newId } from '#server/base/ids.ts'
import { now } from '#test/clock.ts'
import type { TestServer } from '#test/server.ts'
import { started } from '#test/started.ts'

const person = (at: number): Record<string, unknown> => ({
  personId: null,
  employeeNumber: `${at}`,
  name: `Person ${at}`,
  email: null,
  phone: null,
  department: null,
  location: null,
  language: null,
  jobTitle: 'x'.repeat(100),
  managerEmail: null,
  startsOn: null,
  leftOn: null,
})
const listOf = (people: readonly unknown[]): Record<string, unknown> => ({ rolloutId: null, locations: [], people, leavers: [] })
const importOf = (input: unknown): Record<string, unknown> => ({ id: newId(now()), name: 'people.import', input, issuedAt: now() })

const send = (server: TestServer, path: string, body: string): Promise<Response> =>
  server.ask(path, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
const said = async (answer: Response): Promise<unknown> => [answer.status, await answer.json()]
/** More than the ordinary, and it says the same. */
const long = (body: string): string => body + ' '.repeat(ordinaryLimits.bytes)

test('[IM-1] a list of many people is not parsed where requests are answered, neither to be looked at nor to be taken in', async () => {
  const server = await started()
  const parse = vi.spyOn(JSON, 'parse')
  const issued = importOf(listOf(Array.from({ length: 5000 }, (_, at) => person(at))))
  for (const [path, sent] of [
    ['/api/commands/preview', [issued]],
    ['/api/commands', issued],
  ] as const) {
    const body = JSON.stringify(sent)
    expect(body.length).toBeGreaterThan(ordinaryLimits.bytes)
    expect((await send(server, path, body)).status).toBe(200)
  }
  const lengths = parse.mock.calls.map(([text]) => text.length)
  parse.mockRestore()
  expect(lengths.length).toBeGreaterThan(0)
  expect(Math.max(...lengths)).toBeLessThan(ordinaryLimits.bytes)
  expect(await server.rowsOf('person')).toHaveLength(5000)
})

test('[AC-1] [AC-2] whatever is wrong with a long body is refused as in a short one', async () => {
  const server = await started()
  const one = JSON.stringify(importOf(listOf([person(1)])))
  const wrong = {
    'no JSON': one.slice(0, -1),
    nothing: '',
    'nested too deep': one.replace('[]', '['.repeat(50) + ']'.repeat(50)),
    'too many names': one.replace('[]', `[{${Array.from({ length: 2001 }, (_, at) => `"f${at}":0`).join()}}]`),
    'a field of all objects': one.replace('{', '{"__proto__":{"name":"x"},'),
    'a constructor': one.replace('"leavers"', '"constructor":{"prototype":{}},"leavers"'),
    'a text that cannot be kept': one.replace('Person 1', String.raw`Person \u0000`),
    'an envelope without a name': one.replace('"name":"people.import",', ''),
    'another field beside the envelope': one.replace('{', '{"more":1,'),
    'an instant that is none': JSON.stringify({ ...importOf(listOf([person(1)])), issuedAt: 'today' }),
    'an input of another shape': JSON.stringify(importOf([])),
    'a person without a name': JSON.stringify(importOf(listOf([person(1), { ...person(2), name: undefined }]))),
    'a place that nobody named': JSON.stringify(importOf(listOf([{ ...person(1), location: 'Nowhere' }]))),
    nobody: JSON.stringify(importOf(listOf([]))),
  }
  for (const [what, body] of Object.entries(wrong)) {
    const short = await said(await send(server, '/api/commands', body))
    expect(short, what).toMatchObject([expect.any(Number), { code: expect.any(String) }])
    // Where the name is missing nobody knows that it is the one command with a list.
    if (what !== 'an envelope without a name') expect(await said(await send(server, '/api/commands', long(body))), what).toEqual(short)
    const listed = `[${body}]`
    const looked = await said(await send(server, '/api/commands/preview', listed))
    expect(await said(await send(server, '/api/commands/preview', long(listed))), what).toEqual(looked)
  }
  for (const body of [`[${one}]`, one.replace('people.import', 'people.change'), '0', 'null', one.replace('"name":"people.import",', '')])
    expect(await said(await send(server, '/api/commands', long(body)))).toMatchObject([
      413,
      { code: 'access.tooLarge', params: { limit: '1 MB' } },
    ])
  expect(await server.rowsOf('person')).toEqual([])
})

test('[AC-4] a long body that is sent twice at once is carried out once', async () => {
  const server = await started()
  const issued = importOf(listOf([person(1), person(2)]))
  const [one, again] = await Promise.all([1, 2].map(async () => said(await send(server, '/api/commands', long(JSON.stringify(issued))))))
  expect(one).toMatchObject([200, { id: issued['id'] }])
  expect(again).toEqual(one)
  expect(await said(await send(server, '/api/commands', JSON.stringify(issued)))).toEqual(one)
  expect(await server.rowsOf('person')).toHaveLength(2)
  const other = { ...issued, input: listOf([person(3)]) }
  expect(await said(await send(server, '/api/commands', long(JSON.stringify(other))))).toMatchObject([409, { code: 'access.idTaken' }])
})
