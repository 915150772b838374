import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '#core/kernel/problem.ts'
import { importUsage } from '#server/metrics/usage-import.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { threadTasks } from '#server/thread-tasks.ts'
import { createThreads } from '#server/threads/threads.ts'
import { cast, foundCompany, issue, now, organisationId } from '#test/cast.ts'
import { countedUsage } from '#test/counted-usage.ts'
import { describeOnBoth } from '#test/dialects.ts'

const entries = fc.array(
  fc.record({
    person: fc.constantFrom('lilian', 'chandra', 'milton', 'naomi', 'ravi').map((name) => `${name}@marowijne.internal`),
    day: fc.integer({ min: 1, max: 22 }).map((day) => `2026-11-${String(day).padStart(2, '0')}`),
    count: fc.integer({ min: 1, max: 5 }),
  }),
  { minLength: 1, maxLength: 12 },
)
type Entries = typeof entries extends fc.Arbitrary<infer E> ? E : never

describeOnBoth('undoing imports of usage', (open) => {
  test('[ME-4] whatever came in since and in whatever order it is undone, each person, day and count is as before, of files and of the API', async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    const parts = { database, write, now: () => now, threads: createThreads(database, threadTasks) }
    const ingest = createUsageIngest(parts)
    const send = (sourceId: string, lines: Entries) =>
      ingest({ organisationId, rolloutId: 'crm', sourceId, by: 'x', once: null, isPartial: false, lines })
    /** A report that another one of its source contradicts is refused, and nothing of it is there to be undone. */
    const take = async (sourceId: string, lines: Entries): Promise<void> => {
      const text = `Email,Date,Count\n${lines.map(({ person, day, count }) => `${person},${day},${count}`).join('\n')}`
      await importUsage(parts, cast.lead, { rolloutId: 'crm', sourceId, fileName: 'f.csv', bytes: new TextEncoder().encode(text) }).catch(
        (trouble: unknown) => {
          const isRefused = trouble instanceof Problem && ['metrics.reportsDisagree', 'metrics.importedBefore'].includes(trouble.code)
          if (!isRefused) throw trouble
        },
      )
    }
    const live = async (): Promise<string[]> =>
      (await database.db.selectFrom('usageImport').select('importId').where('takenBackAt', 'is', null).orderBy('importId').execute()).map(({ importId }) => importId) // prettier-ignore
    const undo = (importId: string) => write(cast.lead, issue('metrics.takeBackImport', { rolloutId: 'crm', importId }))
    let trial = 0
    await fc.assert(
      fc.asyncProperty(entries, entries, fc.boolean(), async (base, extra, fromTheEnd) => {
        const [api, other, file, another] = ['a', 'b', 'f', 'g'].map((kind) => `${kind}${trial}`) as [string, string, string, string]
        trial++
        await send(api, base)
        await take(file, base)
        const [before, there] = [await countedUsage(database), new Set(await live())]
        await send(other, extra)
        await take(file, extra)
        await take(another, extra)
        await send(other, base)
        const since = (await live()).filter((importId) => !there.has(importId))
        expect(since.length).toBeGreaterThanOrEqual(2)
        for (const importId of fromTheEnd ? since.toReversed() : since) await undo(importId)
        expect(await countedUsage(database)).toEqual(before)
        // What the API brought is undone as well, and what it brings on the same day afterwards by itself.
        await undo(`${api}.${now.slice(0, 10)}`)
        const without = before.filter((row) => !row.includes(` ${api} `))
        expect(await countedUsage(database)).toEqual(without)
        await send(api, extra)
        await undo(`${api}.${now.slice(0, 10)}.2`)
        expect(await countedUsage(database)).toEqual(without)
      }),
      { numRuns: 12 },
    )
  })
})
