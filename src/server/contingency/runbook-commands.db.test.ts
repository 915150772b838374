/** The verbs of the runbook and its drills against real databases: what they do, who may, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import { runbookStanding } from '#core/contingency/runbook.ts'
import { beginStory } from '#test/story.ts'
import { cast } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'

const rolloutId = 'crm'
const stop = { rolloutId, stepId: 's1', title: 'Stop entry in Kompas', how: null, ownerId: 'lilian', minutes: 8 }
const restore = { ...stop, stepId: 's2', title: 'Restore the spreadsheets', minutes: 45 }
const tell = { ...stop, stepId: 's3', title: 'Tell everyone', ownerId: 'chandra', minutes: 12 }
const drill = { rolloutId, drillId: 'd1' }
const at = (time: string): string => `2026-11-23T${time}:00.000Z`

describeOnBoth('the runbook', (open) => {
  test('[CO-4] steps are written in order, moved and removed by the lead; each change makes a new revision', async () => {
    const { run, read, refused } = await beginStory(await open())
    for (const actor of [cast.champion, cast.member, cast.sponsor]) await refused(actor, 'contingency.keepStep', stop, 'access.notFound')
    await refused(cast.lead, 'contingency.keepStep', { ...stop, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'contingency.keepStep', { ...stop, ownerId: 'nobody' }, 'access.notFound')
    for (const one of [stop, restore, tell]) await run(cast.lead, 'contingency.keepStep', one)
    await run(cast.lead, 'contingency.keepStep', { ...restore, minutes: 47 })
    await run(cast.lead, 'contingency.moveStep', { rolloutId, stepId: 's3', to: 1 })
    const order = async () =>
      (await read('runbookStep'))
        .toSorted((a, b) => Number(a['position']) - Number(b['position']))
        .map(({ stepId, minutes }) => `${String(stepId)} ${String(minutes)}`)
    expect(await order()).toEqual(['s3 12', 's1 8', 's2 47'])
    expect(await read('runbook')).toMatchObject([{ revision: 5, changedBy: 'Lilian' }])
    // Where it stands already nothing changes, so that a drill goes on counting.
    await run(cast.lead, 'contingency.moveStep', { rolloutId, stepId: 's3', to: 1 })
    expect(await read('runbook')).toMatchObject([{ revision: 5 }])
    await refused(cast.lead, 'contingency.moveStep', { rolloutId, stepId: 'none', to: 1 }, 'access.notFound')
    await refused(cast.lead, 'contingency.removeStep', { rolloutId, stepId: 'none' }, 'access.notFound')
    await run(cast.lead, 'contingency.removeStep', { rolloutId, stepId: 's1' })
    expect(await order()).toEqual(['s3 12', 's2 47'])
  })

  test('[CO-5] the point of no return is set and taken back without touching the steps', async () => {
    const { run, read, refused } = await beginStory(await open())
    await refused(cast.champion, 'contingency.setNoReturn', { rolloutId, noReturnOn: '2027-02-15' }, 'access.notFound')
    await refused(cast.lead, 'contingency.setNoReturn', { rolloutId: 'none', noReturnOn: '2027-02-15' }, 'access.notFound')
    await run(cast.lead, 'contingency.keepStep', stop)
    await run(cast.lead, 'contingency.setNoReturn', { rolloutId, noReturnOn: '2027-02-15', because: 'The vendor deletes the data' })
    expect(await read('runbook')).toMatchObject([{ revision: 1, noReturnOn: '2027-02-15', noReturnBecause: 'The vendor deletes the data' }])
    await run(cast.lead, 'contingency.keepStep', restore)
    expect(await read('runbook')).toMatchObject([{ revision: 2, noReturnOn: '2027-02-15' }])
    await run(cast.lead, 'contingency.setNoReturn', { rolloutId, noReturnOn: null, because: 'X' })
    expect(await read('runbook')).toMatchObject([{ noReturnOn: null, noReturnBecause: null }])
  })

  test('[CO-5] [RG-1] a champion drills it by the clock of their device; it counts until a step changes', async () => {
    const { run, read, refused } = await beginStory(await open())
    const standing = async () => {
      const [runbook] = (await read('runbook')) as unknown as [{ revision: number; noReturnOn: null }]
      const rows = { runbook, steps: await read('runbookStep'), drills: await read('drill') }
      return runbookStanding(rows as unknown as Parameters<typeof runbookStanding>[0])
    }
    const start = { ...drill, startedAt: at('12:00') }
    await refused(cast.champion, 'contingency.startDrill', start, 'contingency.nothingToDrill')
    await run(cast.lead, 'contingency.keepStep', stop)
    await run(cast.lead, 'contingency.keepStep', restore)
    await refused(cast.member, 'contingency.startDrill', start, 'access.notFound')
    await refused(cast.champion, 'contingency.startDrill', { ...drill, startedAt: at('15:11') }, 'contingency.momentAhead')
    await run(cast.champion, 'contingency.startDrill', start)
    await refused(cast.lead, 'contingency.startDrill', { ...start, drillId: 'd2' }, 'contingency.drillUnderWay')

    const time = (stepId: string, from: string | null, to: string | null) => ({
      ...drill,
      stepId,
      startedAt: from && at(from),
      endedAt: to && at(to),
    })
    await run(cast.champion, 'contingency.timeStep', time('s1', '12:00', null))
    await run(cast.champion, 'contingency.timeStep', time('s1', '12:00', '12:08'))
    await refused(cast.champion, 'contingency.timeStep', time('s2', '12:30', '12:20'), 'contingency.endsBeforeStart')
    await refused(cast.champion, 'contingency.timeStep', time('s2', null, '12:20'), 'contingency.endsBeforeStart')
    await refused(cast.champion, 'contingency.timeStep', time('s2', '15:11', null), 'contingency.momentAhead')
    await refused(cast.champion, 'contingency.timeStep', time('none', '12:00', null), 'access.notFound')
    const end = { ...drill, endedAt: at('12:55'), worked: true, note: 'Went well' }
    await refused(cast.champion, 'contingency.endDrill', end, 'contingency.stepsUntimed')
    await run(cast.champion, 'contingency.timeStep', time('s2', '12:08', '12:55'))
    await refused(cast.champion, 'contingency.endDrill', { ...end, endedAt: at('11:59') }, 'contingency.endsBeforeStart')
    await run(cast.champion, 'contingency.endDrill', end)
    expect(await read('drill')).toMatchObject([{ worked: 1, endedBy: 'Chandra', note: 'Went well', revision: 2 }])
    expect(await standing()).toMatchObject({ lacks: [], measured: 55, expected: 53 })
    await refused(cast.champion, 'contingency.timeStep', time('s2', '12:08', '12:56'), 'contingency.drillOver')
    await refused(cast.champion, 'contingency.endDrill', end, 'contingency.drillOver')
    await refused(cast.champion, 'contingency.endDrill', { ...end, drillId: 'none' }, 'access.notFound')

    await run(cast.lead, 'contingency.keepStep', { ...restore, minutes: 47 })
    expect(await standing()).toMatchObject({ lacks: ['drill'], measured: null })
    // One that did not work ends without a time for every step, and does not count.
    await run(cast.champion, 'contingency.startDrill', { ...start, drillId: 'd2' })
    await run(cast.champion, 'contingency.endDrill', { ...end, drillId: 'd2', worked: false })
    expect((await standing()).lacks).toEqual(['drill'])
  })

  test('[CO-5] a runbook has at most a hundred steps', async () => {
    const { run, refused } = await beginStory(await open())
    for (let number = 0; number < 100; number++) await run(cast.lead, 'contingency.keepStep', { ...stop, stepId: `n${number}` })
    await refused(cast.lead, 'contingency.keepStep', stop, 'contingency.tooManySteps')
  })
})
