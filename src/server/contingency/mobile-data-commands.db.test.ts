/** The verbs of mobile data at a location against real databases: what they do, who may, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { cast } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const first = { rolloutId, readingId: 'r', locationId: 'albina', startMb: 120.5, startOn: '2026-11-16', endMb: null, endOn: null }
const both = { ...first, endMb: 170.5, endOn: '2026-11-23' }
const price = { rolloutId, locationId: 'albina', pricePerGb: '185.50', currency: 'SRD', paidBy: 'people' as const }

describeOnBoth('mobile data at a location', (open) => {
  test('[RG-8] [RG-1] a champion notes two readings and the price at their own location; what cannot be is refused with what to do', async () => {
    const { run, read, refused } = await beginStory(await open())
    const elsewhere = { ...cast.champion, locationIds: ['georgetown'] }
    for (const actor of [cast.member, cast.sponsor, elsewhere]) {
      await refused(actor, 'contingency.noteData', first, 'access.notFound')
      await refused(actor, 'contingency.priceData', price, 'access.notFound')
    }
    await refused(cast.lead, 'contingency.noteData', { ...first, locationId: 'nowhere' }, 'access.notFound')
    await refused(cast.lead, 'contingency.priceData', { ...price, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.champion, 'contingency.noteData', { ...first, startOn: '2026-11-24' }, 'contingency.dayAhead')
    await run(cast.champion, 'contingency.noteData', first)
    await refused(cast.champion, 'contingency.noteData', { ...both, endMb: 100 }, 'contingency.counterFell')
    await refused(cast.champion, 'contingency.noteData', { ...both, endOn: '2026-11-15' }, 'contingency.readingOrder')
    await refused(cast.champion, 'contingency.noteData', { ...both, endOn: null }, 'contingency.readingOrder')
    await refused(cast.lead, 'contingency.noteData', { ...both, locationId: 'georgetown' }, 'access.notFound')
    await run(cast.champion, 'contingency.noteData', both)
    expect(await read('dataReading')).toMatchObject([{ ...both, notedBy: 'Chandra' }])
    for (const wrong of [{ pricePerGb: '1,5' }, { currency: 'srd' }, { paidBy: 'nobody' }])
      await refused(cast.champion, 'contingency.priceData', { ...price, ...wrong }, 'access.badInput')
    await run(cast.champion, 'contingency.priceData', price)
    expect(await read('dataPrice')).toMatchObject([{ ...price, notedOn: '2026-11-23', notedBy: 'Chandra' }])
    await refused(elsewhere, 'contingency.removeData', { rolloutId, readingId: 'r' }, 'access.notFound')
    await run(cast.lead, 'contingency.removeData', { rolloutId, readingId: 'r' })
    expect(await read('dataReading')).toEqual([])
    await refused(cast.lead, 'contingency.removeData', { rolloutId, readingId: 'r' }, 'access.notFound')
  })
})
