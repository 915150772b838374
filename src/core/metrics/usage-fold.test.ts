import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber } from '#core/kernel/calendar.ts'
import { lineSentence } from '#core/metrics/metrics-words.ts'
import { foldKey, foldLines, lineFaults, type UsageFacts, unfoldKey } from '#core/metrics/usage-fold.ts'

const today = dayNumber('2027-01-30')
const facts: UsageFacts = {
  personOf: (identity) =>
    ({
      'anita@x.example': { slot: 3, zone: 'UTC', goLive: dayNumber('2027-01-20') },
      'ravin@x.example': { slot: 4, zone: 'America/Paramaribo', goLive: 0 },
    })[identity],
  dayAt: (instant, zone) => Math.floor((instant - (zone === 'UTC' ? 0 : 3 * 3_600_000)) / 86_400_000),
  now: Date.parse('2027-01-30T12:00:00Z'),
  workflowOf: (name) => ({ order: 1, invoice: 2 })[name],
  system: 'new',
  workflow: null,
}
const fold = (...lines: unknown[]) => foldLines(lines, facts)
const faults = (...lines: unknown[]) => fold(...lines).refused.map(({ code }) => code)

describe('lines of usage', () => {
  test('[ME-4] are folded into one count per person, day, system and workflow, whatever capitals the address has', () => {
    const { counts, taken, newest } = fold(
      { person: 'anita@x.example', day: '2027-01-28' },
      { person: ' Anita@X.example ', day: '2027-01-28', count: 4 },
      { person: 'anita@x.example', day: '2027-01-29', system: 'old' },
      { person: 'anita@x.example', day: '2027-01-29', workflow: 'invoice', count: '2' },
    )
    const key = (day: string, system = 0, workflow = 0) => foldKey(3, dayNumber(day), system, workflow)
    expect([...counts]).toEqual([
      [key('2027-01-28'), 5],
      [key('2027-01-29', 1), 1],
      [key('2027-01-29', 0, 2), 2],
    ])
    expect([taken, newest]).toEqual([4, dayNumber('2027-01-29')])
  })

  test('[RG-5] an instant counts on the day that it was at the place of the person', () => {
    const { counts } = fold(
      { person: 'anita@x.example', at: '2027-01-28T01:30:00Z' },
      { person: 'ravin@x.example', at: '2027-01-28T01:30:00Z' },
    )
    expect([...counts.keys()].map((key) => unfoldKey(key).slice(0, 2))).toEqual([
      [3, dayNumber('2027-01-28')],
      [4, dayNumber('2027-01-27')],
    ])
  })

  test('[ME-4] each line that cannot be taken is named with its reason', () => {
    const line = { person: 'anita@x.example', day: '2027-01-28' }
    expect(
      faults(
        'text',
        [],
        { ...line, surely: 'not' },
        { day: '2027-01-28' },
        { ...line, person: 'nobody@x.example' },
        { person: 'anita@x.example' },
        { ...line, day: '2027-02-30' },
        { person: 'anita@x.example', at: 'yesterday' },
        { ...line, day: '2027-01-31' },
        { ...line, day: '2024-01-31' },
        { ...line, system: 'other' },
        { ...line, workflow: 'x'.repeat(61) },
        { ...line, workflow: 'or\u0000der' },
        { ...line, workflow: 'unheard of' },
        { ...line, count: 0 },
        { ...line, count: 1.5 },
      ),
    ).toEqual(
      'notALine notALine field noPerson unknownPerson noDay badDay badDay future tooOld badSystem badWorkflow badWorkflow tooManyWorkflows badCount badCount'.split(
        ' ',
      ),
    )
    expect(fold(line, { ...line, day: '2027-01-31' }, line).refused).toEqual([{ line: 2, code: 'future', text: '2027-01-31' }])
    for (const code of lineFaults)
      for (const language of ['en', 'nl'] as const)
        expect(lineSentence(language, { line: 7, code, text: 'x' })).toMatch(/^(line|regel) 7: .{10}/)
  })

  test('[ME-3] lines of days before the own go-live, and of days that figures were shown for, are counted as early and late', () => {
    const at = (day: string) => ({ person: 'anita@x.example', day })
    expect(fold(at('2027-01-19'), at('2027-01-20'), at('2027-01-21'), at('2027-01-22'))).toMatchObject({ taken: 4, early: 1, late: 3 })
  })

  test('[ME-4] the order of lines, and how they are spread over batches, changes nothing', () => {
    const lines = fc.record({
      person: fc.constantFrom('anita@x.example', 'RAVIN@x.example', 'nobody'),
      day: fc.integer({ min: -10, max: 2 }).map((days) => new Date((today + days) * 86_400_000).toISOString().slice(0, 10)),
      system: fc.constantFrom('new', 'old'),
      workflow: fc.constantFrom('', 'order', 'invoice'),
      count: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(
        fc.array(lines, { maxLength: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.array(fc.nat(), { maxLength: 60 }),
        (all, cut, order) => {
          const whole = fold(...all)
          const shuffled = all.map((one, index) => ({ one, by: order[index] ?? index })).toSorted((one, other) => one.by - other.by).map(({ one }) => one) // prettier-ignore
          const sum = new Map<number, number>()
          for (const part of [shuffled.slice(0, cut), shuffled.slice(cut)])
            for (const [key, count] of fold(...part).counts) sum.set(key, (sum.get(key) ?? 0) + count)
          const sorted = (counts: ReadonlyMap<number, number>) => [...counts].toSorted(([one], [other]) => one - other)
          expect(sorted(sum)).toEqual(sorted(whole.counts))
          expect(whole.taken + whole.refused.length).toBe(all.length)
        },
      ),
    )
  })

  test('a key holds the largest slot, day and workflow without loss', () => {
    const parts = [(1 << 20) - 1, 65_535, 1, 1000] as const
    expect(unfoldKey(foldKey(...parts))).toEqual(parts)
    expect(Number.isSafeInteger(foldKey(...parts))).toBe(true)
  })
})
