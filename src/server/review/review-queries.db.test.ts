/** What a review brings along, from the sample company. */
import { expect, test } from 'vitest'
import { reviewFacts } from '#server/review/review-queries.ts'
import { makeSample } from '#server/sample/make-sample.ts'
import { cast, issue, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const now = '2026-11-26T15:00:00.000Z'

describeOnBoth('what a review brings along', (open) => {
  test('[RV-1] [RV-2] whom to thank by name, each once, and who still does a workflow in the old system alone', async () => {
    const database = await open()
    const { write } = writerOf(database)
    const described = { name: 'Mine', country: 'SR', zone: 'America/Paramaribo', language: 'en', currency: 'SRD' } as const
    await write(cast.owner, issue('organisation.describe', described))
    await makeSample({ database, write, now }, cast.owner, 'en')
    const { champions, early, needs } = await reviewFacts({ database, now: () => now }, cast.lead, undefined)
    expect(champions.count).toBe(champions.people.length)
    expect(champions.people.length).toBeGreaterThan(2)
    expect(early.people.length).toBeGreaterThan(2)
    const thanked = [...champions.people, ...early.people].map(({ personId }) => personId)
    expect(thanked).toEqual([...new Set(thanked)])
    expect(needs.length).toBeGreaterThan(0)
    for (const { onlyOld, names } of needs) expect(names).toHaveLength(onlyOld)
    expect(needs.some(({ onlyOld }) => onlyOld > 0)).toBe(true)
    await expect(reviewFacts({ database, now: () => now }, cast.lead, 'another')).rejects.toMatchObject({ code: 'access.notFound' })
  })
})
