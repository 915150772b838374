import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { isPublicAddress } from '#server/communication/webhook-address.ts'
import { postTo } from '#server/communication/webhook.ts'

const hookThat = async (answer: (request: IncomingMessage, response: ServerResponse, body: string) => void) => {
  const bodies: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece))
    request.on('end', () => {
      bodies.push(body)
      answer(request, response, body)
    })
  })
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies }
}
const yes = async (): Promise<boolean> => true
const post = (address: string, more: { beforeHanding?: () => Promise<boolean>; signal?: AbortSignal } = {}) =>
  postTo({ address, body: { text: 'Monday' }, allowPrivate: true, beforeHanding: yes, patience: 500, ...more })

test.each([
  [200, {}, 'ok', { came: 'taken', words: '200 ok' }],
  [500, {}, 'down', { came: 'notNow', words: '500 down', after: 0 }],
  [429, { 'retry-after': '120' }, 'slower', { came: 'notNow', words: '429 slower', after: 120_000 }],
  [404, {}, 'no_team', { came: 'refused', words: '404 no_team' }],
  [400, {}, `no\0 ${'x'.repeat(292)}\u{1f600}`, { came: 'refused', words: `400 no ${'x'.repeat(292)}` }],
  [302, { location: 'http://169.254.169.254/' }, '', { came: 'refused', words: '302' }],
] as const)('[CM-7] a channel that answers %i', async (status, headers, words, outcome) => {
  const { address, bodies } = await hookThat((_request, response) => void response.writeHead(status, headers).end(words))
  expect(await post(address)).toEqual(outcome)
  expect(bodies).toEqual(['{"text":"Monday"}'])
})

test('[CM-7] an answer that is lost, or does not come, leaves the post unsure', async () => {
  const lost = await hookThat((request) => void request.socket.destroy())
  expect(await post(lost.address)).toEqual({ came: 'unsure' })
  const silent = await hookThat(() => undefined)
  expect(await post(silent.address)).toEqual({ came: 'unsure' })
  expect(silent.bodies).toHaveLength(1)
})

test('[CM-7] nothing is sent when it is no longer wanted, or nobody is there', async () => {
  const { address, bodies } = await hookThat((_request, response) => void response.end())
  expect(await post(address, { beforeHanding: async () => false })).toEqual({ came: 'stopped' })
  expect(await post(address, { signal: AbortSignal.abort() })).toMatchObject({ came: 'notNow' })
  expect(bodies).toEqual([])
  expect(await post('http://127.0.0.1:1/')).toMatchObject({ came: 'notNow', words: expect.stringContaining('ECONNREFUSED') })
})

test('an endless answer is read no further than its first words', async () => {
  const { address } = await hookThat((_request, response) => {
    response.writeHead(400)
    const more = (): void => void (response.destroyed || response.write('x'.repeat(10_000), more))
    more()
  })
  const outcome = await post(address)
  expect(outcome).toMatchObject({ came: 'refused' })
  expect('words' in outcome && outcome.words.length).toBe(300)
})

test('only public https addresses are posted to', async () => {
  const { address, bodies } = await hookThat((_request, response) => void response.end())
  const closed = (where: string) => postTo({ address: where, body: {}, allowPrivate: false, beforeHanding: yes, patience: 500 })
  expect(await closed(address)).toEqual({ came: 'refused', words: 'Only https addresses are posted to.' })
  for (const where of [
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.1.2.3/',
    'https://0x7f000001/',
    'https://[::ffff:192.168.0.1]/',
    'https://localhost/',
    'file:///etc/passwd',
  ])
    expect(await closed(where), where).toMatchObject({ came: 'refused' })
  expect(bodies).toEqual([])
})

test.each([
  ['8.8.8.8', true],
  ['2606:4700:4700::1111', true],
  ['172.15.0.1', true],
  ['172.16.0.1', false],
  ['169.254.169.254', false],
  ['100.64.0.1', false],
  ['0.0.0.0', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['fe80::1%eth0', false],
  ['fd00::1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false],
  ['slack.com', false],
])('%s is a public address: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})
