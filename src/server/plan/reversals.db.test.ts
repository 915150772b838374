/** Reversals against real databases: a command of the plan and its reverse leave every row of the plan as it was. */
import { expect, test } from 'vitest'
import { addDays } from '#core/kernel/calendar.ts'
import type { Row, TableName } from '#core/registry/tables.ts'
import { commandNamed } from '#core/registry/commands.ts'
import { tables } from '#core/registry/tables.ts'
import type { Database } from '#server/db/database.ts'
import { loadFacts } from '#server/db/facts.ts'
import { albina, cast, foundCompany, issue, now, organisationId, person, rollout } from '#test/cast.ts'
import { describeOnBoth } from '#test/dialects.ts'
import type { CommandInputs, CommandName } from '#core/registry/command-inputs.ts'

const rolloutId = rollout.rolloutId
const planTables = ['rollout', 'phase', 'phaseSite', 'participant', 'message', 'session', 'attendee', 'officeHour', 'buddy'] as const
const others = ['champion', 'checklistItem', 'freeze', 'warning', 'location', 'holiday'] as const

const begin = async (database: Database) => {
  const { write } = await foundCompany(database)
  for (let n = 0; n < 25; n++) await write(cast.lead, issue('people.add', person(`p${n}`, n % 3 === 0 ? 'georgetown' : 'albina')))
  await write(cast.lead, issue('plan.draft', { rolloutId }))
  const read = async <T extends TableName>(table: T): Promise<Row<T>[]> =>
    (await database.db
      .selectFrom(table as 'phase')
      .selectAll()
      .where('organisationId', '=', organisationId)
      .execute()) as unknown as Row<T>[]
  /** Every row of the plan; of a moment only whether there is one. */
  const rows = async () =>
    Object.fromEntries(
      await Promise.all(
        [...planTables, ...others].map(async (table) => [
          table,
          (await read(table))
            .map((row) =>
              JSON.stringify(
                Object.keys(tables[table].columns).map((column) => {
                  const value = (row as Record<string, unknown>)[column]
                  return /(?:ed|held)At$/.test(column) ? value !== null : value
                }),
              ),
            )
            .toSorted(),
        ]),
      ),
    )
  /** Carries a command out and then its reverse; whether it changed anything in between. */
  const thereAndBack = async <Name extends CommandName>(name: Name, input: CommandInputs[Name]): Promise<boolean> => {
    const command = commandNamed(name)
    if (!command?.reverse) throw new Error(`${name} has no reverse`)
    const needs = command.needs(input, { today: now.slice(0, 10), by: { personId: null } } as never)
    const facts = await loadFacts(database.db, database.kind, organisationId, needs)
    const reversals = command.reverse(facts, input)
    const before = await rows()
    await write(cast.lead, issue(name, input))
    const between = await rows()
    for (const reversal of reversals) await write(cast.lead, { ...issue('plan.draft', { rolloutId }), ...reversal })
    expect([name, await rows()]).toEqual([name, before])
    return JSON.stringify(between) !== JSON.stringify(before)
  }
  return { read, thereAndBack, write }
}

describeOnBoth('reversals', (open) => {
  test('[TL-1] [TL-3] [PH-10] a moved date, a freeze period, a pin and settings are put back to the last row', async () => {
    const { read, thereAndBack, write } = await begin(await open())
    const early = (await read('phase')).find(({ phaseKey }) => phaseKey === 'early')?.goLiveOn ?? ''
    const freeze = {
      rolloutId,
      freezeId: 'closing',
      name: 'Closing',
      fromOn: addDays(early, -1),
      toOn: addDays(early, 5),
      locationId: null,
    }
    expect(await thereAndBack('plan.moveDate', { rolloutId, phaseKey: 'early', to: addDays(early, 14) })).toBe(true)
    expect(await thereAndBack('plan.addFreeze', freeze)).toBe(true)
    await write(cast.lead, issue('plan.addFreeze', freeze))
    expect(await thereAndBack('plan.addFreeze', { ...freeze, toOn: addDays(early, 12) })).toBe(true)
    expect(await thereAndBack('plan.removeFreeze', { rolloutId, freezeId: 'closing' })).toBe(true)
    const [late] = (await read('participant')).filter(({ phaseKey }) => phaseKey === 'rest')
    expect(await thereAndBack('plan.pin', { rolloutId, personId: late?.personId ?? '', phaseKey: 'rest' })).toBe(true)
    expect(await thereAndBack('plan.changeSettings', { rolloutId, settings: { seats: 6 } })).toBe(true)
    expect(await thereAndBack('plan.describe', { ...rollout, startOn: addDays(rollout.startOn, 7) })).toBe(true)
  })

  test('[AP-3] [TL-1] another approach is put back with the days that were asked for', async () => {
    const { read, thereAndBack, write } = await begin(await open())
    const day = (await read('phase')).find(({ phaseKey }) => phaseKey === 'core')?.goLiveOn ?? ''
    await write(cast.lead, issue('plan.moveDate', { rolloutId, phaseKey: 'core', to: addDays(day, 7) }))
    expect(await thereAndBack('plan.chooseApproach', { rolloutId, approach: 'big-bang', reason: 'The licence ends' })).toBe(true)
  })

  test('[CM-2] [CH-2] [RG-7] a message on hold, a tick, an owner, a holiday and a location', async () => {
    const { read, thereAndBack, write } = await begin(await open())
    const [message] = await read('message')
    const [item] = (await read('checklistItem')).filter((row) => row.item === 'accountsCreated')
    const [holiday] = (await read('holiday')).filter((row) => row.country === 'SR' && row.day > '2027')
    const [location] = (await read('location')).filter((row) => row.locationId === 'albina')
    const held = { rolloutId, messageKey: message?.messageKey ?? '', because: 'Not yet' }
    expect(await thereAndBack('communication.hold', held)).toBe(true)
    const tick = { rolloutId, itemKey: item?.itemKey ?? '' }
    expect(await thereAndBack('checklist.settle', { ...tick, state: 'done', evidence: 'Seen' })).toBe(true)
    expect(await thereAndBack('checklist.assign', { ...tick, ownerId: 'lilian' })).toBe(true)
    const { country = '', day = '', nameEn = '', nameNl = '' } = holiday ?? {}
    // From the first change by hand on a holiday is the organisation's own; that first one has no way back.
    await write(cast.lead, issue('regional.changeHoliday', { country, day, nameEn, nameNl, provisional: false, off: true }))
    expect(await thereAndBack('regional.changeHoliday', { country, day, nameEn: 'Other', nameNl, provisional: true, off: false })).toBe(
      true,
    )
    expect(location).toMatchObject(albina)
    expect(await thereAndBack('regional.changeLocation', { ...albina, closesAt: 900 })).toBe(true)
  })
})
