/** The verbs of reviews against real databases: what they change, what is refused, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import type { Row } from '#core/kernel/rows.ts'
import type { Database } from '#server/db/database.ts'
import { cast, now, organisationId, rowOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { beginStory } from '#test/story.ts'

const rolloutId = 'crm'
const today = now.slice(0, 10)
const close = { rolloutId, moment: 'week1', heldOn: today, because: null } as const
const lesson = { rolloutId, lessonId: 'l1', moment: 'week1', kind: 'keep', text: 'Sessions at nine', source: 'feedback' } as const
const action = { rolloutId, actionId: 'a1', moment: 'week1', title: 'Visit three people', ownerId: 'milton', dueOn: '2026-12-04' } as const

const begin = async (database: Database) => {
  const { run, refused } = await beginStory(database)
  const { db } = database
  const kept = async () => ({
    reviews: await db.selectFrom('review').selectAll().execute(),
    lessons: await db.selectFrom('lesson').selectAll().execute(),
    actions: await db.selectFrom('reviewAction').selectAll().execute(),
  })
  /** The last start of the plan. */
  const lastStart = async (goLiveOn: string): Promise<void> => {
    const row: Row<'phase'> = rowOf('phase', { rolloutId, phaseKey: 'off', position: 3, goLiveOn, endsOn: goLiveOn })
    await insertRows(database, organisationId, [{ table: 'phase', row }])
  }
  return { run, kept, refused, lastStart }
}

describeOnBoth('reviews', (open) => {
  test('[RV-1] [AC-2] only who runs the rollout holds its reviews', async () => {
    const { refused } = await begin(await open())
    for (const actor of [cast.champion, cast.member, cast.sponsor])
      for (const name of [
        'review.close',
        'review.reopen',
        'review.noteLesson',
        'review.removeLesson',
        'review.noteAction',
        'review.settleAction',
        'review.removeAction',
      ] as const)
        await refused(actor, name, {}, 'access.notFound')
  })

  test('[RV-1] a review is closed from a week after the rollout is complete; before that a reason is asked', async () => {
    const { run, kept, refused, lastStart } = await begin(await open())
    await refused(cast.lead, 'review.close', { ...close, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'review.close', close, 'review.notPlanned')
    await lastStart('2026-11-16')
    await refused(cast.lead, 'review.close', { ...close, heldOn: '2026-11-24' }, 'review.dayAhead', { place: { field: 'heldOn' } })
    await refused(cast.lead, 'review.close', { ...close, heldOn: '2026-11-22' }, 'review.early', { params: { on: today } })
    await run(cast.lead, 'review.close', { ...close, because: 'not needed on its day' })
    expect((await kept()).reviews).toMatchObject([{ moment: 'week1', heldOn: today, because: null, closedAt: now, closedBy: 'Lilian' }])
    await refused(cast.lead, 'review.close', close, 'review.closed')
    await run(cast.lead, 'review.reopen', { rolloutId, moment: 'week1' })
    expect((await kept()).reviews).toEqual([])
    await refused(cast.lead, 'review.reopen', { rolloutId, moment: 'week1' }, 'review.notClosed')
  })

  test('[RV-2] [RV-3] the reviews of month 1 and month 3 are early with a reason only', async () => {
    const { run, kept, refused, lastStart } = await begin(await open())
    await lastStart('2026-11-16')
    await refused(cast.lead, 'review.close', { ...close, moment: 'month1' }, 'review.early', { params: { on: '2026-12-16' } })
    await refused(cast.lead, 'review.close', { ...close, moment: 'month3' }, 'review.early', { params: { on: '2027-02-16' } })
    await run(cast.owner, 'review.close', { ...close, moment: 'month1', because: 'The office closes in December' })
    expect((await kept()).reviews).toMatchObject([{ moment: 'month1', because: 'The office closes in December' }])
  })

  test('[RV-1] a review is counted from the day on which the old system was switched off', async () => {
    const database = await open()
    const { run, refused, lastStart } = await begin(database)
    await lastStart('2026-11-02')
    const row = rowOf('oldSystem', { rolloutId, everyDays: 7, switchedOffAt: '2026-11-20T15:00:00.000Z' })
    await insertRows(database, organisationId, [{ table: 'oldSystem', row }])
    await refused(cast.lead, 'review.close', close, 'review.early', { params: { on: '2026-11-27' } })
    await run(cast.lead, 'review.close', { ...close, because: 'Everyone is in the office today' })
  })

  test('[RV-1] a lesson is recorded, changed and removed', async () => {
    const { run, kept, refused } = await begin(await open())
    await refused(cast.lead, 'review.noteLesson', { ...lesson, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'review.noteLesson', { ...lesson, text: ' ' }, 'access.badInput')
    await run(cast.lead, 'review.noteLesson', lesson)
    await run(cast.owner, 'review.noteLesson', { ...lesson, kind: 'change', text: 'Not at two' })
    expect((await kept()).lessons).toMatchObject([{ kind: 'change', text: 'Not at two', source: 'feedback', notedBy: 'Orlando' }])
    await refused(cast.lead, 'review.removeLesson', { rolloutId, lessonId: 'l2' }, 'review.unknownLesson')
    await run(cast.lead, 'review.removeLesson', { rolloutId, lessonId: 'l1' })
    expect((await kept()).lessons).toEqual([])
  })

  test('[RV-1] [RV-2] [RV-3] an action has an owner who works here and a day; it is done, opened again and removed', async () => {
    const database = await open()
    const { run, kept, refused } = await begin(database)
    await refused(cast.lead, 'review.noteAction', { ...action, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'review.noteAction', { ...action, ownerId: null }, 'review.noOwner', { place: { field: 'ownerId' } })
    await refused(cast.lead, 'review.noteAction', { ...action, ownerId: 'nobody' }, 'people.unknownPerson')
    await run(cast.lead, 'review.noteAction', action)
    await database.db.updateTable('person').set({ leftOn: '2026-11-20' }).where('personId', '=', 'milton').execute()
    await refused(cast.lead, 'review.noteAction', { ...action, actionId: 'a2' }, 'review.ownerLeft', { params: { name: 'Milton' } })
    await run(cast.lead, 'review.settleAction', { rolloutId, actionId: 'a1', done: true })
    // The owner of a known action stays, and so does that it is done.
    await run(cast.lead, 'review.noteAction', { ...action, title: 'Visit four people' })
    expect((await kept()).actions).toMatchObject([
      { title: 'Visit four people', ownerId: 'milton', dueOn: '2026-12-04', doneAt: now, doneBy: 'Lilian' },
    ])
    await run(cast.lead, 'review.settleAction', { rolloutId, actionId: 'a1', done: false })
    expect((await kept()).actions).toMatchObject([{ doneAt: null, doneBy: null }])
    for (const name of ['review.settleAction', 'review.removeAction'] as const)
      await refused(
        cast.lead,
        name,
        { rolloutId, actionId: 'a2', ...(name === 'review.settleAction' && { done: true }) },
        'review.unknownAction',
      )
    await run(cast.lead, 'review.removeAction', { rolloutId, actionId: 'a1' })
    expect((await kept()).actions).toEqual([])
  })
})
