/** What a review brings along, from the sample company. */
import { expect, test } from 'vitest'
import { reviewFacts } from '#server/review/review-queries.ts'
import { makeSample } from '#server/sample/make-sample.ts'
import { cast, issue, organisationId, rowOf, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'

const now = '2026-11-26T15:00:00.000Z'

describeOnBoth('what a review brings along', (open) => {
  test('[RV-1] [RV-2] whom to thank by name, each once, and who still does a workflow in the old system alone', async () => {
    const database = await open()
    const { write } = writerOf(database)
    const described = { name: 'Mine', country: 'SR', zone: 'America/Paramaribo', language: 'en', currency: 'SRD' } as const
    await write(cast.owner, issue('organisation.describe', described))
    await makeSample({ database, write, now }, cast.owner, { language: 'en', stage: 'second' })
    const { champions, early, needs } = await reviewFacts({ database, now: () => now }, cast.lead, undefined)
    expect(champions.count).toBe(champions.people.length)
    expect(champions.people.length).toBeGreaterThan(2)
    expect(early.people.length).toBeGreaterThan(2)
    const thanked = [...champions.people, ...early.people].map(({ personId }) => personId)
    expect(thanked).toEqual([...new Set(thanked)])
    // Whoever joined after the rollout did not go first, whatever phase they are in.
    const [someone, ...others] = early.people
    if (!someone) throw new Error('nobody went first')
    await insertRows(database, organisationId, [
      { table: 'newcomer', row: rowOf('newcomer', { rolloutId: 'sample', personId: someone.personId, startsOn: '2026-11-20' }) as never },
    ])
    const later = await reviewFacts({ database, now: () => now }, cast.lead, undefined)
    expect(later.early).toEqual({ people: others, count: early.count - 1 })
    expect(needs.length).toBeGreaterThan(0)
    for (const { onlyOld, names } of needs) expect(names).toHaveLength(onlyOld)
    expect(needs.some(({ onlyOld }) => onlyOld > 0)).toBe(true)
    await expect(reviewFacts({ database, now: () => now }, cast.lead, 'another')).rejects.toMatchObject({ code: 'access.notFound' })
  })
})
