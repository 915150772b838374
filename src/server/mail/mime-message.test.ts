import { simpleParser } from 'mailparser'
import { expect, onTestFinished, test } from 'vitest'
import { messageIdOf, seal } from '#server/mail/mime-message.ts'
import { mailServerAt } from '#server/mail/smtp-delivery.ts'
import { startScriptedMailServer } from '#test/scripted-mail-server.ts'

const letter = {
  from: 'Kompas <kompas@bücher-marowijne.example>',
  replyTo: { name: 'Naomi "de" Wit, HR', address: 'naomi@marowijne.example' },
  to: 'jan@bücher.sr',
  list: 'messages',
  language: 'nl',
  subject: 'Kompas komt eraan: één ding tegelijk',
  text: 'Beste Jan,\n\nMaandag begin je.\n',
  html: '<p>Beste Jan,</p><p>Maandag begin je.</p>',
  writtenAt: '2026-11-23T15:00:00.000Z',
} as const

test('[CM-7] a host with letters beyond ASCII goes out as punycode, so that a mail server without SMTPUTF8 takes it', async () => {
  const there = await startScriptedMailServer(() => 'take', 60, true)
  onTestFinished(there.close)
  const way = mailServerAt(there.url)
  onTestFinished(() => way.giveUp())
  const messageId = messageIdOf(letter.from, 'crm', 'announcement', 'jan')
  const sealed = await seal({ ...letter, messageId })
  expect(await way.hand(sealed, async () => true)).toMatchObject({ came: 'taken' })
  // What goes over the wire; the server of the test decodes it.
  expect(sealed).toMatchObject({ from: 'kompas@xn--bcher-marowijne-zvb.example', to: 'jan@xn--bcher-kva.sr' })
  const raw = there.raw.get(letter.to) ?? ''
  expect([...raw].filter((sign) => sign > '\u007f')).toEqual([])
  const read = await simpleParser(raw)
  expect(read).toMatchObject({
    subject: letter.subject,
    messageId,
    from: { value: [{ name: 'Kompas' }] },
    replyTo: { value: [letter.replyTo] },
  })
  expect(read.text?.trim()).toBe(letter.text.trim())
})
