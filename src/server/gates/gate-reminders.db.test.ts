/** Reminding those who can settle a check: exactly them, how often, beside the weekly reminder, and what is refused. */
import { pulseFiguresOn, type PulseOn } from '#server/pulse/pulse-queries.ts'
import { expect, test } from 'vitest'
import { gatesOf } from '#core/gates/rollout-gates.ts'
import { remindWhoCan, whoCan } from '#server/gates/who-can.ts'
import { remindTask } from '#server/pulse/remind-task.ts'
import { createWriter } from '#server/write/write.ts'
import type { Database } from '#server/db/database.ts'
import { cast, issue, organisationId } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import { refusedLeavesNothing } from '#test/refusals.ts'
import { beginStory, tell } from '#test/story.ts'

const rolloutId = 'crm'

/** The first cohort, Milton, Chandra and Naomi, has worked with it for three weeks; nobody else is in the rollout. */
const begin = async (database: Database) => {
  const story = await beginStory(database)
  const { run, read } = story
  await run(cast.lead, 'plan.draft', { rolloutId })
  await run(cast.lead, 'plan.approve', { rolloutId })
  const [first, second] = (await read('phase')).toSorted((a, b) => a.position - b.position)
  if (!first || !second) throw new Error('no phases')
  const participants = database.db.updateTable('participant').where('organisationId', '=', organisationId)
  await participants.set({ excludedAt: '2026-11-01T00:00:00.000Z' }).execute()
  await participants
    .set({ excludedAt: null, phaseKey: first.phaseKey, goLiveOn: '2026-11-02' })
    .where('personId', 'in', ['milton', 'chandra', 'naomi'])
    .execute()
  const { phaseKey } = second
  const at = (day: string) => {
    const moment = `${day}T15:00:00.000Z`
    const write = createWriter({ database, now: () => moment, committed: () => Promise.resolve() })
    return { ...tell(database, write), write, moment, today: day }
  }
  const checkOf = async (key: string) => {
    const check = gatesOf(await read('phase'), [0, 0, 0], [])
      .find((gate) => gate.phaseKey === phaseKey)
      ?.checks.find((one) => one.key === key)
    if (!check) throw new Error(`no check ${key}`)
    return check
  }
  const pulseOn: PulseOn = ({ asOf }) => pulseFiguresOn(database.db, organisationId, rolloutId, asOf)
  const remind = async (day: string, key = 'satisfaction', actor = cast.lead) => {
    const { write, moment, today } = at(day)
    return remindWhoCan({ database, write, organisationId, rolloutId, phaseKey, now: moment, today, pulseOn }, actor, await checkOf(key))
  }
  /** What the page of the check tells on a day: when people were last reminded, and whether they rest from it. */
  const seen = async (day: string) => {
    const { moment, today } = at(day)
    const people = await whoCan(
      { database, organisationId, rolloutId, phaseKey, now: moment, today, pulseOn },
      await checkOf('satisfaction'),
    )
    return [people?.remindedOn, people?.rests]
  }
  const refused = (attempt: () => Promise<unknown>, code: string, more?: object) => refusedLeavesNothing(database, attempt, code, more)
  const weekly = (day: string) => {
    const { write, moment } = at(day)
    return remindTask({ database, write } as never, organisationId, moment)
  }
  const noticesOf = async (code: string) =>
    (await read('notice'))
      .filter((one) => one.code === code)
      .map(({ personId }) => personId)
      .toSorted()
  const answer = { rolloutId, weekOn: '2026-11-23', satisfied: 9, recommend: 9, remark: null }
  await at('2026-11-24').run(cast.member, 'pulse.answer', answer)
  return { ...story, phaseKey, at, remind, seen, refused, weekly, noticesOf }
}

describeOnBoth('reminders at a go/no-go check', (open) => {
  test('[GA-2] exactly those whose reply is missing are reminded, and the lead sees when', async () => {
    const { remind, noticesOf, read, phaseKey } = await begin(await open())
    expect(await remind('2026-11-25')).toBe(2)
    expect(await noticesOf('pulse.notice.reminder')).toEqual(['chandra', 'naomi'])
    expect(await read('gateReminder')).toMatchObject([
      { remindedOf: 'survey', phaseKey, remindedOn: '2026-11-25', remindedBy: cast.lead.name, people: 2, throughId: null },
    ])
  })

  test('[GA-2] the same people are reminded of the same every second day, whichever check asks for it', async () => {
    const { remind, refused, noticesOf } = await begin(await open())
    await remind('2026-11-25')
    const params = { on: '2026-11-25', from: '2026-11-27' }
    await refused(() => remind('2026-11-25', 'recommendation'), 'gates.remindedBefore', { params })
    await refused(() => remind('2026-11-26'), 'gates.remindedBefore', { params })
    expect(await remind('2026-11-27')).toBe(2)
    expect(await noticesOf('pulse.notice.reminder')).toEqual(['chandra', 'chandra', 'naomi', 'naomi'])
  })

  test('[GA-2] [ME-5] the weekly reminder and that of the lead leave a day between them', async () => {
    const { remind, seen, refused, weekly, read, at } = await begin(await open())
    expect(await seen('2026-11-25')).toEqual([null, false])
    await remind('2026-11-25')
    expect(await seen('2026-11-26')).toEqual(['2026-11-25', true])
    await weekly('2026-11-26')
    expect(await read('pulseRound')).toEqual([])
    await weekly('2026-11-27')
    expect(await read('pulseRound')).toMatchObject([{ reminded: 2 }])
    await refused(() => remind('2026-11-27'), 'gates.remindedBefore', { params: { on: '2026-11-27', from: '2026-11-28' } })
    expect(await seen('2026-11-27')).toEqual(['2026-11-27', true])
    expect(await seen('2026-11-28')).toEqual(['2026-11-25', false])
    await at('2026-11-28').run(cast.member, 'pulse.sayUsed', { rolloutId, weekOn: '2026-11-23', used: 'new' })
    expect(await remind('2026-11-28')).toBe(2)
  })

  test('[GA-2] a reminder that was cut off goes on with whoever was not reached', async () => {
    const { remind, at, refused, noticesOf, phaseKey, read } = await begin(await open())
    const input = { rolloutId, phaseKey, checkKey: 'satisfaction', people: ['chandra'], more: true }
    const { run, write } = at('2026-11-25')
    await run(cast.lead, 'gates.remind', input)
    await refused(() => write(cast.lead, issue('gates.remind', { ...input, more: false })), 'gates.remindedBefore')
    expect(await remind('2026-11-25')).toBe(1)
    expect(await noticesOf('pulse.notice.reminder')).toEqual(['chandra', 'naomi'])
    expect(await read('gateReminder')).toMatchObject([{ people: 2, throughId: null }])
  })

  test('[GA-2] who is not trained is reminded of that; nobody where no reply settles it, and without the right it is not found', async () => {
    const { remind, refused, read, noticesOf, at, phaseKey, database } = await begin(await open())
    await refused(() => remind('2026-11-25', 'issues'), 'gates.nobodyToRemind')
    await database.db.updateTable('participant').set({ phaseKey }).where('personId', '=', 'naomi').execute()
    expect(await remind('2026-11-25', 'training')).toBe(1)
    expect(await noticesOf('gates.notice.training')).toEqual(['naomi'])
    const known = { rolloutId, phaseKey, people: ['naomi'], more: false }
    const { write } = at('2026-11-25')
    await refused(() => write(cast.lead, issue('gates.remind', { ...known, checkKey: 'never' })), 'gates.unknownCheck')
    await refused(() => write(cast.lead, issue('gates.remind', { ...known, checkKey: 'satisfaction', people: [] })), 'gates.nobodyToRemind')
    await refused(() => write(cast.champion, issue('gates.remind', { ...known, checkKey: 'satisfaction' })), 'access.notFound')
    await database.db.updateTable('rollout').set({ approvedAt: null }).execute()
    await refused(() => write(cast.lead, issue('gates.remind', { ...known, checkKey: 'satisfaction' })), 'gates.planNotApproved')
    expect(await read('gateReminder')).toHaveLength(1)
  })
})
