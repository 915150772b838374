import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { mailServerAt } from '#server/mail/smtp-delivery.ts'
import { type Doing, startScriptedMailServer } from '#test/scripted-mail-server.ts'

const patience = { connect: 10_000, answer: 1500 }
const letterTo = (reader: string, messageId = `<${reader}.1@test>`) => ({
  from: 'uitrol@marowijne.internal',
  to: `${reader}@marowijne.internal`,
  bytes: Buffer.from(`From: uitrol@marowijne.internal\r\nMessage-ID: ${messageId}\r\nSubject: Kompas\r\n\r\nMonday.\r\n`),
})

const serverThat = async (script: (reader: string) => Doing) => {
  const there = await startScriptedMailServer((address) => script(address.split('@')[0] ?? ''))
  onTestFinished(there.close)
  const way = mailServerAt(there.url, patience)
  onTestFinished(() => way.giveUp())
  return { there, way }
}
const yes = async (): Promise<boolean> => true

test.each([
  ['take', { came: 'taken', words: expect.stringContaining('250') }],
  ['slow', { came: 'taken', words: expect.stringContaining('250') }],
  ['readerNotNow', { came: 'refused', forGood: false, words: '450 Greylisted, come back later' }],
  ['readerNever', { came: 'refused', forGood: true, words: '550 No such user here' }],
  ['letterNotNow', { came: 'refused', forGood: false, words: '452 No room just now' }],
  ['letterNever', { came: 'refused', forGood: true, words: '554 This looks like spam' }],
  ['hangBefore', { came: 'noServer', words: 'Timeout' }],
  ['dropBefore', { came: 'noServer', words: 'Connection closed unexpectedly' }],
  ['hangAfter', { came: 'unsure' }],
  ['dropAfter', { came: 'unsure' }],
] as const)('[CM-7] a server that does %s', async (doing, handed) => {
  const { there, way } = await serverThat((reader) => (reader === 'milton' ? doing : 'take'))
  expect(await way.hand(letterTo('milton'), yes)).toEqual(handed)
  expect(await way.hand(letterTo('naomi'), yes)).toMatchObject({ came: 'taken' })
  expect(there.held.get('<naomi.1@test>')).toBe(1)
})

test('[CM-7] who is asked at the last moment can still say no, and the server then has nothing', async () => {
  const { there, way } = await serverThat(() => 'take')
  expect(await way.hand(letterTo('milton'), async () => false)).toEqual({ came: 'stopped' })
  expect(await way.hand(letterTo('naomi'), yes)).toMatchObject({ came: 'taken' })
  expect([...there.held.keys()]).toEqual(['<naomi.1@test>'])
})

test('a fault of whoever is asked at the last moment is a fault, and the server has nothing', async () => {
  const { there, way } = await serverThat(() => 'take')
  const asked = way.hand(letterTo('milton'), () => Promise.reject(new Error('no database')))
  await expect(asked).rejects.toThrow('no database')
  expect(there.held.size).toBe(0)
})

test('[CM-7] whoever asks at the last moment is asked once, when the server has taken the reader', async () => {
  const { way } = await serverThat((reader) => (reader === 'milton' ? 'readerNever' : 'take'))
  const asked: string[] = []
  for (const reader of ['milton', 'naomi', 'ravi'])
    await way.hand(letterTo(reader), async () => {
      asked.push(reader)
      return true
    })
  expect(asked).toEqual(['naomi', 'ravi'])
})

test('[CM-7] no server there: nothing was handed over, and the next letter is tried again', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await new Promise((ready) => closed.once('listening', ready))
  const { port } = closed.address() as AddressInfo
  await new Promise((done) => closed.close(done))
  const way = mailServerAt(`smtp://127.0.0.1:${port}`, patience)
  let asked = 0
  const handed = await way.hand(letterTo('milton'), async () => ++asked > 0)
  expect(handed).toMatchObject({ came: 'noServer', words: expect.stringContaining('ECONNREFUSED') })
  expect(asked).toBe(0)
})

test('a connection that the server closed meanwhile is replaced without a word', async () => {
  const { there, way } = await serverThat(() => 'take')
  for (let round = 0; round < 3; round++) {
    expect(await way.hand(letterTo('milton', `<${round}@test>`), yes)).toMatchObject({ came: 'taken' })
    there.hangUpAll()
  }
  expect(there.held.size).toBe(3)
})

test('[CM-7] giving up leaves the letter that waits for its answer unsure, and one that waits before it unsent', async () => {
  const { there, way } = await serverThat((reader) => (reader === 'milton' ? 'hangAfter' : 'hangBefore'))
  const handed = Promise.all([way.hand(letterTo('milton'), yes), way.hand(letterTo('naomi'), yes)])
  await expect.poll(() => there.seen()).toBe(2)
  way.giveUp()
  expect((await handed).map(({ came }) => came)).toEqual(['unsure', 'noServer'])
})
