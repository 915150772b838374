/** A plan that is updated once its first phase has begun on another day than it was wanted. */
import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
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
