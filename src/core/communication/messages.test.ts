import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayNumber, isAllowed, mondayOf } from '#core/kernel/calendar.ts'
import { planMessages } from '#core/communication/messages.ts'
import type { PlanFacts, PlannedMessage } from '#core/plan/plan.ts'
import { calendarsOf, schedulePhases } from '#core/plan/timeline.ts'
import { sayNote } from '#core/registry/vocabulary.ts'
import { companyOf, factsOf, placeAt, somebody } from '#test/company.ts'
import { cohortsOf, timelines } from '#test/timelines.ts'

const here = Array.from({ length: 9 }, (_, number) => somebody(number))
const spread = Array.from({ length: 12 }, (_, number) =>
  somebody(number, { locationId: number % 2 === 0 || number % 4 === 1 ? 'l0' : 'l2' }),
)
const messagesOf = (facts: PlanFacts, shape?: string) => planMessages(facts, schedulePhases(facts, cohortsOf(facts.people, shape)).phases)
const lines = (messages: readonly PlannedMessage[]) => messages.map(({ key, sendOn, readers }) => `${sendOn} ${key} (${readers})`)

describe('messages', () => {
  test('[CM-1] announcement, reminders, welcomes, weekly updates and a look back, in the order of their days', () => {
    const { messages, warnings } = messagesOf(factsOf(here, { holidays: new Map() }))
    expect(lines(messages)).toEqual([
      '2026-11-23 announcement (9)',
      '2026-11-30 reminder:early (3)',
      '2026-12-07 welcome:early:l0 (3)',
      '2026-12-11 update:2026-12-11 (9)',
      '2026-12-14 reminder:core (3)',
      '2026-12-18 update:2026-12-18 (9)',
      '2026-12-21 welcome:core:l0 (3)',
      '2026-12-25 update:2026-12-25 (9)',
      '2026-12-28 reminder:rest (3)',
      '2027-01-01 update:2027-01-01 (9)',
      '2027-01-04 welcome:rest:l0 (3)',
      '2027-01-08 update:2027-01-08 (9)',
      '2027-01-15 update:2027-01-15 (9)',
      '2027-01-25 retrospective (9)',
    ])
    expect(warnings).toEqual([])
    expect(new Set(messages.map(({ stage, kind }) => `${stage} ${kind}`))).toEqual(
      new Set(['before announcement', 'before reminder', 'during welcome', 'during update', 'after retrospective']),
    )
  })

  test('[CM-1] [PH-6] one person alone announces nothing to themselves; two on one day look back after a week', () => {
    expect(messagesOf(factsOf(here.slice(0, 1)), 'solo').messages).toEqual([])
    expect(lines(messagesOf(factsOf(here.slice(0, 2)), 'solo').messages)).toEqual([
      '2026-11-23 announcement (2)',
      '2026-11-30 reminder:switch (2)',
      '2026-12-07 welcome:switch:l0 (2)',
      '2026-12-11 update:2026-12-11 (2)',
      '2026-12-14 retrospective (2)',
    ])
  })

  test('[CM-1] [TL-2] a place that is closed on the day gets its own message, the others keep theirs', () => {
    const holidays = new Map([['SR', [{ day: '2026-11-23', provisional: false }]]])
    const { messages } = messagesOf(factsOf(spread, { locations: [placeAt(0), placeAt(2)], holidays }))
    expect(messages.filter(({ kind }) => kind === 'announcement')).toMatchObject([
      { key: 'announcement:l0', locationId: 'l0', sendOn: '2026-11-20', readers: 9 },
      { key: 'announcement', locationId: null, sendOn: '2026-11-23', readers: 3 },
    ])
  })

  test('[CM-1] when every place is closed on the day, there is still one message', () => {
    const holidays = new Map([['SR', [{ day: '2026-11-23', provisional: false }]]])
    const { messages } = messagesOf(factsOf(here, { holidays }))
    expect(lines(messages)[0]).toBe('2026-11-20 announcement (9)')
  })

  test('[CM-1] what should have gone out before today goes out on the next open day, with a warning', () => {
    const { messages, warnings } = messagesOf(factsOf(here, { today: '2026-12-05', holidays: new Map() }))
    expect(lines(messages).slice(0, 2)).toEqual(['2026-12-07 announcement (9)', '2026-12-07 reminder:early (3)'])
    expect(warnings.map((warning) => [sayNote('en', warning), sayNote('nl', warning)])).toEqual([
      [
        'The announcement was due on Monday 23 November and will be sent on Monday 7 December. A later start date gives people more time.',
        'De aankondiging had op maandag 23 november verstuurd moeten zijn en gaat nu op maandag 7 december weg. Met een latere startdatum hebben mensen meer tijd.',
      ],
      [
        'The reminder to “Early adopters” was due on Monday 30 November and will be sent on Monday 7 December. A later start date gives people more time.',
        'De herinnering aan “Voorlopers” had op maandag 30 november verstuurd moeten zijn en gaat nu op maandag 7 december weg. Met een latere startdatum hebben mensen meer tijd.',
      ],
    ])
  })

  test('[CM-1] a rollout that runs keeps the days of what was sent', () => {
    const { messages, warnings } = messagesOf(factsOf(here, { today: '2026-12-10', holidays: new Map() }))
    expect(lines(messages)[0]).toBe('2026-11-23 announcement (9)')
    expect(warnings).toEqual([])
  })

  test('[CM-1] nobody, no messages', () => {
    expect(planMessages(factsOf([]), [])).toEqual({ messages: [], warnings: [] })
  })
})

describe('messages of any company', () => {
  test('[TL-2] [TL-3] none falls on a weekend, holiday or freeze of its readers, none before today', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const calendars = calendarsOf(facts)
        const { messages } = planMessages(facts, schedulePhases(facts, cohorts).phases)
        const ofOwn = new Map<string, Set<string>>()
        for (const { key, locationId } of messages) {
          if (locationId === null) continue
          const shared = key.slice(0, -locationId.length - 1)
          ofOwn.set(shared, (ofOwn.get(shared) ?? new Set()).add(locationId))
        }
        const inPhase = new Map(cohorts.map(({ key, people }) => [key, new Set(people.map(({ locationId }) => locationId))]))
        const everywhere = new Set(facts.people.map(({ locationId }) => locationId))
        for (const { key, kind, phase, locationId, sendOn, readers: count } of messages) {
          const readers = locationId ? [locationId] : [...(phase === null ? everywhere : (inPhase.get(phase) ?? []))]
          for (const place of readers) {
            if (locationId === null && (kind === 'update' || ofOwn.get(key)?.has(place))) continue
            const calendar = calendars.get(place)
            expect(calendar && isAllowed(calendar, dayNumber(sendOn)), `${key} on ${sendOn} in ${place}`).toBe(true)
          }
          if (kind === 'update' && locationId === null) {
            const open = facts.people.filter((person) => {
              const calendar = calendars.get(person.locationId)
              return calendar && isAllowed(calendar, dayNumber(sendOn)) && !ofOwn.get(key)?.has(person.locationId)
            })
            expect(open.length).toBe(count)
          }
          expect(sendOn >= facts.today).toBe(true)
        }
      }),
    )
  })

  test('[CM-1] everyone reads one announcement, one reminder, one welcome and one look back, each in its time', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const { phases } = schedulePhases(facts, cohorts)
        const { messages, warnings } = planMessages(facts, phases)
        const read = (kind: PlannedMessage['kind']) =>
          messages.filter((one) => one.kind === kind).reduce((sum, { readers }) => sum + readers, 0)
        for (const kind of ['announcement', 'reminder', 'welcome', 'retrospective'] as const) expect(read(kind)).toBe(facts.people.length)
        expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length)
        const first = phases[0]?.goLive ?? ''
        const last = phases.at(-1)?.goLive ?? ''
        const late = warnings.some(({ code, params }) => code === 'communication.late' && params.kind === 'announcement')
        for (const { kind, sendOn } of messages) {
          if (kind === 'announcement' && !late) expect(sendOn <= addDays(first, -14)).toBe(true)
          if (kind === 'retrospective') expect(sendOn > last).toBe(true)
        }
      }),
    )
  })

  test('[CM-1] no place misses an update in a week in which it is open on Friday', () => {
    fc.assert(
      fc.property(timelines(), ({ facts, cohorts }) => {
        const { phases } = schedulePhases(facts, cohorts)
        const off = phases.find(({ key }) => key === 'off')
        fc.pre(off !== undefined)
        const { messages } = planMessages(facts, phases)
        const readers = new Map<string, number>()
        for (const { kind, key, readers: count } of messages) {
          if (kind === 'update') readers.set(key.slice(0, 17), (readers.get(key.slice(0, 17)) ?? 0) + count)
        }
        const calendars = [...calendarsOf(facts).values()]
        for (let friday = mondayOf(dayNumber(phases[0]?.goLive ?? '')) + 4; friday <= dayNumber(off.goLive); friday += 7) {
          if (!calendars.every((calendar) => isAllowed(calendar, friday))) continue
          expect(readers.get(`update:${addDays('1970-01-01', friday)}`)).toBe(facts.people.length)
        }
      }),
    )
  })

  test('[PH-11] 100,000 people make as many messages as their places do, not as they are', () => {
    const facts = companyOf(100_000)
    const { messages } = messagesOf(facts)
    expect(messages.length).toBeLessThan(60 * facts.locations.length)
  })
})
