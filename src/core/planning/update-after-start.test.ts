/** A plan that is updated once its first phase has begun on another day than it was wanted. */
import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import type { StoredRow } from '#core/kernel/rows.ts'
import { replan } from '#core/planning/replan.ts'
import { factsOf, placeAt, somebody } from '#test/company.ts'
import { after, on, rowsOf } from '#test/plan-rows.ts'

test('[PH-10] [TL-1] an update after the first phase has begun leaves the later phases on their days', () => {
  // Wanted on Wednesday 9 December; a freeze lets it begin on Monday the 14th.
  const facts = factsOf(
    Array.from({ length: 8 }, (_, number) => somebody(number, { locationId: 'l0' })),
    {
      locations: [placeAt(0)],
      startOn: '2026-12-09',
      freezes: [{ from: '2026-12-09', to: '2026-12-13', locationId: null }],
    },
  )
  const empty = rowsOf(facts)
  const planned = after(empty, replan(empty, on(facts.today)))
  const daysOf = ({ phases }: typeof planned) => phases.map(({ phaseKey, goLiveOn }) => `${phaseKey} ${goLiveOn}`).toSorted()
  const [first] = planned.phases.toSorted((a, b) => a.position - b.position)
  expect(first?.goLiveOn).toBe('2026-12-14')
  for (const day of ['2026-12-14', addDays('2026-12-14', 2)])
    expect(daysOf(after(planned, replan(planned, on(day))))).toEqual(daysOf(planned))
})

test('[PH-10] made anew twice on a day, the plan says the same: of messages that come late, too', () => {
  const facts = factsOf(
    Array.from({ length: 30 }, (_, number) => somebody(number, { locationId: 'l0' })),
    { locations: [placeAt(0)] },
  )
  const empty = rowsOf(facts)
  const planned = after(empty, replan(empty, on(facts.today)))
  for (let days = 0; days < 40; days++) {
    const at = on(addDays(facts.today, days))
    const anew = after(planned, replan(planned, at))
    expect([at.today, replan(anew, at)]).toEqual([at.today, []])
  }
})

test('[PH-10] [TL-2] whoever joins a phase that has begun keeps the next working day until it has come, however often the plan is made anew', () => {
  const facts = factsOf(
    Array.from({ length: 8 }, (_, number) => somebody(number, { locationId: 'l0' })),
    { locations: [placeAt(0)] },
  )
  const empty = rowsOf(facts)
  let rows = after(empty, replan(empty, on(facts.today)))
  const last = rows.phases.filter(({ headCount }) => headCount > 0).toSorted((a, b) => b.position - a.position)[0]
  // The Saturday after everyone has begun.
  const saturday = addDays(last?.goLiveOn ?? '', 5)
  expect(new Date(saturday).getUTCDay()).toBe(6)
  rows = { ...rows, people: rows.people.concat({ ...rows.people[0], personId: 'joiner' } as StoredRow<'person'>) }
  for (const day of [saturday, saturday, addDays(saturday, 1), addDays(saturday, 2), addDays(saturday, 3)]) {
    rows = after(rows, replan(rows, on(day)))
    const joiner = rows.participants.find(({ personId }) => personId === 'joiner')
    expect([day, joiner?.goLiveOn]).toEqual([day, addDays(saturday, 2)])
  }
})
