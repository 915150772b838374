import { describe, expect, test } from 'vitest'
import { completionOf } from '#core/training/completion.ts'
import { sessionEvent } from '#core/training/calendar-invite.ts'
import { invitationsDue } from '#core/training/calendar-invite-commands.ts'
import { whereOf } from '#core/training/seat-commands.ts'
import { note } from '#core/kernel/note.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { materialsMissing, resourceFlaws } from '#core/training/resources.ts'
import { rowOf } from '#test/cast.ts'

const rolloutId = 'crm'
const session = rowOf('session', {
  rolloutId,
  sessionKey: 'core/albina/nl/1',
  phaseKey: 'core',
  locationId: 'albina',
  language: 'nl',
  startsAt: '2027-01-11T08:00:00-03:00',
  minutes: 80,
  seats: 12,
  trainer: 'trainer-1',
  room: 'Zaal 2; boven, links',
  form: 'room',
})

describe('completion', () => {
  const people = ['ann', 'bob', 'cas', 'dee', 'eve'].map((personId) =>
    rowOf('person', { personId, leftOn: personId === 'eve' ? '2027-01-01' : null }),
  )
  const participants = people.map(({ personId }) => rowOf('participant', { rolloutId, personId, phaseKey: 'core' }))
  const phases = [
    rowOf('phase', { rolloutId, phaseKey: 'core', position: 1, headCount: 5 }),
    rowOf('phase', { rolloutId, phaseKey: 'off', position: 2 }),
  ]
  const there = (personId: string, minutes: number) => rowOf('attendance', { rolloutId, sessionKey: session.sessionKey, personId, minutes })

  test('[TR-6] [TR-7] is a share of everyone assigned; three quarters of the session is enough, a minute less is not', () => {
    const attendance = [there('ann', 60), there('bob', 59), there('cas', 0)]
    const rows = { rolloutId, participants, phases, sessions: [session], attendance, people, seatedAhead: new Set(['ann', 'dee', 'eve']) }
    expect(completionOf(rows, 0.75, '2027-01-12')).toEqual([
      {
        phaseKey: 'core',
        assigned: 4,
        complete: 1,
        seated: 1,
        share: 0.25,
        missing: [
          { personId: 'bob', state: 'short' },
          { personId: 'cas', state: 'missed' },
          { personId: 'dee', state: 'toCome' },
        ],
      },
    ])
    expect(completionOf(rows, 0.7, '2027-01-12')[0]?.complete).toBe(2)
  })

  test('[TR-6] the best of several sessions counts, and one of another rollout does not', () => {
    const second = { ...session, sessionKey: 'core/albina/nl/2' }
    const elsewhere = { ...session, rolloutId: 'hr' }
    const attendance = [there('ann', 0), { ...there('ann', 80), sessionKey: second.sessionKey }, { ...there('bob', 80), rolloutId: 'hr' }]
    const rows = {
      rolloutId,
      participants,
      phases,
      sessions: [session, second, elsewhere],
      attendance,
      people,
      seatedAhead: new Set<string>(),
    }
    expect(completionOf(rows, 0.75, '2027-01-12')[0]).toMatchObject({ complete: 1, assigned: 4 })
  })
})

describe('what people learn from by themselves', () => {
  const resource = (kind: string, language: string, state: string, more = {}) =>
    rowOf('resource', { rolloutId, resourceId: `${kind}-${language}`, kind, language, state, ...more })
  test('[TR-4] materials are final when quick start, FAQ and cheat sheet are, in each language that people read', () => {
    const final = ['quickStart', 'faq', 'cheatSheet'].map((kind) => resource(kind, 'nl', 'final'))
    expect(materialsMissing(final, ['nl'])).toEqual([])
    expect(materialsMissing([...final, resource('faq', 'en', 'draft')], ['nl', 'en', 'en'])).toEqual([
      { kind: 'quickStart', language: 'en', state: 'missing' },
      { kind: 'faq', language: 'en', state: 'draft' },
      { kind: 'cheatSheet', language: 'en', state: 'missing' },
    ])
  })

  test('[TR-4] a film over two megabytes wants something lighter that is there, and each kind has its length', () => {
    const text = resource('quickStart', 'nl', 'final', { extent: 3, bytes: 50_000 })
    const film = resource('video', 'nl', 'final', { extent: 6, bytes: 2_000_001 })
    expect(resourceFlaws(text, [])).toEqual(['length'])
    expect(resourceFlaws(film, [text])).toEqual(['heavy'])
    expect(resourceFlaws({ ...film, lighterId: text.resourceId }, [text])).toEqual([])
    expect(resourceFlaws({ ...film, lighterId: text.resourceId }, [{ ...text, state: 'missing' }])).toEqual(['heavy'])
    expect(resourceFlaws({ ...film, extent: 4, bytes: 2_000_000 }, [])).toEqual(['length'])
  })
})

describe('invitations', () => {
  test('[TR-1] [TL-5] a session stands in a calendar with its place, its trainer and minutes that add up', () => {
    const event = sessionEvent({ session, tool: 'Kompas', place: 'Albina', language: 'nl', sequence: 7 })
    expect(event).toMatchObject({
      uid: 'session.core/albina/nl/1@crm.uitrol',
      sequence: 7,
      startsAt: session.startsAt,
      minutes: 80,
      title: 'Training voor Kompas',
      location: 'Zaal 2; boven, links, Albina',
    })
    const [trainer = '', ...agenda] = event.description?.split('\n') ?? []
    expect(trainer).toBe('Trainer volgt')
    expect(agenda.reduce((sum, line) => sum + Number.parseInt(line, 10), 0)).toBe(80)
    const online = { ...session, form: 'online', room: null, link: 'https://meet.example/x', minutes: 40 }
    const told = sessionEvent({ session: online, tool: 'Kompas', place: 'Albina', language: 'en', sequence: 0 })
    expect([told.location, told.description]).toEqual(['https://meet.example/x', 'Trainer to be announced\nhttps://meet.example/x'])
  })

  test('[TR-6] the last word that somebody got decides what is still to be told', () => {
    const seat = (personId: string) => rowOf('attendee', { personId, state: 'seat' })
    const notice = (personId: string, method: string | null, sequence: number, startsAt = session.startsAt) =>
      rowOf('notice', { noticeId: `${personId}${sequence}`, personId, method, sequence, params: JSON.stringify({ startsAt }) })
    const attendees = [seat('new'), seat('told'), seat('moved'), seat('again'), { ...seat('waits'), state: 'waiting' }]
    const notices = [
      notice('told', 'request', 1),
      notice('told', null, 9),
      notice('moved', 'request', 1, '2027-01-10T08:00:00-03:00'),
      notice('again', 'request', 1),
      notice('again', 'cancel', 2),
      notice('left', 'request', 3),
      notice('gone', 'request', 3),
      notice('gone', 'cancel', 4),
    ]
    const due = (of: typeof session | undefined) =>
      invitationsDue(of, attendees, notices, 'Hall 2, Albina').map(({ personId, what }) => `${personId} ${what}`)
    expect(due(session)).toEqual(['new invited', 'moved moved', 'again invited', 'left released'])
    // Of a session that is no longer there, everyone who heard of it hears that it is not.
    expect(due(undefined)).toEqual(['told released', 'moved released', 'left released'])
  })

  test('[TR-6] [CM-2] whoever was told of one room hears of another, by its name, in both languages', () => {
    const { startsAt } = session
    const told = (where: string | null | undefined) => [
      rowOf('notice', { noticeId: 'n1', personId: 'milton', method: 'request', sequence: 1, params: JSON.stringify({ startsAt, where }) }),
    ]
    const seats = [rowOf('attendee', { personId: 'milton', state: 'seat' })]
    const places = [{ locationId: session.locationId ?? '', name: 'Albina' }]
    const where = whereOf(session, places)
    expect(where).toBe('Zaal 2; boven, links, Albina')
    expect(invitationsDue(session, seats, told('Hall 1, Albina'), where).map(({ what }) => what)).toEqual(['moved'])
    expect(invitationsDue(session, seats, told(where), where)).toEqual([])
    // Notices of before the room was told say nothing of it.
    expect(invitationsDue(session, seats, told(undefined), where)).toEqual([])
    for (const language of ['en', 'nl'] as const) {
      const params = { tool: 'Kompas', startsAt, zone: 'America/Paramaribo', where }
      for (const what of ['moved', 'invited', 'seat', 'movedUp'] as const)
        expect(sayNote(language, note(`training.notice.${what}`, params))).toContain(', Zaal 2; boven, links, Albina.')
      expect(sayNote(language, note('training.notice.moved', { ...params, where: null }))).toContain(', online.')
    }
    expect(whereOf({ ...session, form: 'online', link: 'https://meet.example/x' }, places)).toBe('https://meet.example/x')
  })
})
