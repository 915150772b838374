import { expect, test } from 'vitest'
import { hashOfLines, type UsageBatch } from '#server/metrics/usage-batch.ts'
import { createUsageIngest } from '#server/metrics/usage-ingest.ts'
import { sweepUsage } from '#server/metrics/usage-sweep.ts'
import type { ServerContext } from '#server/context.ts'
import { cast, foundCompany, issue, now, organisationId, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const people = ['lilian', 'chandra', 'milton', 'naomi', 'ravi']
const line = (person: string, more: object = {}) => ({ person: `${person}@marowijne.internal`, day: '2026-11-23', ...more })
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => line(people[at % people.length] ?? '', { workflow: `w${at % 3}` }))
const later = (days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString()

describeOnBoth('usage that is sent again', (open) => {
  const company = async () => {
    const database = await open()
    const { write } = await foundCompany(database)
    let at = now
    const ingest = createUsageIngest({ database, write, now: () => at })
    const send = (key: string, sent: readonly unknown[], more: Partial<UsageBatch> = {}) =>
      ingest({ organisationId, rolloutId: 'crm', sourceId: 'api', by: 'x', lines: sent, once: { key, contentHash: hashOfLines(sent), grows: true }, isPartial: false, ...more }) // prettier-ignore
    const counted = async (): Promise<number> =>
      (await database.db.selectFrom('usageDay').select('count').execute()).reduce((sum, { count }) => sum + count, 0)
    const written = async (): Promise<number> =>
      (await database.db.selectFrom('usageBook').select('written').executeTakeFirst())?.written ?? 0
    const on = (instant: string): void => void (at = instant)
    return { database, write, send, counted, written, on }
  }

  test('[ME-4] of a batch that has grown only what is new counts, whatever was added and however often', async () => {
    const { send, counted } = await company()
    const all = lines(40)
    for (const length of [3, 3, 4, 17, 17, 40, 40]) {
      expect(await send('file', all.slice(0, length))).toMatchObject({ lines: length, taken: length, refused: 0 })
      expect(await counted(), String(length)).toBe(length)
    }
    // At once, in one commit and in several.
    const more = [...all, line('ravi'), line('naomi')]
    await Promise.all([send('file', more.slice(0, 41)), send('file', more), send('file', more)])
    expect(await counted()).toBe(42)
  })

  test('[ME-4] what begins otherwise, or is shorter, is another batch, and so is what has grown where nobody said that it may', async () => {
    const { send, counted } = await company()
    const all = lines(5)
    await send('file', all.slice(0, 3))
    const isTaken = { code: 'metrics.batchTaken' }
    await expect(send('file', [...all.slice(0, 2), line('ravi', { count: 7 }), line('naomi')])).rejects.toMatchObject(isTaken)
    await expect(send('file', all.slice(0, 2))).rejects.toMatchObject(isTaken)
    await expect(send('file', all, { once: { key: 'file', contentHash: hashOfLines(all) } })).rejects.toMatchObject(isTaken)
    expect(await counted()).toBe(3)
  })

  test('[ME-4] a faulty line among those that were added is named by its place, and nothing of them is taken until it is corrected', async () => {
    const { send, counted } = await company()
    const all = lines(5)
    await send('file', all.slice(0, 2))
    const grown = [...all.slice(0, 3), line('nobody'), ...all.slice(3)]
    await expect(send('file', grown, { numbers: [2, 4, 6, 8, 10, 12] })).rejects.toMatchObject({
      code: 'metrics.linesRefused',
      params: { count: 1, lines: [{ line: 8, code: 'unknownPerson' }] },
    })
    expect(await counted()).toBe(2)
    expect(await send('file', grown, { isPartial: true })).toMatchObject({ lines: 6, taken: 5, refused: 1, refusedLines: [{ line: 4, code: 'unknownPerson' }] }) // prettier-ignore
    // What was left out before is still said when more comes.
    expect(await send('file', [...grown, line('ravi')])).toMatchObject({ lines: 7, taken: 6, refused: 1, refusedLines: [{ line: 4 }] })
    expect(await counted()).toBe(6)
  })

  test('[ME-4] a key is that of one rollout and source: the same in another is that of another batch', async () => {
    const { write, send, counted } = await company()
    await write(cast.owner, issue('plan.startRollout', { ...rollout, rolloutId: 'second', tool: 'Radar' }))
    const [one, other] = [lines(1), lines(2)]
    expect(await send('night', one)).toMatchObject({ taken: 1, source: 'api' })
    expect(await send('night', one, { sourceId: 'erp' })).toMatchObject({ taken: 1, source: 'erp' })
    expect(await send('night', other, { rolloutId: 'second' })).toMatchObject({ taken: 2 })
    expect(await send('night', other, { rolloutId: 'second' })).toMatchObject({ taken: 2 })
    expect(await counted()).toBe(4)
  })

  test('[ME-4] a batch that is sent for longer than a month counts once all the while', async () => {
    const { database, send, counted, on } = await company()
    const all = lines(30)
    for (let day = 0; day < 80; day += 20) {
      on(later(day))
      await sweepUsage({ database } as unknown as ServerContext, organisationId, later(day))
      await send('file', all.slice(0, 10 + Math.min(day, 20)))
    }
    expect(await counted()).toBe(30)
  })

  test('[ME-4] batches that wait together are written in one commit, and each is answered for itself', async () => {
    const { send, counted, written } = await company()
    await send('first', lines(1))
    const before = await written()
    const all = await Promise.allSettled([send('a', lines(2)), send('b', [line('nobody')]), send('c', lines(3)), send('a', lines(2))])
    expect(all.map((one) => (one.status === 'fulfilled' ? one.value.taken : (one.reason as { code: string }).code))).toEqual([
      2,
      'metrics.linesRefused',
      3,
      2,
    ])
    expect(await written()).toBe(before + 1)
    expect(await counted()).toBe(6)
  })
})
