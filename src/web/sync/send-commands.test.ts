/** The outbox of a device against a server whose answers are lost, broken or "not now": no command is given up, none is done twice. */
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import type { Answer } from '#web/sync/outbox.ts'
import { toSend } from '#web/sync/outbox.ts'
import { sendCommands } from '#web/sync/send-commands.ts'
import { NotReached, Refused } from '#web/sync/server-request.ts'
import { me } from '#web/sync/signed-in.ts'
import { issueCall } from '#web/sync/issued-commands.ts'
import { openStore, outbox, takeAnswers, wipeDevice } from '#web/sync/store.ts'
import type { CommandCall, CommandInputs, CommandName } from '#core/registry/command-inputs.ts'
import { recordEvidence } from '#test/evidence.ts'

const issue = <Name extends CommandName>(name: Name, input: CommandInputs[Name]) => issueCall({ name, input } as unknown as CommandCall)

type Play = (response: ServerResponse, ids: readonly string[]) => void

const json =
  (status: number, body: unknown, type = 'application/json'): Play =>
  (response) => {
    response.writeHead(status, { 'content-type': type })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
const problem = (status: number, code = 'server.diskFull') => ({ status, code, title: 'Not now', params: {} })
const page = (status: number): Play => json(status, '<html>nginx</html>', 'text/html')
/** One problem document for each command, as in a list. */
const each =
  (status: number): Play =>
  (response, ids) =>
    json(
      200,
      ids.map((id) => ({ id, problem: problem(status, 'access.fault') })),
    )(response, ids)

/** Answers by which nothing was decided. */
const undecided: Readonly<Record<string, Play>> = {
  ...Object.fromEntries([500, 501, 502, 503, 504, 507, 520, 599].map((status) => [`${status}, a page`, page(status)])),
  ...Object.fromEntries(
    [500, 503, 507].map((status) => [`${status}, a problem`, json(status, problem(status), 'application/problem+json')]),
  ),
  '429, a problem': json(429, problem(429, 'access.tooManyTries'), 'application/problem+json'),
  '429, a page': page(429),
  '408': page(408),
  '403, a page of a proxy': page(403),
  '404, a page of a proxy': page(404),
  '404, JSON of a proxy': json(404, { message: 'no such route' }),
  '200, the page of a sign-in of a network': page(200),
  '204': (response) => response.writeHead(204).end(),
  '200, JSON that is cut off': json(200, '[{"id":"'),
  '200, null': json(200, null),
  '200, an object': json(200, {}),
  '200, an empty list': json(200, []),
  '200, a list of something else': json(200, [null, 7, {}, { id: 3 }, { id: 'a' }, { version: 1 }, { id: 'b', problem: null }]),
  '200, answers to other commands': json(200, [{ id: 'other', version: 4 }]),
  '200, answers without a version': (response, ids) =>
    json(
      200,
      ids.map((id) => ({ id, version: 'soon' })),
    )(response, ids),
  '200, each with a 500': each(500),
  '200, each with a 503': each(503),
  'a connection that breaks off': (response) => response.destroy(),
  'a connection that breaks off in the answer': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' })
    response.write('[{"id"', () => response.destroy())
  },
}

let play: Play = page(503)
/** What the server has carried out, in order, each once. */
let done: string[] = []
const accept: Play = (response, ids) => {
  for (const id of ids) if (!done.includes(id)) done.push(id)
  json(
    200,
    ids.map((id) => ({ id, version: done.indexOf(id) + 1 })),
  )(response, ids)
}

beforeEach(async () => {
  done = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece))
    request.on('end', () =>
      play(
        response,
        (JSON.parse(body) as { id: string }[]).map(({ id }) => id),
      ),
    )
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  // A page asks the server it came from; outside a browser that has to be said.
  const real = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, options: RequestInit) => real(new URL(path, address), options))
  me.value = {
    firstStart: false,
    actor: { accountId: 'orlando', name: 'Orlando', role: 'owner', personId: null, locationIds: [] },
    organisation: { id: 'kasnika', name: 'Kasnika N.V.', language: 'nl' },
  }
  await wipeDevice()
  await openStore('kasnika', 'orlando')
})
afterEach(() => vi.unstubAllGlobals())
afterAll(async () => {
  await wipeDevice()
  me.value = undefined
})

const place = (locationId: string) =>
  ({
    locationId,
    name: locationId,
    country: 'SR',
    zone: 'America/Paramaribo',
    language: 'nl',
    connectivity: 'good',
    opensAt: 420,
    closesAt: 930,
  }) as const
const states = (): string[] => outbox.value.map(({ state }) => state)
/** One turn of the device: what waits is sent, and what the server decided is taken in. */
const turn = async (): Promise<readonly Answer[]> => {
  const answers = await sendCommands(toSend(outbox.peek())).catch((trouble: unknown) => {
    if (trouble instanceof NotReached || (trouble instanceof Refused && trouble.status === 429)) return []
    throw trouble
  })
  await takeAnswers(answers)
  return answers
}

test.each(Object.entries(undecided))('[RG-1] no command is given up because of %s', async (_name, answer) => {
  for (const id of ['a', 'b', 'c']) await issue('regional.addLocation', place(id))
  const ids = outbox.value.map(({ issued }) => issued.id)
  play = answer
  for (let times = 0; times < 3; times++) {
    await turn()
    expect(states()).toEqual(['waiting', 'waiting', 'waiting'])
  }
  play = accept
  await turn()
  expect(states()).toEqual(['accepted', 'accepted', 'accepted'])
  expect(done).toEqual(ids)
  recordEvidence({ what: 'A device gave no command up because of an answer that decides nothing', tries: 1, held: 1 })
})

test('[RG-1] what was decided counts, what was not is sent again, and what is refused stays with its reason', async () => {
  for (const id of ['a', 'b', 'c']) await issue('regional.addLocation', place(id))
  play = (response, ids) =>
    json(200, [
      { id: ids[0], version: 1 },
      { id: ids[1], problem: problem(500, 'access.fault') },
      { id: ids[2], problem: { status: 422, code: 'regional.nameTaken', params: {}, detail: 'Taken.' } },
    ])(response, ids)
  await turn()
  expect(states()).toEqual(['accepted', 'waiting', 'refused'])
  play = accept
  await turn()
  expect(states()).toEqual(['accepted', 'accepted', 'refused'])
})

test('[RG-1] a list that is refused as a whole is sent one by one, and stops at what cannot be decided just now', async () => {
  for (const id of ['a', 'b', 'c']) await issue('regional.addLocation', place(id))
  const ids = outbox.value.map(({ issued }) => issued.id)
  play = (response, sent) => {
    if (sent.length > 1) json(413, { ...problem(413, 'access.tooLarge') }, 'application/problem+json')(response, sent)
    else if (sent[0] === ids[1]) each(503)(response, sent)
    else accept(response, sent)
  }
  await turn()
  expect(states()).toEqual(['accepted', 'waiting', 'waiting'])
  expect(done).toEqual([ids[0]])
})
