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

test('[TL-5] no line is longer than 75 octets, also with long addresses and names of other letters', () => {
  const to = `${'ñ'.repeat(60)}@${'bücher-'.repeat(8)}sr.internal`
  const from = `"${'Łukasz Gęsiński, '.repeat(6)}" <${'ü'.repeat(50)}@marowijne.internal>`
  const text = invitation({ ...event, url: `https://meet.example/${'é'.repeat(80)}` }, { ...about, from, to })
  expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  const [entry] = new ical.Component(ical.parse(text)).getAllSubcomponents('vevent')
  expect(entry?.getFirstPropertyValue('attendee')).toBe(`mailto:${to}`)
  expect(entry?.getFirstProperty('organizer')?.getParameter('cn')).toBe('Łukasz Gęsiński, '.repeat(6).trim())
})

test('[TR-6] the organiser has the name of the sender, and none where there is none', () => {
  const organiser = (from: string) =>
    new ical.Component(ical.parse(invitation(event, { ...about, from }))).getAllSubcomponents('vevent')[0]?.getFirstProperty('organizer')
  expect([organiser(about.from)?.getParameter('cn'), organiser(about.from)?.getFirstValue()]).toEqual([
    'Kompas',
    'mailto:kompas@marowijne.internal',
  ])
  expect(organiser('kompas@marowijne.internal')?.toICALString()).toBe('ORGANIZER:mailto:kompas@marowijne.internal')
})
