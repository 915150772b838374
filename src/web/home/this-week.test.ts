/** What Today says about the coming seven days. */
import { expect, test } from 'vitest'
import { rowOf, storedRow } from '#test/cast.ts'
import { thisWeek, type WeekRows } from '#web/home/this-week.ts'

const stamp = { organisationId: 'kasnika', version: 1 }
const place = (locationId: string, name: string, country: string, zone: string) =>
  storedRow('location', { locationId, name, country, zone })
const holiday = (country: string, day: string, off = 1) => storedRow('holiday', { country, day, nameEn: 'Day', nameNl: 'Dag', off })
const none: WeekRows = {
  phases: [],
  sites: [],
  sessions: [],
  attendees: [],
  officeHours: [],
  messages: [],
  holidays: [],
  freezes: [],
  places: [place('pbo', 'Paramaribo', 'SR', 'America/Paramaribo'), place('geo', 'Georgetown', 'GY', 'America/Guyana')],
  pauses: [],
  gates: [],
  zone: 'America/Paramaribo',
}

test('[CH-3] a holiday names the places that are closed; one crossed out or of another country is left out', () => {
  const rows = {
    ...none,
    holidays: [holiday('SR', '2026-11-25'), holiday('SR', '2026-11-26', 0), holiday('JM', '2026-11-27'), holiday('SR', '2026-12-25')],
  }
  expect(thisWeek(rows, '2026-11-22')).toEqual([
    { day: '2026-11-25', happenings: [{ kind: 'holiday', nameEn: 'Day', nameNl: 'Dag', places: ['Paramaribo'] }] },
  ])
})

test('[RG-5] a session stands on its own place’s day, with the people who have a seat', () => {
  const session = {
    ...stamp,
    rolloutId: 'crm',
    sessionKey: 's',
    phaseKey: 'early',
    locationId: 'geo',
    language: 'en',
    startsAt: '2026-11-27T02:30:00Z',
    minutes: 80,
    seats: 12,
    trainer: 't',
    room: null,
    form: 'room',
    link: null,
    fixedAt: null,
    cancelledAt: null,
    closedAt: null,
  }
  const attendees = ['a', 'b'].map((personId) => ({
    ...stamp,
    rolloutId: 'crm',
    sessionKey: 's',
    personId,
    locationId: null,
    state: 'seat',
    chosenAt: null,
    because: null,
  }))
  const [found] = thisWeek({ ...none, sessions: [session], attendees }, '2026-11-22')
  expect(found?.day).toBe('2026-11-26')
  expect(found?.happenings).toEqual([
    { kind: 'session', startsAt: session.startsAt, zone: 'America/Guyana', people: 2, minutes: 80, place: 'Georgetown' },
  ])
})

test('[CH-3] many sessions of one day are told together; with the seats on the server their people are not known', () => {
  const session = (sessionKey: string) => ({
    ...stamp,
    rolloutId: 'crm',
    sessionKey,
    phaseKey: 'early',
    locationId: 'geo',
    language: 'en',
    startsAt: '2026-11-24T13:00:00Z',
    minutes: 80,
    seats: 12,
    trainer: 't',
    room: null,
    form: 'room',
    link: null,
    fixedAt: null,
    cancelledAt: null,
    closedAt: null,
  })
  const sessions = ['a', 'b', 'c', 'd'].map(session)
  expect(thisWeek({ ...none, sessions }, '2026-11-22')).toEqual([
    { day: '2026-11-24', happenings: [{ kind: 'sessions', count: 4, people: 0 }] },
  ])
  const few = thisWeek({ ...none, sessions: sessions.slice(0, 3), attendees: undefined }, '2026-11-22')
  expect(few[0]?.happenings.map((one) => one.kind === 'session' && one.people)).toEqual([null, null, null])
})

test('[TL-2] [CO-3] a phase that starts on two days at two places is told on both, and what is paused is not told', () => {
  const phase = {
    ...stamp,
    rolloutId: 'crm',
    phaseKey: 'early',
    position: 1,
    goLiveOn: '2026-11-23',
    endsOn: '2026-12-04',
    headCount: 8,
    share: 0.2,
    anchorOn: null,
    notBeforeOn: null,
    waitsSinceOn: null as string | null,
  }
  const site = (locationId: string, goLiveOn: string, headCount: number) => ({
    ...stamp,
    rolloutId: 'crm',
    phaseKey: 'early',
    locationId,
    goLiveOn,
    headCount,
    notBeforeOn: null,
  })
  const week = thisWeek({ ...none, phases: [phase], sites: [site('geo', '2026-11-23', 2), site('pbo', '2026-11-24', 6)] }, '2026-11-22')
  expect(week.map(({ day, happenings }) => [day, happenings.map((one) => (one.kind === 'goLive' ? one.people : 0))])).toEqual([
    ['2026-11-23', [2]],
    ['2026-11-24', [6]],
  ])

  // Paused at one place, it starts at the other alone; paused for everyone, nothing starts and nothing is sent.
  const message = {
    ...stamp,
    ...rowOf('message', { rolloutId: 'crm', kind: 'welcome', phaseKey: 'early', sendOn: '2026-11-23', readers: 8 }),
  }
  const rows = { ...none, phases: [phase], sites: [site('geo', '2026-11-23', 2), site('pbo', '2026-11-24', 6)], messages: [message] }
  const paused = (locationId: string | null) => ({
    ...stamp,
    ...rowOf('pause', { rolloutId: 'crm', pauseId: 'p', locationId, pausedAt: '2026-11-22T12:00:00Z' }),
  })
  const during = (locationId: string | null) =>
    thisWeek({ ...rows, pauses: [paused(locationId)] }, '2026-11-22').map(({ day, happenings }) => [
      day,
      happenings.map(({ kind }) => kind),
    ])
  expect(during('geo')).toEqual([
    ['2026-11-23', ['message']],
    ['2026-11-24', ['goLive']],
  ])
  expect(during(null)).toEqual([])
  // Until its go/no-go check is approved it has no day; what is sent before the start keeps its own.
  const reminder = { ...message, kind: 'reminder', messageKey: 'reminder', sendOn: '2026-11-22' }
  const gated = (approvedAt: string | null) =>
    thisWeek(
      { ...rows, messages: [reminder, message], gates: [storedRow('gate', { rolloutId: 'crm', phaseKey: 'early', approvedAt })] },
      '2026-11-22',
    ).map(({ day, happenings }) => [day, happenings.map((one) => [one.kind, 'plannedOn' in one ? one.plannedOn : null])])
  expect(gated(null)).toEqual([
    ['2026-11-22', [['message', null]]],
    [
      null,
      [
        ['goLive', '2026-11-23'],
        ['goLive', '2026-11-24'],
        ['message', '2026-11-23'],
      ],
    ],
  ])
  // Once its day has passed, the day that everybody was told is the one that counts.
  rows.phases = [{ ...phase, waitsSinceOn: '2026-11-20' }]
  expect(gated(null).at(-1)?.[1]).toContainEqual(['goLive', '2026-11-20'])
  rows.phases = [phase]
  expect(gated('2026-11-20T12:00:00Z').map(([day]) => day)).toEqual(['2026-11-22', '2026-11-23', '2026-11-24'])
  // Whatever is paused, the old system stays on.
  const off = { ...phase, phaseKey: 'off', position: 2, goLiveOn: '2026-11-25', headCount: 0 }
  const kinds = (pauses: WeekRows['pauses']) => thisWeek({ ...none, phases: [off], pauses }, '2026-11-22').length
  expect([kinds([]), kinds([paused('geo')])]).toEqual([1, 0])
})

test('[TL-3] a freeze window that began earlier stands on today; a week without anything is empty', () => {
  const freeze = { ...stamp, rolloutId: 'crm', freezeId: 'f', name: 'Closing', fromOn: '2026-11-01', toOn: '2026-11-24', locationId: null }
  expect(thisWeek({ ...none, freezes: [freeze] }, '2026-11-22')).toEqual([
    { day: '2026-11-22', happenings: [{ kind: 'freeze', name: 'Closing', until: '2026-11-24' }] },
  ])
  expect(thisWeek(none, '2026-11-22')).toEqual([])
})
