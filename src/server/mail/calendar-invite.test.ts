import ical from 'ical.js'
import { expect, test } from 'vitest'
import { invitation } from '#server/mail/calendar-invite.ts'

const about = {
  method: 'REQUEST',
  from: 'Kompas <kompas@marowijne.internal>',
  to: 'milton@marowijne.internal',
  stamp: '2026-11-23T15:00:00.000Z',
} as const
const event = {
  kind: 'time',
  uid: 'session.early/1@crm.uitrol',
  sequence: 1,
  title: 'Kompas: training',
  startsAt: '2026-12-01T13:00:00.000Z',
  minutes: 90,
} as const

test.each([
  "https://meet.example/a?b=$'&c=$`",
  'https://meet.example/$&$&',
  'https://meet.example/$1$$',
  `https://meet.example/${'e$'.repeat(60)}`,
])('[TR-6] the link of a session stands in its entry as it is: %s', (url) => {
  const text = invitation({ ...event, url }, about)
  const calendar = new ical.Component(ical.parse(text))
  const [entry, ...others] = calendar.getAllSubcomponents('vevent')
  expect(others).toEqual([])
  expect(entry?.getFirstPropertyValue('url')).toBe(url)
  expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST')
  expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true)
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
})
