import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber, instantOf, withOffset } from '#core/kernel/calendar.ts'
import type { CalendarEvent } from '#core/kernel/calendar-event.ts'
import { calendarEvents, type CalendarRows } from '#core/planning/calendar-events.ts'
import { icalendar } from '#core/planning/icalendar.ts'

const rolloutId = 'r1'
const phase = (phaseKey: string, position: number, goLiveOn: string, headCount: number, version: number) => ({
  rolloutId,
  phaseKey,
  position,
  goLiveOn,
  endsOn: '2026-12-11',
  headCount,
  share: 0.2,
  anchorOn: null,
  notBeforeOn: null,
  waitsSinceOn: null as string | null,
  version,
})
const settled = { ownerId: null, settledAt: null, settledBy: null, evidence: null }
const from: CalendarRows = {
  rolloutId,
  oldSystem: 'Old CRM',
  phases: [phase('core', 2, '2026-11-30', 15, 7), phase('off', 4, '2027-01-25', 0, 8)],
  sites: [
    { rolloutId, phaseKey: 'core', locationId: 'l0', goLiveOn: '2026-11-30', headCount: 9, version: 7 },
    { rolloutId, phaseKey: 'core', locationId: 'l2', goLiveOn: '2026-12-01', headCount: 6, version: 9 },
  ],
  sessions: [
    {
      rolloutId,
      sessionKey: 'core:l2:en:1',
      phaseKey: 'core',
      locationId: 'l2',
      language: 'en',
      startsAt: '2026-11-26T14:00:00-04:00',
      minutes: 80,
      seats: 12,
      trainer: 'Trainer 1',
      room: 'Room A; second floor, left',
      form: 'room',
      version: 3,
    },
  ],
  officeHours: [
    {
      rolloutId,
      officeKey: 'core:l2:1',
      phaseKey: 'core',
      locationId: null,
      startsAt: '2026-12-01T10:00:00-04:00',
      minutes: 60,
      hostId: null,
      version: 3,
    },
  ],
  messages: [
    {
      rolloutId,
      messageKey: 'announcement',
      kind: 'announcement',
      stage: 'before',
      phaseKey: null,
      locationId: null,
      sendOn: '2026-11-02',
      readers: 42,
      version: 2,
    },
  ],
  items: [
    {
      rolloutId,
      itemKey: 'core:launchDay:welcomeSent',
      phaseKey: 'core',
      list: 'launchDay',
      item: 'welcomeSent',
      dueOn: '2026-11-30',
      state: 'done',
      ...settled,
      version: 11,
    },
    {
      rolloutId,
      itemKey: 'core:launchDay:issuesLogged',
      phaseKey: 'core',
      list: 'launchDay',
      item: 'issuesLogged',
      dueOn: '2026-11-30',
      state: 'open',
      ...settled,
      version: 4,
    },
    {
      rolloutId,
      itemKey: 'core:eachWeek:updateSent:2',
      phaseKey: 'core',
      list: 'eachWeek',
      item: 'updateSent',
      dueOn: '2026-12-11',
      state: 'open',
      ...settled,
      version: 4,
    },
  ],
  locations: [
    { locationId: 'l0', name: 'Paramaribo' },
    { locationId: 'l2', name: 'Georgetown' },
  ],
}

const stamp = '2026-11-02T12:00:00Z'
const parsed = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
}
const lines = (events: readonly CalendarEvent[]) =>
  events.map((event) => `${event.uid} ${event.sequence} ${event.kind === 'day' ? event.day : event.startsAt} ${event.title}`)

describe('calendar events', () => {
  test('[TL-5] phases, late places, sessions, hours, messages and lists become events with stable ids', () => {
    expect(lines(calendarEvents(from, 'en', 'New CRM'))).toEqual([
      'phase.core@r1.uitrol 7 2026-11-30 New CRM: “Core team” starts',
      'phase.off@r1.uitrol 8 2027-01-25 Old CRM is switched off',
      'phaseSite.core/l2@r1.uitrol 9 2026-12-01 New CRM: “Core team” starts in Georgetown',
      'session.core:l2:en:1@r1.uitrol 3 2026-11-26T14:00:00-04:00 New CRM training, “Core team” (in English)',
      'officeHour.core:l2:1@r1.uitrol 3 2026-12-01T10:00:00-04:00 Office hour New CRM',
      'message.announcement@r1.uitrol 2 2026-11-02 New CRM: Announcement',
      'checklistItem.core:launchDay@r1.uitrol 11 2026-11-30 New CRM: Go-live day, “Core team”',
      'checklistItem.core:eachWeek:2@r1.uitrol 4 2026-12-11 New CRM: Every week after, “Core team”',
    ])
  })

  test('[TL-5] a list is due when its open items are, whatever day the settled ones had', () => {
    const [done, open] = from.items
    const items = [
      { ...done, dueOn: '2026-11-30' },
      { ...open, dueOn: '2026-12-07' },
    ] as CalendarRows['items']
    const lists = calendarEvents({ ...from, items }, 'en', 'New CRM').filter(({ uid }) => uid.startsWith('checklistItem'))
    expect(lists.map((event) => event.kind === 'day' && event.day)).toEqual(['2026-12-07'])
  })

  test('[TL-5] [RG-3] in Dutch the ids are the same and the words are not', () => {
    const [en, nl] = [calendarEvents(from, 'en', 'New CRM'), calendarEvents(from, 'nl', 'New CRM')]
    expect(nl.map(({ uid }) => uid)).toEqual(en.map(({ uid }) => uid))
    expect(nl[0]?.title).toBe('New CRM: “Kerngroep” begint')
    expect(nl.map(({ title }) => title).filter((title) => en.some((event) => event.title === title))).toEqual([])
  })

  test('[GA-4] [TL-5] a start that waits for its go/no-go check is tentative, at each location, and says since when it waits', () => {
    const phases = [{ ...phase('core', 2, '2026-11-30', 15, 20), waitsSinceOn: '2026-11-27' }, phase('off', 4, '2027-01-25', 0, 8)]
    const events = calendarEvents({ ...from, phases }, 'en', 'New CRM')
    expect(events.filter(({ isTentative }) => isTentative).map(({ title, description }) => [title, description])).toEqual([
      ['New CRM: “Core team” starts (waits for a decision)', 'Planned for Friday 27 November. The day moves on until the go/no-go check is approved.'], // prettier-ignore
      [expect.stringMatching(/^New CRM: “Core team” starts in .* \(waits for a decision\)$/), expect.stringContaining('27 November')],
    ])
    const nl = icalendar(calendarEvents({ ...from, phases }, 'nl', 'New CRM'), { name: 'New CRM', stamp: '2026-11-28T12:00:00Z' })
    expect(nl.split('STATUS:TENTATIVE').length).toBe(3)
    expect(nl).toContain('begint (wacht op een besluit)')
    expect(icalendar(calendarEvents(from, 'en', 'New CRM'), { name: 'New CRM', stamp: '2026-11-28T12:00:00Z' })).not.toContain('TENTATIVE')
  })

  test('[TL-5] an event keeps its id and raises its sequence when its day moves', () => {
    const moved = { ...from, phases: [{ ...phase('core', 2, '2026-12-07', 15, 20) }] }
    const [before, after] = [calendarEvents(from, 'en', 'New CRM')[0], calendarEvents(moved, 'en', 'New CRM')[0]]
    expect(after?.uid).toBe(before?.uid)
    expect([before?.sequence, after?.sequence]).toEqual([7, 20])
  })

  test('[TL-5] an office hour and a weekly update keep their ids when their days move', () => {
    const on = (shift: number, count: number) => {
      const days = Array.from({ length: count }, (_, at) => addDays('2026-12-01', at + shift))
      return {
        ...from,
        officeHours: days.map((day) => ({ ...from.officeHours[0], officeKey: `core/l2/${day}`, startsAt: `${day}T10:00:00-04:00` })),
        messages: days.flatMap((day) =>
          ['', ':l2'].map((place) => ({ ...from.messages[0], messageKey: `update:${day}${place}`, kind: 'update', sendOn: day })),
        ),
      } as CalendarRows
    }
    const uids = (rows: CalendarRows) => calendarEvents(rows, 'en', 'New CRM').map(({ uid }) => uid)
    expect(uids(on(7, 3))).toEqual(uids(on(0, 3)))
    expect(uids(on(0, 3))).toEqual(expect.arrayContaining(['officeHour.core/l2/3@r1.uitrol', 'message.update:2:l2@r1.uitrol']))
    // One fewer: the last of them is no more, the others stay.
    expect(uids(on(0, 3)).filter((uid) => !uids(on(5, 2)).includes(uid))).toEqual([
      'officeHour.core/l2/3@r1.uitrol',
      'message.update:3@r1.uitrol',
      'message.update:3:l2@r1.uitrol',
    ])
  })
})

test('[TL-5] a message to one phase says to which', () => {
  const reminder = {
    ...from.messages[0],
    messageKey: 'reminder:core',
    kind: 'reminder',
    phaseKey: 'core',
  } as CalendarRows['messages'][number]
  const [event] = calendarEvents(
    { ...from, phases: [], sites: [], sessions: [], officeHours: [], items: [], messages: [reminder] },
    'nl',
    'New CRM',
  )
  expect(event?.title).toBe('New CRM: Herinnering, “Kerngroep”')
})

describe('iCalendar', () => {
  test('[TL-5] a calendar is read back by another program: days, instants in UTC, texts with every sign', () => {
    const events = parsed(icalendar(calendarEvents(from, 'en', 'New CRM'), { name: 'Kasnika: New CRM', stamp }))
    const byUid = new Map(events.map((event) => [event.uid, event]))
    const core = byUid.get('phase.core@r1.uitrol')
    expect([core?.startDate.isDate, core?.startDate.toString(), core?.endDate.toString()]).toEqual([true, '2026-11-30', '2026-12-01'])
    const session = byUid.get('session.core:l2:en:1@r1.uitrol')
    expect([session?.startDate.toString(), session?.endDate.toString()]).toEqual(['2026-11-26T18:00:00Z', '2026-11-26T19:20:00Z'])
    expect(session?.location).toBe('Room A; second floor, left, Georgetown')
    expect(byUid.get('checklistItem.core:launchDay@r1.uitrol')?.description).toBe('● Send the welcome message\n○ Log the issues')
    expect(events.map(({ sequence }) => sequence)).toEqual([7, 8, 9, 3, 3, 2, 11, 4])
  })

  test('[TL-5] a calendar has what the standard asks for and nothing that makes it an invitation', () => {
    const text = icalendar(calendarEvents(from, 'nl', 'New CRM'), { name: 'New CRM', stamp })
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Uitrol//Uitrol//EN')
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('New CRM')
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT6H')
    expect(calendar.getFirstPropertyValue('method')).toBeNull()
    for (const event of calendar.getAllSubcomponents('vevent')) expect(String(event.getFirstPropertyValue('dtstamp'))).toBe(stamp)
  })

  test('[TL-5] [RG-5] a time travels as an instant: nine o’clock in Nassau before and after the clocks change', () => {
    const at = (startsAt: string): CalendarEvent => ({ kind: 'time', uid: startsAt, sequence: 0, title: 'Training', startsAt, minutes: 60 })
    const events = ['2026-03-06', '2026-03-09'].map((day) =>
      at(withOffset(instantOf(dayNumber(day), 9 * 60, 'America/Nassau'), 'America/Nassau')),
    )
    expect(parsed(icalendar(events, { name: 'New CRM', stamp })).map(({ startDate }) => startDate.toString())).toEqual([
      '2026-03-06T14:00:00Z',
      '2026-03-09T13:00:00Z',
    ])
  })

  test('[TL-5] an empty calendar is a calendar', () => {
    expect(parsed(icalendar([], { name: 'New CRM', stamp }))).toEqual([])
  })

  test('[TL-5] any text survives, and no line is longer than 75 octets', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    const octets = new TextEncoder()
    fc.assert(
      fc.property(text, text, (title, description) => {
        const written = icalendar(
          [{ kind: 'day', uid: 'phase.core@r1.uitrol', sequence: 1, day: '2026-11-30', endDay: '2026-12-04', title, description }],
          { name: title, stamp },
        )
        for (const line of written.split('\r\n')) expect(octets.encode(line).length).toBeLessThanOrEqual(75)
        expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        // oxlint-disable-next-line no-control-regex -- the very characters that are left out
        const plain = (value: string) => value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
        const [event] = parsed(written)
        expect(event?.summary).toBe(plain(title))
        expect(event?.description).toBe(plain(description))
        expect(event?.endDate.toString()).toBe('2026-12-05')
      }),
    )
  })
})
