/** The verbs of newcomers against real databases: what they change, what is refused, and that a refusal leaves nothing. */
import { expect, test } from 'vitest'
import type { Actor } from '#core/access/access.ts'
import type { CommandInputs } from '#core/registry/command-inputs.ts'
import type { Database } from '#server/db/database.ts'
import { cast, foundCompany, issue, now, organisationId, person, rowOf, writerOf } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { insertRows } from '#test/large-company.ts'
import { refusedLeavesNothing } from '#test/refusals.ts'

const rolloutId = 'crm'
const goLiveOn = '2026-10-05'
const input = { rolloutId, personId: 'devika', startsOn: '2026-11-30', buddyId: null }

type Newcomers = 'review.welcome' | 'review.settleNewcomer'

const begin = async (database: Database, lastStart = '2026-11-02') => {
  const { write } = await foundCompany(database)
  const { db } = database
  await write(cast.owner, issue('people.add', person('devika')))
  await insertRows(database, organisationId, [
    { table: 'phase', row: rowOf('phase', { rolloutId, phaseKey: 'early', position: 1, goLiveOn, endsOn: goLiveOn, headCount: 2 }) },
    {
      table: 'phase',
      row: rowOf('phase', { rolloutId, phaseKey: 'rest', position: 2, goLiveOn: lastStart, endsOn: lastStart, headCount: 1 }),
    },
    ...[
      ['chandra', 'early', goLiveOn],
      ['naomi', 'early', goLiveOn],
      ['milton', 'rest', lastStart],
    ].map(([personId = '', phaseKey = '', day = '']) => ({
      table: 'participant' as const,
      row: rowOf('participant', { rolloutId, personId, phaseKey, goLiveOn: day, because: '[]' }),
    })),
  ])
  const run = <Name extends Newcomers>(actor: Actor, name: Name, given: CommandInputs[Name]) => write(actor, issue(name, given))
  const refused = <Name extends Newcomers>(actor: Actor, name: Name, given: CommandInputs[Name], code: string, more: object = {}) =>
    refusedLeavesNothing(database, () => run(actor, name, given), code, more)
  const kept = async () => ({
    newcomers: await db.selectFrom('newcomer').selectAll().execute(),
    buddies: await db.selectFrom('buddy').selectAll().execute(),
    part: await db.selectFrom('participant').selectAll().where('personId', '=', 'devika').executeTakeFirst(),
    notices: await db.selectFrom('notice').select(['personId', 'code']).orderBy('personId').execute(),
  })
  return { run, refused, kept }
}

describeOnBoth('newcomers', (open) => {
  test('[RV-5] somebody who joins after the rollout gets a first day, a buddy and their own steps, and both are told', async () => {
    const { run, kept } = await begin(await open())
    await run(cast.lead, 'review.welcome', input)
    const { newcomers, buddies, part, notices } = await kept()
    expect(newcomers).toMatchObject([
      { personId: 'devika', locationId: 'albina', startsOn: '2026-11-30', welcomedAt: now, welcomedBy: 'Lilian', accountAt: null },
    ])
    // Milton works there too, but began three weeks before; Naomi speaks another language.
    expect(buddies).toMatchObject([{ personId: 'devika', buddyId: 'chandra', chosenAt: now }])
    expect(part).toMatchObject({ phaseKey: 'rest', goLiveOn: '2026-11-30', pinnedBy: 'Lilian', excludedAt: null })
    expect(notices).toEqual([
      { personId: 'chandra', code: 'training.notice.youHelp' },
      { personId: 'devika', code: 'training.notice.yourBuddy' },
    ])
  })

  test('[RV-5] a plan that is updated later leaves the newcomer their day and their buddy', async () => {
    const database = await open()
    const { run, kept } = await begin(database)
    await run(cast.lead, 'review.welcome', input)
    const before = await kept()
    await database.db.updateTable('rollout').set({ draftedAt: '2026-09-01T00:00:00.000Z' }).execute()
    const { write } = writerOf(database)
    await write(cast.lead, issue('plan.draft', { rolloutId }))
    const { buddies, part } = await kept()
    expect(part).toMatchObject({ phaseKey: 'rest', goLiveOn: '2026-11-30' })
    expect(buddies.find(({ personId }) => personId === 'devika')?.buddyId).toBe(before.buddies[0]?.buddyId)
  })

  test('[RV-5] the steps are done by whoever helps there, the materials by the newcomer too, and can be opened again', async () => {
    const { run, refused, kept } = await begin(await open())
    await run(cast.lead, 'review.welcome', { ...input, buddyId: 'milton' })
    expect((await kept()).buddies).toMatchObject([{ buddyId: 'milton' }])
    const step = (name: CommandInputs['review.settleNewcomer']['step'], done = true, note: string | null = null) => ({
      rolloutId,
      personId: 'devika',
      step: name,
      done,
      note,
    })
    const devika: Actor = { ...cast.member, accountId: 'devika', name: 'Devika', personId: 'devika' }
    await run(cast.champion, 'review.settleNewcomer', step('account'))
    await run(devika, 'review.settleNewcomer', step('materials'))
    await run(cast.champion, 'review.settleNewcomer', step('check', true, 'She trains others by now'))
    expect((await kept()).newcomers).toMatchObject([
      { accountBy: 'Chandra', materialsBy: 'Devika', checkedBy: 'Chandra', checkNote: 'She trains others by now' },
    ])
    await run(cast.lead, 'review.settleNewcomer', step('check', false))
    expect((await kept()).newcomers).toMatchObject([{ checkedAt: null, checkedBy: null, checkNote: null, accountAt: now }])
    await refused(devika, 'review.settleNewcomer', step('account'), 'review.helperTicks')
    await refused(cast.member, 'review.settleNewcomer', step('materials'), 'access.notFound')
    await refused({ ...cast.champion, locationIds: ['georgetown'] }, 'review.settleNewcomer', step('account'), 'access.notFound')
    await refused(cast.lead, 'review.settleNewcomer', { ...step('account'), personId: 'ravi' }, 'access.notFound')
  })

  test('[RV-5] [AC-2] refused: who may not, a rollout that still runs, who is in the plan, left or unknown, too early, and no buddy of theirs', async () => {
    const database = await open()
    const { run, refused } = await begin(database)
    for (const actor of [cast.champion, cast.member, cast.sponsor]) await refused(actor, 'review.welcome', input, 'access.notFound')
    await refused(cast.lead, 'review.welcome', { ...input, rolloutId: 'none' }, 'access.notFound')
    await refused(cast.lead, 'review.welcome', { ...input, personId: 'nobody' }, 'people.unknownPerson')
    await refused(cast.lead, 'review.welcome', { ...input, personId: 'milton' }, 'review.inPlan', { params: { name: 'Milton' } })
    await refused(cast.lead, 'review.welcome', { ...input, startsOn: '2026-11-01' }, 'review.startsTooEarly', {
      place: { field: 'startsOn' },
    })
    await refused(cast.lead, 'review.welcome', { ...input, buddyId: 'naomi' }, 'training.notABuddy', { place: { field: 'buddyId' } })
    await database.db.updateTable('phase').set({ goLiveOn: '2026-12-07' }).where('phaseKey', '=', 'rest').execute()
    await refused(cast.lead, 'review.welcome', input, 'review.stillRunning', { params: { on: '2026-12-07' } })
    await database.db.updateTable('phase').set({ goLiveOn: '2026-11-02' }).where('phaseKey', '=', 'rest').execute()
    await database.db.updateTable('person').set({ leftOn: '2026-11-20' }).where('personId', '=', 'devika').execute()
    await refused(cast.lead, 'review.welcome', input, 'review.ownerLeft', { params: { name: 'Devika' } })
    await database.db.updateTable('person').set({ leftOn: null }).where('personId', '=', 'devika').execute()
    await run(cast.lead, 'review.welcome', input)
    await refused(cast.lead, 'review.welcome', input, 'review.inPlan')
  })
})
