/** The verbs of offline plans against real databases: what they do, who may, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { beginStory } from '#test/story.ts'
import { cast } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const rolloutId = 'crm'
const key = { rolloutId, locationId: 'albina' }
const plan = { ...key, work: 'Take orders on paper', form: 'Customer\nOrder\nTime', entry: 'Chandra, the same evening' }
const today = '2026-11-23'

describeOnBoth('offline plans', (open) => {
  test('[RG-8] [RG-1] a champion writes the plan of their location, prints it and tries it; a change asks for both again', async () => {
    const { run, read, refused } = await beginStory(await open())
    for (const actor of [cast.member, cast.sponsor]) await refused(actor, 'contingency.writeOfflinePlan', plan, 'access.notFound')
    await refused(cast.champion, 'contingency.writeOfflinePlan', { ...plan, locationId: 'georgetown' }, 'access.notFound')
    await refused(cast.lead, 'contingency.writeOfflinePlan', { ...plan, locationId: 'nowhere' }, 'access.notFound')
    await refused(cast.lead, 'contingency.writeOfflinePlan', { ...plan, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.champion, 'contingency.notePrinted', { ...key, on: today }, 'access.notFound')
    await run(cast.champion, 'contingency.writeOfflinePlan', plan)
    await refused(cast.champion, 'contingency.notePrinted', { ...key, on: '2026-11-24' }, 'contingency.dayAhead')
    await refused(cast.champion, 'contingency.noteTried', { ...key, on: '2026-11-24', note: null }, 'contingency.dayAhead')
    await run(cast.champion, 'contingency.notePrinted', { ...key, on: today })
    await run(cast.lead, 'contingency.noteTried', { ...key, on: today, note: 'Ten minutes' })
    const ready = {
      writtenBy: 'Chandra',
      printedOn: today,
      printedBy: 'Chandra',
      triedOn: today,
      triedBy: 'Lilian',
      triedNote: 'Ten minutes',
    }
    expect(await read('offlinePlan')).toMatchObject([ready])
    await run(cast.lead, 'contingency.writeOfflinePlan', plan)
    expect(await read('offlinePlan')).toMatchObject([ready])
    await run(cast.lead, 'contingency.writeOfflinePlan', { ...plan, entry: 'Lilian' })
    expect(await read('offlinePlan')).toMatchObject([{ writtenBy: 'Lilian', printedOn: null, triedOn: null, triedNote: null }])
    const elsewhere = { ...cast.champion, locationIds: ['georgetown'] }
    await refused(elsewhere, 'contingency.notePrinted', { ...key, on: today }, 'access.notFound')
    await refused(elsewhere, 'contingency.noteTried', { ...key, on: today, note: null }, 'access.notFound')
  })
})
